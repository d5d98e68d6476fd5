"""How large a grid a worksheet's XML would make: the parser keeps every cell between the first and the last.

Two cells in opposite corners make 17 thousand million. The watch is cheap and may cry wolf (a row formatted to the
last column); then the cells that hold something are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FEW_CELLS = 4_000_000
MOST_CELLS = 64_000_000  # three hundred thousand people with every column
SPARSEST = 50
_LONGEST_TEXT = 1 << 20

_REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,10})([0-9]{1,99})\s*["']""")
_ELEMENT = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])")
_ONLY_FORMATTED = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?\s*/>')
_UNNAMED = re.compile(rb'<(?:c|row)(?! r="|[A-Za-z])').search  # with a letter behind: cols, cfRule, rowBreaks
_PREFIXED = re.compile(rb":(?:c|row)").search  # an element by a name of its own for the format, as x:c
_SPACES = (b"\t", b"\n", b"\r")
_FAR = (
    re.compile(rb' r="(?>A?[A-Z]?)(?![1-6]?[0-9]{1,4}")'),  # beyond AZ 69 999
    re.compile(rb' r="(?>[A-F]?[A-Z]?)(?!1?[0-9]{1,4}")'),  # beyond FZ 19 999
    re.compile(rb' r="(?>[A-Z]{0,2})(?![1-4]?[0-9]{1,3}")'),  # beyond ZZ 4 999
)
"""Places beyond grids of fewer than ``FEW_CELLS``, from long to wide; whatever is not plainly a place counts as far. A
sheet is held against the first that its beginning lets hope for."""


class Watch:
    """Looks at a worksheet in pieces for places far apart.

    ``may_lose``: some cell is a formula or an error, which the parser gives as a blank.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._far: tuple[re.Pattern[bytes], ...] = _FAR
        self._begun = self._odd = False
        self.may_lose = False

    def see(self, piece: bytes) -> None:
        """Take the next piece."""
        text, self._rest = _at_an_end(self._rest + piece)
        if self._far and self._far[0].search(text):
            # What was seen before was held against the first alone.
            self._far = () if self._begun else tuple(far for far in self._far[1:] if not far.search(text))
        self._begun = True
        self._odd = self._odd or _is_odd(text)
        # A letter seldom met is missed sooner than two together.
        self.may_lose = self.may_lose or (b"f" in text and b"<f" in text) or b't="e"' in text

    def suspicious(self) -> bool:
        """Whether the cells must be counted one by one: some lie far apart, or do not say their place plainly."""
        return self._odd or not self._far


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
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _is_odd(text: bytes) -> bool:
    """Whether some element does not say its place in the way all office programs do: once, first of all, and as r="A1"."""
    if _UNNAMED(text) or text.count(b"r=") != text.count(b'<c r="') + text.count(b'<row r="'):
        return True
    if b"r =" in text or _PREFIXED(text):
        return True
    return any(b"r" + space in text for space in _SPACES if space in text)


def _at_an_end(text: bytes) -> tuple[bytes, bytes]:
    """The text up to its last closed tag, and the rest; no cell of a workbook is long enough to hide in the rest."""
    cut = text.rfind(b">") + 1
    return (text[:cut], text[cut:]) if len(text) - cut <= _LONGEST_TEXT else (text, b"")


class _Extent:
    """The corners of the cells that are not merely formatted, and how many there are; never less than the truth.

    A place counts wherever it is written, be it a second attribute or one behind a quoted bracket; elements without a
    place count as the next row or column.
    """

    def __init__(self) -> None:
        self.filled = 0
        self._unnamed_rows = self._in_row = 0
        self._bottom = self._right = 0
        self._top = self._left = 1 << 62

    @property
    def area(self) -> int:
        rows = self._bottom + self._unnamed_rows - self._top + 1
        return max(0, rows) * max(0, self._right - self._left + 1)

    def see(self, text: bytes) -> None:
        text = _ONLY_FORMATTED.sub(b"", text)
        places = _REFERENCE.findall(text)
        letters = {letters or b"A" for letters, _number in places}
        self._reach(set(map(int, {number for _letters, number in places})), set(map(column_number, letters)))
        named_rows = sum(not letters for letters, _number in places)
        rows = cells = 0
        for element in _ELEMENT.findall(text):
            if element == b"row":
                rows, self._in_row = rows + 1, 0
            else:
                cells, self._in_row = cells + 1, self._in_row + 1
                self._right = max(self._right, self._in_row)
        self.filled += cells
        if cells > len(places) - named_rows:
            self._reach({1}, {1})
        self._unnamed_rows += max(0, rows - named_rows)

    def _reach(self, rows: set[int], columns: set[int]) -> None:
        self._top, self._bottom = min({self._top, *rows}), max({self._bottom, *rows})
        self._left, self._right = min({self._left, *columns}), max({self._right, *columns})
