"""A table of any length: the ids of all lines from one query, the lines themselves by pages of 200 as they are seen.

It knows nothing of SQL: whoever gives the ``Lines`` sorts and filters there. ``rowCount`` is true from the start, so the
scroll bar is honest. A line that has vanished since shows blank until the next reload.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from retiree_desk.ui.widgets.chips import ChipLook

PAGE = 200
PAGES_KEPT = 50
CHIPS = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
Line = Any  # a named tuple with the values of one line; its first field is the line's id


class Lines(Protocol):
    """Where lines come from."""

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """The ids of all lines in order: one indexed query."""
        ...

    def lines(self, ids: Sequence[int]) -> Sequence[Line]:
        """The lines of these ids, in any order, those that are gone left out."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where its text comes from, how wide it is at 100 % text, whether it can be sorted by.

    The columns with the greatest ``lesser`` give way first where there is no room for all; those with none stay.
    """

    key: str
    heading: str
    text: Callable[[Any], str]
    width: int = 120
    sortable: bool = False
    figures: bool = False
    shown: bool = True
    strong: bool = False
    chips: Callable[[Any], tuple[ChipLook, ...]] | None = None
    hint: Callable[[Any], str] | None = None
    lesser: int = 0


class PagedModel(QAbstractTableModel):
    """The lines of a table view; flags and selection never read one."""

    def __init__(
        self,
        lines: Lines,
        columns: Sequence[Column],
        *,
        sort: str = "",
        descending: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sort_key = sort
        self.descending = descending
        self._lines = lines
        self._ids: Sequence[int] = ()
        self._pages: OrderedDict[int, Mapping[int, Line]] = OrderedDict()

    def show(self, lines: Lines) -> None:
        """Show other lines: another filter, another search."""
        self._lines = lines
        self.reload()

    def reload(self) -> None:
        """Ask for the ids anew; lines are read again as they are seen. The view keeps its place."""
        ids = self._lines.ids(sort=self.sort_key, descending=self.descending)
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def ids(self) -> Sequence[int]:
        """All ids in order."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """The id in ``row``."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def rows_of(self, ids: Iterable[int]) -> list[int]:
        """The rows of those of ``ids`` that are here, in order."""
        wanted = set(ids)
        if not wanted:
            return []
        return [row for row, found in enumerate(self._ids) if found in wanted]

    def line(self, row: int) -> Line | None:
        """The line in ``row``, or nothing when it has vanished."""
        page = self._page(row // PAGE)
        return page.get(self._ids[row])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort where the lines come from; a column that can't be sorted by is left alone."""
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            self.sort_key = self.columns[column].key
            self.descending = order == Qt.SortOrder.DescendingOrder
            self.reload()

    def sorted_column(self) -> int:
        """The column sorted by, or -1."""
        return next((at for at, column in enumerate(self.columns) if column.key == self.sort_key), -1)

    def _page(self, number: int) -> Mapping[int, Line]:
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            page = {line[0]: line for line in self._lines.lines(ids)}
            self._pages[number] = page
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _A_LINE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _FIGURES if column.figures else _WORDS
        ask = _ASKED.get(role)
        if ask is None or not index.isValid():
            return None
        line = self.line(index.row())
        return None if line is None else ask(column, line)

    def headerData(
        self, place: int, direction: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if direction != Qt.Orientation.Horizontal or not 0 <= place < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _FIGURES if self.columns[place].figures else _WORDS
        return self.columns[place].heading if role == Qt.ItemDataRole.DisplayRole else None


_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_A_LINE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


def _text(column: Column, line: Line) -> str:
    return column.text(line)


def _chips(column: Column, line: Line) -> tuple[ChipLook, ...] | None:
    return column.chips(line) if column.chips else None


def _hint(column: Column, line: Line) -> str | None:
    return column.hint(line) if column.hint else None


_ASKED: dict[int, Callable[[Column, Line], object]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: _hint,
    CHIPS: _chips,
}
