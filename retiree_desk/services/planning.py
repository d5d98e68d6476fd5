"""A plan of visits between two days: what is owed is gathered, spread by ``domain.planning``, and named.

Health checks are arranged, not walked. Of the Spring Festival calls only those that must be made at the door are planned;
for everybody else any contact counts, and a letter reaches them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from retiree_desk.domain import planning
from retiree_desk.domain.addresses import walk_key
from retiree_desk.domain.cadence import Obligation, State, obligation_in
from retiree_desk.domain.cadence_credits import COUNTING_RESULTS
from retiree_desk.domain.cadence_facts import Person
from retiree_desk.domain.cadence_rules import By, Entry, Window, windows_between
from retiree_desk.domain.duties import SHOWN_FOR, DutyCode, DutyRule, Events, duties
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.planning_slots import Owing
from retiree_desk.domain.planning_values import HOSPITALS, Place, Plan
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Category, Residence, VisitKind
from retiree_desk.domain.values import Value
from retiree_desk.domain.working_days import WorkingDays
from retiree_desk.services import rules as book
from retiree_desk.services.planning_crew import Part, known_areas, parts
from retiree_desk.services.working_days import working_days
from retiree_desk.store.members import MemberLine
from retiree_desk.store.unit import Unit

LONGEST = timedelta(days=400)
_CHECKUPS = frozenset({VisitKind.CHECKUP})
_HISTORY = timedelta(days=180)
_MOST_READ = 20_000  # visits asked for who went where
_SETTLED = frozenset({State.MET, State.WAIVED, State.LAPSED})
_CALENDAR = frozenset({DutyCode.SPRING, DutyCode.FESTIVALS, DutyCode.BIRTHDAY})
_BEFORE = timedelta(days=105)  # the longest a duty's days reach back, and as long as a missed one is shown
_LOOK_EVERY = timedelta(days=45)
_KEYS = (
    "member_no name address spouse_id area_id building community residence mobile home_phone birth_date flags living "
    "health care_level"
).split()
DUTY_KINDS = {
    DutyCode.ADMITTED: VisitKind.HOSPITAL,
    DutyCode.LONG_STAY: VisitKind.HOSPITAL,
    DutyCode.FAMILY_EVENT: VisitKind.HOME,
    DutyCode.FESTIVALS: VisitKind.HOME,
    DutyCode.SPRING: VisitKind.HOME,
    DutyCode.BIRTHDAY: VisitKind.HOME,
}


@dataclass(frozen=True, slots=True)
class Who:
    """A member as the plan shows them."""

    uid: Uid
    member_no: str
    name: str
    address: str
    phone: str
    birth: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan with the names behind it; ``by_letter`` are those whom a letter for the Spring Festival does for."""

    first: date
    last: date
    plan: Plan
    crew: tuple[Part, ...]
    people: Mapping[int, Who]
    work: WorkingDays
    by_letter: int = 0


def propose(
    unit: Unit, first: date, last: date, *, today: date, crew: Sequence[Part] | None = None
) -> Proposal:
    """A plan for the days from ``first`` to ``last``; nothing is written.

    Facts and visits recorded by ``today``, or by ``first`` if that is later, are known. RuleBroken
    ``plan_span_backwards``, ``plan_span_long``, ``plan_nobody``, ``plan_no_working_day``.
    """
    if last < first:
        raise RuleBroken("plan_span_backwards", "last")
    if last - first > LONGEST:
        raise RuleBroken("plan_span_long", "last", days=LONGEST.days)
    work = working_days(unit, range(first.year, last.year + 1))
    if not work.between(first, last):
        raise RuleBroken("plan_no_working_day", "last")
    on = max(first, today)
    persons = unit.cadence.persons(None, min(first, on) - _HISTORY)
    owings = list(_by_rules(unit, persons, first, last, on))
    owings += _by_duties(unit, persons, first, last, on)
    lines = unit.members.lines(sorted({owing.member for owing in owings}), _KEYS)
    places = _places(unit, lines, persons, on)
    chosen = tuple(crew if crew is not None else _with_areas(unit, parts(unit), persons, lines))
    if not any(part.per_day for part in chosen):
        raise RuleBroken("plan_nobody", "crew")
    made = planning.plan(owings, places, [part.caller for part in chosen], (first, last), work)
    by_letter = _by_letter(unit, persons, first, last, on)
    return Proposal(
        first,
        last,
        made,
        chosen,
        {line.seq: who_of(line.uid, line.values) for line in lines},
        work,
        by_letter,
    )


def crew_of(unit: Unit) -> list[Part]:
    """The staff as they are set, with the areas they know."""
    since = unit.now.date() - _HISTORY
    persons = unit.cadence.persons(None, since)
    return _with_areas(unit, parts(unit), persons, unit.members.lines(sorted(persons), ("area_id",)))


def rule_titles(unit: Unit) -> dict[str, str]:
    """What rules and duties are called, by code."""
    titles = {rule.code: rule.title or rule.code for rule in book.visiting_rules(unit)}
    return titles | {rule.code.value: rule.title for rule in book.duty_rules(unit)}


def who_of(uid: Uid, values: Mapping[str, Value]) -> Who:
    """A member's row as the plan shows it."""
    number, name, address, mobile, phone, birth = (
        str(values[key] or "")
        for key in ("member_no", "name", "address", "mobile", "home_phone", "birth_date")
    )
    return Who(uid, number, name, address, mobile or phone, birth)


def _by_rules(
    unit: Unit, persons: Mapping[int, Person], first: date, last: date, on: date
) -> Iterator[Owing]:
    rules = [rule for rule in book.visiting_rules(unit) if rule.enabled and rule.kinds != _CHECKUPS]
    places = list(windows_between(rules, first, last))
    for seq, person in persons.items():
        if person.facts.registered(on):
            for place in places:
                owing = _by_rule(seq, person, place, on)
                if owing is not None:
                    yield owing


def _by_rule(seq: int, person: Person, place: Window, on: date) -> Owing | None:
    rule, facts = place.rule, person.facts
    if rule.entry is Entry.PERIOD_START and not rule.admits_age(facts.birth, place.period.start):
        return None  # the quick way out for most of a register
    found = obligation_in(place, person, on)
    if found is None or found.cut or found.state in _SETTLED:
        return None
    return Owing(
        member=seq,
        rule=found.rule,
        start=found.window_start,
        end=found.window_end,
        missing=found.missing,
        owed=found.owed,
        last_credit=found.counted[-1].day if found.counted else None,
        kinds=place.rule.kinds,
        gap=place.rule.min_gap_days,
        leader=place.rule.by is By.LEADER,
    )


def _by_duties(
    unit: Unit, persons: Mapping[int, Person], first: date, last: date, on: date
) -> Iterator[Owing]:
    """Duties that stand, and those the calendar will raise by the last day (festivals, great birthdays)."""
    rules = [rule for rule in book.duty_rules(unit) if rule.enabled]
    almanac = book.almanac(unit, range(first.year - 1, last.year + 2))
    since = first - _BEFORE
    events = unit.cadence.events(since)
    raised: dict[tuple[int, str, date], Owing] = {}
    for seq in sorted(_concerned(unit, rules, first, last) & persons.keys()):
        own = events.get(seq, Events())
        for look in _looks(on, last):
            for duty in duties(persons[seq], own, rules, almanac, look, everything=False):
                if _is_planned(duty, own, first, known=look == on):
                    raised[seq, duty.rule, duty.start] = _by_duty(seq, duty)
    yield from raised.values()


def _is_planned(duty: Obligation, own: Events, first: date, *, known: bool) -> bool:
    """Whether a call can still do what the duty asks.

    Of what is still to come the calendar's alone is planned: nobody knows how long a stay goes on. A call in hospital
    needs somebody in hospital, and a feast that is over is over.
    """
    if duty.rule == DutyCode.SPRING and not _is_cadre(duty.because.category):
        return False
    if duty.rule in _CALENDAR:
        return duty.end >= first
    if DUTY_KINDS.get(DutyCode(duty.rule)) == VisitKind.HOSPITAL:
        return known and any(stay.discharged is None or stay.discharged >= first for stay in own.stays)
    return known


def _concerned(unit: Unit, rules: Iterable[DutyRule], first: date, last: date) -> set[int]:
    """Who may have a duty: something happened to them, or the calendar knows them."""
    since = first - _BEFORE
    ages = [age for rule in rules for age in rule.ages]
    return {
        *unit.cadence.events(since),
        *unit.cadence.joined_or_died_since(since),
        *unit.cadence.great_birthdays(ages, first - SHOWN_FOR, last + SHOWN_FOR),
        *unit.cadence.of_category(Category.REVOLUTIONARY_RETIREE),
    }


def _looks(on: date, last: date) -> Iterator[date]:
    """The days from which the duties are looked at: each is seen from one of them while it stands."""
    while on < last:
        yield on
        on += _LOOK_EVERY
    yield max(on, last) if on == last else last


def _by_duty(seq: int, duty: Obligation) -> Owing:
    kind = DUTY_KINDS.get(DutyCode(duty.rule))
    return Owing(
        member=seq,
        rule=duty.rule,
        start=duty.start,
        end=duty.end,
        kinds=frozenset({kind} if kind else ()),
        leader=duty.rule == DutyCode.BIRTHDAY,
        duty=True,
    )


def _is_cadre(category: str) -> bool:
    return category == Category.REVOLUTIONARY_RETIREE


def _by_letter(unit: Unit, persons: Mapping[int, Person], first: date, last: date, on: date) -> int:
    """For how many any contact before the Spring Festival is still owed and does."""
    rule = next((one for one in book.duty_rules(unit) if one.enabled and one.code is DutyCode.SPRING), None)
    if rule is None:
        return 0
    count = 0
    for feast in book.almanac(unit, range(first.year, last.year + 2)).festivals.values():
        start = feast.spring - timedelta(days=rule.days)
        if start <= last and feast.spring > first:
            count += sum(1 for person in persons.values() if _awaits(person, start, feast.spring, on))
    return count


def _awaits(person: Person, start: date, spring: date, on: date) -> bool:
    facts = person.facts
    if not facts.registered(on) or _is_cadre(facts.category.on(on)):
        return False
    return not any(start <= one.day < spring and one.result in COUNTING_RESULTS for one in person.visits)


def _with_areas(
    unit: Unit, staff: Sequence[Part], persons: Mapping[int, Person], lines: Sequence[MemberLine]
) -> list[Part]:
    """Who has no areas set goes where they went most in the last half-year."""
    recent = [one for person in persons.values() for one in person.visits if isinstance(one.ref, bytes)]
    recent.sort(key=lambda one: one.day, reverse=True)
    refs = [one.ref for one in recent[:_MOST_READ] if isinstance(one.ref, bytes)]
    area_of = {line.uid: str(line.values["area_id"] or "") for line in lines}
    known = known_areas(unit, refs, area_of)
    return [replace(part, areas=part.areas or known.get(part.name, ())) for part in staff]


def _places(
    unit: Unit, lines: Sequence[MemberLine], persons: Mapping[int, Person], on: date
) -> dict[int, Place]:
    """Where each lives, and where those lie who are in hospital."""
    wards = _wards(unit)
    seq_of = {line.uid: line.seq for line in lines}
    return {
        line.seq: _home(line, persons[line.seq], seq_of, on)._replace(hospital=wards.get(line.uid, ""))
        for line in lines
    }


def _home(line: MemberLine, person: Person, seq_of: Mapping[Uid, int], on: date) -> Place:
    values = line.values
    area, building, address = (str(values[key] or "") for key in ("area_id", "building", "address"))
    standing = person.facts.standing(on)
    spouse = values["spouse_id"]
    couple = min(line.seq, seq_of.get(spouse, line.seq)) if isinstance(spouse, bytes) else line.seq
    door = address or f"{couple}"
    return Place(
        area=area,
        building=building or door,
        household=f"{building} {door}",
        order=walk_key("", building, address),
        away=standing.residence != Residence.CITY,
        care=len(standing.flags),
    )


def _wards(unit: Unit) -> dict[Uid, str]:
    """Who lies in which hospital."""
    return {
        row["member_id"]: str(row["hospital"] or HOSPITALS)
        for row in unit.rows("stay").all()
        if isinstance(row["member_id"], bytes) and not row["discharged_on"]
    }
