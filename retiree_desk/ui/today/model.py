"""The rows of today's desk for a view: one column, people read by pages as their rows are seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from retiree_desk import i18n
from retiree_desk.domain.values import Value
from retiree_desk.i18n import _, ngettext
from retiree_desk.services.today import Today
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today.items import WORDS, Item, Kind
from retiree_desk.ui.today.telling import KEYS, Telling, doubt, tell
from retiree_desk.ui.widgets.progress import grouped

PAGE = 100
ITEM = Qt.ItemDataRole.UserRole + 1
TELLING = Qt.ItemDataRole.UserRole + 2
HEADINGS = frozenset({Kind.HEADING, Kind.PLACE})

Index = QModelIndex | QPersistentModelIndex


class DayModel(QAbstractTableModel):
    """``done`` are those recorded since the list was laid out: they keep their place and say so."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._items: Sequence[Item] = ()
        self._today: Today | None = None
        self._titles: Mapping[str, str] = {}
        self._people: dict[int, Mapping[str, Value]] = {}
        self._told: dict[int, Telling] = {}
        self.done: set[int] = set()

    def show(self, items: Sequence[Item], today: Today, titles: Mapping[str, str]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._items, self._today, self._titles = items, today, titles
        self._people.clear()
        self._told.clear()
        self.done.clear()
        self.endResetModel()

    def renew(self, today: Today, seqs: set[int]) -> None:
        """The same rows after something happened to these people: what the register says of them is as it was."""
        self._today = today
        for row in [row for row in self._told if self._items[row].seq in seqs]:
            del self._told[row]
        if self._items:  # in one word: looking for their rows takes longer than painting those that are seen
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, 0))

    def item(self, row: int) -> Item | None:
        """The row's item."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, seq: int) -> int:
        """The first row that is this person's, or -1."""
        rows = enumerate(self._items)
        return next((row for row, item in rows if item.seq == seq and item.kind not in HEADINGS), -1)

    def telling(self, row: int) -> Telling:
        """The row in words, kept until something changes about the person."""
        found = self._told.get(row)
        if found is None:
            found = self._told[row] = self._tell(row)
        return found

    def _tell(self, row: int) -> Telling:
        item = self._items[row]
        if self._today is None:
            return Telling("")
        if item.kind in HEADINGS or item.kind is Kind.MORE:
            return self._heading(item, row)
        if item.kind is Kind.DOUBT:
            return doubt(item)
        if item.seq not in self._people:
            self._read(row)
        return tell(
            item, self._people.get(item.seq, {}), self._today, self._titles, done=item.seq in self.done
        )

    def _heading(self, item: Item, row: int) -> Telling:
        if item.kind is Kind.MORE:
            more = ngettext("{count} more: show all", "{count} more: show all", item.many)
            return Telling(more.format(count=grouped(item.many)))
        if item.kind is Kind.HEADING:
            return Telling(_(WORDS[item.section]), left=grouped(item.many))
        if item.seq == 0:
            this_week = item.what == (self._today.on if self._today else None)
            return Telling(
                _("These seven days") if this_week else _("The seven days after"), left=grouped(item.many)
            )
        if item.seq not in self._people:
            self._read(row)
        values = self._people.get(item.seq, {})
        place = " ".join(str(values[key]) for key in ("area_id", "building") if values.get(key))
        people = ngettext("{count} person", "{count} people", item.many).format(count=grouped(item.many))
        return Telling(place or _("No building noted"), left=people)

    def _read(self, row: int) -> None:
        start = row // PAGE * PAGE
        wanted = {item.seq for item in self._items[start : start + PAGE] if item.seq} - self._people.keys()
        found = self._desk.read(lambda unit: unit.members.lines(sorted(wanted), KEYS))
        self._people.update((line.seq, line.values) for line in found)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return Qt.ItemFlag.NoItemFlags
        if item.kind in HEADINGS:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == ITEM:
            return item
        if role == TELLING:
            return self.telling(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self.telling(index.row())
            chips = [said.state.word if said.state else "", *(chip.word for chip in said.chips)]
            parts = (said.name, said.about, said.why, said.left, *chips)
            return spoken(parts)
        return None


def spoken(parts: Sequence[str]) -> str:
    """The row for the ear, and for a copy."""
    return (", " if i18n.language() == "en" else "，").join(part for part in parts if part)
