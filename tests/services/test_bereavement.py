"""A death is one reversible action."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.services import bereavement, bereavement_cases, campaigns, obligations
from retiree_desk.services.bereavement import DeathDraft
from retiree_desk.services.campaigns import CampaignDraft
from retiree_desk.store.unit import Store

TODAY = date(2026, 3, 10)
NEWS = DeathDraft(date(2026, 3, 9), learnt_on=TODAY, learnt_from="儿子")


def _couple(store: Store, **spouse: Value) -> tuple[Uid, Uid]:
    with store.unit("member.add") as unit:
        old = {"birth_date": "1940-05-01", "residence": "市内", "status": "在册", "category": "退休"}
        he = unit.members.add({"name": "甲", "member_no": "1", **old})
        she = unit.members.add({"name": "乙", "member_no": "2", **old, **spouse, "spouse_id": he})
        unit.members.update(he, {"spouse_id": she})
        unit.rows("stay").add({"member_id": he, "admitted_on": "2026-03-01"})
        draft = CampaignDraft(
            "春节慰问", "节日", date(2026, 1, 1), date(2026, 3, 31), ListQuery(), standard=30_000
        )
        campaigns.start(unit, draft, today=date(2026, 1, 1))
    return he, she


def _record(store: Store, uid: Uid, news: DeathDraft = NEWS) -> int:
    with store.unit("death") as unit:
        bereavement.record(unit, uid, news, today=TODAY)
    assert unit.change_set_id is not None
    return unit.change_set_id


def _owed(store: Store, uid: Uid) -> list[str]:
    with store.reading() as unit:
        return [one.rule for one in obligations.owed_by(unit, uid, TODAY, everything=False)]


def test_visits_stays_gifts_and_lists_end_the_same_moment(store: Store) -> None:
    he, _she = _couple(store)
    assert "R80" in _owed(store, he)
    _record(store, he)
    assert _owed(store, he) == ["DEATH"]
    with store.reading() as unit:
        assert [row["discharged_on"] for row in unit.rows("stay").of_member(he)] == ["2026-03-09"]
        assert [
            (row["state"], row["excluded_reason"]) for row in unit.rows("campaign_gift").of_member(he)
        ] == [("excluded", "去世")]
        assert unit.members.count(ListQuery(), TODAY) == 1


def test_the_case_opens_with_a_dated_checklist(store: Store) -> None:
    he, _she = _couple(store)
    _record(store, he)
    with store.reading() as unit:
        steps = bereavement.steps(unit, open_only=True)
    assert [steps[0].code, steps[0].due_on] == ["report", date(2026, 3, 9)]
    with store.unit("death.step") as writing:
        bereavement.finish(writing, steps[0].uid, done_on=TODAY, owner="赵敏")
        left = bereavement.steps(writing, open_only=True)
    assert len(left) == len(steps) - 1


def test_the_call_on_the_family_ticked_off_is_the_condolence_that_is_owed(store: Store) -> None:
    he, _she = _couple(store)
    _record(store, he)
    assert "DEATH" in _owed(store, he)
    with store.unit("death.step") as unit:
        (call,) = [one for one in bereavement.steps(unit, open_only=True) if one.code == "family"]
        for _again in range(2):
            bereavement.finish(unit, call.uid, done_on=TODAY, owner="赵敏、何静")
        (given,) = unit.rows("condolence").of_member(he)
        assert (given["kind"], given["day"], given["staff"]) == ("去世", TODAY.isoformat(), "赵敏、何静")
    assert "DEATH" not in _owed(store, he)


def test_a_spouse_who_is_a_retiree_stays_one_and_is_still_visited(store: Store) -> None:
    he, she = _couple(store)
    _record(store, he)
    with store.reading() as unit:
        person = unit.members.person(she)
    assert person is not None
    assert (person.text("category"), person.text("marriage")) == ("退休", "丧偶")
    assert person.text("survivor_note") == "甲(1)遗属"
    assert "R80" in _owed(store, she)


def test_a_spouse_known_by_name_alone_comes_onto_the_register(store: Store) -> None:
    with store.unit("member.add") as unit:
        uid = unit.members.add(
            {
                "name": "甲",
                "member_no": "1",
                "sex": "男",
                "spouse_name": "乙",
                "address": "幸福路1号",
                "status": "在册",
            }
        )
    _record(store, uid)
    with store.reading() as unit:
        (found,) = unit.members.find("乙")
        person = unit.members.person(found.uid)
        dead = unit.members.person(uid)
    assert person is not None
    assert dead is not None
    assert (person.text("category"), person.text("address"), person.text("joined_on")) == (
        "遗属",
        "幸福路1号",
        "2026-03-09",
    )
    assert person.text("sex") == "女"
    assert person.values["spouse_id"] == uid
    assert dead.values["spouse_id"] == person.uid


def test_undo_restores_everything(store: Store) -> None:
    he, she = _couple(store)
    before = _everything(store)
    number = _record(store, he)
    with store.unit("undo", undoes=number) as unit:
        assert unit.changes.blockers(number) == []
        unit.changes.take_back(number)
    assert _everything(store) == before
    assert "R80" in _owed(store, he)
    assert "R80" in _owed(store, she)


def test_a_death_to_come_and_a_second_death_are_refused(store: Store) -> None:
    he, _she = _couple(store)
    with pytest.raises(RuleBroken, match="death_in_future"):
        _record(store, he, DeathDraft(date(2026, 3, 11)))
    _record(store, he)
    with pytest.raises(RuleBroken, match="already_dead"):
        _record(store, he)


def _everything(store: Store) -> list[object]:
    with store.reading() as unit:
        tables = ("member", "stay", "campaign_gift", "fact", "bereavement", "bereavement_step")
        return [sorted(repr(row) for row in unit.rows(name).all()) for name in tables]


def test_planned_calls_are_taken_out_and_come_back_with_the_undo(store: Store) -> None:
    he, she = _couple(store)
    with store.unit("plan.accept") as unit:
        trip = unit.rows("trip").add({"day": "2026-03-20"})
        unit.rows("trip_stop").add_many(
            [
                {"member_id": who, "trip_id": trip, "outcome": came}
                for who, came in ((he, None), (he, "上门"), (she, None))
            ]
        )
    with store.reading() as unit:
        told = bereavement_cases.forecast(unit, he, TODAY)
        assert (told.planned, told.steps, told.family_days) == ((date(2026, 3, 20),), 11, 3)
    set_id = _record(store, he)
    with store.reading() as unit:
        assert [row["outcome"] for row in unit.rows("trip_stop").of_member(he)] == ["上门"]
        assert len(unit.rows("trip_stop").of_member(she)) == 1
    with store.unit("undo", undoes=set_id) as unit:
        unit.changes.take_back(set_id)
    with store.reading() as unit:
        assert len(unit.rows("trip_stop").of_member(he)) == 2
