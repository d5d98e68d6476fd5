"""Paper stock: how many cards or labels stand on a sheet and where; backs registered for printing on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from retiree_desk.documents.pen import Pen
from retiree_desk.documents.toml_lines import TomlFile
from retiree_desk.paths import resources
from retiree_desk.troubles import Trouble

Thing = TypeVar("Thing")

_MARK = 4.0  # length of a crop mark and its distance from the cell's bleed, millimetres
_MARK_GAP = 1.0


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet and its grid, in millimetres; ``pitch`` is from one cell's left (top) edge to the next one's."""

    name: str
    title: str
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    cell_width: float
    cell_height: float
    bleed: float = 0.0

    @property
    def places(self) -> int:
        """Cells on a sheet."""
        return self.columns * self.rows

    def origin(self, place: int, *, back: bool = False) -> tuple[float, float]:
        """The left top corner of a cell, counted row by row from 0.

        On the back of the sheet (turned over its long or left edge) left and right are exchanged, so that a cell's back
        lies behind its front even when the grid is not centred.
        """
        row, column = divmod(place, self.columns)
        left = self.left + column * self.pitch_x
        if back:
            left = self.width - left - self.cell_width
        return left, self.top + row * self.pitch_y


def load(path: Path) -> Stock:
    """Read a stock file (``resources/layouts/stock``); broken ones raise ``LayoutBroken``."""
    top = TomlFile(path).top
    cell_width, cell_height = top.number("cell_width", least=5), top.number("cell_height", least=5)
    found = Stock(
        name=path.stem,
        title=top.text("title"),
        width=top.number("width", least=20),
        height=top.number("height", least=20),
        columns=int(top.number("columns", least=1)),
        rows=int(top.number("rows", least=1)),
        left=top.number("left", least=0),
        top=top.number("top", least=0),
        pitch_x=top.number("pitch_x", cell_width, least=5),
        pitch_y=top.number("pitch_y", cell_height, least=5),
        cell_width=cell_width,
        cell_height=cell_height,
        bleed=top.number("bleed", 0, least=0),
    )
    right = found.left + (found.columns - 1) * found.pitch_x + cell_width
    low = found.top + (found.rows - 1) * found.pitch_y + cell_height
    if right > found.width + 0.01 or low > found.height + 0.01:
        raise top.broken("layout_outside", "width", width=found.width, height=found.height)
    top.done()
    return found


def folder() -> Path:
    """The stock files that come with the program."""
    return resources() / "layouts" / "stock"


def alone(name: str, width: float, height: float) -> Stock:
    """One piece on paper of its own size."""
    return Stock(name, name, width, height, 1, 1, 0, 0, width, height, width, height)


def sheets(things: Iterable[Thing], stock: Stock, start: int = 1) -> Iterator[list[tuple[int, Thing]]]:
    """Sheets of (place, thing), the first sheet beginning at cell ``start`` (1 = first) of a part-used one."""
    if not 1 <= start <= stock.places:
        raise Trouble("paper_no_such_place", start=start, places=stock.places)
    source = iter(things)
    first = start - 1
    while sheet := list(islice(source, stock.places - first)):
        yield [(first + number, thing) for number, thing in enumerate(sheet)]
        first = 0


def portion(things: Iterable[Thing], first: int = 1, count: int | None = None) -> Iterator[Thing]:
    """From the ``first``-th on (1 = all), at most ``count``: "print one first", "from card 37"."""
    stop = None if count is None else first - 1 + count
    return islice(things, max(first - 1, 0), stop)


def crop_marks(pen: Pen, stock: Stock, *, back: bool = False) -> None:
    """Short lines in the margins that show where to cut; none is drawn on a card."""
    near = stock.bleed + _MARK_GAP
    lefts = {round(stock.origin(place, back=back)[0], 3) for place in range(stock.columns)}
    tops = {round(stock.origin(place * stock.columns)[1], 3) for place in range(stock.rows)}
    high, low = min(tops) - near, max(tops) + stock.cell_height + near
    west, east = min(lefts) - near, max(lefts) + stock.cell_width + near
    for x in sorted({*lefts, *(left + stock.cell_width for left in lefts)}):
        pen.rule(x, high, x, high - _MARK, line=0.08)
        pen.rule(x, low, x, low + _MARK, line=0.08)
    for y in sorted({*tops, *(top + stock.cell_height for top in tops)}):
        pen.rule(west, y, west - _MARK, y, line=0.08)
        pen.rule(east, y, east + _MARK, y, line=0.08)
