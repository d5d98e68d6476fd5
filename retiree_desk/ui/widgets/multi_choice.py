"""A field that holds several codes: chips for what is chosen, a list to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.widgets.chips import RemovableChip
from retiree_desk.ui.widgets.code_box import matching
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.popup_list import Choice, PopupList


class MultiChoice(QFrame):
    """Values in the order they were chosen; one that no list knows is kept as it is."""

    changed = Signal()

    def __init__(
        self, codes: Sequence[str], words: Callable[[str], str] = str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._codes = tuple(codes)
        self._words = words
        self._chosen: list[str] = []
        self.setProperty("field", True)
        self.setMinimumHeight(theme.px(theme.CONTROL))
        self._flow = FlowLayout(self, gap=4)
        self._flow.setContentsMargins(theme.px(4), theme.px(3), theme.px(4), theme.px(3))
        self._chips: list[RemovableChip] = []
        self._add = _Add(self)
        self._add.composed.connect(self._offer)
        self._add.opened.connect(self._open)
        self._add.removed_last.connect(self._remove_last)
        self._add.popup.picked.connect(self._toggle)
        self._flow.addWidget(self._add)
        self._add.installEventFilter(self)

    def value(self) -> tuple[str, ...]:
        """The codes chosen."""
        return tuple(self._chosen)

    def set_value(self, codes: Iterable[str]) -> None:
        """Show ``codes`` as chosen."""
        self._chosen = list(dict.fromkeys(codes))
        self._show()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the place where one types: a focus proxy would upset the order of Tab."""
        self._add.setFocus(reason)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._add.setAccessibleName(_("{field}: add").format(field=name))

    def _show(self) -> None:
        self._flow.takeAt(self._flow.count() - 1)
        self._flow.empty()
        self._chips = [RemovableChip(code, self._words(code)) for code in self._chosen]
        for chip in self._chips:
            chip.removed.connect(self._toggle)
            self._flow.addWidget(chip)
        self._flow.addWidget(self._add)
        self._order()
        self.updateGeometry()

    def _order(self) -> None:
        """Let Tab reach the chips before the place to type, where that place stood among the other fields."""
        before: QWidget = self._add
        for chip in self._chips:
            QWidget.setTabOrder(before, chip)
            before = chip
        if self._chips:
            QWidget.setTabOrder(before, self._add)

    def _open(self) -> None:
        self._offer("")

    def _offer(self, typed: str) -> None:
        if not self._add.hasFocus():
            return
        found = matching(self._codes, self._words, typed)
        choices = [Choice(code, self._words(code), code in self._chosen) for code in found]
        self._add.popup.offer(choices, current=0 if typed and found else -1)

    def _toggle(self, code: str) -> None:
        if code in self._chosen:
            self._chosen.remove(code)
        else:
            self._chosen.append(code)
        self._add.clear()
        self._add.popup.hide()
        self._show()
        self._add.setFocus()
        self.changed.emit()

    def _remove_last(self) -> None:
        if self._chosen:
            self._toggle(self._chosen[-1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame shows the focus of the field in it."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().polish(self)
        return super().eventFilter(watched, event)


class _Add(LineEdit):
    """The place in the field where the next value is typed."""

    opened = Signal()
    removed_last = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.popup = PopupList(self)
        self.setPlaceholderText(_("Add…"))
        self.setFixedWidth(theme.px(96))
        self.setStyleSheet(f"border: 0; background: transparent; padding: 0; min-height: {theme.px(24)}px")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.composing():
            if self.popup.took_key(event):
                return
            if event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down):
                self.opened.emit()
                return
            if event.key() == Qt.Key.Key_Backspace and not self.text():
                self.removed_last.emit()
                return
        super().keyPressEvent(event)
