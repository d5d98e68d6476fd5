"""Tables in text: UTF-8 with or without its mark, UTF-16 with it, GB18030; commas, semicolons, tabs or bars."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from functools import cache

from retiree_desk.exchange.sheets import Cell
from retiree_desk.troubles import Trouble

DELIMITERS = ",\t;|"

_SAMPLE_LINES = 30
_WIDEST = 16_384
_SHELTERED = re.compile(r'="(.*)"', re.DOTALL).fullmatch  # ="0012": how people keep zeros in Excel
_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE).match  # Excel's own first line
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+").finditer
_REPLACED = "\ufffd"


def parse(data: bytes) -> list[list[Cell]]:
    """The rows of a table in text; Trouble ``file_encoding`` (with the line) or ``file_damaged``."""
    text = decode(data)
    hint = _HINT(text)
    text, delimiter = (text[hint.end() :], hint[1]) if hint else (text, _delimiter(text))
    try:
        rows = list(csv.reader(_lines(text, delimiter), delimiter=delimiter, strict=False))
    except csv.Error as error:
        raise Trouble("file_damaged") from error
    if max(map(len, rows), default=0) > _WIDEST:
        raise Trouble("file_damaged")
    sheltered = '="' in text
    return [[_bare(cell) for cell in row] if sheltered else list(row) for row in rows]


def _lines(text: str, delimiter: str) -> Iterator[str]:
    """Line by line, none of which may be wider than any table."""
    for line in _LINE(text):
        if line[0].count(delimiter) >= _WIDEST:
            raise Trouble("file_damaged")
        yield line[0]


def decode(data: bytes) -> str:
    """The text of a file; GB 18030 is tried after UTF-8, and never its forerunner GB 2312, which has another dot."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strictly(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _broken(data, error) from error
    return _strictly(data, "gb18030").translate(_standard_characters())


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise _broken(data, error) from error


def _broken(data: bytes, error: UnicodeDecodeError) -> Trouble:
    return Trouble("file_encoding", line=data.count(b"\n", 0, error.start) + 1)


def _mostly_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with a wound: read as GB 18030 it would become other, wrong characters."""
    text = data.decode("utf-8", errors="replace")
    wounds = text.count(_REPLACED)
    whole = sum(char > "\u07ff" for char in text) - wounds
    return whole > 10 * wounds


def _delimiter(text: str) -> str:
    """The character that splits most lines into the same number of cells."""
    lines = _QUOTED.sub('""', text[:65_536]).splitlines()[:_SAMPLE_LINES]

    def regularity(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines if line.strip()]
        common = max(set(counts) - {0}, key=counts.count, default=0)
        return (counts.count(common) if common else 0, common)

    return max(DELIMITERS, key=regularity)


def _bare(cell: str) -> str:
    sheltered = _SHELTERED(cell)
    return sheltered[1].replace('""', '"') if sheltered else cell


@cache
def _standard_characters() -> dict[int, int]:
    """GB 18030-2022 places for the characters that older tables keep in the private use area.

    Bytes FE50 to FEA0 are U+E815 to U+E864 in code page 936; the codec knows the newer place of most of them.
    """
    moved = dict(zip(_PRIVATE, _STANDARD, strict=True))
    trails = [*range(0x50, 0x7F), *range(0x80, 0xA1)]
    for private, trail in zip(range(0xE815, 0xE865), trails, strict=True):
        known = ord(bytes((0xFE, trail)).decode("gb18030"))
        moved.setdefault(private, known)
    return {private: standard for private, standard in moved.items() if private != standard}


_PRIVATE = (
    *(0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864),
    *(0xE816, 0xE817, 0xE818, 0xE831, 0xE83B, 0xE855),
    *range(0xE78D, 0xE797),
)
_STANDARD = (
    *range(0x9FB4, 0x9FBC),
    *(0x20087, 0x20089, 0x200CC, 0x215D7, 0x2298F, 0x241FE),
    *(0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19),
)
