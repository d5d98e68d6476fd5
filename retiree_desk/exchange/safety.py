"""Whether a file that came in may be read at all; asked before any parser sees it.

A workbook is a zip of XML parts, so it can be a bomb, a liar about its sizes, a path trick or a carrier of entities.
Everything is inflated once, in small pieces, and counted while it flows: what a zip says of itself is believed only
when it proved true. The parser keeps a dense grid, so a lone cell in the last corner of a sheet is a bomb too.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from retiree_desk.exchange import grid, old_workbook
from retiree_desk.troubles import Trouble

LARGEST_FILE = 96 << 20
MOST_PARTS = 2_000
LARGEST_PART = 256 << 20
LARGEST_WHOLE = 320 << 20
HIGHEST_RATIO = 100
USUAL_RATIO = 25  # a full register of texts packs some fifteenfold; what packs no better may be larger
LARGEST_USUAL = 1 << 30
SMALL_PART = 8 << 20  # below it a ratio says nothing: a table of blanks packs well

_WORKBOOK = "xl/workbook.xml"
_DOCUMENT = "word/document.xml"
_PIECE = 1 << 17  # near enough to the processor to be searched again and again
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_END_RECORD = 22
_ENCRYPTED = 0x1
_ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKUP = re.compile(rb"\s*<(?:!|\?|html|table|meta|div|body)", re.IGNORECASE).match
_XML_PARTS = (".xml", ".rels", ".vml")


class Format(StrEnum):
    """What a file is, by its content; the ending of its name proves nothing."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Vetted:
    """A file that may be parsed: its bytes, read once, so that nobody can change them in between.

    ``lossy`` names the parts of a workbook that hold formulas or errors.
    """

    format: Format
    data: bytes
    lossy: frozenset[str] = frozenset()


def vet(path: Path) -> Vetted:
    """Read a file and tell what it is.

    Trouble ``file_missing``, ``file_empty``, ``file_too_big``, ``file_encrypted``, ``file_damaged``, ``file_bomb``,
    ``file_entities``, ``file_paths``, ``file_other_kind`` or ``file_not_workbook``.
    """
    data = _bytes_of(path)
    if data.startswith(b"PK"):
        return Vetted(Format.XLSX, data, _vet_zip(data))
    if data.startswith(old_workbook.MAGIC):
        old_workbook.vet(data)
        return Vetted(Format.XLS, data)
    _vet_text(data, path.suffix.lower())
    return Vetted(Format.CSV, data)


def vet_document(path: Path) -> bytes:
    """Read a Word document (.docx) that somebody else made; the same troubles, ``template_unreadable`` for another file."""
    data = _bytes_of(path)
    if not data.startswith(b"PK"):
        raise Trouble("template_unreadable", file=path.name)
    _vet_zip(data, _DOCUMENT, path.name)
    return data


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe would make the program wait for ever
            raise Trouble("file_missing", name=path.name)
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Trouble("file_too_big", megabytes=size >> 20, most=LARGEST_FILE >> 20)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Trouble("file_missing", name=path.name) from error
    if not data:
        raise Trouble("file_empty")
    return data


def _vet_text(data: bytes, suffix: str) -> None:
    """What is neither zip nor compound file may be a table in text, if it looks like text at all."""
    start = data[:4096]
    if _MARKUP(start.removeprefix(b"\xef\xbb\xbf")):
        raise Trouble("file_other_kind", kind="html")
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if suffix in (".xlsx", ".xlsm") or (not wide and b"\0" in data):
        raise Trouble("file_not_workbook")


# --- the zip --------------------------------------------------------------------------------------------------------


def _vet_zip(data: bytes, main: str = _WORKBOOK, name: str = "") -> frozenset[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error) as error:
        raise Trouble("file_damaged") from error
    if data[-_END_RECORD : -_END_RECORD + 4] != b"PK\x05\x06":
        raise Trouble(
            "file_damaged"
        )  # a comment or a tail: another reader might find another directory in it
    _vet_names(parts, main, name)
    _vet_places(parts, len(data))
    budget, lossy = max(LARGEST_WHOLE, _usual(len(data))), set()
    for part in parts:
        watch = grid.Watch()  # of every part: which of them are sheets is for the file to say
        budget -= _vet_part(data, part, budget, watch)
        if watch.may_lose:
            lossy.add(part.filename)
    return frozenset(lossy)


def _vet_names(parts: list[zipfile.ZipInfo], main: str, file: str) -> None:
    if len(parts) > MOST_PARTS:
        raise Trouble("file_bomb")
    names = [part.filename.replace("\\", "/") for part in parts]
    if len({name.lower() for name in names}) < len(names):
        raise Trouble("file_damaged")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Trouble("file_encrypted")
    for part, name in zip(parts, names, strict=True):
        if _leads_out(name) or stat.S_ISLNK(part.external_attr >> 16):
            raise Trouble("file_paths")
    folded = {name.lower() for name in names}
    if main not in folded and main == _DOCUMENT:
        raise Trouble("template_unreadable", file=file)
    if main not in folded:
        raise Trouble(
            "file_other_kind" if _known_other(folded) else "file_not_workbook", kind=_known_other(folded)
        )


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ":" in name or "\0" in name or ".." in name.split("/")


def _known_other(names: set[str]) -> str:
    kinds = {
        "word/document.xml": "docx",
        "ppt/presentation.xml": "pptx",
        "xl/workbook.bin": "xlsb",
        "content.xml": "ods",
    }
    return next((kind for name, kind in kinds.items() if name in names), "")


def _vet_places(parts: list[zipfile.ZipInfo], size: int) -> None:
    """Parts may not share bytes: overlapping ones are how a small file claims to be a giant."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end or part.header_offset + _LOCAL_HEADER.size > size:
            raise Trouble("file_damaged")
        end = part.header_offset + _LOCAL_HEADER.size + part.compress_size
    if end > size:
        raise Trouble("file_damaged")


def _vet_part(data: bytes, part: zipfile.ZipInfo, budget: int, watch: grid.Watch) -> int:
    """Inflate one part piece by piece, look at each, and give its true size."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Trouble("file_damaged")
    markup = part.filename.lower().endswith(_XML_PARTS)
    size, checksum, tail = 0, 0, b""
    for piece, packed in _inflated(data, part):
        size += len(piece)
        largest = max(LARGEST_PART, _usual(packed))
        if size > min(budget, largest, max(SMALL_PART, packed * HIGHEST_RATIO)):
            raise Trouble("file_bomb")
        checksum = zlib.crc32(piece, checksum)
        if markup:
            _vet_markup(tail + piece)
            tail = piece[-16:]
        watch.see(piece)
    if size != part.file_size or checksum != part.CRC:
        raise Trouble("file_damaged")
    if watch.suspicious() and grid.is_bomb(piece for piece, _packed in _inflated(data, part)):
        raise Trouble("file_bomb")
    return size


def _usual(packed: int) -> int:
    return min(packed * USUAL_RATIO, LARGEST_USUAL)


def _vet_markup(piece: bytes) -> None:
    if b"!" in piece and _ENTITIES.search(piece):
        raise Trouble("file_entities")
    if b"\0" in piece:  # UTF-16, where the check above would be blind; no office program writes it
        raise Trouble("file_damaged")


def _inflated(data: bytes, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """The content of one part in pieces of at most 128 KB, each with the number of packed bytes used so far."""
    header = _LOCAL_HEADER.unpack_from(data, part.header_offset)
    if header[0] != b"PK\x03\x04":
        raise Trouble("file_damaged")
    start = part.header_offset + _LOCAL_HEADER.size + header[9] + header[10]
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        for at in range(0, len(packed), _PIECE):
            piece = bytes(packed[at : at + _PIECE])
            yield piece, at + len(piece)
        return
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _PIECE):
            rest = bytes(packed[at : at + _PIECE])
            end = at + len(rest)
            while rest:
                piece = engine.decompress(rest, _PIECE)
                rest = engine.unconsumed_tail
                yield piece, end - len(rest)
        while piece := engine.decompress(b"", _PIECE):
            yield piece, len(packed)
    except zlib.error as error:
        raise Trouble("file_damaged") from error
    if not engine.eof or engine.unused_data:
        raise Trouble("file_damaged")
