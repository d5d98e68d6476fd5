"""What the hospital page shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from retiree_desk.domain.hospital import StayDraft
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import hospital, hospital_rounds
from retiree_desk.store.unit import Store, Unit

TODAY = date(2026, 3, 10)
DAY = timedelta(days=1)


def _person(unit: Unit, name: str) -> Uid:
    return unit.members.add(
        {"name": name, "status": "在册", "category": "退休", "residence": "市内", "birth_date": "1940-01-01"}
    )


def _admit(unit: Unit, member: Uid, days: int, severity: str = "一般") -> Uid:
    draft = StayDraft(TODAY - days * DAY, "市一院", severity=severity, cause="肺炎")
    return hospital.admit(unit, member, draft, today=TODAY)


def test_a_visit_is_owed_within_three_days_until_it_is_made(store: Store) -> None:
    with store.unit("stay.edit") as unit:
        member = _person(unit, "甲")
        _admit(unit, member, 1, "病危")
        (before,) = hospital_rounds.patients(unit, TODAY)
        unit.rows("visit").add(
            {"member_id": member, "day": "2026-03-10", "kind": "医院", "result": "见到本人"}
        )
        (after,) = hospital_rounds.patients(unit, TODAY)
    assert (before.due_on, before.visited_on, before.is_grave, before.is_long) == (
        TODAY + 2 * DAY,
        None,
        True,
        False,
    )
    assert (after.due_on, after.visited_on) == (None, TODAY)


def test_a_stay_of_over_a_month_is_long(store: Store) -> None:
    with store.unit("stay.edit") as unit:
        _admit(unit, _person(unit, "甲"), 31)
        (one,) = hospital_rounds.patients(unit, TODAY)
    assert one.is_long


def test_whoever_came_out_is_owed_a_call_and_stands_first_until_it_is_made(store: Store) -> None:
    with store.unit("stay.edit") as unit:
        called, owed, long_ago = (_person(unit, name) for name in "甲乙丙")
        for member, out in ((called, 1), (owed, 3), (long_ago, 40)):
            hospital.discharge(unit, _admit(unit, member, 50), TODAY - out * DAY)
        unit.rows("visit").add({"member_id": called, "day": "2026-03-10", "kind": "电话", "result": "已联系"})
        found = hospital_rounds.discharged(unit, TODAY)
    assert [(one.name, one.due_on, one.followed_on) for one in found] == [
        ("乙", TODAY + 4 * DAY, None),
        ("甲", None, TODAY),
    ]


def test_a_stay_tells_its_visits_and_gifts_and_is_put_right_from_its_draft(store: Store) -> None:
    with store.unit("stay.edit") as unit:
        member = _person(unit, "甲")
        stay = _admit(unit, member, 5)
        unit.rows("visit").add_many(
            [
                {"member_id": member, "day": day, "kind": "医院"}
                for day in ("2026-01-01", "2026-03-06", "2026-03-08")
            ]
        )
        unit.rows("condolence").add(
            {"member_id": member, "day": "2026-03-07", "kind": "住院", "amount_fen": 50_000}
        )
        story = hospital_rounds.story(unit, stay)
        assert [row["day"] for row in story.visits] == ["2026-03-08", "2026-03-06"]
        assert [row["amount_fen"] for row in story.gifts] == [50_000]
        draft = hospital_rounds.draft_of(story.row)
        assert (draft.hospital, draft.cause, draft.discharged_on) == ("市一院", "肺炎", None)
        assert hospital_rounds.known_hospitals(unit) == ["市一院"]
        hospital.void(unit, stay)
        with pytest.raises(RuleBroken, match="stay_unknown"):
            hospital_rounds.story(unit, stay)
