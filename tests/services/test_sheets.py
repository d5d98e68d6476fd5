"""Returned sheets: whose rows they are, and what is written down."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.services import sheets
from retiree_desk.services.sheets import Entered, LoggedSheet
from retiree_desk.store.unit import Store

ON = date(2026, 11, 20)


def test_rows_of_one_day_and_staff_are_one_trip(store: Store) -> None:
    with store.unit("visit.log") as unit:
        uids = unit.members.add_many([{"name": f"人{at}"} for at in range(3)])
        drafts = [VisitDraft(day, "上门", "见到本人", ("周敏",)) for day in (ON, ON, date(2026, 11, 19))]
        assert sheets.log_sheet(
            unit, [Entered(*pair) for pair in zip(uids, drafts, strict=True)], today=ON
        ) == LoggedSheet(3, ())
        rows = list(unit.rows("visit").all())
    assert len({row["trip_id"] for row in rows}) == 2
    assert {row["entered_on"] for row in rows} == {"2026-11-20"}


def test_what_is_odd_about_a_row_is_told(store: Store) -> None:
    with store.unit("visit.log") as unit:
        uids = unit.members.add_many(
            [{"name": "甲"}, {"name": "乙", "died_on": "2026-11-01", "status": "去世"}]
        )
        drafts = [VisitDraft(date(2027, 1, 1), "上门", "见到本人"), VisitDraft(ON, "上门", "见到家属")]
        logged = sheets.log_sheet(unit, [Entered(*pair) for pair in zip(uids, drafts, strict=True)], today=ON)
    assert logged == LoggedSheet(2, ("visit_in_future", "visit_after_death"))


def test_an_empty_sheet_is_refused(store: Store) -> None:
    with store.unit("visit.log") as unit, pytest.raises(RuleBroken, match="sheet_empty"):
        sheets.log_sheet(unit, [], today=ON)


def test_two_of_one_name_are_unclear_but_for_their_numbers(store: Store) -> None:
    with store.unit("test") as unit:
        unit.members.add_many(
            [{"name": "王伟", "member_no": "000001"}, {"name": "王伟", "member_no": "000002"}]
        )
        found = sheets.people_of(unit, ["王伟", "3 000002 王伟", "", "000002"])
    assert found.seqs == (2,)
    assert found.unclear == ("王伟",)


def test_a_planned_trip_gives_its_stops_in_the_printed_order(store: Store) -> None:
    with store.unit("test") as unit:
        first, second = unit.members.add_many([{"name": "甲"}, {"name": "乙"}])
        trip = unit.rows("trip").add({"day": "2026-11-20", "staff": "周敏", "area": "东风片区"})
        unit.rows("trip_stop").add_many(
            [
                {"member_id": second, "trip_id": trip, "position": 1},
                {"member_id": first, "trip_id": trip, "position": 2},
            ]
        )
        unit.rows("trip").add_many([{"day": f"2025-11-{day}", "staff": "周敏"} for day in range(10, 20)])
        (planned,) = sheets.trips(unit, ON, 1)
        assert (planned.area, planned.count) == ("东风片区", 2)
        assert sheets.people_on(unit, trip) == [2, 1]


def test_a_building_gives_those_who_are_on_the_register(store: Store) -> None:
    with store.unit("test") as unit:
        node = unit.tree.node("片区", "东风片区", "1号楼")
        unit.members.add_many(
            [
                {"name": "甲", "area_id": node, "status": "在册"},
                {"name": "乙", "area_id": node, "status": "去世"},
            ]
        )
        assert node is not None
        assert sheets.people_at(unit, node) == [1]


def test_the_grid_has_the_rows_of_the_printed_sheet_in_its_order(store: Store) -> None:
    with store.unit("test") as unit:
        area = unit.tree.node("片区", "东风片区")
        homes = (
            ("10号楼", "10号楼1单元101室"),
            ("2号楼", "2号楼10单元201室"),
            ("2号楼", "东风里2号楼2单元301室"),
            ("2号楼", "2-2-102"),
        )
        for number, (building, address) in enumerate(homes, 1):
            unit.members.add(
                {
                    "member_no": f"{number}",
                    "name": "甲乙丙丁"[number - 1],
                    "area_id": unit.tree.node("片区", "东风片区", building),
                    "address": address,
                    "status": "在册",
                }
            )
        assert area is not None
        grid = sheets.people_at(unit, area)
        printed = unit.members.ids(ListQuery(sort=Sort.PLACE), date(2026, 11, 20))
        assert grid == list(printed) == [4, 3, 2, 1]
        (moved,) = unit.members.uids_of_seqs([4])
        unit.members.update(moved, {"address": "2-11-102"})
    with store.reading() as unit:
        assert sheets.people_at(unit, area) == [3, 2, 4, 1]
