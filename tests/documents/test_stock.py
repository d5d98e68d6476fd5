from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.documents.stock import Stock, folder, load, portion, sheets
from retiree_desk.documents.toml_lines import LayoutBroken
from retiree_desk.troubles import Trouble

TEN = load(folder() / "wallet-10.toml")


@pytest.mark.parametrize("path", sorted(folder().glob("*.toml")), ids=lambda path: path.stem)
def test_every_stock_that_ships_stays_on_its_paper(path: Path) -> None:
    stock = load(path)
    for back in (False, True):
        for place in range(stock.places):
            left, top = stock.origin(place, back=back)
            assert left >= -0.01
            assert left + stock.cell_width <= stock.width + 0.01
            assert 0 <= top <= stock.height - stock.cell_height + 0.01


def test_ten_wallet_cards_stand_on_a4() -> None:
    assert (TEN.places, TEN.cell_width, TEN.cell_height, TEN.width, TEN.height) == (10, 85.6, 54, 210, 297)


def test_a_back_lies_behind_its_front_when_the_sheet_is_turned() -> None:
    uneven = Stock("a", "a", 210, 297, 2, 5, 10, 8, 90, 57, 85.6, 54)
    for stock in (TEN, uneven):
        for place in range(stock.places):
            left, top = stock.origin(place)
            back_left, back_top = stock.origin(place, back=True)
            assert back_left == pytest.approx(stock.width - left - stock.cell_width)
            assert back_top == top


def test_a_part_used_sheet_is_begun_at_its_first_free_place() -> None:
    found = list(sheets("abcdefghi", TEN, 8))
    assert found[0] == [(7, "a"), (8, "b"), (9, "c")]
    assert [place for place, _thing in found[1]] == list(range(6))


@pytest.mark.parametrize("start", [0, 11])
def test_a_place_that_is_not_on_the_sheet_is_refused(start: int) -> None:
    with pytest.raises(Trouble) as caught:
        list(sheets("a", TEN, start))
    assert caught.value.code == "paper_no_such_place"


def test_printing_goes_on_from_card_37_and_one_first() -> None:
    assert next(portion(range(1, 101), 37)) == 37
    assert list(portion(range(1, 101), 1, 1)) == [1]
    assert list(portion(range(1, 101), 37, 3)) == [37, 38, 39]


def test_a_grid_larger_than_its_paper_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.toml"
    path.write_text(
        (folder() / "wallet-10.toml").read_text("utf-8").replace("columns = 2", "columns = 3"), "utf-8"
    )
    with pytest.raises(LayoutBroken) as caught:
        load(path)
    assert caught.value.code == "layout_outside"
