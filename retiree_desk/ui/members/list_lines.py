"""Where the lines of the register come from: the ids from one query, the values of the columns shown page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.domain.values import Value
from retiree_desk.ui.desk import Desk

SORTS: dict[str, Sort] = {
    "name": Sort.PINYIN,
    "stroke": Sort.STROKE,
    "age": Sort.AGE,
    "place": Sort.PLACE,
    "score": Sort.SCORE,
    "member_no": Sort.NUMBER,
    "retired_rank": Sort.RANK,
}
KEYS = {sort: key for key, sort in SORTS.items()}


class Line(NamedTuple):
    """One person in the list."""

    seq: int
    values: Mapping[str, Value]
    today: date


class RegisterLines:
    """The people of one query with the fields ``keys``."""

    def __init__(self, desk: Desk, query: ListQuery, keys: Sequence[str]) -> None:
        self._desk = desk
        self.query = query
        self.keys = tuple(keys)

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """Local numbers in order; the younger are those born later."""
        order = SORTS.get(sort, Sort.PINYIN)
        asked = replace(self.query, sort=order, descending=descending != (order is Sort.AGE))
        return self._desk.read(lambda unit: unit.members.ids(asked, self._desk.today()))

    def lines(self, ids: Sequence[int]) -> Sequence[Line]:
        """The values of these people."""
        found = self._desk.read(lambda unit: unit.members.lines(ids, self.keys))
        today = self._desk.today()
        return [Line(line.seq, line.values, today) for line in found]
