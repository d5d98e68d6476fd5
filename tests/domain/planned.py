"""Invented questions to a planner, and what must hold of any answer."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from retiree_desk.domain import planning
from retiree_desk.domain.planning_slots import Owing, slots_of
from retiree_desk.domain.planning_values import Caller, Place, Plan, Slot
from retiree_desk.domain.terms import VisitKind
from retiree_desk.domain.working_days import WorkingDays, calendar

HOME = frozenset({VisitKind.HOME})
ANYHOW = frozenset({VisitKind.HOME, VisitKind.PHONE})
FIRST = date(2026, 3, 2)
WORK = calendar([2025, 2026, 2027])


@dataclass(frozen=True)
class Question:
    """What a planner is asked."""

    owings: tuple[Owing, ...]
    places: Mapping[int, Place]
    crew: tuple[Caller, ...]
    span: tuple[date, date]
    work: WorkingDays = WORK

    def answer(self) -> Plan:
        return planning.plan(self.owings, self.places, self.crew, self.span, self.work)


def place(building: int, door: int = 0) -> Place:
    """A door in one of nine buildings in three areas."""
    return Place(f"{building % 3}区", f"{building}号楼", f"{building}-{door}", f"{building:02}-{door:02}")


def owing(member: int, start: date, end: date, missing: int = 1, **more: object) -> Owing:
    """So many home visits owed."""
    values: dict[str, object] = {"rule": "R80", "owed": missing, "kinds": HOME, **more}
    return Owing(member=member, start=start, end=end, missing=missing, **values)  # type: ignore[arg-type]  # named by the tests


def spread_of(question: Question) -> list[Slot]:
    """The single visits asked."""
    return [slot for one in question.owings for slot in slots_of(one, *question.span)]


@st.composite
def questions(draw: st.DrawFn, *, roomy: bool = False) -> Question:
    """A few people in a few buildings; rules that overlap, duties of a few days, leaders, days away."""
    length = draw(st.integers(4, 45))
    last = FIRST + timedelta(days=length - 1)
    members = draw(st.integers(1, 12))
    places = {one: place(draw(st.integers(0, 8)), draw(st.integers(0, 2))) for one in range(members)}
    owings: list[Owing] = []
    for member in range(members):
        for rule in draw(st.sets(st.sampled_from(["R80", "LX", "HOSP"]), max_size=3)):
            owings.append(_owing(draw, member, rule, length, roomy=roomy))
    crew = [
        Caller(
            f"{at}",
            draw(st.integers(3, 8) if roomy else st.integers(0, 4)),
            tuple(sorted(draw(st.sets(st.sampled_from(["0区", "1区"]))))),
            leader=roomy or draw(st.booleans()),
            away=frozenset()
            if roomy
            else frozenset(
                FIRST + timedelta(days=day) for day in draw(st.sets(st.integers(0, length), max_size=5))
            ),
        )
        for at in range(draw(st.integers(1, 3)))
    ]
    return Question(tuple(owings), places, tuple(crew), (FIRST, last))


def _owing(draw: st.DrawFn, member: int, rule: str, length: int, *, roomy: bool) -> Owing:
    begins = FIRST + timedelta(days=draw(st.integers(-20, length - 1)))
    if rule == "HOSP":
        kinds = frozenset({draw(st.sampled_from([VisitKind.HOME, VisitKind.PHONE]))})
        leader = not roomy and draw(st.booleans())
        days = timedelta(days=draw(st.integers(0, 9)))
        return owing(member, begins, begins + days, rule=rule, kinds=kinds, duty=True, leader=leader)
    ends = max(begins, FIRST) + timedelta(days=draw(st.integers(0, 60)))
    missing = draw(st.integers(1, 3))
    credit = draw(st.none() | st.integers(0, 10))
    return owing(
        member,
        begins,
        ends,
        missing,
        rule=rule,
        kinds=HOME if rule == "R80" else draw(st.sampled_from([frozenset[str](), ANYHOW])),
        owed=missing + (credit is not None),
        gap=draw(st.sampled_from([1, 1, 7])),
        last_credit=None if credit is None else begins + timedelta(days=credit),
    )


def faults(question: Question, plan: Plan) -> list[str]:
    """What is wrong with an answer, in words; nothing if all is well."""
    return [*_people(question, plan), *_days(question, plan), *_books(question, plan)]


def _people(question: Question, plan: Plan) -> list[str]:
    found: list[str] = []
    days: defaultdict[tuple[int, str], list[tuple[date, int]]] = defaultdict(list)
    called = Counter((call.member, trip.day) for trip in plan.trips for call in trip.calls)
    found += [f"{member} twice on {day}" for (member, day), count in called.items() if count > 1]
    for trip in plan.trips:
        for call in trip.calls:
            for slot in call.slots:
                days[call.member, slot.rule].append((trip.day, slot.gap))
    for (member, rule), made in days.items():
        made.sort()
        for (before, gap), (after, _gap) in itertools.pairwise(made):
            if (after - before).days < gap:
                found.append(f"{member} {rule}: {before} and {after} are too near")
    return found


def _days(question: Question, plan: Plan) -> list[str]:
    found: list[str] = []
    crew = {one.name: one for one in question.crew}
    seen: set[tuple[date, str]] = set()
    for trip in plan.trips:
        caller = crew[trip.caller]
        if (trip.day, trip.caller) in seen:
            found.append(f"two trips of {trip.caller} on {trip.day}")
        seen.add((trip.day, trip.caller))
        if not question.work.is_worked(trip.day) or trip.day in caller.away:
            found.append(f"{trip.day} is off for {trip.caller}")
        if not question.span[0] <= trip.day <= question.span[1]:
            found.append(f"{trip.day} is outside")
        if len(trip.calls) > caller.per_day:
            found.append(f"{trip.caller} makes {len(trip.calls)} calls on {trip.day}")
        for call in trip.calls:
            found += [
                f"{slot} on {trip.day}" for slot in call.slots if not slot.opens <= trip.day <= slot.closes
            ]
            if call.leader and not caller.leader:
                found.append(f"{trip.caller} is no leader")
    return found


def _books(question: Question, plan: Plan) -> list[str]:
    """Nothing invented, nothing lost."""
    asked: Counter[str] = Counter()
    for one in question.owings:
        asked[one.rule] += one.missing
    told: Counter[str] = Counter(plan.later)
    told.update(each.slot.rule for each in plan.unplaced)
    told.update(slot.rule for trip in plan.trips for call in trip.calls for slot in call.slots)
    once = Counter(
        (slot.member, slot.rule, slot.end, slot.number)
        for trip in plan.trips
        for call in trip.calls
        for slot in call.slots
    )
    once.update((each.slot.member, each.slot.rule, each.slot.end, each.slot.number) for each in plan.unplaced)
    doubled = [f"{key} twice" for key, count in once.items() if count > 1]
    return doubled + ([f"asked {asked}, told {told}"] if +asked != +told else [])


def earliest_end_first(slots: Sequence[Slot], days: Sequence[date], per_day: int) -> bool:
    """Whether so many calls a day, those first whose last day is nearest, make all these visits."""
    waiting: defaultdict[int, list[Slot]] = defaultdict(list)
    for slot in sorted(slots, key=lambda one: (one.last, one.first)):
        waiting[slot.member].append(slot)
    for day in days:
        ready = [mine for mine in waiting.values() if mine and mine[0].first <= day]
        for mine in sorted(ready, key=lambda one: one[0].last)[:per_day]:
            if mine.pop(0).last < day:
                return False
    return not any(waiting.values())
