"""What a file holds once it is read: sheets of raw cells, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

Cell = str | int | float | bool | date | datetime | time | timedelta | None


class Place(NamedTuple):
    """A cell by its row and column, both from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; row 0 is the first row of the sheet, blank rows included.

    ``lost`` names the cells whose content no program but Excel can tell: ``formula`` without a result, or ``error``.
    ``shown_dates`` names the date cells that show a year (4) or a month (7) alone, by the characters of ISO text.
    """

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    lost: Mapping[Place, str] = field(default_factory=dict)
    shown_dates: Mapping[Place, int] = field(default_factory=dict)


def column_letters(column: int) -> str:
    """The letters over a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
