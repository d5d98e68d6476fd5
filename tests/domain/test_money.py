"""Money in fen."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain import money
from retiree_desk.domain.rules import RuleBroken

sums = st.one_of(st.integers(0, money.LIMIT - 1), st.integers(0, 10_000_000))


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("1,200.50", 120050), ("1200元", 120000), ("￥1,200.5元", 120050), ("¥ 300", 30000), ("１２００．５０", 120050), ("3万", 3000000),
        ("1.5万元", 1500000), ("0", 0), ("0.05", 5), ("人民币500元整", 50000), ("12,345,678.90", 1234567890), (500, 50000),
        (500.0, 50000), (0.1 + 0.2, 30), (1200.5, 120050), (Decimal("19.99"), 1999), ("  200 块 ", 20000),
    ],
)  # fmt: skip
def test_sums_as_written(written: object, fen: int) -> None:
    assert money.parse(written) == fen


@pytest.mark.parametrize(
    "written",
    ["", "元", "-5", -5, "1.234", 1.234, "12,34", "1,2345", "五百", "1e5", "nan", float("nan"), float("inf"), None,
     True, "1000000000000"],
)  # fmt: skip
def test_what_is_no_sum_is_refused(written: object) -> None:
    with pytest.raises(RuleBroken, match="not_money"):
        money.parse(written)


@given(sums)
def test_what_is_written_is_read_back(fen: int) -> None:
    assert money.parse(money.words(fen)) == fen


@given(st.integers(0, 10**11))
def test_a_cell_of_yuan_keeps_its_fen(fen: int) -> None:
    assert money.parse(fen / 100) == fen


def test_negative_sums_can_be_shown() -> None:
    assert money.words(-5) == "-0.05"
    assert money.words(-120050) == "-1,200.50"


@pytest.mark.parametrize(
    ("yuan", "capital"),
    [
        ("1200.50", "壹仟贰佰元伍角整"), ("0", "零元整"), ("0.05", "伍分"), ("0.50", "伍角整"), ("0.55", "伍角伍分"), ("10", "壹拾元整"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"), ("1680.32", "壹仟陆佰捌拾元叁角贰分"), ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("325.04", "叁佰贰拾伍元零肆分"), ("6007.14", "陆仟零柒元壹角肆分"), ("1409.50", "壹仟肆佰零玖元伍角整"), ("100000", "壹拾万元整"),
        ("100001", "壹拾万零壹元整"), ("100000001", "壹亿零壹元整"), ("100010000", "壹亿零壹万元整"), ("20030000", "贰仟零叁万元整"),
        ("10500", "壹万零伍佰元整"), ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("100700000", "壹亿零柒拾万元整"), ("1000001000", "壹拾亿零壹仟元整"),
    ],
)  # fmt: skip
def test_capital_sums(yuan: str, capital: str) -> None:
    assert money.capital(money.parse(yuan)) == capital


@given(sums)
def test_capital_sums_are_read_back(fen: int) -> None:
    capital = money.capital(fen)
    assert read(capital) == fen
    assert "零零" not in capital
    assert capital.endswith(("整", "分"))


@pytest.mark.parametrize("fen", [-1, money.LIMIT])
def test_capital_sums_have_bounds(fen: int) -> None:
    with pytest.raises(RuleBroken, match="money_out_of_range"):
        money.capital(fen)


def read(capital: str) -> int:
    """The sum in capital characters, read the way a teller reads it."""
    places = {"拾": 10, "佰": 100, "仟": 1000}
    fen = yuan = section = digit = 0
    for char in capital:
        if char in places:
            section += digit * places[char]
            digit = 0
        elif char in "万亿":
            yuan += (section + digit) * (10_000 if char == "万" else 100_000_000)
            section = digit = 0
        elif char == "元":
            fen += (yuan + section + digit) * 100
            yuan = section = digit = 0
        elif char in "角分":
            fen += digit * (10 if char == "角" else 1)
            digit = 0
        elif char != "整":
            digit = "零壹贰叁肆伍陆柒捌玖".index(char)
    return fen
