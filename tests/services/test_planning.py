"""Plans from the records: whose visits, where, by whom; kept, moved, walked and recorded; the days off behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from retiree_desk.domain.addresses import walk_key
from retiree_desk.domain.cadence import State
from retiree_desk.domain.cadence_rules import windows_between
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.planning import plan
from retiree_desk.domain.planning_slots import Owing
from retiree_desk.domain.planning_values import Caller, Place
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.rules_shipped import R70, R80
from retiree_desk.domain.terms import Residence
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.domain.working_days import calendar
from retiree_desk.services import obligations, planning, planning_crew, planning_kept, visits
from retiree_desk.services.demo import MEMBERS, STAFF, plan_of
from retiree_desk.services.demo_plan import sketches
from retiree_desk.services.planning import Proposal
from retiree_desk.services.planning_kept import KeptTrip
from retiree_desk.store.unit import Store
from tests.ui.served import TODAY, fill

SPAN = (date(2026, 11, 23), date(2026, 12, 31))


@pytest.fixture
def filled(store: Store) -> Store:
    with store.unit("import") as unit:
        fill(unit)
    return store


def test_what_is_owed_is_planned_and_what_was_done_is_not(filled: Store) -> None:
    made = _proposed(filled)
    owed = {
        (made.people[call.member].name, slot.rule): slot
        for trip in made.plan.trips
        for call in trip.calls
        for slot in call.slots
    }
    assert {rule for name, rule in owed if name == "王秀兰"} == {"R80"}
    assert [_count(made, "王秀兰", "R80"), _count(made, "李建国", "R80"), _count(made, "赵玉华", "R70")] == [
        3,
        2,
        1,
    ]
    assert not [key for key in owed if key[0] == "周志强" and key[1] != "HOSP"]
    assert made.plan.unplaced == ()


def test_the_sick_are_seen_in_hospital_and_the_bereaved_at_home(filled: Store) -> None:
    made = _proposed(filled)
    calls = {made.people[call.member].name: call for trip in made.plan.trips for call in trip.calls}
    assert (calls["周志强"].kind, calls["周志强"].building) == ("医院", ("医院", "市一院"))
    assert (calls["郑德明"].kind, calls["郑德明"].building) == ("上门", ("东风片区", "2号楼"))


def test_feasts_that_the_calendar_knows_are_planned_ahead(filled: Store) -> None:
    made = _proposed(filled, date(2027, 1, 4), date(2027, 2, 28))
    cadre = [
        slot.rule
        for trip in made.plan.trips
        for call in trip.calls
        for slot in call.slots
        if made.people[call.member].name == "孙桂英"
    ]
    assert {"FEST4", "SPRING", "LX"} <= set(cadre)
    assert made.by_letter == 5
    afar = [
        call for trip in made.plan.trips for call in trip.calls if made.people[call.member].name == "吴淑珍"
    ]
    assert {call.kind for call in afar} == {"电话"}


def test_an_answer_is_refused_with_its_reason(filled: Store) -> None:
    for first, last, code in (
        (SPAN[1], SPAN[0], "plan_span_backwards"),
        (SPAN[0], SPAN[0] + timedelta(days=500), "plan_span_long"),
        (date(2026, 11, 28), date(2026, 11, 29), "plan_no_working_day"),
    ):
        with pytest.raises(RuleBroken, match=code):
            _proposed(filled, first, last)
    with filled.reading() as unit, pytest.raises(RuleBroken, match="plan_nobody"):
        planning.propose(unit, *SPAN, today=TODAY, crew=[])


def test_a_proposal_is_kept_as_trips_with_their_stops(filled: Store) -> None:
    made = _proposed(filled)
    _accept(filled, made)
    trips = _kept(filled)
    names = {
        (trip.day, trip.caller): [(made.people[call.member].name, call.kind) for call in trip.calls]
        for trip in made.plan.trips
    }
    assert {
        (trip.day, trip.staff): [(stop.who.name, stop.kind) for stop in trip.stops] for trip in trips
    } == names


def test_a_new_plan_takes_the_place_of_trips_nobody_has_begun(filled: Store) -> None:
    made = _proposed(filled)
    _accept(filled, made)
    before = _kept(filled)
    begun = next(trip for trip in before if len(trip.stops) > 1)
    with filled.unit("visit.log") as unit:
        planning_kept.record(
            unit, begun.uid, [begun.stops[0].uid], VisitDraft(begun.day, "上门"), today=begun.day
        )
    assert _accept(filled, _proposed(filled)) == len(before) - 1
    assert begun.uid in {trip.uid for trip in _kept(filled)}


def test_a_visit_recorded_from_its_trip_counts_and_is_made(filled: Store) -> None:
    _accept(filled, _proposed(filled))
    trip = next(trip for trip in _kept(filled) if "王秀兰" in {stop.who.name for stop in trip.stops})
    with filled.unit("visit.log") as unit:
        draft = VisitDraft(trip.day, "上门", staff=(trip.staff,))
        logged = planning_kept.record(
            unit, trip.uid, [stop.uid for stop in trip.stops], draft, today=trip.day
        )
        members = [stop.member for stop in trip.stops]
        credited = visits.credited(unit, members, logged, today=trip.day)
    assert "R80" in {one.rule for one in credited}
    (after,) = [one for one in _kept(filled) if one.uid == trip.uid]
    assert {stop.outcome for stop in after.stops} == {"见到本人"}
    assert _count(_proposed(filled, trip.day + timedelta(days=1)), "王秀兰", "R80") == 2


def test_a_planned_call_on_the_family_of_the_dead_settles_it(filled: Store) -> None:
    _accept(filled, _proposed(filled, date(2026, 11, 20), date(2026, 11, 23)))
    with filled.reading() as unit:
        trips = planning_kept.trips(unit, date(2026, 11, 20), date(2026, 11, 23))
    trip, stop = next((trip, stop) for trip in trips for stop in trip.stops if stop.who.name == "郑德明")
    with filled.unit("visit.log") as unit:
        draft = VisitDraft(date(2026, 11, 20), "上门", "见到家属", (trip.staff,))
        planning_kept.record(unit, trip.uid, [stop.uid], draft, today=TODAY)
        (death,) = obligations.owed_by(unit, stop.member, TODAY, everything=True)[-1:]
    assert (death.rule, death.state) == ("DEATH", State.MET)


def test_a_visit_recorded_elsewhere_on_that_day_makes_its_stop_too(filled: Store) -> None:
    _accept(filled, _proposed(filled))
    trip = next(trip for trip in _kept(filled) if "赵玉华" in {stop.who.name for stop in trip.stops})
    stop = next(stop for stop in trip.stops if stop.who.name == "赵玉华")
    with filled.unit("visit.log") as unit:
        visits.log(unit, [stop.member], VisitDraft(trip.day, "上门", "未遇"), today=trip.day)
    (after,) = [one for one in _kept(filled) if one.uid == trip.uid]
    assert {one.who.name: one.outcome for one in after.stops}["赵玉华"] == "未遇"


def test_a_trip_moves_to_another_day_and_person(filled: Store) -> None:
    _accept(filled, _proposed(filled))
    trip = _kept(filled)[0]
    free = date(2026, 12, 30)
    other = {"周敏": "何静", "何静": "周敏"}[trip.staff]
    moved = _move(filled, trip.uid, free, other)
    assert (moved.day, moved.staff) == (free, other)
    assert [stop.uid for stop in moved.stops] == [stop.uid for stop in trip.stops]


def test_a_trip_joins_the_one_that_is_there(filled: Store) -> None:
    _accept(filled, _proposed(filled))
    trips = _kept(filled)
    one, other = _apart(trips)
    joined = _move(filled, one.uid, other.day, other.staff)
    assert joined.uid == other.uid
    assert len(joined.stops) == len(one.stops) + len(other.stops)
    assert one.uid not in {trip.uid for trip in _kept(filled)}
    with filled.reading() as unit, pytest.raises(RuleBroken, match="plan_trip_gone"):
        planning_kept.trip(unit, one.uid)


def test_trips_that_are_joined_are_walked_building_by_building_and_door_by_door(store: Store) -> None:
    homes = ("3号楼10单元201室", "3号楼2单元301室", "12号楼1单元101室", "3号楼2-102")
    with store.unit("test") as unit:
        people = [
            unit.members.add(
                {
                    "name": address, "address": address, "status": "在册",
                    "area_id": unit.tree.node("片区", "东风片区", address.partition("楼")[0] + "楼"),
                }
            )
            for address in homes
        ]  # fmt: skip
        trips = [unit.rows("trip").add({"day": f"2026-11-2{at}", "staff": "周敏"}) for at in (3, 4)]
        unit.rows("trip_stop").add_many(
            [
                {"member_id": person, "trip_id": trips[at % 2], "position": at}
                for at, person in enumerate(people)
            ]
        )
    joined = _move(store, trips[0], date(2026, 11, 24), "周敏")
    assert [stop.who.address for stop in joined.stops] == [homes[at] for at in (3, 1, 0, 2)]
    assert [stop.who.address for stop in _kept(store)[0].stops] == [homes[at] for at in (3, 1, 0, 2)]


def test_nobody_is_moved_onto_a_day_off_or_onto_a_second_call(filled: Store) -> None:
    _accept(filled, _proposed(filled))
    trips = _kept(filled)
    with pytest.raises(RuleBroken, match="plan_day_off"):
        _move(filled, trips[0].uid, date(2026, 12, 26), trips[0].staff)
    first, second = [trip for trip in trips if "王秀兰" in {stop.who.name for stop in trip.stops}][:2]
    with pytest.raises(RuleBroken, match="plan_twice"):
        _move(filled, first.uid, second.day, "何静")


def test_the_office_says_how_much_each_can_do(filled: Store) -> None:
    with filled.unit("staff.edit") as unit:
        unit.rows("staff").add({"name": "钱进", "post": "兼职经办", "active": 1, "is_leader": 1})
        unit.rows("staff").add({"name": "去年退的", "active": 0})
        parts = planning_crew.parts(unit)
        assert {part.name: (part.per_day, part.leader) for part in parts} == {
            "周敏": (8, False), "何静": (8, False), "钱进": (4, True),
        }  # fmt: skip
        planning_crew.keep_parts(unit, [replace(parts[0], per_day=2, areas=("南湖片区",))])
        assert next((part.per_day, part.areas) for part in planning_crew.parts(unit)) == (2, ("南湖片区",))
        with pytest.raises(RuleBroken, match="plan_per_day"):
            planning_crew.keep_parts(unit, [replace(parts[0], per_day=99)])


def test_who_went_to_an_area_knows_it(filled: Store) -> None:
    with filled.reading() as unit:
        assert {part.name: part.areas for part in planning.crew_of(unit)}["周敏"] == ("东风片区",)


def test_a_quarter_of_the_demo_bank_walks_little_more_than_the_least() -> None:
    bank = sketches(plan_of(MEMBERS, 1, date(2026, 11, 22)))
    span = (date(2026, 4, 1), date(2026, 6, 30))
    owings: list[Owing] = []
    places: dict[int, Place] = {}
    for person in bank:
        home = person.home
        if person.here and home is not None and home.residence is Residence.CITY:
            door = home.address
            order = walk_key("", home.building, door)
            places[person.number] = Place(home.area, home.building, door, order)
            for rule, window in ((window.rule, window) for window in windows_between([R70, R80], *span)):
                if rule.admits_age(person.birth, window.period.start):
                    owings.append(
                        Owing(
                            member=person.number, rule=rule.code, start=window.period.start, end=window.period.end,
                            missing=rule.times, owed=rule.times, kinds=rule.kinds,
                        )
                    )  # fmt: skip
    crew = [Caller(f"{at}", 4 if at % 3 != 1 and at else 8) for at in range(STAFF)]
    made = plan(owings, places, crew, span, calendar([2026]))
    assert made.owed > 5000
    assert made.unplaced == ()
    assert made.ratio is not None
    assert made.ratio <= 1.2


def _proposed(store: Store, first: date = SPAN[0], last: date = SPAN[1]) -> Proposal:
    with store.reading() as unit:
        return planning.propose(unit, first, last, today=TODAY)


def _count(made: Proposal, name: str, rule: str) -> int:
    return sum(
        1
        for trip in made.plan.trips
        for call in trip.calls
        for slot in call.slots
        if made.people[call.member].name == name and slot.rule == rule
    )


def _accept(store: Store, made: Proposal) -> int:
    with store.unit(planning_kept.ACCEPT) as unit:
        return planning_kept.accept(unit, made, "年底")


def _kept(store: Store) -> list[KeptTrip]:
    with store.reading() as unit:
        return planning_kept.trips(unit, *SPAN)


def _move(store: Store, uid: Uid, day: date, staff: str) -> KeptTrip:
    with store.unit(planning_kept.EDIT) as unit:
        return planning_kept.move(unit, uid, day, staff)


def _apart(trips: list[KeptTrip]) -> tuple[KeptTrip, KeptTrip]:
    """Two trips on different days that call on different people."""
    for one in trips:
        for other in trips:
            met = {stop.member for stop in one.stops} & {
                stop.member for trip in trips if trip.day == other.day for stop in trip.stops
            }
            if one.day != other.day and not met:
                return one, other
    raise AssertionError("every two trips share somebody")
