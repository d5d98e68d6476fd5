from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store.recovery_code import LENGTH, SIGNS, grouped, new_code, secret_of


def test_a_code_is_seven_groups_of_four() -> None:
    groups = new_code().split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert set("".join(groups)) <= set(SIGNS)


def test_no_two_codes_are_alike() -> None:
    assert len({new_code() for _ in range(1000)}) == 1000


def test_any_one_wrong_character_is_told_by_the_check() -> None:
    for signs in (new_code().replace("-", "") for _ in range(20)):
        for place in range(LENGTH):
            for wrong in set(SIGNS) - {signs[place]}:
                with pytest.raises(RuleBroken, match="recovery_code_mistyped"):
                    secret_of(signs[:place] + wrong + signs[place + 1 :])


def test_two_neighbours_exchanged_are_told_by_the_check() -> None:
    for signs in (new_code().replace("-", "") for _ in range(200)):
        for place in range(LENGTH - 3):  # the check characters themselves apart
            swapped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
            if swapped != signs:
                with pytest.raises(RuleBroken, match="recovery_code_mistyped"):
                    secret_of(swapped)


def test_what_people_mistake_is_forgiven() -> None:
    code = next(code for code in (new_code() for _ in range(10_000)) if {"0", "1"} <= set(code))
    typed = code.replace("0", "o").replace("1", "l").lower().replace("-", " ")
    assert secret_of(typed) == secret_of(code)
    assert secret_of(code.replace("1", "I").replace("0", "O")) == secret_of(code)


def test_full_width_letters_of_an_input_method_are_the_same_code() -> None:
    code = new_code()
    wide = "".join(chr(ord(one) + 0xFEE0) for one in code)
    assert secret_of(wide) == secret_of(code)


@pytest.mark.parametrize("typed", ["", "ABCD", grouped("7" * 27), grouped("7" * 29), "é" * 28, "编" * 28])
def test_a_code_of_another_length_or_with_other_signs_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match="recovery_code_length"):
        secret_of(typed)


@given(st.text(max_size=60))
def test_any_text_that_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match="recovery_code_"):
        secret_of(typed)
