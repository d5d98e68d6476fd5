from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from retiree_desk.services.demo_care import care
from retiree_desk.services.demo_contacts import Kept
from retiree_desk.services.demo_plan import Fate, Plan, Sketch, sketches
from retiree_desk.store.tables import metadata

PLAN = Plan(2000, 1, date(2026, 3, 1))


@pytest.fixture(scope="module")
def people() -> list[Sketch]:
    return sketches(PLAN)


@pytest.fixture(scope="module")
def kept(people: list[Sketch]) -> list[Kept]:
    return list(care(PLAN, people, ["甲", "乙"]))


def test_rows_fit_their_tables(kept: list[Kept]) -> None:
    for one in kept:
        assert set(one.row) <= set(metadata.tables[one.table].columns.keys())


def test_every_kind_of_record_occurs(kept: list[Kept]) -> None:
    counted = Counter(one.table for one in kept)
    assert set(counted) == {"stay", "visit", "condolence", "waiver", "follow_up", "family_event"}
    assert counted["stay"] == PLAN.share(430)
    assert counted["waiver"] == PLAN.share(60)


def test_some_are_in_hospital_now(kept: list[Kept]) -> None:
    stays = [one.row for one in kept if one.table == "stay"]
    assert sum(row["discharged_on"] is None for row in stays) == PLAN.share(18)
    for row in stays:
        assert str(row["admitted_on"]) <= str(row["discharged_on"] or PLAN.as_of.isoformat())


def test_money_is_whole_fen_and_gifts_have_none(kept: list[Kept]) -> None:
    for one in kept:
        if one.table == "condolence":
            amount, goods = one.row["amount_fen"], one.row["goods"]
            assert (amount is None) == bool(goods)
            assert amount is None or (isinstance(amount, int) and amount % 100 == 0)


def test_most_bereaved_families_were_given_something(people: list[Sketch], kept: list[Kept]) -> None:
    given = {one.row["member_id"] for one in kept if one.table == "condolence" and one.row["kind"] == "去世"}
    dead = [one.uid for one in people if one.fate is Fate.DIED]
    assert len(given & set(dead)) > len(dead) * 0.7


def test_nothing_done_lies_in_the_future(kept: list[Kept]) -> None:
    for one in kept:
        for key in ("day", "admitted_on", "discharged_on", "done_on", "starts_on"):
            assert str(one.row.get(key) or "") <= PLAN.as_of.isoformat()
