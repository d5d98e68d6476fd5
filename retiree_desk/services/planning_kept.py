"""A plan that was accepted: its trips and stops, moved as life asks, settled by what was recorded.

A plan is an intention. A stop counts as made when its visit was recorded from it, or when any visit to that member was
recorded on its day; an obligation is settled by visits alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from retiree_desk.domain.addresses import walk_key
from retiree_desk.domain.cadence_credits import COUNTING_RESULTS
from retiree_desk.domain.duties import DutyCode
from retiree_desk.domain.ids import Uid, new_id
from retiree_desk.domain.planning_calls import kind_of
from retiree_desk.domain.planning_values import Trip
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Residence
from retiree_desk.domain.values import Row, Value
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.services import bereavement, visits
from retiree_desk.services import rules as book
from retiree_desk.services.planning import DUTY_KINDS, Proposal, Who, who_of
from retiree_desk.services.visits import Logged
from retiree_desk.services.working_days import working_days
from retiree_desk.store.unit import Unit

BETWEEN = "、"
ACCEPT, EDIT = "plan.accept", "plan.edit"


@dataclass(frozen=True, slots=True)
class Stop:
    """One call of a kept trip; ``outcome`` is empty while it is still to be made."""

    uid: Uid
    member: Uid
    who: Who
    kind: str
    rules: tuple[str, ...]
    due_on: str
    outcome: str


@dataclass(frozen=True, slots=True)
class KeptTrip:
    """One person's calls of one day."""

    uid: Uid
    day: date
    staff: str
    area: str
    buildings: str
    stops: tuple[Stop, ...]

    @property
    def open(self) -> tuple[Stop, ...]:
        """Those still to be made."""
        return tuple(stop for stop in self.stops if not stop.outcome)


def accept(unit: Unit, proposal: Proposal, name: str) -> int:
    """Keep a proposal; trips of these days on which nobody has gone yet give way. How many did."""
    replaced = 0
    for trip in trips(unit, proposal.first, proposal.last):
        if len(trip.open) == len(trip.stops):
            drop(unit, trip.uid)
            replaced += 1
    plan_id = unit.rows("plan").add(
        {"name": name, "starts_on": proposal.first.isoformat(), "ends_on": proposal.last.isoformat()}
    )
    rows = [(new_id(), trip) for trip in proposal.plan.trips]
    unit.rows("trip").add_many([_trip_row(uid, plan_id, trip) for uid, trip in rows])
    unit.rows("trip_stop").add_many([stop for uid, trip in rows for stop in _stop_rows(uid, trip, proposal)])
    return replaced


def trips(unit: Unit, first: date, last: date) -> list[KeptTrip]:
    """The trips of these days, by day and person."""
    rows = [
        row for row in unit.rows("trip").all() if first.isoformat() <= str(row["day"]) <= last.isoformat()
    ]
    stops: defaultdict[Uid, list[Row]] = defaultdict(list)
    wanted = {row["id"] for row in rows}
    for row in unit.rows("trip_stop").all():
        if row["trip_id"] in wanted and isinstance(row["trip_id"], bytes):
            stops[row["trip_id"]].append(row)
    people = _People(unit, {row["member_id"] for group in stops.values() for row in group}, first, last)
    found = [_kept(row, stops, people) for row in rows]
    return sorted((trip for trip in found if trip.stops), key=lambda trip: (trip.day, trip.staff))


def trip(unit: Unit, uid: Uid) -> KeptTrip:
    """One trip; RuleBroken ``plan_trip_gone`` when it is no longer there."""
    row = unit.rows("trip").get(uid)
    if row is None or row["voided"]:
        raise RuleBroken("plan_trip_gone", "trip")
    stops = list(unit.rows("trip_stop").where(trip_id=uid))
    day = date.fromisoformat(str(row["day"]))
    return _kept(row, {uid: stops}, _People(unit, {stop["member_id"] for stop in stops}, day, day))


def move(unit: Unit, uid: Uid, day: date, staff: str) -> KeptTrip:
    """Give a trip another day or person; it joins the trip that person makes on that day already.

    RuleBroken ``plan_day_off`` for a day not worked, ``plan_twice`` when somebody would be called on twice that day.
    """
    moved = trip(unit, uid)
    if not working_days(unit, [day.year]).is_worked(day):
        raise RuleBroken("plan_day_off", "day", day=day.isoformat())
    others = [one for one in trips(unit, day, day) if one.uid != uid]
    called = {stop.member for one in others for stop in one.stops}
    twice = next((stop for stop in moved.stops if stop.member in called), None)
    if twice is not None:
        raise RuleBroken("plan_twice", "day", name=twice.who.name, day=day.isoformat())
    host = next((one for one in others if one.staff == staff), None)
    if host is None:
        unit.rows("trip").update(uid, {"day": day.isoformat(), "staff": staff})
        return replace(moved, day=day, staff=staff)
    changes: list[tuple[Uid, Row]] = [
        (stop.uid, {"trip_id": host.uid, "position": at})
        for at, stop in enumerate(_walked(unit, (*host.stops, *moved.stops)))
    ]
    unit.rows("trip_stop").update_many(changes)
    areas = (BETWEEN.join(dict.fromkeys((*one.split(BETWEEN), *other.split(BETWEEN)))) for one, other in (
        (host.area, moved.area), (host.buildings, moved.buildings)))  # fmt: skip
    area, buildings = (text.strip(BETWEEN) for text in areas)
    unit.rows("trip").update(host.uid, {"area": area or None, "building": buildings or None})
    unit.rows("trip").void(uid)
    return trip(unit, host.uid)


def drop(unit: Unit, uid: Uid) -> None:
    """Take a trip out of the plan, with its stops."""
    for stop in list(unit.rows("trip_stop").where(trip_id=uid)):
        stop_id = stop["id"]
        assert isinstance(stop_id, bytes)
        unit.rows("trip_stop").void(stop_id)
    unit.rows("trip").void(uid)


def record(unit: Unit, uid: Uid, stops: Sequence[Uid], draft: VisitDraft, *, today: date) -> Logged:
    """Write down the visits of some stops of a trip, and that they were made."""
    chosen = [stop for stop in trip(unit, uid).stops if stop.uid in set(stops)]
    logged = visits.log(unit, [stop.member for stop in chosen], draft, today=today)
    result = draft.result or str((unit.rows("visit").get(logged.visit_ids[0]) or {}).get("result") or "")
    if result in COUNTING_RESULTS:
        for stop in chosen:
            if DutyCode.DEATH.value in stop.rules:  # the family's: settled by condolences, not by a visit
                bereavement.condole(unit, stop.member, draft.day, draft.staff, draft.note)
    unit.rows("trip_stop").update_many([(stop.uid, {"outcome": result}) for stop in chosen])
    if not trip(unit, uid).open:
        unit.rows("trip").update(uid, {"done": 1})
    return logged


def _walked(unit: Unit, stops: Sequence[Stop]) -> list[Stop]:
    """The stops as one walks: building by building, door by door."""
    rows = unit.members.get_many([stop.member for stop in stops])

    def place(stop: Stop) -> str:
        area = rows[stop.member]["area_id"]
        return walk_key(*unit.tree.path_of(area if isinstance(area, bytes) else None), stop.who.address)

    return sorted(stops, key=place)


def _trip_row(uid: Uid, plan_id: Uid, one: Trip) -> dict[str, Value]:
    areas = dict.fromkeys(area for area, _building in one.buildings if area)
    buildings = dict.fromkeys(building for _area, building in one.buildings)
    return {
        "id": uid,
        "plan_id": plan_id,
        "day": one.day.isoformat(),
        "staff": one.caller,
        "area": BETWEEN.join(areas) or None,
        "building": BETWEEN.join(buildings) or None,
        "done": 0,
    }


def _stop_rows(uid: Uid, one: Trip, proposal: Proposal) -> list[dict[str, Value]]:
    return [
        {
            "member_id": proposal.people[call.member].uid,
            "trip_id": uid,
            "position": place,
            "rule": BETWEEN.join(slot.rule for slot in call.slots),
            "due_on": call.due.isoformat(),
        }
        for place, call in enumerate(one.calls)
    ]


class _People:
    """The names behind the stops, and what was recorded on these days."""

    def __init__(self, unit: Unit, uids: Iterable[Value], first: date, last: date) -> None:
        wanted = [uid for uid in uids if isinstance(uid, bytes)]
        rows = unit.members.get_many(wanted)
        self.who = {uid: who_of(uid, row) for uid, row in rows.items()}
        self.away = {uid for uid, row in rows.items() if row["residence"] not in (None, "", Residence.CITY)}
        self.kinds: dict[str, frozenset[str]] = {rule.code: rule.kinds for rule in book.visiting_rules(unit)}
        self.kinds |= {code.value: frozenset({kind}) for code, kind in DUTY_KINDS.items()}
        self.made = {
            (row["member_id"], str(row["day"])): str(row["result"] or "")
            for row in unit.rows("visit").of_members(wanted)
            if first.isoformat() <= str(row["day"]) <= last.isoformat()
        }


def _kept(row: Row, stops: Mapping[Uid, Sequence[Row]], people: _People) -> KeptTrip:
    uid, day = row["id"], str(row["day"])
    assert isinstance(uid, bytes)
    ordered = sorted(stops.get(uid, ()), key=lambda stop: int(stop["position"] or 0))
    shown = tuple(_stop(stop, day, people) for stop in ordered if stop["member_id"] in people.who)
    staff, area, buildings = (str(row[key] or "") for key in ("staff", "area", "building"))
    return KeptTrip(uid, date.fromisoformat(day), staff, area, buildings, shown)


def _stop(row: Row, day: str, people: _People) -> Stop:
    uid, member = row["id"], row["member_id"]
    assert isinstance(uid, bytes)
    assert isinstance(member, bytes)
    rules = tuple(code for code in str(row["rule"] or "").split(BETWEEN) if code)
    kinds = frozenset[str]()
    for code in rules:
        known = people.kinds.get(code, frozenset())
        kinds = kinds & known if kinds and known else kinds | known
    outcome = str(row["outcome"] or "") or people.made.get((member, day), "")
    kind = kind_of(rules, kinds, away=member in people.away)
    return Stop(uid, member, people.who[member], kind, rules, str(row["due_on"] or ""), outcome)
