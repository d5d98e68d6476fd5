"""A list that drops from a filter: one or several values, looked for by their words or initials, all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.initials import initials
from retiree_desk.ui.widgets.line_edit import SearchEdit

_LONG = 12
_LINES = 12
_WIDTH = 220
_VALUE = Qt.ItemDataRole.UserRole
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Option:
    """A value as the list shows it; one without a value is a heading. ``level`` indents, ``note`` follows the word."""

    value: str
    word: str
    level: int = 0
    note: str = ""
    heading: bool = False


class ChoicePopup(QFrame):
    """``chosen`` brings the values each time one is taken in or out."""

    chosen = Signal(object)

    def __init__(
        self, name: str, options: Sequence[Option], *, several: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._options = tuple(options)
        self._several = several
        self._values: list[str] = []
        self.setProperty("popup", True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.search = SearchEdit(_("Type to find"))
        self.search.composed.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.px(6)] * 4))
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.search.setVisible(len(self._options) > _LONG)

    def drop(self, anchor: QWidget, values: Sequence[str]) -> None:
        """Show the list below ``anchor`` with ``values`` marked."""
        self._values = list(values)
        self.search.clear()
        self._fill("")
        self._place(anchor)
        self.show()
        (self.search if self.search.isVisibleTo(self) else self.list).setFocus(
            Qt.FocusReason.PopupFocusReason
        )

    def _fill(self, typed: str) -> None:
        wanted = typed.strip().lower()
        self.list.clear()
        for option in self._options:
            if not wanted or (not option.heading and _answers(option, wanted)):
                self.list.addItem(self._item(option, flat=bool(wanted)))
        marked = next((at for at in range(self.list.count()) if self._value(at) in self._values), 0)
        self.list.setCurrentRow(marked if self.list.count() else -1)

    def _item(self, option: Option, *, flat: bool) -> QListWidgetItem:
        indent = "" if flat else "\N{IDEOGRAPHIC SPACE}" * option.level
        item = QListWidgetItem(f"{indent}{option.word}" + (f"  {option.note}" if option.note else ""))
        item.setData(_VALUE, option.value)
        item.setSizeHint(QSize(theme.px(120), theme.px(theme.CONTROL)))
        if option.heading:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setFont(theme.now().font(Type.CAPTION))
            item.setForeground(theme.colour(Role.SOFT))
        else:
            on = option.value in self._values or (not option.value and not self._values)
            item.setIcon(icon(Icon.CHECK, Role.ACCENT if on else Role.CARD))
        return item

    def _value(self, at: int) -> str:
        return str(self.list.item(at).data(_VALUE))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        value = str(item.data(_VALUE))
        if not value or not self._several:
            self._values = [value] if value else []
            self.hide()
        elif value in self._values:
            self._values.remove(value)
        else:
            self._values.append(value)
        if self.isVisible():
            at = self.list.currentRow()
            self._fill(self.search.reading() if self.search.isVisibleTo(self) else "")
            self.list.setCurrentRow(at)
        self.chosen.emit(tuple(self._values))

    def _place(self, anchor: QWidget) -> None:
        window = anchor.window()
        lines = min(len(self._options), _LINES)
        height = lines * theme.px(theme.CONTROL) + theme.px(20)
        if self.search.isVisibleTo(self):
            height += theme.px(theme.CONTROL + 8)
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + theme.px(4)))
        room = window.mapToGlobal(QPoint(window.width(), window.height()))
        words = max((self.fontMetrics().horizontalAdvance(one.word + one.note) + theme.px(14) * one.level
                     for one in self._options), default=0)  # fmt: skip
        width = min(max(theme.px(_WIDTH), words + theme.px(80)), theme.px(420))
        left = max(window.mapToGlobal(QPoint(0, 0)).x(), min(corner.x(), room.x() - width))
        self.setGeometry(left, corner.y(), width, min(height, max(theme.px(160), room.y() - corner.y())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the typing goes on; Enter takes the line, Space too when in the list."""
        if (
            event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or self.search.composing()
        ):
            return False
        in_search = watched is self.search
        if event.key() in _TAKES and not (in_search and event.key() == Qt.Key.Key_Space):
            self._take(self.list.currentItem())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        if in_search and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        return False


def _answers(option: Option, wanted: str) -> bool:
    word = option.word.lower()
    return wanted in word or (wanted.isascii() and initials(word).startswith(wanted))
