"""Reading a workbook or a table in text: sheets of cells that still know whether they were text, number or date."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from retiree_desk import collecting
from retiree_desk.exchange import csv_table, workbook_hints
from retiree_desk.exchange.safety import Format, Vetted, vet
from retiree_desk.exchange.sheets import Cell, Place, Sheet
from retiree_desk.troubles import Trouble

_MOST_FILLED = 2_000_000


def read(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a file; Trouble when it may not or cannot be read whole."""
    vetted = vet(path)
    if vetted.format is Format.CSV:
        return (Sheet(path.stem, csv_table.parse(vetted.data)),)
    try:
        with collecting.paused():
            return _parsed(vetted)
    except Trouble:
        raise
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise Trouble("file_damaged") from error
        raise


def _parsed(vetted: Vetted) -> tuple[Sheet, ...]:
    # Late: loading the parser takes longer than opening a window.
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    hints = workbook_hints.of(vetted)
    with load_workbook(io.BytesIO(vetted.data)) as book:
        return tuple(
            Sheet(
                meta.name,
                _filled(
                    _padded(sheet.to_python(skip_empty_area=False), hints.padded.get(meta.name, {})),
                    sheet.merged_cell_ranges or (),
                ),
                hidden=meta.visible != SheetVisibleEnum.Visible,
                lost=hints.lost.get(meta.name, {}),
                shown_dates=hints.shown_dates.get(meta.name, {}),
            )
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet
            for sheet in (book.get_sheet_by_name(meta.name),)
        )


def _padded(parsed: Iterable[Sequence[Cell]], places: Mapping[Place, int]) -> list[list[Cell]]:
    """A number that shows noughts in front is the text that it shows: 000123 is no 123."""
    rows = [row if isinstance(row, list) else list(row) for row in parsed]
    for (row, column), length in places.items():
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if (
            isinstance(cell, (int, float))
            and not isinstance(cell, bool)
            and cell == cell // 1
            and 0 <= cell < 10**length
        ):
            rows[row][column] = f"{int(cell):0{length}d}"
    return rows


_Range = tuple[tuple[int, int], tuple[int, int]]


def _filled(rows: list[list[Cell]], merged: Iterable[_Range]) -> list[list[Cell]]:
    """Each cell of a merged area gets the value that the area shows."""
    budget = _MOST_FILLED
    height, width = len(rows), len(rows[0]) if rows else 0
    for (top, left), (bottom, right) in merged:
        if top >= height or left >= width or rows[top][left] == "":
            continue
        columns = min(right, width - 1) + 1 - left
        budget -= (min(bottom, height - 1) + 1 - top) * columns
        if budget < 0:
            raise Trouble("file_bomb")
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : left + columns] = [value] * columns
    return rows
