"""Reading and writing the rows of any logged table: values in, values out, nothing ever deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from retiree_desk.domain.ids import Uid, new_id
from retiree_desk.domain.values import Row, Value
from retiree_desk.store.tables import metadata

CHUNK = 500  # identities in one IN list


class Rows:
    """One logged table; only rows that are not voided are seen, unless ``get`` is asked for one by identity."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection = connection
        self._table = table

    def add(self, values: Row) -> Uid:
        """Keep a new row; its identity."""
        return self.add_many([values])[0]

    def add_many(self, rows: Sequence[Row]) -> list[Uid]:
        """Keep many new rows in one statement; a row that brings its own ``id`` keeps it."""
        if not rows:
            return []
        columns = self._known(set[str]().union({"id"}, *rows))
        full: list[Mapping[str, Any]] = [row if "id" in row else {"id": new_id(), **row} for row in rows]
        named, marks = ", ".join(map(_quoted, columns)), ", ".join("?" * len(columns))
        self._connection.exec_driver_sql(
            f"INSERT INTO {self._table.name} ({named}) VALUES ({marks})",
            [tuple(map(row.get, columns)) for row in full],
        )
        return [row["id"] for row in full]

    def update(self, uid: Uid, values: Row) -> None:
        """Write the named columns of one row."""
        self.update_many([(uid, values)])

    def update_many(self, changes: Iterable[tuple[Uid, Row]]) -> None:
        """Write many rows; those that change the same columns share a statement."""
        alike: dict[tuple[str, ...], list[tuple[Value, ...]]] = {}
        for uid, values in changes:
            if values:
                alike.setdefault(tuple(values), []).append((*values.values(), uid))
        for columns, parameters in alike.items():
            self._known(columns)
            assigned = ", ".join(f"{_quoted(name)} = ?" for name in columns)
            self._connection.exec_driver_sql(
                f"UPDATE {self._table.name} SET {assigned} WHERE id = ?", parameters
            )

    def void(self, uid: Uid) -> None:
        """Take the row out of sight; it stays, and ``unvoid`` brings it back."""
        self.update(uid, {"voided": 1})

    def unvoid(self, uid: Uid) -> None:
        """Bring a voided row back."""
        self.update(uid, {"voided": 0})

    def get(self, uid: Uid) -> dict[str, Value] | None:
        """One row, voided or not."""
        return next(self._read("WHERE id = ?", uid), None)

    def get_many(self, uids: Sequence[Uid], only: Collection[str] = ()) -> dict[Uid, dict[str, Value]]:
        """Several rows by identity, voided or not; ``only`` these columns and ``id``, or all."""
        names = ["id", *self._known(only)] if only else self._table.c.keys()
        found: dict[Uid, dict[str, Value]] = {}
        for start in range(0, len(uids), CHUNK):
            part = uids[start : start + CHUNK]
            for row in self._read(f"WHERE id IN ({_marks(part)})", *part, names=names):
                uid = row["id"]
                assert isinstance(uid, Uid)
                found[uid] = row
        return found

    def of_member(self, member_id: Uid) -> list[dict[str, Value]]:
        """The live rows that belong to one member, in the order they were added."""
        return list(self.where(member_id=member_id))

    def of_members(self, member_ids: Sequence[Uid]) -> Iterator[dict[str, Value]]:
        """The live rows that belong to any of these members, each member's in the order they were added."""
        for start in range(0, len(member_ids), CHUNK):
            part = member_ids[start : start + CHUNK]
            yield from self._read(f"WHERE member_id IN ({_marks(part)}) AND voided = 0 ORDER BY id", *part)

    def ever_of_member(self, member_id: Uid) -> list[dict[str, Value]]:
        """The rows that belong or once belonged to one member, voided ones too: for history."""
        return list(self._read("WHERE member_id = ? ORDER BY id", member_id))

    def where(self, **equal: Value) -> Iterator[dict[str, Value]]:
        """The live rows whose columns hold these values."""
        tests = [f"{_quoted(name)} IS ?" for name in self._known(equal)]
        values = [equal[name] for name in self._known(equal)]
        return self._read(f"WHERE {' AND '.join(['voided = 0', *tests])} ORDER BY id", *values)

    def between(self, column: str, first: Value, last: Value) -> Iterator[dict[str, Value]]:
        """The live rows whose ``column`` lies between two values, both included, in its order."""
        (name,) = map(_quoted, self._known([column]))
        return self._read(f"WHERE voided = 0 AND {name} BETWEEN ? AND ? ORDER BY {name}, id", first, last)

    def all(self) -> Iterator[dict[str, Value]]:
        """Every live row, in the order they were added."""
        return self.where()

    def voided(self) -> Iterator[dict[str, Value]]:
        """The rows out of sight: the recycle bin."""
        return self._read("WHERE voided <> 0 ORDER BY id")

    def _read(self, condition: str, *values: Value, names: Sequence[str] = ()) -> Iterator[dict[str, Value]]:
        names = names or self._table.c.keys()
        chosen = f"SELECT {', '.join(map(_quoted, names))} FROM {self._table.name} {condition}"
        for row in self._connection.exec_driver_sql(chosen, values):
            yield dict(zip(names, row, strict=True))

    def _known(self, names: Collection[str]) -> list[str]:
        """The columns of these names, always in one order, so that like rows share a prepared statement."""
        unknown = [name for name in names if name not in self._table.c]
        if unknown:
            raise KeyError(f"{self._table.name} has no column {', '.join(unknown)}")
        return sorted(names)


def rows_of(connection: Connection, name: str) -> Rows:
    """The rows of the logged table called ``name``."""
    table = metadata.tables[name]
    if "wire" not in table.info:
        raise KeyError(f"{name} is not a logged table")
    return Rows(connection, table)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _quoted(name: str) -> str:
    return f'"{name}"'
