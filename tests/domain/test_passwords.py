from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.passwords import LONGEST, SHORTEST, check_password, same_spelling
from retiree_desk.domain.rules import RuleBroken


def test_a_random_password_is_good() -> None:
    check_password(secrets.token_urlsafe(12))


def test_a_sentence_in_chinese_is_good() -> None:
    check_password("梧桐树下三只灰鸽子")


@pytest.mark.parametrize("password", ["", "a7$kQ2z", "七个汉字不够的"])
def test_fewer_than_eight_characters_are_too_short(password: str) -> None:
    with pytest.raises(RuleBroken, match="password_too_short"):
        check_password(password)


def test_more_than_128_characters_are_too_long() -> None:
    check_password(secrets.token_hex(LONGEST // 2))
    with pytest.raises(RuleBroken, match="password_too_long"):
        check_password(secrets.token_hex(LONGEST // 2) + "x")


@pytest.mark.parametrize(
    "password",
    [
        "Password123",
        "12345678",
        "87654321",
        "88888888",
        "qwertyuiop",
        "1QAZ2wsx",
        "abcdefgh",
        "１２３４５６７８",
        "lituixiu2026",
        "退休办公室123",
        "retiree-desk-1",
        "老干部处12345",
    ],
)
def test_what_is_tried_first_is_refused(password: str) -> None:
    with pytest.raises(RuleBroken, match="password_common"):
        check_password(password)


@pytest.mark.parametrize("password", ["东山分行2026年", "DS01-DS01-DS01", "陈文远12345678"])
def test_the_names_of_office_and_user_are_refused(password: str) -> None:
    with pytest.raises(RuleBroken, match="password_common"):
        check_password(password, ["东山分行", "DS01", "陈文远"])


def test_full_width_letters_are_the_same_password() -> None:
    assert same_spelling("ＡＢｃ１２３") == same_spelling("ABc123")


@given(st.text(max_size=7))
def test_whatever_is_shorter_than_eight_is_refused_by_a_code(password: str) -> None:
    with pytest.raises(RuleBroken, match="password_"):
        check_password(
            password[: SHORTEST - 1] if len(same_spelling(password)) < SHORTEST else "", [password[:3]]
        )
