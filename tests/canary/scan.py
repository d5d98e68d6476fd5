"""Look for invented people in the bytes of files: nothing the program writes by itself may hold them in plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
# Invented people who come up all over the tests. Short names would come up by chance in what is encrypted.
REGULARS = "王秀兰 李建国 赵玉华 周志强 王建国 王秀英 郑德明 欧阳娜娜 单雄信 沈玉芬 李桂芳 张国强 孙桂英 吴淑珍".split()
_NUMBERS = re.compile(rb"(?<![0-9A-Za-z])(?:[1-9][0-9]{16}[0-9Xx]|1[3-9][0-9]{9})(?![0-9A-Za-z])")
_WIDE_NUMBERS = re.compile(rb"[1-9]\0(?:[0-9]\0){16}[0-9Xx]|1\0[3-9]\0(?:[0-9]\0){8}[0-9]")
_NAMES = [name.encode(encoding) for name in REGULARS for encoding in ENCODINGS]
_PAGE, _LONGEST_TRACE = 4096, 64
_SHAPE = bytes(
    ord("9") if byte in b"0123456789" else ord("_") if byte == 0 else ord(".") for byte in range(256)
)
_ROWS_OF_DIGITS = (b"9" * 11, b"9_" * 10 + b"9")


class Canary(NamedTuple):
    """An invented person of whom a trace is easily told; the ID number's check digit is right."""

    name: str = "欧阳翠鸢"
    id_number: str = "110101194005016622"
    phone: str = "13907157731"
    note: str = "金丝雀胃痛已住院"


def hits(folders: Iterable[Path], canary: Canary) -> list[str]:
    """``file: what`` for every trace of the person in the files below the folders."""
    traces = list(_traces(canary))
    return [
        f"{path}: {trace!r}" for path in _files(folders) for trace in traces if trace in path.read_bytes()
    ]


def offices_below(folder: Path) -> list[Path]:
    """The data folders of offices, closed or broken, that lie somewhere below."""
    return [vault.parent for vault in folder.rglob("vault.json")]


def anybody(folders: Iterable[Path]) -> list[str]:
    """``file: what`` for every name that tests often use, ID number or mobile number in plain below the folders.

    Most offices are copies of one another: pieces in which nobody was found are not looked at again.
    """
    clean: set[int] = set()
    found = []
    for path in _files(folders):
        data = path.read_bytes()
        pieces = {hash(piece): piece for piece in _pieces(data)}
        fresh = b"\n".join(piece for key, piece in pieces.items() if key not in clean)
        traces = _anybody_in(data) if _anybody_in(fresh) else []
        found += [f"{path}: {trace!r}" for trace in traces]
        if not traces:
            clean.update(pieces)
    return found


def _pieces(data: bytes) -> Iterator[bytes]:
    """Its pages, each with enough of the next for what stands across the two."""
    for start in range(0, len(data), _PAGE):
        yield data[start : start + _PAGE + _LONGEST_TRACE]


def _anybody_in(data: bytes) -> list[bytes]:
    traces = [name for name in _NAMES if name in data]
    shape = data.translate(_SHAPE)
    if any(row in shape for row in _ROWS_OF_DIGITS):  # most have none, and that is seen at once
        traces += [*_NUMBERS.findall(data), *_WIDE_NUMBERS.findall(data)]
    return traces


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _traces(canary: Canary) -> Iterator[bytes]:
    for text in canary:
        for encoding in ENCODINGS:
            yield text.encode(encoding)
        yield text.encode("unicode_escape")
