from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from retiree_desk.documents.cards import (
    Card,
    CardPerson,
    CardRun,
    CardSize,
    Office,
    Sides,
    card_layout,
    layouts,
    print_cards,
    usual_stock,
)
from retiree_desk.documents.layout import Fields, Table, Text
from retiree_desk.documents.stock import folder, load
from tests.documents.made_people import LONG_NAME, NAMES, OFFICE, boxes, person, photo, read_text

EVERY = [(card, size) for card in Card for size in CardSize]


@pytest.mark.parametrize(("card", "size"), EVERY)
def test_every_card_in_every_size_shows_its_person_on_one_line(
    card: Card, size: CardSize, tmp_path: Path
) -> None:
    target = tmp_path / "card.pdf"
    people = [person(number, photo(), name) for number, name in enumerate((*NAMES, LONG_NAME))]
    made = print_cards(target, card_layout(card, size), people, OFFICE, CardRun(size))
    lines = read_text(target).splitlines()
    assert made.pieces == len(people)
    for one in people:
        assert any(one.name in line for line in lines)


@pytest.mark.parametrize(("card", "size"), EVERY)
def test_nothing_is_printed_outside_the_card(card: Card, size: CardSize, tmp_path: Path) -> None:
    target = tmp_path / "card.pdf"
    print_cards(target, card_layout(card, size), [person(0, None, LONG_NAME)], OFFICE, CardRun(size))
    document = pypdfium2.PdfDocument(target)
    sizes = [[side * 25.4 / 72 for side in document.get_page_size(page)] for page in range(len(document))]
    document.close()
    for page, (width, height) in enumerate(sizes):
        for _text, left, top, right, bottom in boxes(target, page):
            assert left >= 1
            assert top >= 0
            assert right <= width - 1
            assert bottom <= height


@pytest.mark.parametrize("size", list(CardSize))
def test_the_qr_code_holds_the_member_number_and_nothing_else(size: CardSize, tmp_path: Path) -> None:
    for card in Card:
        target = tmp_path / f"{card}.pdf"
        print_cards(target, card_layout(card, size), [person(3)], OFFICE, CardRun(size))
        assert _codes(target) == ["LT100004"]


def test_ten_cards_take_one_sheet_with_backs_behind_their_fronts(tmp_path: Path) -> None:
    target = tmp_path / "ten.pdf"
    stock = usual_stock(CardSize.WALLET)
    assert stock is not None
    people = [person(number) for number in range(10)]
    made = print_cards(target, card_layout(Card.BASIC, CardSize.WALLET), people, OFFICE, CardRun(stock=stock))
    assert made == (10, 2)
    fronts = [box for box in boxes(target, 0) if box[0].startswith("LT1")]
    backs = [box for box in boxes(target, 1) if box[0].startswith("138")]
    for front, back in zip(sorted(fronts), sorted(backs), strict=True):
        assert (front[1] > 105) != (back[1] > 105)


def test_positions_on_the_sheet_are_those_of_the_stock_to_a_fifth_of_a_millimetre(tmp_path: Path) -> None:
    target = tmp_path / "ten.pdf"
    stock = usual_stock(CardSize.WALLET)
    assert stock is not None
    people = [person(number, name="王秀英") for number in range(10)]
    print_cards(target, card_layout(Card.BASIC, CardSize.WALLET), people, OFFICE, CardRun(stock=stock))
    names = [box for box in boxes(target, 0) if box[0].strip() == "王秀英"]
    first = names[0]
    for place, (_text, left, top, _right, _bottom) in enumerate(names):
        x, y = stock.origin(place)
        zero_x, zero_y = stock.origin(0)
        assert left - first[1] == pytest.approx(x - zero_x, abs=0.2)
        assert top - first[2] == pytest.approx(y - zero_y, abs=0.2)


def test_one_side_can_be_printed_after_the_other() -> None:
    layout, people = card_layout(Card.BASIC, CardSize.WALLET), [person(number) for number in range(3)]
    for sides in (Sides.FRONT, Sides.BACK):
        run = CardRun(stock=usual_stock(CardSize.WALLET), sides=sides)
        assert print_cards(io.BytesIO(), layout, people, OFFICE, run) == (3, 1)


def test_four_a6_cards_share_a_sheet() -> None:
    people = [person(number) for number in range(5)]
    run = CardRun(stock=load(folder() / "a6-4.toml"))
    assert print_cards(io.BytesIO(), card_layout(Card.BASIC, CardSize.A6), people, OFFICE, run) == (5, 2)


def test_nobody_eligible_is_no_error() -> None:
    assert (
        print_cards(io.BytesIO(), card_layout(Card.FLOW, CardSize.WALLET), [], OFFICE, CardRun()).pieces == 0
    )


@pytest.mark.parametrize("card", list(Card))
def test_type_is_large_enough_for_old_eyes(card: Card) -> None:
    layout = card_layout(card, CardSize.A5)
    for element in (*layout.front, *layout.back):
        if isinstance(element, Fields):
            assert element.value.size >= 16
            assert element.label.size >= 13
        if isinstance(element, Table):
            assert element.cell.size >= 14
        if isinstance(element, Text) and "{姓名}" in element.text:
            assert element.style.size >= 24


def test_an_office_s_own_layout_goes_before_the_program_s(tmp_path: Path) -> None:
    own = (
        (layouts() / "basic.toml")
        .read_text("utf-8")
        .replace('title = "基本信息卡"', 'title = "老同志信息卡"')
    )
    (tmp_path / "basic.toml").write_text(own, "utf-8")
    assert card_layout(Card.BASIC, CardSize.A5, tmp_path).title == "老同志信息卡"
    assert card_layout(Card.FLOW, CardSize.A5, tmp_path).title == "流动党员联系卡"


def test_a_person_s_fact_goes_before_the_office_s(tmp_path: Path) -> None:
    target = tmp_path / "card.pdf"
    office = Office({"单位名称": "甲单位", "办公电话": "111"})
    one = CardPerson("1", "王明", {"办公电话": "222"})
    print_cards(target, card_layout(Card.CONTACT, CardSize.A5), [one], office, CardRun())
    text = read_text(target)
    assert "222" in text
    assert "111" not in text


def _codes(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    found = []
    for page in document:
        image = page.render(scale=3).to_pil()
        page.close()
        found.extend(code.text for code in zxingcpp.read_barcodes(image))
    document.close()
    return found
