"""Names: one spelling for one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain import names
from retiree_desk.domain.rules import RuleBroken

UYGHUR = "买买提\u00b7艾力"


@pytest.mark.parametrize("dot", list("·•・･‧∙⋅．﹒.。｡●\u0387"))
@pytest.mark.parametrize("around", ["{}", " {} ", "\u3000{}", "{}{}"])
def test_every_dot_becomes_the_one_of_the_standard(dot: str, around: str) -> None:
    assert names.clean("买买提" + around.format(dot, dot) + "艾力") == UYGHUR


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("王  芳", "王芳"),
        ("王\u3000芳", "王芳"),
        (" 欧阳 娜娜\n", "欧阳娜娜"),
        ("王\u200b芳\ufeff", "王芳"),
        ("王\x00芳", "王芳"),
        ("王芳\ud83d", "王芳"),
        ("John   Smith", "John Smith"),
        ("Ｊｏｈｎ　Ｓｍｉｔｈ", "John Smith"),
        ("J. R. Smith", "J. R. Smith"),
        ("王芳（大）", "王芳（大）"),
        ("\u00b7艾力\u00b7", "艾力"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("𬭊\U000e0100 𬀩", "𬭊\U000e0100𬀩"),
        ("王\ue863", "王\ue863"),
        ("〇七", "〇七"),
        ("", ""),
    ],
)
def test_spellings(written: str, kept: str) -> None:
    assert names.clean(written) == kept


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = names.clean(text)
    assert names.clean(once) == once


@given(
    st.text(
        alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x3FFFF, categories=["Lo"]), max_size=50
    )
)
def test_no_character_of_a_name_is_lost(text: str) -> None:
    assert len(names.clean(text)) == len(text)


def test_fifty_characters_pass_and_one_more_does_not() -> None:
    assert len(names.clean("艾" * 50)) == 50
    with pytest.raises(RuleBroken, match="name_too_long") as refusal:
        names.clean("艾" * 51)
    assert refusal.value.facts == {"count": 51, "longest": 50}


def test_private_use_characters_are_told_once_each() -> None:
    assert names.private_use("张\ue863\ue863\U000f0001") == ("\ue863", "\U000f0001")
    assert names.private_use("张国强") == ()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张国强", "张**"),
        ("王芳", "王*"),
        ("欧阳娜娜", "欧阳**"),
        (UYGHUR, "买**·艾*"),
        ("John Smith", "J*** S****"),
        ("", ""),
    ],
)
def test_masks(name: str, shown: str) -> None:
    assert names.masked(name) == shown


def test_han_is_told_from_other_letters() -> None:
    assert all(map(names.is_han, "王〇𬭊\ue863"))
    assert not any(map(names.is_han, "a1·é"))
