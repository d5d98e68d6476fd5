"""Things to see to, and exemptions."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import followups
from retiree_desk.store.unit import Store

ON = date(2026, 11, 20)


def test_what_is_due_within_a_week_or_has_no_day_is_due(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.members.add({"name": "王秀兰"})
        for text, day in (
            ("甲", date(2026, 11, 1)),
            ("乙", date(2026, 11, 27)),
            ("丙", date(2026, 11, 28)),
            ("丁", None),
        ):
            followups.add(unit, uid, text, due_on=day)
    with store.reading() as unit:
        assert [one.text for one in followups.due(unit, ON)] == ["甲", "乙", "丁"]
        assert len(followups.open_ones(unit)) == 4


def test_one_done_can_be_opened_again(store: Store) -> None:
    with store.unit("test") as unit:
        uid = followups.add(unit, unit.members.add({"name": "王秀兰"}), "修水管", owner="周敏")
        followups.finish(unit, uid, done_on=ON, outcome="已修")
        assert followups.open_ones(unit) == []
        assert [one.outcome for one in followups.done_ones(unit, ON)] == ["已修"]
        followups.finish(unit, uid, done_on=None)
        assert len(followups.open_ones(unit)) == 1
        followups.void(unit, uid)
        assert followups.open_ones(unit) == []


def test_nothing_to_see_to_is_refused(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.members.add({"name": "王秀兰"})
        with pytest.raises(RuleBroken, match="follow_up_blank"):
            followups.add(unit, uid, "  ")
        with pytest.raises(RuleBroken, match="follow_up_unknown"):
            followups.finish(unit, uid, done_on=ON)


@pytest.mark.parametrize(
    ("rule", "reason", "ends_on", "code"),
    [
        ("R80", " ", None, "waiver_reason_blank"),
        ("R80", "住院", date(2026, 11, 1), "waiver_ends_before"),
        ("NONE", "住院", None, "rule_unknown"),
    ],
)
def test_a_waiver_that_can_not_be_is_refused(
    store: Store, rule: str, reason: str, ends_on: date | None, code: str
) -> None:
    with store.unit("test") as unit:
        uid = unit.members.add({"name": "王秀兰"})
        with pytest.raises(RuleBroken, match=code):
            followups.waive(unit, uid, rule, reason=reason, starts_on=ON, ends_on=ends_on)
