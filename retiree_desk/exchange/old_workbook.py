"""Vetting an .xls file (a compound file with a stream of BIFF records) before the parser reserves room for it."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence

import olefile

from retiree_desk.exchange.grid import FEW_CELLS, SPARSEST
from retiree_desk.troubles import Trouble

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SHEETS_STREAMS = ("Workbook", "Book")
_ENCRYPTED_STREAMS = ("EncryptedPackage", "EncryptionInfo")
_RECORD = struct.Struct("<HH")
_PLACE = struct.Struct("<HH")
_FILE_PASS = 0x2F
_BEGINNING = {0x0809, 0x0409, 0x0209, 0x0009}
_DIMENSIONS = 0x0200
_STRINGS = 0x00FC
_SHEET = 0x0085
_END = 0x000A
_OFFSET = struct.Struct("<L")
_CELLS = {0x00BD, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0006, 0x0406}
_LAST_ROW = 65_536
_LAST_COLUMN = 256


def vet(data: bytes) -> None:
    """Trouble ``file_encrypted``, ``file_not_workbook``, ``file_damaged`` or ``file_bomb``."""
    try:
        stream = _workbook_stream(data)
    except Trouble:
        raise
    except Exception as error:  # the library has no one name for what a broken directory makes it raise
        raise Trouble("file_damaged") from error
    _vet_records(stream)


def _workbook_stream(data: bytes) -> bytes:
    with olefile.OleFileIO(data) as compound:
        if any(compound.exists(name) for name in _ENCRYPTED_STREAMS):
            raise Trouble("file_encrypted")
        name = next((name for name in _SHEETS_STREAMS if compound.exists(name)), None)
        if name is None:
            raise Trouble("file_not_workbook")
        if compound.get_size(name) > len(data):
            raise Trouble("file_damaged")
        _vet_chains(compound)
        content: bytes = compound.openstream(name).read()
        return content


def _vet_chains(compound: olefile.OleFileIO) -> None:
    """Every chain of sectors must end: the parser would follow a ring until memory is full."""
    small = [
        entry
        for entry in compound.direntries
        if entry is not None and entry.entry_type == olefile.STGTY_STREAM
    ]
    compound.loadminifat()
    cutoff = compound.mini_stream_cutoff_size
    starts = [compound.first_dir_sector, compound.root.isectStart]
    starts += [entry.isectStart for entry in small if entry.size >= cutoff]
    _vet_ends(
        compound.fat, [*starts, *([compound.first_mini_fat_sector] if compound.num_mini_fat_sectors else [])]
    )
    _vet_ends(compound.minifat, [entry.isectStart for entry in small if 0 < entry.size < cutoff])


def _vet_ends(table: Sequence[int], starts: Iterable[int]) -> None:
    for start in starts:
        sector, steps = start, 0
        while sector < olefile.MAXREGSECT:
            if sector >= len(table) or steps > len(table):
                raise Trouble("file_damaged")
            sector, steps = table[sector], steps + 1


def _vet_records(stream: bytes) -> None:
    beginnings, named = _vet_run(stream, 0)
    if not named <= beginnings:
        raise Trouble(
            "file_damaged"
        )  # a sheet that begins within another record: who knows what is read there


def _vet_run(stream: bytes, start: int) -> tuple[set[int], set[int]]:
    """Look at every record; where sheets begin, and where the book says they do."""
    extent = _Extent()
    beginnings: set[int] = set()
    named: set[int] = set()
    kind = -1
    for at, kind, body in _records(stream, start):
        if kind in _BEGINNING:
            beginnings.add(at)
            extent.judge()
            extent = _Extent()
        elif kind in _CELLS and len(body) >= _PLACE.size:
            extent.see(*_PLACE.unpack_from(body))
        elif kind == _SHEET and len(body) >= _OFFSET.size:
            named.update(_OFFSET.unpack_from(body))
        else:
            _vet_other(kind, body, len(stream))
    extent.judge()
    if kind != _END:
        raise Trouble("file_damaged")
    return beginnings, named


def _vet_other(kind: int, body: bytes, size: int) -> None:
    if kind == _FILE_PASS:
        raise Trouble("file_encrypted")
    if kind == _DIMENSIONS:
        _vet_dimensions(body)
    if kind == _STRINGS and len(body) >= 8 and struct.unpack_from("<4xL", body)[0] * 3 > size:
        raise Trouble(
            "file_damaged"
        )  # room is made for as many texts as are claimed; each has three bytes at least


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, bytes]]:
    at, size = start, len(stream)
    while at + _RECORD.size <= size:
        kind, length = _RECORD.unpack_from(stream, at)
        begun, at = at, at + _RECORD.size
        if at + length > size:
            raise Trouble("file_damaged")
        if kind == 0 and length == 0:
            return  # padding of the last sector
        yield begun, kind, stream[at : at + length]
        at += length


def _vet_dimensions(body: bytes) -> None:
    """The parser reserves what this record claims, so a claim beyond the format's limits is refused."""
    if len(body) >= 14:
        top, bottom, left, right = struct.unpack_from("<LLHH", body)
    elif len(body) >= 10:
        top, bottom, left, right = struct.unpack_from("<HHHH", body)
    else:
        raise Trouble("file_damaged")
    if bottom > _LAST_ROW or right > _LAST_COLUMN:
        raise Trouble("file_bomb")
    if bottom and right and (top >= bottom or left >= right):
        raise Trouble("file_damaged")


class _Extent:
    """The corner cells of one sheet and how many there are."""

    def __init__(self) -> None:
        self._filled = self._bottom = self._right = 0

    def see(self, row: int, column: int) -> None:
        if column >= _LAST_COLUMN:
            raise Trouble("file_damaged")
        self._filled += 1
        self._bottom = max(self._bottom, row + 1)
        self._right = max(self._right, column + 1)

    def judge(self) -> None:
        area = self._bottom * self._right
        if area > FEW_CELLS and area > self._filled * SPARSEST:
            raise Trouble("file_bomb")
