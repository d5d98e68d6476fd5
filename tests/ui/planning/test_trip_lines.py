from __future__ import annotations

from datetime import date

from retiree_desk.domain.planning_values import Call, Place, Plan, Slot, Trip
from retiree_desk.domain.terms import VisitKind
from retiree_desk.domain.working_days import WorkingDays
from retiree_desk.services.planning import Proposal, Who
from retiree_desk.ui.planning.trip_lines import TRIP_KEYS, Listed, day_words, proposed

DAY = date(2026, 11, 23)
STREET = "澜州市桃园片区春风路8号桃园小区"


def _call(member: int, building: str, door: str, kind: VisitKind = VisitKind.HOME) -> Call:
    slot = Slot(
        member=member, rule="R80", release=DAY, by=DAY, first=DAY, last=DAY, opens=DAY, closes=DAY, end=DAY
    )
    return Call(member, kind, Place("桃园片区", building, door), (slot,), 0, 0, 0, 0)


def test_doors_are_told_from_the_building_on_and_the_same_door_once() -> None:
    calls = (
        _call(1, "3号楼", "甲"),
        _call(2, "3号楼", "甲"),
        _call(3, "13号楼", "乙"),
        _call(4, "", "丙", VisitKind.PHONE),
    )
    homes = {
        1: f"{STREET}3号楼1单元101室",
        2: f"{STREET}3号楼1单元101室",
        3: f"{STREET}13号楼2单元302室",
        4: "海滨市",
    }
    people = {
        member: Who(bytes([member]), str(member), f"人{member}", homes[member], "", "") for member in homes
    }
    plan = Plan((DAY,), (Trip(DAY, "周敏", calls),))
    (line,) = proposed(Proposal(DAY, DAY, plan, (), people, WorkingDays()), {"R80": "80岁以上每季三次"})
    assert [(stop.door, stop.same_door) for stop in line.stops] == [
        ("3号楼1单元101室", False), ("3号楼1单元101室", True), ("13号楼2单元302室", False), ("海滨市", False),
    ]  # fmt: skip
    assert (line.area, line.buildings, line.open) == ("桃园片区", "3号楼、13号楼", 4)
    assert {stop.why for stop in line.stops} == {"80岁以上每季三次"}


def test_lines_are_sorted_by_what_a_column_means() -> None:
    lines = [(0, "丙", 3), (1, "甲", 1), (2, "乙", 2)]
    listed = Listed(lines, {"number": lambda line: line[2]})
    assert list(listed.ids("", descending=False)) == [0, 1, 2]
    assert list(listed.ids("number", descending=True)) == [0, 2, 1]
    assert listed.lines([2, 9]) == [(2, "乙", 2)]
    assert {"day", "staff", "area", "calls"} == set(TRIP_KEYS)


def test_a_day_is_told_with_its_weekday() -> None:
    assert day_words(DAY) == "11月23日 周一"
