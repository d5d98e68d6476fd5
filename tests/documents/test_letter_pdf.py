from __future__ import annotations

import io
from pathlib import Path

import pytest

from retiree_desk.documents.letter_looks import look
from retiree_desk.documents.letter_pdf import fitted, print_letters
from retiree_desk.documents.letters import Custom, Letter, LetterPerson, compose, letter_text
from retiree_desk.documents.pen import MM
from tests.documents.made_people import LONG_NAME, NAMES, boxes, read_text
from tests.documents.test_letters import DEAD, OFFICE, WANG

LETTER = look("letter")


def made(paragraphs: int) -> Letter:
    body = tuple(f"这是第{number}段，" + "用来看一封长信怎样分页。" * 8 for number in range(paragraphs))
    return Letter(
        "慰问信", "尊敬的王秀英同志：", body, ("祝您", "健康！"), "市轻工业局", "2026年2月10日", OFFICE
    )


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", [*NAMES, LONG_NAME])
def test_what_was_typed_is_what_is_read_back(name: str, tmp_path: Path) -> None:
    letter = compose(letter_text("festival"), LetterPerson("1", name), OFFICE, Custom())
    print_letters(tmp_path / "a.pdf", LETTER, [letter], "信")
    whole = (letter.title, letter.salutation, *letter.paragraphs, *letter.wish, letter.sign, letter.date)
    assert flat("".join(whole)) in flat(read_text(tmp_path / "a.pdf"))


def test_the_salutation_is_flush_and_paragraphs_begin_two_characters_in(tmp_path: Path) -> None:
    print_letters(tmp_path / "a.pdf", LETTER, [made(1)], "信")
    found = {text[:3]: left for text, left, _t, _r, _b in boxes(tmp_path / "a.pdf")}
    assert found["尊敬的"] == pytest.approx(28, abs=0.6)
    assert found["这是第"] == pytest.approx(28 + 32 / MM, abs=0.6)


def test_the_sign_off_is_centred_over_the_date_four_characters_from_the_margin(tmp_path: Path) -> None:
    print_letters(tmp_path / "a.pdf", LETTER, [made(1)], "信")
    found = {text.strip(): (left, right) for text, left, _t, right, _b in boxes(tmp_path / "a.pdf")}
    sign, day = found["市轻工业局"], found["2026年2月10日"]
    assert sum(sign) == pytest.approx(sum(day), abs=1.5)
    assert day[1] == pytest.approx(184 - 4 * 16 / MM, abs=1.0)


def test_a_long_letter_goes_on_with_page_numbers_and_its_sign_off_never_stands_alone(tmp_path: Path) -> None:
    for paragraphs in range(4, 14):
        pages = print_letters(tmp_path / "a.pdf", LETTER, [made(paragraphs)], "信").pages
        last = [text for text, *_ in boxes(tmp_path / "a.pdf", pages - 1)]
        assert any("健康" in text for text in last)
        assert pages == 1 or any("— 1 —" in text for text, *_ in boxes(tmp_path / "a.pdf", 0))


def test_each_letter_begins_a_page() -> None:
    assert print_letters(io.BytesIO(), LETTER, [made(1)] * 3, "信") == (3, 3)


def test_nothing_runs_over_the_right_margin(tmp_path: Path) -> None:
    print_letters(tmp_path / "a.pdf", LETTER, [made(3)], "信")
    assert max(right for _x, _l, top, right, _b in boxes(tmp_path / "a.pdf") if top > 58) <= 184 + 0.6


def test_an_obituary_shrinks_rather_than_take_a_second_page(tmp_path: Path) -> None:
    facts = {**DEAD.facts, "生平": "李明同志一生勤恳。" * 40, "仪式时间": "九时", "仪式地点": "兰花厅"}
    letter = compose(letter_text("obituary"), LetterPerson("2", "李明", facts=facts), OFFICE, Custom())
    assert fitted(look("mourning"), letter).body.size < look("mourning").body.size
    assert print_letters(tmp_path / "a.pdf", look("mourning"), [letter], "讣告").pages == 1


def test_a_birthday_card_is_one_small_page(tmp_path: Path) -> None:
    letter = compose(letter_text("birthday"), WANG, OFFICE, Custom())
    assert print_letters(tmp_path / "a.pdf", look("greeting"), [letter], "贺卡") == (1, 1)
    assert "寿" in read_text(tmp_path / "a.pdf")
