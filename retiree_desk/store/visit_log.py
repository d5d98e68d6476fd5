"""The log of visits as a list: which ones in which order from one query, and the lines of those that are seen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from retiree_desk.domain.ids import Uid
from retiree_desk.store.tree import Tree

_ORDERS = {
    "day": "v.day {0}, v.id {0}",
    "name": "i.pinyin {0}, v.day DESC",
    "kind": "v.kind {0}, v.day DESC",
    "result": "v.result {0}, v.day DESC",
    "staff": "v.staff {0}, v.day DESC",
    "entered_on": "v.entered_on {0}, v.id {0}",
}
SORTS = tuple(_ORDERS)


@dataclass(frozen=True, slots=True)
class VisitQuery:
    """All conditions hold together; an empty one does not restrict. ``node`` is a group's identity in hex."""

    start: date | None = None
    end: date | None = None
    kinds: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    staff: str = ""
    node: str = ""
    text: str = ""
    voided: bool = False


class VisitLine(NamedTuple):
    """One visit as the log shows it; ``number`` is local, for lists only."""

    number: int
    uid: Uid
    member: int
    name: str
    area_id: Uid | None
    day: str
    kind: str
    result: str
    staff: str
    note: str
    entered_on: str
    voided: bool


class VisitLog:
    """Visits of everybody."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self, query: VisitQuery, sort: str = "day", *, descending: bool = True) -> Sequence[int]:
        """The local numbers of all visits of a query, in order."""
        tests, values = self._conditions(query)
        order = _ORDERS.get(sort, _ORDERS["day"]).format("DESC" if descending else "ASC")
        joined = self._connection.exec_driver_sql(
            "SELECT group_concat(n) FROM (SELECT v.rowid AS n FROM visit v JOIN member m ON m.id = v.member_id"
            f" LEFT JOIN member_index i ON i.seq = m.seq WHERE {' AND '.join(tests)} ORDER BY {order})",
            tuple(values),
        ).scalar()
        return array("q", map(int, joined.split(","))) if joined else array("q")

    def lines(self, numbers: Sequence[int]) -> list[VisitLine]:
        """The lines of these visits, in any order."""
        if not numbers:
            return []
        rows = self._connection.exec_driver_sql(
            "SELECT v.rowid, v.id, m.seq, coalesce(m.name, ''), m.area_id, coalesce(v.day, ''), coalesce(v.kind, ''),"
            " coalesce(v.result, ''), coalesce(v.staff, ''), coalesce(v.note, ''), coalesce(v.entered_on, ''), v.voided"
            f" FROM visit v JOIN member m ON m.id = v.member_id WHERE v.rowid IN ({', '.join(map(str, numbers))})"
        ).all()
        return [VisitLine._make(row)._replace(voided=bool(row[-1])) for row in rows]

    def _conditions(self, query: VisitQuery) -> tuple[list[str], list[Any]]:
        tests, values = ["m.voided = 0", "1" if query.voided else "v.voided = 0"], list[Any]()
        for test, value in (("v.day >= ?", query.start), ("v.day <= ?", query.end)):
            if value is not None:
                tests.append(test)
                values.append(value.isoformat())
        for column, terms in (("kind", query.kinds), ("result", query.results)):
            if terms:
                tests.append(f"v.{column} IN ({', '.join('?' * len(terms))})")
                values += terms
        if query.staff:
            tests.append("'、' || v.staff || '、' LIKE ?")
            values.append(f"%、{query.staff}、%")
        if query.text:
            tests.append("(m.name LIKE ? OR m.member_no = ?)")
            values += [f"%{query.text}%", query.text]
        if query.node:
            below = Tree(self._connection).below(bytes.fromhex(query.node))
            marks = ", ".join("?" * len(below))
            tests.append(
                f"(m.area_id IN ({marks}) OR m.station_id IN ({marks}) OR m.party_branch_id IN ({marks}))"
            )
            values += [*below, *below, *below]
        return tests, values
