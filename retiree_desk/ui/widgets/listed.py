"""Lines of a table that are all in memory: short lists that a page has read whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView

from retiree_desk.ui.paged_model import PagedModel
from retiree_desk.ui.widgets.table import Table

Sorter = Callable[[Any], Any]


def give_room(table: Table, key: str) -> None:
    """Let the column ``key`` take what room is left, instead of the last one: no scroll bar where the content fits."""
    header = table.horizontalHeader()
    at = next(place for place in range(header.count()) if table.shown()[place] == key)
    header.setStretchLastSection(False)
    header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)


def spare(table: Table, keys: Collection[str], *, hidden: bool) -> None:
    """Hide the columns ``keys`` where there is little room, and show them again where there is."""
    model = table.model()
    assert isinstance(model, PagedModel)
    for at, column in enumerate(model.columns):
        if column.key in keys:
            table.setColumnHidden(at, hidden)


class Listed:
    """Named tuples whose first field is the line's id; ``sorts`` gives a column's key, without one they stay in order."""

    def __init__(self, lines: Iterable[Any] = (), sorts: Mapping[str, Sorter] | None = None) -> None:
        self._lines = {line[0]: line for line in lines}
        self._sorts = sorts or {}

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """All ids, sorted by the column asked for."""
        found = list(self._lines)
        key = self._sorts.get(sort)
        if key is not None:
            found.sort(key=lambda one: key(self._lines[one]), reverse=descending)
        return found

    def lines(self, ids: Sequence[int]) -> Sequence[Any]:
        """The lines of these ids."""
        return [self._lines[one] for one in ids if one in self._lines]

    def line(self, wanted: int | None) -> Any | None:  # noqa: ANN401 - a named tuple of any kind
        """One line by its id."""
        return None if wanted is None else self._lines.get(wanted)
