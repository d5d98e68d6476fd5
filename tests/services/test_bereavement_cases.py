"""Cases of death as the page shows them."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain import bereavement as rules
from retiree_desk.domain.bereavement import Pay
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import bereavement, bereavement_cases, campaigns
from retiree_desk.services.bereavement import DeathDraft
from retiree_desk.services.campaigns import CampaignDraft
from retiree_desk.store.unit import Store, Unit

TODAY = date(2026, 3, 10)


def _couple(unit: Unit) -> Uid:
    old = {"birth_date": "1940-05-01", "residence": "市内", "status": "在册", "category": "退休"}
    he = unit.members.add({"name": "甲", "member_no": "1", **old})
    she = unit.members.add({"name": "乙", "member_no": "2", **old, "spouse_id": he})
    unit.members.update(he, {"spouse_id": she})
    unit.rows("stay").add({"member_id": he, "admitted_on": "2026-03-01", "hospital": "市一院", "bed": "3床"})
    unit.rows("contact").add_many(
        [{"member_id": he, "name": "甲大", "relation": "儿子", "phone": "1", "position": 0},
         {"member_id": he, "name": "甲小", "relation": "女儿", "phone": "2", "decides": "是", "position": 1}]
    )  # fmt: skip
    campaigns.start(unit, CampaignDraft("春节慰问", "节日", TODAY, TODAY, ListQuery()), today=TODAY)
    return he


def test_what_will_stop_is_told_in_names_beforehand(store: Store) -> None:
    with store.unit("test") as unit:
        he = _couple(unit)
        found = bereavement_cases.forecast(unit, he, TODAY)
        assert "80岁以上每季三次" in found.owed
        assert (found.hospital, found.campaigns) == ("市一院 3床", ("春节慰问",))
        assert (found.spouse, found.spouse_is_member, found.spouse_is_known) == ("乙", True, True)
        assert (found.contact, found.contact_phone, found.died_on) == ("甲小(女儿)", "2", "")
        bereavement.record(unit, he, DeathDraft(TODAY), today=TODAY)
        after = bereavement_cases.forecast(unit, he, TODAY)
    assert (after.died_on, after.owed, after.hospital, after.campaigns) == ("2026-03-10", (), "", ())


def test_every_bed_and_only_what_is_struck_is_foretold(store: Store) -> None:
    with store.unit("test") as unit:
        he = _couple(unit)
        unit.rows("stay").add({"member_id": he, "admitted_on": "2026-03-08", "hospital": "市二院"})
        campaigns.start(unit, CampaignDraft("送清凉", "节日", TODAY, TODAY, ListQuery()), today=TODAY)
        (cool,) = [one for one, name in bereavement.open_gifts(unit, he) if name == "送清凉"]
        campaigns.exclude(unit, cool, "本人不需要")
        found = bereavement_cases.forecast(unit, he, TODAY)
        assert (found.hospital, found.campaigns) == ("市一院 3床、市二院", ("春节慰问",))
        bereavement.record(unit, he, DeathDraft(TODAY), today=TODAY)
        kept = unit.rows("campaign_gift").get(cool)
    assert kept is not None
    assert kept["excluded_reason"] == "本人不需要"


def test_a_case_tells_its_age_progress_and_what_is_late(store: Store) -> None:
    with store.unit("test") as unit:
        he = _couple(unit)
        bereavement.record(unit, he, DeathDraft(date(2026, 3, 5)), today=TODAY)
        (case,) = bereavement_cases.cases(unit)
        assert (case.name, case.age, case.done, len(case.steps)) == ("甲", 85, 0, 11)
        assert case.next_step is not None
        assert (case.next_step.code, case.late(TODAY)) == ("report", 5)
        bereavement.finish(unit, case.next_step.uid, done_on=TODAY)
        assert bereavement_cases.cases(unit)[0].done == 1


def test_a_case_is_noted_estimated_closed_and_opened_again(store: Store) -> None:
    with store.unit("test") as unit:
        bereavement.record(unit, _couple(unit), DeathDraft(TODAY), today=TODAY)
        (case,) = bereavement_cases.cases(unit)
        bereavement_cases.note(
            unit, case.uid, {"farewell_place": "殡仪馆", "obituary_consent": "同意", "note": ""}
        )
        found = rules.estimate(Pay(281_850, 345, 42))
        bereavement_cases.keep_estimate(unit, case.uid, found, base=281_850)
        with pytest.raises(RuleBroken, match="case_has_steps"):
            bereavement_cases.close(unit, case.uid, TODAY)
        for step in case.steps:
            bereavement.finish(unit, step.uid, done_on=TODAY)
        bereavement_cases.close(unit, case.uid, TODAY)
        (closed,) = bereavement_cases.cases(unit)
        assert (closed.closed_on, closed.row["funeral_fen"], closed.row["farewell_place"]) == (
            TODAY,
            563_700,
            "殡仪馆",
        )
        assert bereavement_cases.known_base(unit) == 281_850
        bereavement_cases.reopen(unit, case.uid)
        assert bereavement_cases.cases(unit)[0].closed_on is None
        with pytest.raises(KeyError):
            bereavement_cases.note(unit, case.uid, {"died_on": "2026-01-01"})
        with pytest.raises(RuleBroken, match="case_unknown"):
            bereavement_cases.reopen(unit, bytes(16))
