"""Importing and exporting: the whole way of a workbook beside its floor, and the safety check by itself.

Run as ``python -m tests.benchmarks.bench_import [MEMBERS]``. The floor of an import is calamine's reading of the same file,
everybody's search tokens, and plain ``executemany`` of rows and tokens in one transaction on the same encrypted schema, whose
triggers log them; the floor of an export is reading the same rows. Seconds are of the processor, so that a busy computer
does not tell; floor and import take turns, and the least of each counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from python_calamine import load_workbook

from retiree_desk.domain import search_tokens
from retiree_desk.domain.ids import new_id
from retiree_desk.domain.values import Row
from retiree_desk.exchange import safety
from retiree_desk.services import exports, imports
from retiree_desk.store.engine import connect
from tests.benchmarks.crowd import TODAY, rows
from tests.offices import KEY, empty_store

T = TypeVar("T")
RUNS = 5


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "roster.xlsx"
        _export(folder, path, count)
        vetting = min(_timed(lambda: safety.vet(path))[0] for _again in range(RUNS))
        both = [
            (_floor(folder / f"floor{n}", path, count), _import(folder / f"import{n}", path))
            for n in range(RUNS)
        ]
        reading, adding = min((floor for floor, _ours in both), key=sum)
        whole, parts = min(ours for _floor_, ours in both)
        print(f"import of {count}: {whole:.2f} s ({parts})")
        print(f"  safety check alone {vetting:.2f} s")
        print(
            f"  floor: calamine {reading:.2f} s + rows {adding:.2f} s; ratio {whole / (reading + adding):.2f}"
        )


def _export(folder: Path, path: Path, count: int) -> None:
    (folder / "source").mkdir()
    with empty_store(folder / "source") as store:
        with store.unit("demo") as unit:
            unit.members.add_many(rows(count, unit))
        with store.reading() as unit:
            floor, _members = _timed(lambda: list(unit.members.values_of()))
            taken, _people = _timed(lambda: exports.export(unit, path, today=TODAY))
        print(
            f"export of {count}: {taken:.2f} s, {path.stat().st_size / 1e6:.1f} MB; reading the rows {floor:.2f} s"
        )


def _calamine(path: Path) -> int:
    book = load_workbook(str(path))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def _floor(folder: Path, path: Path, count: int) -> tuple[float, float]:
    """Reading the file, and then from the rows in hand to the end of the transaction."""
    reading, _cells = _timed(lambda: _calamine(path))
    folder.mkdir()
    with empty_store(folder) as store:
        with store.unit("import") as unit:
            members = [{"id": new_id(), **row} for row in rows(count, unit)]
        raw = connect(folder / "office.db", KEY)
        raw.execute("PRAGMA synchronous=OFF")  # as the store of the import beside it
        adding, _none = _timed(lambda: _insert(raw, members))
        raw.close()
    return reading, adding


def _insert(raw: Any, members: Sequence[Row]) -> None:  # noqa: ANN401 - the driver is untyped
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE change_state SET set_id = 1")
    raw.executemany(
        f"INSERT INTO member({', '.join(members[0])}) VALUES ({', '.join('?' * len(members[0]))})",
        [tuple(row.values()) for row in members],
    )
    raw.executemany(
        "INSERT INTO search_token(token, seq) VALUES (?, ?)",
        [(token, seq) for seq, row in enumerate(members, 1) for token in _tokens(row)],
    )
    raw.execute("UPDATE change_state SET set_id = NULL")
    raw.execute("COMMIT")


def _tokens(row: Row) -> Iterable[str]:
    name, number, id_number, birth, mobile = (
        str(row[key] or "") for key in ("name", "member_no", "id_number", "birth_date", "mobile")
    )
    return search_tokens.tokens(
        search_tokens.Searchable(
            name=name,
            member_no=number,
            id_number=id_number,
            birth=birth,
            phones=(mobile,) if mobile else (),
            area="第1片区",
            building="3号楼",
        )
    )


def _import(folder: Path, path: Path) -> tuple[float, str]:
    folder.mkdir()
    with empty_store(folder) as store:
        started = time.process_time()
        sheets = imports.read(path)
        read = time.process_time()
        with store.unit("import") as unit:
            planned = imports.plan(unit, sheets, today=TODAY)
            looked = time.process_time()
            imports.apply(unit, planned)
            written = time.process_time()
        ended = time.process_time()
    parts = f"read {read - started:.2f}, plan {looked - read:.2f}, write {written - looked:.2f}, close {ended - written:.2f}"
    return ended - started, parts


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


if __name__ == "__main__":
    main()
