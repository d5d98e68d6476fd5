"""Telephone numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain import phones


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("138 0000 1234", "13800001234"),
        ("138-0000-1234", "13800001234"),
        ("１３８００００１２３４", "13800001234"),
        ("+86 13800001234", "13800001234"),
        ("8613800001234", "13800001234"),
        ("13800001234.0", "13800001234"),
        ("010 62345678", "010-62345678"),
        ("(010)62345678", "010-62345678"),
        ("（0451）8234567", "0451-8234567"),
        ("01062345678", "010-62345678"),
        ("04518234567", "0451-8234567"),
        ("02087654321", "020-87654321"),
        ("010-62345678转801", "010-62345678-801"),
        ("010－62345678－801", "010-62345678-801"),
        ("6234567", "6234567"),
        ("6234-5678", "62345678"),
        ("+852 2345 6789", "+852-23456789"),
        ("0085223456789", "+852-23456789"),
        ("+886-2-23456789", "+886-2-23456789"),
        ("+1 (415) 555-0100", "+1 (415) 555-0100"),
        ("儿子 13800001234", "儿子 13800001234"),
        ("66123", "66123"),
        ("13800001234\n010-62345678", "13800001234、010-62345678"),
        ("13800001234 13900005678", "13800001234、13900005678"),
        ("62345678  62345679", "62345678、62345679"),
        ("13800001234 010 62345678", "13800001234 010 62345678"),
        ("0086138 00001234", "13800001234"),
        ("13800001234/13900005678", "13800001234/13900005678"),
        ("", ""),
    ],
)
def test_numbers_are_tidied_and_never_refused(written: str, kept: str) -> None:
    assert phones.clean(written) == kept


@given(st.text(max_size=30))
def test_cleaning_twice_changes_nothing_and_loses_no_digit(text: str) -> None:
    once = phones.clean(text)
    assert phones.clean(once) == once
    phones.masked(text)
    phones.tails(text)


@pytest.mark.parametrize("between", ["、", "/", " ", "\n", ", ", "；"])
def test_each_of_several_numbers_is_looked_up(between: str) -> None:
    found = phones.tails(f"13800001234{between}010-62345678")
    assert {"13800001234", "1234", "01062345678", "62345678", "5678"} <= set(found)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_mobile_number_shows_three_and_four_places(number: str) -> None:
    assert phones.masked(number) == f"{number[:3]}****{number[-4:]}"
    assert phones.tails(number) == (number, number[-4:])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("010-62345678", "***-****5678"),
        ("010-62345678-801", "***-****5678-***"),
        ("+852-23456789", "+***-****6789"),
        ("66123", "*6123"),
        ("661", "***"),
        ("", ""),
    ],
)
def test_masks(written: str, shown: str) -> None:
    assert phones.masked(written) == shown


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("010-62345678", ("01062345678", "62345678", "5678")),
        ("0451-8234567-22", ("04518234567", "8234567", "4567")),
        ("+852 2345 6789", ("85223456789", "23456789", "6789")),
        ("66123", ("66123", "6123")),
        ("", ()),
    ],
)
def test_what_a_number_is_looked_up_by(written: str, parts: tuple[str, ...]) -> None:
    assert phones.tails(written) == parts
