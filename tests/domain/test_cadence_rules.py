"""Rule versions, their periods, and asking for one by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retiree_desk.domain.cadence_rules import Rule, window_named, windows, windows_between
from retiree_desk.domain.periods import Unit
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.rules_shipped import AWAY, EVERY_QUARTER, LX, R70, R80, SHIPPED_RULES


def test_the_last_call_is_seven_fourteen_or_thirty_days_unless_the_office_says() -> None:
    assert [rule.last_call for rule in (LX, R80, R70, AWAY)] == [7, 14, 30, 30]
    assert replace(R80, last_call_days=0).last_call == 0


def test_a_rule_must_ask_for_something() -> None:
    with pytest.raises(RuleBroken, match="rule_times"):
        Rule(code="X", times=0)
    with pytest.raises(RuleBroken, match="rule_years"):
        Rule(code="X", years=0)


def test_the_quarter_is_asked_three_times_as_its_text_says() -> None:
    assert (R80.times, R80.period) == (3, Unit.QUARTER)
    assert "每季至少上门走访三次" in R80.basis


def test_a_rule_switched_off_has_no_windows() -> None:
    assert {place.rule.code for place in windows(SHIPPED_RULES, date(2026, 5, 1))} == {
        "R70", "R80", "R80A", "LX", "AWAY", "EXAM",
    }  # fmt: skip
    assert windows([EVERY_QUARTER], date(2026, 5, 1)) == ()


def test_every_period_of_a_year_is_found_once() -> None:
    year = date(2026, 1, 1), date(2026, 12, 31)
    assert [place.period.name for place in windows_between([R80], *year)] == [
        "2026Q1",
        "2026Q2",
        "2026Q3",
        "2026Q4",
    ]
    assert [place.period.name for place in windows_between([AWAY], *year)] == ["2025-2027"]


def test_a_period_is_asked_for_by_name_and_answered_by_its_version() -> None:
    new = replace(R80, times=1, valid_from=date(2026, 2, 1))
    assert window_named([R80, new], "R80", "2026Q1").rule.times == 3
    assert window_named([R80, new], "R80", "2026Q2").rule.times == 1
    assert window_named([AWAY], "AWAY", "2026").period.name == "2025-2027"
    assert window_named([AWAY], "AWAY", "2025-2027").period.name == "2025-2027"


@pytest.mark.parametrize(
    ("code", "name", "refusal"),
    [
        ("R99", "2026Q1", "rule_unknown"),
        ("Q", "2026Q1", "rule_unknown"),
        ("R80", "2026H1", "period_mismatch"),
        ("R80", "2026", "period_mismatch"),
        ("R80", "1999Q1", "rule_not_in_force"),
        ("R80", "soon", "period_unreadable"),
    ],
)
def test_a_period_the_rule_does_not_have_is_refused(code: str, name: str, refusal: str) -> None:
    with pytest.raises(RuleBroken, match=refusal):
        window_named(SHIPPED_RULES, code, name)
