"""Today's desk: the whole is what each person is told, and a patch is what a fresh look would give."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from retiree_desk.domain.cadence import WORK, State
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.services import today, visits
from retiree_desk.services.today import Today
from retiree_desk.store.unit import Store, Unit
from tests.ui.served import TODAY, fill


@pytest.fixture
def filled(store: Store) -> Store:
    with store.unit("import") as unit:
        fill(unit)
    return store


def test_the_desk_holds_every_section(filled: Store) -> None:
    now = _today(filled)
    assert _names(filled, now.duties) == {"周志强", "郑德明", "孙桂英"}
    assert (
        {"王秀兰", "李建国", "赵玉华", "孙桂英", "吴淑珍"}
        >= _names(filled, now.visits)
        >= {"王秀兰", "李建国"}
    )
    assert [one.name for one in now.hospital] == ["周志强"]
    assert [one.text for one in now.follow_ups] == ["联系物业修水管"]
    assert {one.name for one in now.steps} == {"郑德明"}
    assert [one.day for one in now.greetings] == [date(2026, 11, 22)]
    assert now.doubts == {}


def test_who_is_behind_comes_before_who_is_not(filled: Store) -> None:
    now = _today(filled)
    assert _name(filled, now.visits[0]) == "王秀兰"
    assert _names(filled, now.of_state(State.BEHIND)) == {"王秀兰"}


def test_neighbours_stand_together_and_the_most_pressing_building_first(filled: Store) -> None:
    now = _today(filled)
    together = [_names(filled, seqs) for seqs in now.by_building(now.visits)]
    assert together[0] == {"王秀兰", "李建国"}
    assert sum(map(len, together)) == len(now.visits)


def test_a_patch_is_what_a_fresh_look_gives(filled: Store) -> None:
    before = _today(filled)
    draft = VisitDraft(TODAY, "上门", staff=("周敏",))
    with filled.unit("visit.log") as unit:
        (uid,) = (row["id"] for row in unit.members.where(name="王秀兰"))
        assert isinstance(uid, bytes)
        visits.log(unit, [uid], draft, today=TODAY)
    with filled.reading() as unit:
        newest = unit.changes.newest()
        seqs = today.touched(unit, newest, {"visit"})
        assert seqs is not None
        patched = today.patched(unit, before, seqs, newest, {"visit"})
        fresh = today.today(unit, TODAY)
    _assert_alike(patched, fresh)
    assert patched.of_state(State.BEHIND) == []


def test_many_patches_one_after_the_other_are_what_a_fresh_look_gives(filled: Store) -> None:
    now, chance = _today(filled), Random(7)
    with filled.reading() as unit:
        uids = [uid for uid, *_rest in unit.members.identities()]
    for _time in range(40):
        uid, kind = chance.choice(uids), chance.choice(["上门", "电话", "体检"])
        with filled.unit("visit.log") as unit:
            day = TODAY - timedelta(days=chance.randrange(60))
            visits.log(unit, [uid], VisitDraft(day, kind), today=TODAY)
        with filled.reading() as unit:
            newest = unit.changes.newest()
            now = today.patched(unit, now, today.touched(unit, newest, {"visit"}) or [], newest, {"visit"})
    _assert_alike(now, _today(filled))


def _assert_alike(patched: Today, fresh: Today) -> None:
    for state in (None, *State):
        if state in {None, State.MISSED, State.OPEN}:
            assert patched.work.standing(state, duty=True) == fresh.work.standing(state, duty=True)
        if state is None or state in WORK:
            assert patched.of_state(state) == fresh.of_state(state)
            assert patched.count(state) == len(fresh.of_state(state))
    for seq in fresh.duties + fresh.visits:
        assert patched.work.first(seq) == fresh.work.first(seq)
        assert patched.work.others(seq) == fresh.work.others(seq)
    assert patched.met_seqs == fresh.met_seqs
    assert patched.met_count == fresh.met_count == len(fresh.met_seqs)
    assert patched.owed_now == fresh.owed_now
    assert patched.owed_now_count == len(fresh.owed_now)


def test_a_change_of_the_rules_may_concern_everybody(filled: Store) -> None:
    with filled.reading() as unit:
        assert today.touched(unit, unit.changes.newest(), {"cadence_rule"}) is None


def test_each_rule_says_which_visit_it_wants(filled: Store) -> None:
    with filled.reading() as unit:
        kinds = today.usual_kinds(unit)
        assert (kinds["R80"], kinds["HOSP"], kinds["DISCH"]) == ("上门", "医院", "电话")
        assert today.titles(unit)["R80"] == "80岁以上每季三次"


def test_what_waits_is_what_must_not_be_left_for_tomorrow(filled: Store) -> None:
    now = _today(filled)
    steps = [one for one in now.steps if one.due_on and one.due_on <= TODAY]
    assert now.waiting == len(now.duties) + 1 + len(steps)


def _today(store: Store) -> Today:
    with store.reading() as unit:
        return today.today(unit, TODAY)


def _names(store: Store, seqs: list[int]) -> set[str]:
    with store.reading() as unit:
        return {_name_in(unit, seq) for seq in seqs}


def _name(store: Store, seq: int) -> str:
    with store.reading() as unit:
        return _name_in(unit, seq)


def _name_in(unit: Unit, seq: int) -> str:
    return str(unit.members.lines([seq], ("name",))[0].values["name"])
