"""Importing and exporting: the whole way of a workbook beside its floor, and the safety check by itself.

Run as ``python -m tests.benchmarks.bench_import [MEMBERS]``. The floor of an import is calamine's reading of the same file
and one ``add_many`` of the same rows into a fresh office of the same encrypted schema, with its change log and search
tokens; the floor of an export is reading the same rows. Seconds are of the processor, so that a busy computer does not tell.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from python_calamine import load_workbook

from retiree_desk.exchange import safety
from retiree_desk.services import exports, imports
from tests.benchmarks.crowd import TODAY, rows
from tests.offices import empty_store

T = TypeVar("T")
RUNS = 3


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "roster.xlsx"
        _export(folder, path, count)
        vetting = min(_timed(lambda: safety.vet(path))[0] for _again in range(RUNS))
        reading = min(_timed(lambda: _calamine(path))[0] for _again in range(RUNS))
        adding = min(_floor(folder / f"floor{again}", count) for again in range(RUNS))
        whole, parts = min(_import(folder / f"import{again}", path) for again in range(RUNS))
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


def _floor(folder: Path, count: int) -> float:
    """From the rows in hand to the end of the unit of work, where search tokens are made."""
    folder.mkdir()
    with empty_store(folder) as store:
        with store.unit("import") as unit:
            members = rows(count, unit)
            started = time.process_time()
            unit.members.add_many(members)
        return time.process_time() - started


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
