"""Surnames apart."""

from __future__ import annotations

import pytest

from retiree_desk.domain import surnames


@pytest.mark.parametrize(
    ("name", "kept"),
    [("欧阳娜娜", 2), ("司马光", 2), ("张国强", 1), ("欧阳", 1), ("歐陽修", 2), ("", 1), ("万俟卨", 2)],
)
def test_a_compound_surname_has_two_characters_where_a_given_name_follows(name: str, kept: int) -> None:
    assert surnames.length(name) == kept


def test_the_tables_hold_plain_syllables() -> None:
    for name, readings in (surnames.SINGLE | surnames.COMPOUND).items():
        assert readings
        assert "".join(readings).isascii()
        assert len(name) == 1 or len(readings) == len(name) == 2
