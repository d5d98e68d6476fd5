"""The rows of a table as values, with every cell that was refused and every doubt, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.exchange import cells, folding, people_rows
from retiree_desk.exchange.cells import Parser
from retiree_desk.exchange.columns import Column, Parse, SheetKind
from retiree_desk.exchange.headings import Table
from retiree_desk.exchange.sheets import Cell, Place

HOLDING = frozenset({"member_no", "name", "id_number", "who_id"})
"""A refused cell in one of these columns holds back its whole row."""

_WATCHED_TERMS = frozenset({"sex", "category", "status", "residence", "care_level", "type", "kind", "result"})
_MOVED_BY_SPREADSHEET = frozenset({Parse.TEXT, Parse.PATH, Parse.CODE, Parse.CODES, Parse.PHONE})


class Remark(NamedTuple):
    """A refusal or a doubt about one cell: its column by place, -1 for the whole row."""

    column: int
    code: str
    facts: Mapping[str, object]
    value: str = ""


@dataclass(slots=True)
class Line:
    """One row about somebody; ``row`` counts from 0, ``values`` leave out blanks and refused cells."""

    row: int
    values: dict[str, Value]
    refused: list[Remark] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)
    held: bool = False

    def text(self, key: str) -> str:
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def hold(self, code: str, column: int = -1, **facts: object) -> None:
        """Keep the row back for a reason found later."""
        self.refused.append(Remark(column, code, facts))
        self.held = True

    def doubt(self, code: str, column: int = -1, value: str = "", **facts: object) -> None:
        self.doubts.append(Remark(column, code, facts, value))


def read(table: Table) -> Iterator[Line]:
    """The rows about people in their order."""
    made = {place: _reader(column, table) for place, column in table.columns.items()}
    readers = {place: (reader, reader.key, reader.known) for place, reader in made.items()}
    needed = _needed(table)
    lost = _lost_rows(table)
    for index, row, filled in people_rows.rows_of(table):
        line = Line(index, values := {})
        for place in filled:
            cell, (reader, key, known) = row[place], readers[place]
            if type(cell) is str and (understood := known.get(cell)) is not None:
                values[key] = understood
                continue
            if table.sheet.shown_dates and isinstance(cell, date):
                cell = _precise(table, Place(index, place), cell)
            _read_cell(line, cell, place, reader)
        for place in lost.get(index, ()):
            _lose(line, place, table.columns[place], table.sheet.lost[Place(index, place)])
        _finish(line, table, needed)
        yield line


def shown(cell: Cell) -> str:
    """A cell for a message or for the workbook of refused rows."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell == cell // 1 and abs(cell) < 10**15:
        return str(int(cell))
    return str(cell).upper() if isinstance(cell, float) else str(cell)  # 6.1E+17, as Excel shows it


class _Reader(NamedTuple):
    """What is done with the cells of one column; ``terms`` are those that are doubtful when others stand there.

    ``known`` are the texts understood so far: most columns say the same few things again and again.
    """

    column: Column
    key: str
    parse: Parser
    terms: frozenset[str] | None
    known: dict[str, Value]


def _reader(column: Column, table: Table) -> _Reader:
    watched = column.parse is Parse.CODE and column.codes and column.key in _WATCHED_TERMS
    parser = cells.parser_of(column, table.layout.table)
    return _Reader(column, column.key, parser, frozenset(column.codes) if watched else None, {})


def _read_cell(line: Line, cell: Cell, place: int, reader: _Reader) -> None:
    column, key, parse, terms, known = reader
    try:
        value = parse(cell)
    except RuleBroken as broken:
        line.refused.append(Remark(place, broken.code, broken.facts, shown(cell)))
        line.held = line.held or key in HOLDING or column.needed
        return
    if value is None:
        return
    line.values[key] = value
    if terms is not None and value not in terms:
        line.doubt("unknown_term", place, str(value))
    elif isinstance(cell, str):
        known[cell] = value
    if isinstance(cell, date) and column.parse in _MOVED_BY_SPREADSHEET:
        line.doubt("date_in_text", place, str(value))


def _precise(table: Table, place: Place, cell: date) -> Cell:
    """A date cell that shows a month or a year alone says no more than that, where part of a date is enough."""
    length = table.sheet.shown_dates.get(place)
    if length and table.columns[place.column].parse is Parse.PARTIAL_DATE:
        return cell.isoformat()[:length]
    return cell


def _lost_rows(table: Table) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place in table.sheet.lost:
        if place.column in table.columns:
            found.setdefault(place.row, []).append(place.column)
    return found


def _lose(line: Line, place: int, column: Column, how: str) -> None:
    line.refused.append(Remark(place, f"{how}_cell", {}))
    line.held = line.held or column.key in HOLDING or column.needed


def _needed(table: Table) -> list[tuple[int, Column]]:
    """The columns without which a row says nothing, those that the sheet lacks at -1."""
    places = {column.key: place for place, column in table.columns.items()}
    return [(places.get(column.key, -1), column) for column in table.layout.columns if column.needed]


def _finish(line: Line, table: Table, needed: Sequence[tuple[int, Column]]) -> None:
    if table.kind is SheetKind.FACTS:
        _fold_content(line, table)
    if line.held:
        return
    for place, column in needed:
        if column.key not in line.values:
            line.hold("value_missing", place, heading=column.heading)


def _fold_content(line: Line, table: Table) -> None:
    """What a dated change is about tells which terms its two values are."""
    key, codes = folding.content_key(line.text("type"))
    for place, column in table.columns.items():
        text = line.text(column.key)
        if key and text and column.key in ("before", "content"):
            term = line.values[column.key] = folding.fold(key, text, codes)
            if term not in codes:
                line.doubt("unknown_term", place, text)


def cells_of(table: Table, row: int) -> list[str]:
    """The original cells of one row as text, as many as there are headings."""
    cells = [shown(cell) for cell in table.sheet.rows[row][: len(table.headings)]]
    return cells + [""] * (len(table.headings) - len(cells))
