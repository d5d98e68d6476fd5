"""Address labels on die-cut sheets of any grid, beginning at any label of a part-used sheet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from retiree_desk.documents import stock as stocks
from retiree_desk.documents.cards import Printed
from retiree_desk.documents.drawing import flow
from retiree_desk.documents.envelopes import Addressee
from retiree_desk.documents.fonts import Face
from retiree_desk.documents.pen import AS_DESIGNED, Box, Pen, Placement, Style
from retiree_desk.documents.stock import Stock

_MARGIN = 3.5
_POSTCODE = Style(size=12, least=7, valign="top")
_ADDRESS = Style(size=12, least=6.5, valign="top", leading=1.25)
_NAME = Style(Face.BOLD, size=16, least=7, valign="bottom")


def print_labels(
    target: Path | BinaryIO,
    stock: Stock,
    people: Iterable[Addressee],
    *,
    start: int = 1,
    outlines: bool = False,
    placement: Placement = AS_DESIGNED,
) -> Printed:
    """Write labels as a PDF; ``start`` is the first free label (1 = top left); ``outlines`` is for a test print."""
    pieces = 0
    with Pen(target, stock.title, placement) as pen:
        for sheet in stocks.sheets(people, stock, start):
            pieces += len(sheet)
            with pen.page(stock.width, stock.height):
                for place, person in sheet:
                    with pen.at(*stock.origin(place)):
                        _label(pen, stock, person, outlined=outlines)
        pages = pen.pages
    return Printed(pieces, pages)


def _label(pen: Pen, stock: Stock, person: Addressee, *, outlined: bool) -> None:
    width, height = stock.cell_width - 2 * _MARGIN, stock.cell_height - 2 * _MARGIN
    line = min(7.0, height * 0.24)
    pen.text(Box(_MARGIN, _MARGIN, width, line), person.postcode, _POSTCODE)
    flow(pen, Box(_MARGIN, _MARGIN + line, width, height - 2.15 * line), person.address, _ADDRESS)
    pen.text(Box(_MARGIN, height + _MARGIN - line, width, line), f"{person.name}　{person.title} 收", _NAME)
    if outlined:
        pen.box(Box(0, 0, stock.cell_width, stock.cell_height), line=0.1, colour="#9AA5A8", radius=1.5)
