"""Which columns the register shows: look for one by its name, take it in or out, move it; kept for the next time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.paged_model import Column
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.initials import initials
from retiree_desk.ui.widgets.line_edit import SearchEdit
from retiree_desk.ui.widgets.words import caption, words

_VALUE = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """The columns there are at the left, the columns shown at the right; ``chosen`` brings their keys in order."""

    chosen = Signal(object)

    def __init__(
        self, columns: Sequence[Column], shown: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = {column.key: column for column in columns}
        self._usual = [column.key for column in columns if column.shown]
        self.setWindowTitle(_("Columns"))
        self.search = SearchEdit(_("Find a column"))
        self.search.composed.connect(self._offer)
        self.offered = _List(_("Columns there are"))
        self.offered.itemActivated.connect(self._take_in)
        self.offered.itemDoubleClicked.connect(self._take_in)
        self.taken = _List(_("Columns shown"))
        self.taken.itemDoubleClicked.connect(self._take_out)
        self._lay_out()
        self._show_taken(shown)

    def keys(self) -> list[str]:
        """The columns shown, as the dialog has them."""
        return [str(self.taken.item(at).data(_VALUE)) for at in range(self.taken.count())]

    def _lay_out(self) -> None:
        margin = theme.px(theme.MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(words(_("Columns of the register"), Type.TITLE))
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(16))
        left = QVBoxLayout()
        left.addWidget(caption(_("Columns there are; Enter takes one in")))
        left.addWidget(self.search)
        left.addWidget(self.offered, 1)
        right = QVBoxLayout()
        right.addWidget(caption(_("Columns shown, from left to right")))
        right.addWidget(self.taken, 1)
        right.addLayout(self._moves())
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        layout.addLayout(sides, 1)
        layout.addLayout(self._acts())
        self.resize(theme.px(640), min(theme.px(560), self.screen().availableGeometry().height() - 60))

    def _moves(self) -> QHBoxLayout:
        moves = QHBoxLayout()
        moves.setSpacing(theme.px(4))
        for word, name, act in (
            (_("Up"), Icon.MOVE_UP, lambda: self._move(-1)),
            (_("Down"), Icon.MOVE_DOWN, lambda: self._move(1)),
            (_("Take out"), Icon.LESS, self._take_out),
        ):
            made = button(word, name, Kind.QUIET)
            made.clicked.connect(lambda _checked, do=act: do())
            moves.addWidget(made)
        moves.addStretch(1)
        return moves

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        usual = button(_("As at first"), Icon.REFRESH, Kind.QUIET)
        usual.clicked.connect(lambda _checked: self._show_taken(self._usual))
        keep = button(_("Show these columns"), Icon.CHECK, Kind.PRIMARY)
        keep.setToolTip(_("Ctrl+Enter"))
        keep.clicked.connect(self.accept)
        leave = button(_("Leave"))
        leave.clicked.connect(self.reject)
        acts.addWidget(usual)
        acts.addStretch(1)
        acts.addWidget(leave)
        acts.addWidget(keep)
        return acts

    def _show_taken(self, keys: Sequence[str]) -> None:
        self.taken.clear()
        for key in keys:
            self.taken.addItem(_item(self._columns[key]))
        self.taken.setCurrentRow(0)
        self._offer(self.search.reading())

    def _offer(self, typed: str) -> None:
        wanted, taken = typed.strip().lower(), set(self.keys())
        self.offered.clear()
        for column in self._columns.values():
            word = column.heading.lower()
            if column.key not in taken and (wanted in word or initials(word).startswith(wanted)):
                self.offered.addItem(_item(column))
        self.offered.setCurrentRow(0)

    def _take_in(self, item: QListWidgetItem) -> None:
        self.taken.addItem(_item(self._columns[str(item.data(_VALUE))]))
        self.taken.setCurrentRow(self.taken.count() - 1)
        self._offer(self.search.reading())

    def _take_out(self) -> None:
        if self.taken.currentRow() >= 0 and self.taken.count() > 1:
            self.taken.takeItem(self.taken.currentRow())
            self._offer(self.search.reading())

    def _move(self, step: int) -> None:
        at = self.taken.currentRow()
        if 0 <= at + step < self.taken.count():
            self.taken.insertItem(at + step, self.taken.takeItem(at))
            self.taken.setCurrentRow(at + step)

    def accept(self) -> None:
        self.chosen.emit(self.keys())
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entering and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        elif entering and self.search.hasFocus() and self.offered.currentItem() is not None:
            self._take_in(self.offered.currentItem())
        elif event.key() == Qt.Key.Key_Delete and self.taken.hasFocus():
            self._take_out()
        elif event.key() == Qt.Key.Key_Escape or not entering:
            super().keyPressEvent(event)


class _List(QListWidget):
    """Names one below the other."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _item(column: Column) -> QListWidgetItem:
    item = QListWidgetItem(icon(Icon.COLUMNS, Role.SOFT), column.heading)
    item.setData(_VALUE, column.key)
    item.setSizeHint(QSize(theme.px(120), theme.px(theme.CONTROL)))
    return item
