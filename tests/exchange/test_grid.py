"""The grid a worksheet's XML would make, told before it is made."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase, digits

import pytest

from retiree_desk.exchange.grid import FEW_CELLS, Watch, column_number, is_bomb
from retiree_desk.exchange.sheets import column_letters

ORDINARY = b'<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" s="3"/></row></sheetData>'
CORNERS = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def _watched(*pieces: bytes) -> Watch:
    watch = Watch()
    for piece in pieces:
        watch.see(piece)
    return watch


def _cells(*places: str) -> bytes:
    rows = ((place.lstrip(ascii_uppercase), place) for place in places)
    return "".join(f'<row r="{row}"><c r="{place}"><v>1</v></c></row>' for row, place in rows).encode()


def _bytewise(text: bytes) -> Iterator[bytes]:
    return (text[at : at + 1] for at in range(len(text)))


@pytest.mark.parametrize("column", [0, 1, 25, 26, 27, 701, 702, 16_383])
def test_the_number_of_a_column_is_that_of_its_letters(column: int) -> None:
    assert column_number(column_letters(column).encode()) == column + 1
    assert column_number(column_letters(column).lower().encode()) == column + 1


def test_an_ordinary_sheet_is_passed_without_counting() -> None:
    watch = _watched(ORDINARY)
    assert not watch.suspicious()
    assert not watch.may_lose


@pytest.mark.parametrize(
    "text",
    [
        CORNERS,
        b"<row><c><v>1</v></c></row>",
        b"<row r='1'><c r='A1'/></row>",
        b'<row r="1"><c r ="A1"/></row>',
        b'<row r="1"><c\nr="A1"/></row>',
        b'<x:row r="1"><x:c r="A1"/></x:row>',
        b'<row r="1"><c r="A1" r="XFD1048576"/></row>',
        b'<row/><row r="1"><c r="A1"><is><t>words r="A1"</t></is></c></row>',
    ],
)
def test_far_corners_and_odd_ways_of_saying_a_place_are_looked_at(text: bytes) -> None:
    assert _watched(text).suspicious()


@pytest.mark.parametrize("place", ["AZ69999", "FZ19999", "ZZ4999", "A1"])
def test_a_grid_of_a_usual_size_is_passed_without_counting(place: str) -> None:
    headings = _cells(place.rstrip(digits) + "1")
    assert not _watched(headings, ORDINARY, _cells(place)).suspicious()


def test_a_sheet_that_becomes_wide_below_its_beginning_is_looked_at() -> None:
    assert _watched(ORDINARY, _cells("BA2")).suspicious()
    assert not _watched(_cells("BA1"), ORDINARY, _cells("BA2")).suspicious()


@pytest.mark.parametrize("place", ["A70000", "BA20000", "GA5000", "AAA1", "A1048576", "XFD1"])
def test_a_place_beyond_such_grids_is_looked_at(place: str) -> None:
    assert _watched(ORDINARY, _cells(place)).suspicious()


def test_a_wide_sheet_below_a_long_one_is_looked_at() -> None:
    assert _watched(_cells("A60000"), _cells("ZZ1")).suspicious()


def test_elements_that_only_begin_alike_are_no_cells() -> None:
    assert not _watched(b'<cols><col min="1"/></cols>' + ORDINARY + b"<rowBreaks/><cfRule/>").suspicious()


@pytest.mark.parametrize("text", [b'<c r="A1"><f>B1</f></c>', b'<c r="A1" t="e"><v>#N/A</v></c>'])
def test_a_formula_or_an_error_is_noticed(text: bytes) -> None:
    assert _watched(text).may_lose


@pytest.mark.parametrize("text", [ORDINARY, CORNERS])
def test_where_the_pieces_are_cut_makes_no_difference(text: bytes) -> None:
    assert _watched(*_bytewise(text)).suspicious() is _watched(text).suspicious()
    assert is_bomb(_bytewise(text)) is is_bomb([text])


@pytest.mark.parametrize(
    "text",
    [
        CORNERS,
        CORNERS.lower(),
        CORNERS.replace(b'"', b"'"),
        CORNERS.replace(b" r=", b"\n r = "),
        CORNERS.replace(b"<row", b"<x:row").replace(b"<c ", b"<x:c "),
        b'<row><c r="XFD1"><v>1</v></c></row>' + b"<row/>" * 3_000 + b"<row><c><v>1</v></c></row>",
        b'<row r="1"><c r="A1"><v>1</v></c><c r="B1" note="a>b" r="XFD1048576"><v>1</v></c></row>',
    ],
)
def test_a_few_cells_far_apart_are_a_bomb(text: bytes) -> None:
    assert is_bomb([text])


def test_cells_that_are_merely_formatted_stretch_nothing() -> None:
    assert not is_bomb([_cells("A1", "B2") + b'<row r="9"><c r="XFD1048576" s="7"/></row>'])


def test_empty_rows_above_the_first_cell_stretch_nothing() -> None:
    assert not is_bomb([b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'])


def test_a_large_sheet_that_is_well_filled_is_no_bomb() -> None:
    width, rows = 1_000, FEW_CELLS // 1_000 + 1
    row = b"<row>" + b"<c><v>1</v></c>" * (width // 25) + b"</row>"
    last = b'<row r="%d"><c r="%s%d"><v>1</v></c></row>'
    assert not is_bomb([*([row] * rows), last % (rows, column_letters(width - 1).encode(), rows)])
    assert is_bomb([row, last % (rows * 2, column_letters(width - 1).encode(), rows * 2)])
