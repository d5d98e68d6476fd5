"""Tables as text: columns line up although a Chinese character is two places wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

_GAP = "  "
_WIDE = frozenset("WF")
_WIDEST = 44


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, right: Iterable[int] = ()) -> str:
    """Lines under their headings; the columns ``right`` are flush right."""
    texts = [[_cell(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(headings, *texts, strict=True)]
    flush = frozenset(right)
    rule = _GAP.join("─" * each for each in widths)
    lines = [_line(headings, widths, flush), rule, *(_line(row, widths, flush) for row in texts)]
    return "\n".join(lines)


def pairs(rows: Iterable[tuple[str, object]]) -> str:
    """Labels and values, the values under each other."""
    known = [(label, str(value)) for label, value in rows if value is not None and value != ""]
    widest = max((width(label) for label, _value in known), default=0)
    return "\n".join(f"{padded(label, widest)}{_GAP}{value}" for label, value in known)


def width(text: str) -> int:
    """How many places the text takes on a screen (UAX #11)."""
    if text.isascii():
        return len(text)
    return sum(_places(char) for char in text)


def padded(text: str, places: int, *, right: bool = False) -> str:
    """The text filled up with blanks."""
    blanks = " " * (places - width(text))
    return blanks + text if right else text + blanks


def shortened(text: str, places: int = _WIDEST) -> str:
    """The text, cut with an ellipsis where it is wider."""
    if width(text) <= places:
        return text
    kept, taken = [], 0
    for char in text:
        taken += _places(char)
        if taken > places - 1:
            break
        kept.append(char)
    return "".join(kept) + "…"


def _places(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def _cell(value: object) -> str:
    return shortened(" ".join(str("" if value is None else value).split()))


def _line(cells: Sequence[str], widths: Sequence[int], flush: frozenset[int]) -> str:
    filled = (
        padded(cell, places, right=index in flush)
        for index, (cell, places) in enumerate(zip(cells, widths, strict=True))
    )
    return _GAP.join(filled).rstrip()
