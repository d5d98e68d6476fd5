from __future__ import annotations

import pytest

from retiree_desk.domain import terms
from retiree_desk.ui.widgets.initials import initials


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("独居", "dj"),
        ("啊", "a"),
        ("座", "z"),
        ("中共党员", "zgdy"),
        ("哈尼族", "hnz"),
        ("A区", "aq"),
        ("", ""),
    ],
)
def test_common_characters_begin_with_their_sound(words: str, letters: str) -> None:
    assert initials(words) == letters


def test_every_offered_code_can_be_typed_by_initials() -> None:
    lists = (terms.Category, terms.Living, terms.RELATIONS, terms.RANKS, terms.POLITICAL, terms.DISEASES)
    assert [code for codes in lists for code in codes if not initials(code)] == []


def test_a_character_outside_the_old_standard_has_no_letter() -> None:
    assert initials("𬀩") == ""
