"""Identity numbers: GB 11643-1999, told as doubts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain import id_numbers
from retiree_desk.domain.id_numbers import Doubt
from retiree_desk.domain.terms import Sex

BEIJING = "11010519491231002X"  # the standard's own examples
FANYU_1880 = "440524188001010014"
births = st.dates(date(1800, 1, 1), date(2099, 12, 31))
born_1900s = st.dates(date(1900, 1, 1), date(1999, 12, 31))
areas = st.sampled_from(["110105", "370102", "440524", "810000", "820000", "830000", "931234"])
sequences = st.integers(0, 999)


def number(area: str, birth: date, sequence: int) -> str:
    body = f"{area}{birth:%Y%m%d}{sequence:03d}"
    return body + id_numbers.check_digit(body)


def codes(text: str, *, birth: str | None = None, sex: str | None = None) -> list[str]:
    return [doubt.code for doubt in id_numbers.check(text, birth=birth, sex=sex)]


@pytest.mark.parametrize("text", [BEIJING, FANYU_1880, "810000199408230021", "830000199201300022"])
def test_published_examples_raise_no_doubt(text: str) -> None:
    assert codes(text) == []


def test_the_two_examples_of_the_standard_read_right() -> None:
    assert id_numbers.birth_of(BEIJING) == date(1949, 12, 31)
    assert id_numbers.sex_of(BEIJING) is Sex.FEMALE
    assert id_numbers.birth_of(FANYU_1880) == date(1880, 1, 1)
    assert id_numbers.sex_of(FANYU_1880) is Sex.MALE


@given(areas, births, sequences)
def test_a_well_formed_number_agrees_with_its_own_birth_and_sex(
    area: str, birth: date, sequence: int
) -> None:
    text = number(area, birth, sequence)
    sex = Sex.MALE if sequence % 2 else Sex.FEMALE
    assert id_numbers.check(text, birth=birth.isoformat(), sex=sex) == ()
    assert id_numbers.birth_of(text) == birth
    assert not id_numbers.damaged(text, text)


@given(areas, births, sequences, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_always_shows(area: str, birth: date, sequence: int, place: int, by: int) -> None:
    text = number(area, birth, sequence)
    wrong = str((int(text[place]) + by) % 10)
    assert "check_digit" in codes(text[:place] + wrong + text[place + 1 :])


@given(areas, births, sequences, st.integers(0, 15))
def test_two_neighbours_swapped_always_show(area: str, birth: date, sequence: int, place: int) -> None:
    text = number(area, birth, sequence)
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    assert swapped == text or "check_digit" in codes(swapped)


@pytest.mark.parametrize(
    ("written", "birth", "sex", "doubts"),
    [
        (BEIJING, "1949-12-30", None, [Doubt("birth_differs", "1949-12-31")]),
        (BEIJING, "1949-12", None, []),
        (BEIJING, "1950", None, [Doubt("birth_differs", "1949-12-31")]),
        (BEIJING, None, "男", [Doubt("sex_differs", "女")]),
        (BEIJING, "", "未知", []),
        ("110105194912310021", None, None, [Doubt("check_digit")]),
        ("11010519491231002", None, None, [Doubt("length", "17")]),
        ("11010519491231OO2X", None, None, [Doubt("characters")]),
        ("990105491231002", "1949-12-31", "女", []),
        ("100105491231002", None, None, [Doubt("unknown_area", "100105")]),
        ("110105491331002", None, None, [Doubt("bad_date")]),
        ("110105981231002", "1898-12-31", None, []),
        ("ABC123456789012", "1949-12-31", "女", []),
        ("", "1949-12-31", "女", []),
    ],
)
def test_doubts(written: str, birth: str | None, sex: str | None, doubts: list[Doubt]) -> None:
    assert list(id_numbers.check(written, birth=birth, sex=sex)) == doubts


def test_a_day_that_never_was_is_doubted() -> None:
    body = "11010519490230002"
    assert codes(body + id_numbers.check_digit(body), birth="1949-02-28") == ["bad_date"]
    assert id_numbers.birth_of("110105" + "21490101" + "0020") is None


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "'110105-19491231-002×",
        "110105\u200b19491231002Х",
    ],
)
def test_every_way_of_writing_becomes_one(written: str) -> None:
    assert id_numbers.normalise(written) == BEIJING
    assert codes(written) == []


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing_and_nothing_is_refused(text: str) -> None:
    once = id_numbers.normalise(text)
    assert id_numbers.normalise(once) == once
    id_numbers.check(text, birth="1949-12-31", sex="男")
    id_numbers.match_key(text)
    assert len(id_numbers.masked(text)) == len(once)


@given(areas, born_1900s, sequences)
def test_the_old_and_the_new_number_of_one_person_share_a_key(area: str, birth: date, sequence: int) -> None:
    longer = number(area, birth, sequence)
    shorter = longer[:6] + longer[8:17]
    assert id_numbers.upgrade(shorter) == longer
    assert id_numbers.match_key(shorter) == id_numbers.match_key(longer)


def test_different_people_have_different_keys() -> None:
    assert id_numbers.match_key("110105194912310030") != id_numbers.match_key(BEIJING)
    assert id_numbers.match_key("e1234567") == "E1234567"
    assert id_numbers.match_key("证件遗失") == ""


@pytest.mark.parametrize("value", [110105194912310020, 1.1010519491231e17, float("inf"), float("nan")])
def test_a_numeric_cell_of_eighteen_digits_is_damaged(value: float) -> None:
    assert id_numbers.damaged(value, str(value))


def test_a_numeric_cell_of_fifteen_digits_is_sound() -> None:
    assert not id_numbers.damaged(110105491231002.0, "110105491231002")
    assert not id_numbers.damaged(None, "")
    assert not id_numbers.damaged(True, "TRUE")


@pytest.mark.parametrize(
    "text",
    [
        "6.1E+17",
        "1.10105E+17",
        "1.1010519491231e17",
        "110105194912310000.0",
        "110105194912311000",
        "１.1Ｅ+17",
    ],
)
def test_text_that_a_spreadsheet_spoiled_is_damaged(text: str) -> None:
    assert id_numbers.damaged(text, text)


def test_an_honest_number_may_end_in_three_noughts() -> None:
    numbers = (number("110105", date(1949, 1, day), 100) for day in range(1, 32))
    honest = next(text for text in numbers if text.endswith("000"))
    assert not id_numbers.damaged(honest, honest)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (BEIJING, "110105********002X"),
        ("110105491231002", "110105*****1002"),
        ("E12345678", "E1*****78"),
        ("12345", "*****"),
    ],
)
def test_masks(text: str, shown: str) -> None:
    assert id_numbers.masked(text) == shown
