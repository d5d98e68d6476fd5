"""Setting text: lines that break as Chinese lines do, and names that stay on one line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from retiree_desk.documents.fonts import Face, measure, width

NEVER_FIRST = frozenset("，。、；：？！）》」』】〕〉”’％‰℃…—·,.;:?!)]}%~～・々")
"""Never at the start of a line (GB/T 15834-2011, 5.1)."""
NEVER_LAST = frozenset("（《「『【〔〈“‘([{￥$")
"""Never at the end of a line."""
NARROWEST = 0.6
"""How far letters are squeezed before the type grows smaller still."""

_PIECES = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ0-9@._%+\-/:#&']+|\s|.", re.DOTALL)


class Fitted(NamedTuple):
    """How a text fits one line: its size in points and its squeeze (1 = natural width)."""

    size: float
    squeeze: float


class Block(NamedTuple):
    """How a text fits a box: its size in points and its lines."""

    size: float
    lines: tuple[str, ...]


@lru_cache(maxsize=8192)
def fit(text: str, face: Face, size: float, room: float, least: float) -> Fitted:
    """One line in ``room`` points: smaller down to ``least``, then narrower, then smaller still; never cut."""
    needed = width(text, face, size)
    if needed <= room:
        return Fitted(size, 1.0)
    smaller = size * room / needed
    if smaller >= least:
        return Fitted(smaller, 1.0)
    squeeze = max(room / width(text, face, least), NARROWEST)
    return Fitted(min(least, size * room / needed / squeeze), squeeze)


def fit_block(
    text: str, face: Face, size: float, room: tuple[float, float], least: float, leading: float
) -> Block:
    """Lines in a box of ``room`` (width, height) points, as large as fits; ``leading`` is line pitch over size."""
    across, down = room
    while True:
        lines = wrap(text, face, size, across)
        if len(lines) * size * leading <= down + 0.01 or size <= least:
            return Block(size, lines)
        size = max(size - 0.5, least)


@lru_cache(maxsize=4096)
def wrap(text: str, face: Face, size: float, room: float, indent: float = 0.0) -> tuple[str, ...]:
    """The lines of a text in ``room`` points, the first shortened by ``indent``; a word or number is not torn apart."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        found.extend(_break(paragraph, face, room * 1000 / size, indent * 1000 / size))
    return tuple(found)


def _break(text: str, face: Face, room: float, indent: float) -> list[str]:
    widths = measure(face)
    lines: list[str] = []
    line: list[str] = []
    left = room - indent
    for piece in _pieces(text, face, room):
        needed = sum(map(widths, piece))
        if needed > left and line and not piece.isspace():
            carried = _carry(line, piece)
            lines.append("".join(line).rstrip())
            line = carried
            left = room - sum(sum(map(widths, kept)) for kept in carried)
        line.append(piece)
        left -= needed
    lines.append("".join(line).rstrip())
    return lines


def _carry(line: list[str], piece: str) -> list[str]:
    """Take from the line's end what has to go down with the next piece."""
    carried: list[str] = []
    following = piece
    while len(line) > 1 and (following[0] in NEVER_FIRST or line[-1][-1] in NEVER_LAST):
        following = line.pop()
        carried.insert(0, following)
    return carried


def _pieces(text: str, face: Face, room: float) -> list[str]:
    widths = measure(face)
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        pieces.extend(piece if len(piece) > 1 and sum(map(widths, piece)) > room else [piece])
    return pieces
