"""A list that drops from a field while the typing goes on in the field: no focus of its own, deaf to no input method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.theme import Role

_LINES = 9
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as the list shows it."""

    value: str
    word: str
    chosen: bool = False


class PopupList(QFrame):
    """Choices below a field, or above it where there is no room; ``picked`` brings the value chosen."""

    picked = Signal(str)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._anchor = anchor
        self.setProperty("popup", True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.px(4)] * 4))
        layout.addWidget(self.list)
        self.hide()

    def offer(self, choices: Sequence[Choice], *, current: int = -1) -> None:
        """Show ``choices``, the one at ``current`` marked; no choices, no list."""
        self.list.clear()
        for choice in choices:
            self.list.addItem(self._item(choice))
        if not choices:
            self.hide()
            return
        self.list.setCurrentRow(current)
        self._place(len(choices))
        if self.isHidden():
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # a widget has an application
        self.show()
        self.raise_()

    def took_key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list: up, down, Esc; Enter picks and is left to the field as well."""
        if self.isHidden():
            return False
        if event.key() in _MOVES:
            QApplication.sendEvent(self.list, event)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem() is not None:
            self._pick(self.list.currentItem())
        return False

    def _pick(self, item: QListWidgetItem) -> None:
        value = item.data(_VALUE)
        self.hide()
        self.picked.emit(value)

    def _item(self, choice: Choice) -> QListWidgetItem:
        item = QListWidgetItem(choice.word)
        item.setData(_VALUE, choice.value)
        item.setSizeHint(QSize(theme.px(120), theme.px(theme.CONTROL)))
        if choice.chosen:
            item.setIcon(icon(Icon.CHECK, Role.ACCENT))
        return item

    def _place(self, lines: int) -> None:
        window = self._anchor.window()
        self.setParent(window)
        below = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + theme.px(2)))
        above = below.y() - self._anchor.height() - theme.px(4)
        height = min(lines, _LINES) * theme.px(theme.CONTROL) + theme.px(8) + 2
        room = window.height() - below.y() - theme.px(4)
        flipped = height > room and above > room
        height = min(height, above if flipped else room)
        width = max(self._anchor.width(), theme.px(160))
        left = max(0, min(below.x(), window.width() - width))
        self.setGeometry(left, above - height if flipped else below.y(), width, height)

    def hideEvent(self, event: QEvent) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # a widget has an application
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt hands a hide event

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go away when the person clicks or types elsewhere."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut and watched is self._anchor:
            self.hide()
        elif kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if (
                not self.isAncestorOf(watched)
                and not self._anchor.isAncestorOf(watched)
                and watched is not self._anchor
            ):
                self.hide()
        elif kind == QEvent.Type.Resize and watched is self.parent():
            self.hide()
        return False
