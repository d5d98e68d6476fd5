"""A rehearsal says what the first period of the edit would owe, and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retiree_desk.domain.rules_shipped import R80
from retiree_desk.services import obligations, rehearsal, rules
from retiree_desk.store.unit import Store
from tests.ui.served import fill


def test_the_rehearsal_is_what_comes_to_pass(store: Store) -> None:
    edited = replace(R80, min_age=70, times=2)
    begins = date(2027, 1, 1)
    with store.unit("test") as unit:
        fill(unit)
        found = rehearsal.rehearse(unit, edited, valid_from=begins)
        assert rules.visiting_rules(unit)[1] == R80
        rules.edit_rule(unit, edited, valid_from=begins)
        owed = [one for one in obligations.owed_by_all(unit, begins, everything=True) if one.rule == "R80"]
    present = {one.member for one in owed if one.start == begins}
    assert found.after == len(present)
    assert set(found.joining) <= present
    assert found.owed_after == 2 * len(present)
    assert found.more == found.owed_after - found.owed_before


@pytest.mark.parametrize(("day", "name"), [(date(2026, 10, 1), "2026Q4"), (date(2026, 10, 2), "2027Q1")])
def test_the_first_period_begins_on_the_day_or_after(day: date, name: str) -> None:
    assert rehearsal.first_period(R80, day).name == name
