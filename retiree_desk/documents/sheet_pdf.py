"""Drawing sheets: rows grow with their text, headings repeat, every page says which of how many it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from retiree_desk.documents.cards import Printed
from retiree_desk.documents.drawing import flow
from retiree_desk.documents.fonts import Face, width
from retiree_desk.documents.pdf_text import fit_block
from retiree_desk.documents.pen import AS_DESIGNED, MM, Box, Pen, Placement, Style
from retiree_desk.documents.sheets import (
    LONG,
    MARGIN,
    NUMBER,
    SHORT,
    Column,
    FormRow,
    FormSheet,
    Row,
    TableSheet,
)
from retiree_desk.documents.texts import filled

_TITLE = Style(Face.SERIF, 22, 12, "#000000", "center", weight=0.5)
_TINT = "#EFF3F3"
_EDGE = 0.35
_HAIR = 0.15
_PAD = 1.2
_LEADING = 1.25
_TITLE_HEIGHT = 14.0
_LINE_HEIGHT = 8.0
_FOOT_ROOM = 8.0  # the page number
_WIDENED = 1.9  # a column of names grows to this many times its width
_NAME = "{姓名}"  # a cell of its own, on one line
_TALLEST = 60.0  # a row grows no further, millimetres; its type shrinks instead


def print_table(
    target: Path | BinaryIO,
    sheet: TableSheet,
    rows: Sequence[Row],
    facts: Row,
    *,
    placement: Placement = AS_DESIGNED,
) -> Printed:
    """Write a table as a PDF; ``facts`` fill the title and the lines above and below it."""
    given = [*rows, *({} for _ in range(max(sheet.blank_rows - len(rows), 0)))]
    with Pen(target, filled(sheet.title, facts), placement) as pen:
        plan = _Plan.of(sheet, facts, rows)
        pages = plan.pages(given)
        for number, page in enumerate(pages, 1):
            with pen.page(plan.width, plan.height):
                plan.draw(pen, page, number, len(pages))
        made = pen.pages
    return Printed(len(rows), made)


def print_forms(
    target: Path | BinaryIO, sheet: FormSheet, people: Iterable[Row], *, placement: Placement = AS_DESIGNED
) -> Printed:
    """Write a form for each person; an empty person makes a blank form to be filled in by hand."""
    pieces = 0
    with Pen(target, sheet.title, placement) as pen:
        for facts in people:
            pieces += 1
            with pen.page(SHORT, LONG):
                _form(pen, sheet, facts)
        made = pen.pages
    return Printed(pieces, made)


@dataclass(frozen=True, slots=True)
class _Measured:
    """A row with its number and its height in millimetres."""

    number: int
    row: Row
    height: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """A table's geometry on its paper."""

    sheet: TableSheet
    facts: Row
    width: float
    height: float
    edges: tuple[float, ...]
    heading: float

    @classmethod
    def of(cls, sheet: TableSheet, facts: Row, rows: Sequence[Row]) -> _Plan:
        across, down = (LONG, SHORT) if sheet.landscape else (SHORT, LONG)
        edges = [MARGIN]
        for share in _shares(sheet, rows, across - 2 * MARGIN):
            edges.append(edges[-1] + share)
        plan = cls(sheet, facts, across, down, tuple(edges), 0.0)
        return replace(plan, heading=max(sheet.row, plan.tall([column.heading for column in sheet.columns])))

    def pages(self, rows: Sequence[Row]) -> list[list[_Measured]]:
        """Rows by page; the lines below the table always find room."""
        pages: list[list[_Measured]] = [[]]
        left = self.room(first=True)
        for number, row in enumerate(rows, 1):
            measured = _Measured(number, row, max(self.sheet.row, self.tall(self.texts(number, row))))
            if measured.height > left and pages[-1]:
                pages.append([])
                left = self.room(first=False)
            pages[-1].append(measured)
            left -= measured.height
        if self.below() > left and pages[-1]:
            pages.append([pages[-1].pop()])
        return pages

    def room(self, *, first: bool) -> float:
        above = _TITLE_HEIGHT + (_LINE_HEIGHT if self.sheet.head else 0) if first else 0.0
        return self.height - 2 * MARGIN - _FOOT_ROOM - self.heading - above

    def below(self) -> float:
        return _LINE_HEIGHT * (bool(self.sheet.foot) + bool(self.sheet.note)) + 2

    def texts(self, number: int, row: Row) -> list[str]:
        return [str(number) if c.heading == NUMBER else filled(c.text, row) for c in self.sheet.columns]

    def tall(self, texts: Sequence[str]) -> float:
        tallest = 0
        for column, left, right, text in zip(
            self.sheet.columns, self.edges, self.edges[1:], texts, strict=False
        ):
            if text and not (column.one_line and text != column.heading):
                room = ((right - left - 2 * _PAD) * MM, _TALLEST * MM)
                tallest = max(
                    tallest, len(fit_block(text, Face.SANS, self.sheet.size, room, 6, _LEADING).lines)
                )
        return min(tallest * self.sheet.size * _LEADING / MM + 2 * _PAD, _TALLEST)

    def draw(self, pen: Pen, page: Sequence[_Measured], number: int, count: int) -> None:
        y = MARGIN
        if number == 1:
            y = _above(pen, self.sheet.title, self.sheet.head, self.facts, self.width)
        top = y
        y = self.headings(pen, y)
        for measured in page:
            self.row(pen, measured, y)
            y += measured.height
        for edge in self.edges[1:-1]:
            pen.rule(edge, top, edge, y, line=_HAIR)
        pen.box(Box(MARGIN, top, self.width - 2 * MARGIN, y - top), line=_EDGE)
        if number == count:
            _below(
                pen,
                self.sheet.foot,
                self.sheet.note,
                self.facts,
                Box(MARGIN, y + 1, self.width - 2 * MARGIN, 0),
            )
        words = f"第 {number} 页  共 {count} 页"
        pen.text(
            Box(MARGIN, self.height - MARGIN - 4, self.width - 2 * MARGIN, 6),
            words,
            Style(size=9.5, align="center"),
        )

    def headings(self, pen: Pen, y: float) -> float:
        pen.box(Box(MARGIN, y, self.width - 2 * MARGIN, self.heading), filled=_TINT)
        style = Style(Face.BOLD, self.sheet.size, 5, align="center", leading=_LEADING)
        for column, left, right in zip(self.sheet.columns, self.edges, self.edges[1:], strict=False):
            flow(pen, Box(left + _PAD / 2, y, right - left - _PAD, self.heading), column.heading, style)
        pen.rule(MARGIN, y + self.heading, self.width - MARGIN, y + self.heading, line=_EDGE)
        return y + self.heading

    def row(self, pen: Pen, measured: _Measured, y: float) -> None:
        texts = self.texts(measured.number, measured.row)
        for column, left, right, text in zip(
            self.sheet.columns, self.edges, self.edges[1:], texts, strict=False
        ):
            _cell(
                pen,
                Box(left + _PAD, y, right - left - 2 * _PAD, measured.height),
                text,
                column,
                self.sheet.size,
            )
        pen.rule(MARGIN, y + measured.height, self.width - MARGIN, y + measured.height, line=_HAIR)


def _shares(sheet: TableSheet, rows: Sequence[Row], room: float) -> list[float]:
    """The columns' widths in millimetres; a column of names takes what its longest name needs, within reason."""
    total = sum(column.width for column in sheet.columns)
    shares = [column.width * room / total for column in sheet.columns]
    wider = [
        _wanted(column, share, rows, sheet.size) for column, share in zip(sheet.columns, shares, strict=True)
    ]
    given = sum(new for new, share in zip(wider, shares, strict=True) if new > share)
    rest = sum(share for new, share in zip(wider, shares, strict=True) if new <= share)
    factor = (room - given) / rest if rest else 1.0
    return [new if new > share else share * factor for new, share in zip(wider, shares, strict=True)]


def _wanted(column: Column, share: float, rows: Sequence[Row], size: float) -> float:
    if not column.one_line or not rows:
        return share
    longest = max(width(filled(column.text, row), Face.SANS, size) for row in rows) / MM + 2 * _PAD + 0.5
    return max(share, min(longest, share * _WIDENED))


def _cell(pen: Pen, box: Box, text: str, column: Column, size: float) -> None:
    align = "center" if column.heading == NUMBER else column.align
    style = Style(Face.SANS, size, 5, align=align, leading=_LEADING)
    if column.one_line:
        pen.text(box, text, style)
    else:
        flow(pen, box, text, style)


def _above(pen: Pen, title: str, head: Sequence[str], facts: Row, across: float) -> float:
    """The title and the line under it; returns where the table begins."""
    pen.text(Box(MARGIN, MARGIN, across - 2 * MARGIN, 10), filled(title, facts), _TITLE)
    y = MARGIN + _TITLE_HEIGHT
    if head:
        _spread(pen, head, facts, Box(MARGIN, y - 1, across - 2 * MARGIN, _LINE_HEIGHT - 1.5), 11.5)
        y += _LINE_HEIGHT
    return y


def _below(pen: Pen, foot: Sequence[str], note: str, facts: Row, box: Box) -> None:
    y = box.y
    if foot:
        _spread(pen, foot, facts, Box(box.x, y, box.w, _LINE_HEIGHT), 11.5)
        y += _LINE_HEIGHT
    if note:
        flow(
            pen,
            Box(box.x, y, box.w, _LINE_HEIGHT),
            filled(note, facts),
            Style(size=9.5, least=7, colour="#4A5459"),
        )


def _spread(pen: Pen, texts: Sequence[str], facts: Row, box: Box, size: float) -> None:
    """Short texts side by side, each with the room it needs and an even share of what is left."""
    words = [filled(text, facts) for text in texts]
    style = Style(size=size, least=7)
    needed = [width(word, Face.SANS, size) / MM for word in words]
    slack = (box.w - sum(needed)) / len(words)
    x = box.x
    for word, natural in zip(words, needed, strict=True):
        room = natural + slack if slack >= 0 else natural * box.w / sum(needed)
        pen.text(Box(x, box.y, room, box.h), word, style)
        x += room


def _form(pen: Pen, sheet: FormSheet, facts: Row) -> None:
    top = _above(pen, sheet.title, sheet.head, facts, SHORT)
    y = top
    for row in sheet.rows:
        _form_row(pen, row, y, sheet.size, facts)
        y += row.height
    pen.box(Box(MARGIN, top, SHORT - 2 * MARGIN, y - top), line=_EDGE)
    _below(pen, sheet.foot, sheet.note, facts, Box(MARGIN, y + 1, SHORT - 2 * MARGIN, 0))


def _form_row(pen: Pen, row: FormRow, y: float, size: float, facts: Row) -> None:
    x, total = MARGIN, sum(row.widths)
    for text, share in zip(row.cells, row.widths, strict=True):
        w = (SHORT - 2 * MARGIN) * share / total
        label = "{" not in text
        if label:
            pen.box(Box(x, y, w, row.height), filled=_TINT)
        style = Style(
            Face.SANS, size * (0.92 if label else 1), 5, align="center" if label else "left", leading=_LEADING
        )
        put = pen.text if text == _NAME else partial(flow, pen)
        put(Box(x + _PAD, y + 0.6, w - 2 * _PAD, row.height - 1.2), filled(text, facts), style)
        pen.box(Box(x, y, w, row.height), line=_HAIR)
        x += w
