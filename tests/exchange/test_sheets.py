"""Cells by their place."""

from __future__ import annotations

import pytest

from retiree_desk.exchange.sheets import Place, Sheet, column_letters


@pytest.mark.parametrize(
    ("column", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")],
)
def test_a_column_has_the_letters_that_stand_over_it(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_no_two_columns_share_their_letters() -> None:
    assert len({column_letters(column) for column in range(16_384)}) == 16_384


def test_places_are_sorted_by_row_first() -> None:
    assert sorted([Place(2, 0), Place(1, 9), Place(1, 3)]) == [Place(1, 3), Place(1, 9), Place(2, 0)]


def test_a_sheet_is_visible_and_whole_unless_said_otherwise() -> None:
    sheet = Sheet("花名册", [])
    assert not sheet.hidden
    assert (sheet.lost, sheet.shown_dates) == ({}, {})
    assert Sheet("别的", []).lost is not sheet.lost
