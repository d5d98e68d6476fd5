"""姓氏笔画: the polite, neutral order of names, by strokes.

Characters go by stroke count, then by the strokes one by one (横竖撇点折), as the norm GB 13000.1字符集汉字字序
(笔画序)规范 lists its 20 902; characters beyond it follow those of the same count, by radical. Of one surname those
with one given character come first, then the rest character by character; compound surnames follow the simple ones
that begin with the same character.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from retiree_desk.domain import names, surnames
from retiree_desk.paths import resources

_LAST = "99"  # no character of a table has as many strokes


def stroke_key(name: str) -> str:
    """Text that sorts names by strokes; characters without data come last, by code point."""
    letters = [char for char in name if char != names.DOT and not char.isspace()]
    if not letters:
        return ""
    kept = surnames.length("".join(letters))
    family, given = letters[:kept], letters[kept:]
    return "".join(
        [
            _key(family[0]),
            str(kept),
            *map(_key, family[1:]),
            "1" if len(given) < 2 else "2",
            *map(_key, given),
        ]
    )


def stroke_count(char: str) -> int | None:
    """How many strokes a character has; None where no table tells."""
    place = _place(char)
    return place.strokes if place else None


class _Place(NamedTuple):
    strokes: int
    position: int
    in_norm: bool


class _Run(NamedTuple):
    """Characters in order and where each stroke count begins."""

    characters: str
    starts: list[int]


class _Tables(NamedTuple):
    counts: list[int]
    norm: _Run
    others: _Run


@lru_cache(maxsize=8192)
def _key(char: str) -> str:
    place = _place(char)
    if place is None:
        return f"{_LAST}{ord(char):06x}"
    return f"{place.strokes:02}{'0' if place.in_norm else '1'}{place.position:04}"


def _place(char: str) -> _Place | None:
    tables = _tables()
    for run in (tables.norm, tables.others):
        found = run.characters.find(char)
        if found >= 0:
            line = bisect_right(run.starts, found) - 1
            return _Place(tables.counts[line], found - run.starts[line], run is tables.norm)
    return None


@cache
def _tables() -> _Tables:
    """``resources/tables/strokes.txt`` as two long strings: a find costs microseconds, a dictionary megabytes."""
    text = (resources() / "tables" / "strokes.txt").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    return _Tables(
        [int(line[0]) for line in lines], _run([line[1] for line in lines]), _run([line[2] for line in lines])
    )


def _run(parts: list[str]) -> _Run:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return _Run("".join(parts), starts[:-1])
