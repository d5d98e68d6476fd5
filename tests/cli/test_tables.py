from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.cli.tables import padded, pairs, shortened, table, width


def test_a_chinese_character_is_two_places_wide() -> None:
    assert width("abc") == 3
    assert width("王a") == 3
    assert width("（）") == 4
    assert width("\U0002cb4a") == 2
    assert width("e\u0301") == 1


def test_columns_line_up() -> None:
    text = table(("姓名", "数"), [("王五", 5), ("买买提·吐尔逊", 12)], right=(1,))
    assert text == ("姓名           数\n─────────────  ──\n王五            5\n买买提·吐尔逊  12")


def test_a_table_without_rows_is_its_headings() -> None:
    assert table(("a", "b"), []).splitlines()[0] == "a  b"


def test_line_breaks_and_length_are_tamed() -> None:
    assert table(("a",), [("one\ntwo",)]).splitlines()[2] == "one two"
    assert shortened("王" * 40, 11) == "王王王王王…"


def test_pairs_leave_out_what_is_blank() -> None:
    assert pairs((("姓名", "王五"), ("性别", ""), ("age", 3), ("none", None))) == "姓名  王五\nage   3"


@given(st.text(max_size=30), st.integers(min_value=2, max_value=40))
def test_what_is_shortened_and_filled_has_its_width(text: str, places: int) -> None:
    cut = shortened(text, places)
    assert width(cut) <= places
    assert width(padded(cut, places)) == places
