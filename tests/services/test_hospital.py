"""Stays in hospital through the real store."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.hospital import StayDraft
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.money_rules import MoneyRule
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import hospital, obligations
from retiree_desk.store.unit import Store

TODAY = date(2026, 3, 10)


def _person(store: Store, **values: str) -> Uid:
    with store.unit("member.add") as unit:
        return unit.members.add({"name": "王秀兰", "status": "在册", "category": "退休", **values})


def _duties(store: Store, uid: Uid, on: date) -> list[str]:
    with store.reading() as unit:
        return [
            one.rule
            for one in obligations.owed_by(unit, uid, on, everything=False)
            if one.rule in {"HOSP", "DISCH"}
        ]


def test_an_admission_raises_a_duty_and_a_discharge_its_follow_up(store: Store) -> None:
    uid = _person(store)
    with store.unit("stay.add") as unit:
        stay = hospital.admit(
            unit, uid, StayDraft(date(2026, 3, 8), "市一院", "心内科", "12", "病重", "心绞痛"), today=TODAY
        )
    assert _duties(store, uid, TODAY) == ["HOSP"]
    with store.reading() as unit:
        (told,) = hospital.in_hospital(unit, TODAY)
    assert (told.name, told.days, told.ward, told.bed, told.severity) == ("王秀兰", 3, "心内科", "12", "病重")
    with store.unit("stay.edit") as unit:
        hospital.discharge(unit, stay, TODAY)
        assert hospital.in_hospital(unit, TODAY) == []
    assert sorted(_duties(store, uid, TODAY)) == ["DISCH", "HOSP"]


def test_what_can_be_no_stay_is_refused(store: Store) -> None:
    uid = _person(store)
    with store.unit("stay.add") as unit:
        stay = hospital.admit(
            unit, uid, StayDraft(date(2026, 3, 1), discharged_on=date(2026, 3, 5)), today=TODAY
        )
        hospital.admit(unit, uid, StayDraft(date(2026, 3, 5)), today=TODAY)
        for draft, code in (
            (StayDraft(date(2026, 3, 11)), "admitted_in_future"),
            (StayDraft(date(2026, 2, 1), discharged_on=date(2026, 1, 31)), "discharged_before_admitted"),
            (StayDraft(date(2026, 3, 4), discharged_on=date(2026, 3, 9)), "stay_overlaps"),
        ):
            with pytest.raises(RuleBroken, match=code):
                hospital.admit(unit, uid, draft, today=TODAY)
        with pytest.raises(RuleBroken, match="discharged_before_admitted"):
            hospital.discharge(unit, stay, date(2026, 2, 28))
        hospital.edit(
            unit, stay, StayDraft(date(2026, 3, 2), "二院", discharged_on=date(2026, 3, 5)), today=TODAY
        )
        row = unit.rows("stay").get(stay)
        hospital.void(unit, stay)
        assert len(unit.rows("stay").of_member(uid)) == 1
    assert row is not None
    assert (row["admitted_on"], row["hospital"]) == ("2026-03-02", "二院")


def test_what_was_paid_this_year_for_this_cause_is_told(store: Store) -> None:
    uid = _person(store)
    with store.unit("condolence.add") as unit:
        unit.rows("condolence").add(
            {"member_id": uid, "day": "2026-01-05", "kind": "住院", "cause": "脑梗死", "amount_fen": 50_000}
        )
        hospital.edit_rule(
            unit, MoneyRule(code="HOSP-CAUSE", title="十二月结算", kind="住院", begins=(12, 16))
        )
        answers = {
            one.rule.code: one
            for one in hospital.paid_before(unit, uid, kind="住院", cause="脑梗死", day=TODAY)
        }
    assert answers["HOSP-CAUSE"].start == date(2025, 12, 16)
    assert (answers["HOSP-CAUSE"].left, answers["HOSP-CAUSE"].total) == (0, 50_000)
    assert answers["HOSP-YEAR"].left == 1


def test_the_dead_are_in_no_hospital(store: Store) -> None:
    uid = _person(store)
    with store.unit("stay.add") as unit:
        hospital.admit(unit, uid, StayDraft(date(2026, 3, 1)), today=TODAY)
        unit.members.update(uid, {"status": "去世"})
        assert hospital.in_hospital(unit, TODAY) == []
