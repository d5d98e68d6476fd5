"""Which font prints which character.

Text is set in Noto Sans SC or Noto Serif SC; a character they lack is set in HanaMinB (all of GB 18030-2022 level 3 between
them); what no font has is told before printing, person by person.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import category

from retiree_desk.paths import resources

if TYPE_CHECKING:
    from retiree_desk.documents.engine import ReadableFont

IGNORED = frozenset(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x200B, 0x200D, 0x2060, 0xFEFF))
)
"""Variation selectors and joiners: they have no shape of their own."""

_SHAPELESS = ("Cc", "Cf")


class Face(StrEnum):
    """The faces a layout may name."""

    SANS = "sans"
    BOLD = "bold"
    SERIF = "serif"
    RARE = "rare"  # HanaMinB; chosen by itself for what the others lack


FILES = {
    Face.SANS: "NotoSansSC-Regular.ttf",
    Face.BOLD: "NotoSansSC-Bold.ttf",
    Face.SERIF: "NotoSerifSC-Regular.ttf",
    Face.RARE: "HanaMinB.ttf",
}


def missing(text: str, face: Face = Face.SANS) -> tuple[str, ...]:
    """The characters of a text that neither the face nor the rare face has, each once."""
    if coverage(face).issuperset(text):
        return ()
    return tuple(
        dict.fromkeys(c for c in text if category(c) not in _SHAPELESS and _face_of(c, face) is None)
    )


def runs(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    """The text in pieces of one face each; a hole stays in the asked face and prints as its empty box."""
    if coverage(face).issuperset(text):
        yield face, text
        return
    shown = (c for c in text if c not in IGNORED)
    for found, piece in groupby(shown, lambda c: _face_of(c, face) or face):
        yield found, "".join(piece)


def width(text: str, face: Face, size: float) -> float:
    """The width of a text on one line, in points."""
    return size * sum(map(measure(face), text)) / 1000


@cache
def coverage(face: Face) -> frozenset[str]:
    """Every character a face can print."""
    from retiree_desk.documents.engine import covered  # late: reportlab

    return covered(font(face))


@cache
def font(face: Face) -> ReadableFont:
    """The font of a face, loaded when it is first needed (HanaMinB takes 60 MB)."""
    from retiree_desk.documents.engine import ReadableFont  # late: reportlab

    return ReadableFont(face.value, str(resources() / "fonts" / FILES[face]))


@cache
def measure(face: Face) -> _Widths:
    """A function from character to its width in thousandths of the size."""
    return _Widths(face)


def _face_of(character: str, face: Face) -> Face | None:
    if character in IGNORED or character in coverage(face):
        return face
    return Face.RARE if character in coverage(Face.RARE) else None


class _Widths(dict[str, float]):
    """Widths by character, filled as characters occur."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    __call__ = dict.__getitem__

    def __missing__(self, character: str) -> float:
        if character in IGNORED:
            found = 0.0
        else:
            source = font(_face_of(character, self._face) or self._face).face
            found = float(source.charWidths.get(ord(character), source.defaultWidth))
        self[character] = found
        return found
