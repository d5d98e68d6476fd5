"""Rules and duties survive being kept as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from retiree_desk.domain.cadence_rows import duty_from, duty_row, rule_from, rule_row
from retiree_desk.domain.cadence_rules import Rule
from retiree_desk.domain.duties import SHIPPED_DUTIES, DutyRule
from retiree_desk.domain.rules_shipped import SHIPPED_RULES
from tests.domain.test_cadence import RULES


@pytest.mark.parametrize("rule", SHIPPED_RULES, ids=lambda rule: rule.code)
def test_every_shipped_rule_comes_back_whole(rule: Rule) -> None:
    assert rule_from(rule_row(rule)) == rule


@given(RULES)
def test_any_rule_comes_back_whole(rule: Rule) -> None:
    assert rule_from(rule_row(rule)) == rule


@pytest.mark.parametrize("duty", SHIPPED_DUTIES, ids=lambda duty: duty.code)
def test_every_duty_comes_back_whole(duty: DutyRule) -> None:
    changed = replace(duty, enabled=False, next_working_day=True)
    assert (duty_from(duty_row(duty)), duty_from(duty_row(changed))) == (duty, changed)


def test_a_row_from_a_newer_office_is_read_as_far_as_it_is_understood() -> None:
    row = {"code": "X", "times": None, "valid_from": "soon", "valid_to": None}
    assert rule_from(row) == Rule(code="X", valid_from=date(2000, 1, 1))
    for key in ("period", "by_whom", "entry"):
        assert not rule_from({**row, key: "moon"}).enabled
    assert duty_from({"code": "MOON"}) is None
