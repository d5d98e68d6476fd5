"""Logging visits through the real store."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.visits import Promise, VisitDraft
from retiree_desk.services import obligations, visits
from retiree_desk.services.obligations import Credited
from retiree_desk.services.visits import Logged
from retiree_desk.store.unit import Store

TODAY = date(2026, 3, 10)


def _old(store: Store, *names: str) -> list[Uid]:
    with store.unit("member.add") as unit:
        return unit.members.add_many(
            [
                {
                    "name": name,
                    "birth_date": "1940-05-01",
                    "residence": "市内",
                    "status": "在册",
                    "category": "退休",
                }
                for name in names
            ]
        )


def _log(store: Store, members: list[Uid], draft: VisitDraft) -> Logged:
    with store.unit("visit.log") as unit:
        return visits.log(unit, members, draft, today=TODAY)


def _credited(store: Store, members: list[Uid], logged: Logged) -> list[Credited]:
    with store.reading() as unit:
        return visits.credited(unit, members, logged, today=TODAY)


def _credits(store: Store, uid: Uid, rule: str) -> int:
    with store.reading() as unit:
        return next(
            one.credits for one in obligations.owed_by(unit, uid, TODAY, everything=True) if one.rule == rule
        )


def test_one_trip_to_a_couple_counts_for_both(store: Store) -> None:
    couple = _old(store, "甲", "乙")
    logged = _log(store, couple, VisitDraft(date(2026, 3, 9), "上门", staff=("赵敏", "钱进")))
    credited = _credited(store, couple, logged)
    assert [(one.rule, one.start) for one in credited].count(("R80", date(2026, 1, 1))) == 2
    assert [_credits(store, uid, "R80") for uid in couple] == [1, 1]
    with store.reading() as unit:
        (row,) = unit.rows("visit").of_member(couple[0])
    assert (row["result"], row["staff"], row["entered_on"]) == ("见到本人", "赵敏、钱进", "2026-03-10")


def test_a_visit_that_met_nobody_counts_for_nothing(store: Store) -> None:
    (uid,) = _old(store, "甲")
    assert _credited(store, [uid], _log(store, [uid], VisitDraft(TODAY, "上门", "未遇"))) == []
    assert _credits(store, uid, "R80") == 0


def test_a_voided_visit_counts_no_more_but_stays(store: Store) -> None:
    (uid,) = _old(store, "甲")
    logged = _log(store, [uid], VisitDraft(TODAY, "上门"))
    with store.unit("visit.void") as unit:
        visits.void(unit, logged.visit_ids[0])
    assert _credits(store, uid, "R80") == 0
    with store.reading() as unit:
        assert unit.rows("visit").get(logged.visit_ids[0]) is not None


def test_a_correction_keeps_the_day_of_entry(store: Store) -> None:
    (uid,) = _old(store, "甲")
    logged = _log(store, [uid], VisitDraft(TODAY, "上门"))
    with store.unit("visit.edit") as unit:
        visits.correct(
            unit, logged.visit_ids[0], VisitDraft(date(2026, 3, 1), "电话"), today=date(2026, 5, 1)
        )
        row = unit.rows("visit").get(logged.visit_ids[0])
    assert row is not None
    assert (row["day"], row["kind"], row["result"], row["entered_on"]) == (
        "2026-03-01",
        "电话",
        "已联系",
        "2026-03-10",
    )


def test_promises_become_follow_ups_with_owner_and_day(store: Store) -> None:
    (uid,) = _old(store, "甲")
    _log(store, [uid], VisitDraft(TODAY, "上门", promises=(Promise("修水管", "钱进", date(2026, 3, 20)),)))
    with store.reading() as unit:
        (row,) = unit.rows("follow_up").of_member(uid)
    assert (row["text"], row["owner"], row["due_on"], row["done_on"]) == (
        "修水管",
        "钱进",
        "2026-03-20",
        None,
    )


def test_what_is_odd_is_kept_and_told(store: Store) -> None:
    (uid,) = _old(store, "甲")
    with store.unit("member.edit") as unit:
        unit.members.update(uid, {"died_on": "2026-02-01", "status": "去世"})
    logged = _log(store, [uid], VisitDraft(date(2026, 3, 20), "电话", "见到本人"))
    assert set(logged.warnings) == {"visit_after_death", "visit_in_future", "visit_result_odd"}


def test_a_visit_to_nobody_or_of_no_kind_is_refused(store: Store) -> None:
    (uid,) = _old(store, "甲")
    with pytest.raises(RuleBroken, match="visit_of_nobody"):
        _log(store, [], VisitDraft(TODAY, "上门"))
    with pytest.raises(RuleBroken, match="visit_kind_blank"):
        _log(store, [uid], VisitDraft(TODAY, " "))
    with pytest.raises(RuleBroken, match="visit_day_impossible"):
        _log(store, [uid], VisitDraft(date(1026, 3, 1), "上门"))


def test_a_missed_period_tells_when_it_was_made_up_for(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.members.add({"name": "甲", "status": "在册"})
        for day, period, result in (
            (date(2026, 4, 8), "2026Q1", "见到本人"),
            (date(2026, 4, 9), "2026Q1", "未遇"),
            (date(2026, 4, 9), "上个季度", "见到本人"),
        ):
            visits.log(unit, [uid], VisitDraft(day, "上门", result, makes_up_for=period), today=TODAY)
        assert visits.made_up(unit) == {(1, date(2026, 1, 1), date(2026, 3, 31)): date(2026, 4, 8)}
