"""Vetting an .xls file (a compound file with a stream of BIFF records) before the parser reserves room for it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

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
        content: bytes = compound.openstream(name).read()
        return content


def _vet_records(stream: bytes) -> None:
    extent = _Extent()
    ended = False
    for kind, body in _records(stream):
        ended = kind == 0x000A
        if kind == _FILE_PASS:
            raise Trouble("file_encrypted")
        if kind in _BEGINNING:
            extent.judge()
            extent = _Extent()
        elif kind in _CELLS and len(body) >= _PLACE.size:
            extent.see(*_PLACE.unpack_from(body))
        elif kind == _DIMENSIONS:
            _vet_dimensions(body)
    extent.judge()
    if not ended:
        raise Trouble("file_damaged")


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at, size = 0, len(stream)
    while at + _RECORD.size <= size:
        kind, length = _RECORD.unpack_from(stream, at)
        at += _RECORD.size
        if at + length > size:
            raise Trouble("file_damaged")
        if kind == 0 and length == 0:
            return  # padding of the last sector
        yield kind, stream[at : at + length]
        at += length


def _vet_dimensions(body: bytes) -> None:
    """The parser reserves what this record claims, so a claim beyond the format's limits is refused."""
    if len(body) >= 14:
        rows, columns = struct.unpack_from("<4xL2xH", body)
    elif len(body) >= 10:
        rows, columns = struct.unpack_from("<2xH2xH", body)
    else:
        raise Trouble("file_damaged")
    if rows > _LAST_ROW or columns > _LAST_COLUMN:
        raise Trouble("file_bomb")


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
