"""Finding a line of a campaign at the counter: by the sheet's number, the member number, a name or its pinyin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from retiree_desk.domain.pinyin import readings


@dataclass(frozen=True, slots=True)
class Lined:
    """One line: its number on the sheet, whose it is."""

    place: int
    member_no: str
    name: str


def matching(lines: Iterable[Lined], typed: str) -> list[int]:
    """The sheet numbers of the lines that answer, the best first: numbers and whole names before parts of names."""
    wanted = "".join(typed.lower().split())
    known = list(lines)
    if not wanted:
        return [one.place for one in known]
    ranked = [(rank, one.place) for one in known if (rank := _rank(one, wanted)) is not None]
    return [place for _rank_, place in sorted(ranked)]


def _rank(one: Lined, wanted: str) -> int | None:
    if wanted in (str(one.place), one.member_no.lower(), one.name):
        return 0
    if wanted.isdecimal():
        return 1 if len(wanted) > 2 and one.member_no.endswith(wanted) else None
    if not wanted.isascii():
        return (1 if one.name.startswith(wanted) else 2) if wanted in one.name else None
    short, full = _spellings(one.name)
    if wanted in short:
        return 1
    return 2 if any(way.startswith(wanted) for way in (*short, *full)) else None


@cache
def _spellings(name: str) -> tuple[Sequence[str], Sequence[str]]:
    """Initials and whole pinyin, by every reading."""
    found = readings(name)
    return (
        tuple("".join(part[0] for part in one.syllables) for one in found),
        tuple("".join(one.syllables) for one in found),
    )
