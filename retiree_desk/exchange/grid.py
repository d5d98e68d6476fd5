"""How large a grid a worksheet's XML would make: the parser keeps every cell between the first and the last.

Two cells in opposite corners make 17 thousand million. The watch is cheap and may cry wolf (a row formatted to the
last column); then the cells that hold something are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FEW_CELLS = 4_000_000
MOST_CELLS = 40_000_000
SPARSEST = 50
_LONGEST_TEXT = 1 << 20

_PLAIN_REFERENCE = re.compile(rb' r="([A-Z]*)([0-9]+)"')
_REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Z]{0,3})([0-9]{1,10})\s*["']""")
_ELEMENT = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_PLAIN_ELEMENTS = (b"<row ", b"<row>", b"<c ", b"<c>")
_ODD_ELEMENTS = (
    *tuple(name + end for name in (b"<row", b"<c") for end in (b"\t", b"\n", b"\r", b"/")),
    b":row",
    b":c",
)


class Watch:
    """Looks at a worksheet in pieces for the largest row and column it names.

    ``may_lose``: some cell is a formula or an error, which the parser gives as a blank.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._columns: set[bytes] = set()
        self._last_row = 0
        self._odd = False
        self.may_lose = False

    def see(self, piece: bytes) -> None:
        """Take the next piece."""
        text, self._rest = _at_an_end(self._rest + piece)
        places = _PLAIN_REFERENCE.findall(text)
        if places:
            self._columns.update({letters for letters, _number in places})
            self._last_row = max(self._last_row, *map(int, {number for _letters, number in places}))
        self._odd = self._odd or self._is_odd(text, len(places))
        self.may_lose = self.may_lose or b"<f" in text or b't="e"' in text

    @staticmethod
    def _is_odd(text: bytes, places: int) -> bool:
        """Whether some element does not say its place in the way all office programs do."""
        elements = sum(map(text.count, _PLAIN_ELEMENTS))
        return elements != places or any(element in text for element in _ODD_ELEMENTS)

    def suspicious(self) -> bool:
        """Whether the cells must be counted one by one."""
        return self._odd or self._last_row * max(map(column_number, self._columns), default=0) > FEW_CELLS


def is_bomb(pieces: Iterable[bytes]) -> bool:
    """Whether the grid between the first and the last filled cell is far larger than what is in it."""
    extent = _Extent()
    rest = b""
    for piece in pieces:
        text, rest = _at_an_end(rest + piece)
        extent.see(text)
    return extent.area > MOST_CELLS or (extent.area > FEW_CELLS and extent.area > extent.filled * SPARSEST)


def column_number(letters: bytes) -> int:
    """The place of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _at_an_end(text: bytes) -> tuple[bytes, bytes]:
    """The text up to its last closed tag, and the rest; no cell of a workbook is long enough to hide in the rest."""
    cut = text.rfind(b">") + 1
    return (text[:cut], text[cut:]) if len(text) - cut <= _LONGEST_TEXT else (text, b"")


class _Extent:
    """The corners of the cells that are not merely formatted, and how many there are."""

    def __init__(self) -> None:
        self.filled = 0
        self._row = self._column = self._bottom = self._right = 0
        self._top = self._left = 1 << 62

    @property
    def area(self) -> int:
        return max(0, self._bottom - self._top + 1) * max(0, self._right - self._left + 1)

    def see(self, text: bytes) -> None:
        for element in _ELEMENT.finditer(text):
            name, attributes = element.groups()
            place = _REFERENCE.search(attributes)
            if name == b"row":
                self._row, self._column = (int(place[2]) if place else self._row + 1), 0
            else:
                self._cell(place, empty=attributes.rstrip().endswith(b"/"))

    def _cell(self, place: re.Match[bytes] | None, *, empty: bool) -> None:
        named = place is not None and place[1] != b""
        self._column = column_number(place[1]) if place is not None and named else self._column + 1
        row = int(place[2]) if place is not None and named else self._row
        if not empty:
            self.filled += 1
            self._top, self._bottom = min(self._top, row), max(self._bottom, row)
            self._left, self._right = min(self._left, self._column), max(self._right, self._column)
