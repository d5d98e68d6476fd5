"""Build ``resources/tables/strokes.txt``: every Chinese character in the order of 姓氏笔画.

Inputs, given as paths:

* ``all_word.json`` of the Python package cn-sort 0.14.0 (MIT licence): the 20 902 characters of GB 13000.1 in the
  order of the norm GB 13000.1字符集汉字字序（笔画序）规范 (stroke count, then 横竖撇点折 stroke by stroke, then form).
* ``Unihan_IRGSources.txt`` of the Unicode character database (Unicode licence; plain or ``.bz2``): stroke counts and
  radicals of all others. Unihan tells no stroke order, so those follow the norm's characters of the same count, by
  radical and code point.

One line for each stroke count: the count, the norm's characters, the others, with tabs between.
"""

from __future__ import annotations

import argparse
import bz2
import json
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median_low
from typing import NamedTuple

NEIGHBOURS = 8


class Known(NamedTuple):
    """What Unihan tells of a character."""

    strokes: int
    radical: int


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("all_word", type=Path)
    parser.add_argument("unihan", type=Path)
    parser.add_argument("table", type=Path)
    given = parser.parse_args()
    table = lines(norm_order(given.all_word), unihan(given.unihan))
    given.table.write_text("\n".join(table) + "\n", encoding="utf-8", newline="\n")
    return 0


def norm_order(path: Path) -> list[str]:
    """The norm's characters in its order."""
    words = json.loads(path.read_text(encoding="utf-8"))["all_word"]
    levels = {
        word["chinese"]: word["stroke_increment_level"] for word in words if word["chinese"] >= "\u4e00"
    }
    return sorted(levels, key=levels.__getitem__)


def unihan(path: Path) -> dict[str, Known]:
    """Mainland stroke count and radical of every character; where Unihan gives two counts the first is mainland's."""
    text = bz2.decompress(path.read_bytes()) if path.suffix == ".bz2" else path.read_bytes()
    counts: dict[str, int] = {}
    radicals: dict[str, int] = {}
    for line in text.decode("utf-8").splitlines():
        if not line.startswith("U+"):
            continue
        code, key, value = line.split("\t")
        if key == "kTotalStrokes":
            counts[_character(code)] = int(value.split()[0])
        elif key == "kRSUnicode":
            radicals[_character(code)] = int(value.split(".")[0].rstrip("'"))
    return {char: Known(count, radicals.get(char, 0)) for char, count in counts.items()}


def lines(norm: list[str], known: dict[str, Known]) -> list[str]:
    """The table. Where Unihan's count breaks the norm's order, the neighbours' count holds."""
    first: defaultdict[int, list[str]] = defaultdict(list)
    then: defaultdict[int, list[str]] = defaultdict(list)
    for char, count in zip(norm, _rising([known[char].strokes for char in norm]), strict=True):
        first[count].append(char)
    others = sorted(known.keys() - set(norm), key=lambda char: (known[char].radical, char))
    for char in others:
        then[known[char].strokes].append(char)
    return [
        f"{count}\t{''.join(first[count])}\t{''.join(then[count])}"
        for count in sorted(first.keys() | then.keys())
    ]


def _rising(counts: list[int]) -> list[int]:
    """Counts that never fall: one out of line takes the middle count of those before or after it."""
    risen = [1]
    for place, count in enumerate(counts):
        before = median_low(counts[max(0, place - NEIGHBOURS) : place] or [count])
        after = median_low(counts[place + 1 : place + 1 + NEIGHBOURS] or [count])
        risen.append(max(risen[-1], min(max(count, before), after)))
    return risen[1:]


def _character(code: str) -> str:
    return chr(int(code.removeprefix("U+"), 16))


if __name__ == "__main__":
    sys.exit(main())
