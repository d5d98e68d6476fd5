"""Old workbooks: what is vetted before the parser makes room."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

import pytest
import xlwt

from retiree_desk.exchange import old_workbook
from retiree_desk.troubles import Trouble

DIMENSIONS = struct.pack("<HH", 0x0200, 14)
NUMBER = struct.pack("<HH", 0x0203, 14)
SHEET = struct.pack("<H", 0x0085)
END = struct.pack("<HH", 0x000A, 0)


def _book(*cells: tuple[int, int], sheets: int = 1) -> bytes:
    """A workbook whose sheets hold a number at each of the cells."""
    book = xlwt.Workbook()
    for number in range(sheets):
        sheet = book.add_sheet(f"表{number}")
        for row, column in cells:
            sheet.write(row, column, 1 / 3)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _patched(data: bytes, at: int, form: str, *numbers: int) -> bytes:
    changed = bytearray(data)
    struct.pack_into(form, changed, at, *numbers)
    return bytes(changed)


def _renamed(data: bytes, name: str) -> bytes:
    """The same file, its stream of records under another name."""
    at = data.index("Workbook\0".encode("utf-16-le"))
    words = f"{name}\0".encode("utf-16-le")
    return _patched(data[:at] + words.ljust(64, b"\0") + data[at + 64 :], at + 64, "<H", len(words))


def _claiming(top: int, bottom: int, left: int, right: int) -> bytes:
    data = _book((0, 0))
    return _patched(data, data.index(DIMENSIONS) + 4, "<LLHH", top, bottom, left, right)


def _code(data: bytes) -> str:
    with pytest.raises(Trouble) as trouble:
        old_workbook.vet(data)
    return trouble.value.code


@pytest.mark.parametrize(
    "make",
    [
        lambda: _book((0, 0)),
        _book,
        lambda: _book((0, 0), (9, 9), sheets=5),
        lambda: _book((65_535, 0)),
        lambda: _book((10_000, 255), (0, 0)),
        lambda: _renamed(_book((0, 0)), "Book"),
        lambda: _claiming(0, 65_536, 0, 256),
        lambda: _claiming(0, 0, 0, 0),
    ],
)
def test_an_honest_workbook_passes(make: Callable[[], bytes]) -> None:
    data = make()
    assert data.startswith(old_workbook.MAGIC)
    old_workbook.vet(data)


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ((0, 65_537, 0, 1), "file_bomb"),
        ((0, 1, 0, 257), "file_bomb"),
        ((5, 5, 0, 1), "file_damaged"),
        ((0, 5, 9, 3), "file_damaged"),
    ],
)
def test_a_claim_that_no_sheet_can_keep_is_refused(claim: tuple[int, int, int, int], code: str) -> None:
    assert _code(_claiming(*claim)) == code


def test_two_cells_in_opposite_corners_are_a_bomb_on_any_sheet() -> None:
    assert _code(_book((0, 0), (65_535, 255))) == "file_bomb"
    book = xlwt.Workbook()
    book.add_sheet("远").write(65_535, 255, 1.5)
    book.add_sheet("近").write(0, 0, 1.5)
    held = io.BytesIO()
    book.save(held)
    assert _code(held.getvalue()) == "file_bomb"


def test_a_cell_beyond_the_last_column_is_refused() -> None:
    data = _book((0, 0))
    assert _code(_patched(data, data.index(NUMBER) + 6, "<H", 256)) == "file_damaged"


def test_a_sheet_that_begins_within_another_record_is_refused() -> None:
    data = _book((0, 0))
    at = data.index(SHEET, 512) + 4
    (begins,) = struct.unpack_from("<L", data, at)
    assert _code(_patched(data, at, "<L", begins + 4)) == "file_damaged"


def test_records_that_stop_without_an_end_are_refused() -> None:
    data = _book((0, 0))
    assert _code(_patched(data, data.rindex(END), "<H", 0x000B)) == "file_damaged"


def test_a_record_longer_than_what_is_left_is_refused() -> None:
    data = _book((0, 0))
    assert _code(_patched(data, data.index(NUMBER) + 2, "<H", 0xFFFF)) == "file_damaged"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("WordDocument", "file_not_workbook"),
        ("EncryptionInfo", "file_encrypted"),
        ("EncryptedPackage", "file_encrypted"),
    ],
)
def test_a_compound_file_without_sheets_is_told_by_what_it_holds(name: str, code: str) -> None:
    renamed = _renamed(_book((0, 0)), name)
    assert _code(renamed) == code


def test_a_compound_file_that_breaks_off_is_damaged() -> None:
    data = _book((0, 0))
    assert {_code(data[:length]) for length in (8, 511, 600, len(data) // 2)} == {"file_damaged"}
