"""Whom was the visit to? Type a name, initials, a number; Enter takes the person marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.line_edit import SearchEdit
from retiree_desk.ui.widgets.words import caption, words

_MOST = 8
_SEQ = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhomDialog(QDialog):
    """``chosen`` brings the identity."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(_("To whom"))
        self.search = SearchEdit(_("Name, initials, number or telephone"))
        self.search.installEventFilter(self)
        self.search.sought.connect(self._find)
        self.found = QListWidget()
        self.found.setAccessibleName(_("People found"))
        self.found.itemActivated.connect(self._take)
        margin = theme.px(theme.MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(words(_("To whom"), Type.TITLE))
        column.addWidget(self.search)
        column.addWidget(self.found, 1)
        column.addWidget(caption(_("Enter: take · Esc: back")))
        self.resize(theme.px(520), theme.px(420))
        self.search.setFocus()

    def _find(self, typed: str) -> None:
        self.found.clear()
        for seq, word in self._desk.read(lambda unit: _answers(unit, typed)):
            item = QListWidgetItem(word)
            item.setData(_SEQ, seq)
            self.found.addItem(item)
        self.found.setCurrentRow(0 if self.found.count() else -1)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        seq = int(item.data(_SEQ))
        for uid in self._desk.read(lambda unit: unit.members.uids_of_seqs([seq])):
            self.accept()
            self.chosen.emit(uid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the typing goes on; Enter takes the line."""
        if (
            not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
            or self.search.composing()
        ):
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.found.setCurrentRow(max(0, min(self.found.count() - 1, self.found.currentRow() + step)))
            return True
        if event.key() in _ENTER:
            self.search.seek()
            self._take(self.found.currentItem())
            return True
        return False


def _answers(unit: Unit, typed: str) -> list[tuple[int, str]]:
    seqs = [one.seq for one in unit.members.find(typed, _MOST)] if typed else []
    keys = "name member_no category status area_id building".split()
    return [
        (
            line.seq,
            "   ".join(str(line.values[key]) for key in keys if line.values.get(key)),
        )
        for line in unit.members.lines(seqs, keys)
    ]
