"""必访: what an event raises - an admission, a discharge, a death, a festival, a great birthday.

A duty is owed one call in its own window. It exists from its window's first day for members then on the register;
before its last day has passed it is ``open``, after it ``missed``, and it shows for 60 days after. Like a period it
lapses when the member leaves the register, but for the call on the family of the dead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from retiree_desk.domain.ages import age_on, birthday
from retiree_desk.domain.cadence import Because, Obligation, Span, State, is_waived
from retiree_desk.domain.cadence_credits import Credits, Demand, credits_of
from retiree_desk.domain.cadence_facts import Facts, Person, Visit
from retiree_desk.domain.periods import DAY
from retiree_desk.domain.terms import Category, VisitKind, VisitResult

SHOWN_FOR = timedelta(days=60)
LONG_STAY = 30


class DutyCode(StrEnum):
    """The events that raise a duty."""

    ADMITTED = "HOSP"
    LONG_STAY = "HOSP-LONG"
    DISCHARGED = "DISCH"
    FAMILY_EVENT = "EVENT"
    DEATH = "DEATH"
    JOINED = "NEW"
    SPRING = "SPRING"
    FESTIVALS = "FEST4"
    BIRTHDAY = "BDAY"


class Stay(NamedTuple):
    """A stay in hospital; ``discharged`` None = still there."""

    admitted: date
    discharged: date | None = None


class Festivals(NamedTuple):
    """The days of one year's festivals."""

    spring: date
    dragon_boat: date
    mid_autumn: date
    national: date


@dataclass(frozen=True, slots=True)
class Events:
    """What happened to a member: stays, family events (重大变故), and condolence calls on the family of the dead."""

    stays: Sequence[Stay] = ()
    family_events: Sequence[date] = ()
    death_condolences: Sequence[date] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule:
    """A duty as the office sets it: within how many ``days``, for birthdays at which ``ages``.

    ``days`` counts from the event; before a festival, and around a birthday.
    """

    code: DutyCode
    title: str
    days: int
    basis: str = ""
    ages: tuple[int, ...] = ()
    enabled: bool = True
    next_working_day: bool = False


@dataclass(frozen=True, slots=True)
class Almanac:
    """What the calendar says: festivals by year; for "next working day" the days off beside weekends, and the
    Saturdays and Sundays that are worked."""

    festivals: Mapping[int, Festivals] = field(default_factory=dict)
    days_off: Collection[date] = frozenset()
    days_worked: Collection[date] = frozenset()

    def working_day(self, day: date) -> date:
        """``day`` itself if it is worked, else the next that is."""
        while self._is_off(day):
            day += DAY
        return day

    def _is_off(self, day: date) -> bool:
        return day in self.days_off or (day.weekday() >= 5 and day not in self.days_worked)


_THREE_CALLS = "坚持“三个必访”(生病住院、家庭发生重大事件、春节访问)"
_ILLNESS = "离休干部生大重病住院,工作人员要及时带上慰问金或食品探视看望;家庭发生重大变故,要及时上门慰问"
_DEATH = "离休干部去世,单位领导和工作人员要及时上门安抚慰问其家属,告之丧葬抚恤等相关政策,积极协助处理善后事宜"
_FESTIVALS = "坚持春节、端午、中秋、国庆慰问离休干部制度,带上慰问品或慰问金上门慰问"
_BIRTHDAYS = "离休干部90、100岁等重要生日,单位领导应上门祝寿"

SHIPPED_DUTIES: tuple[DutyRule, ...] = (
    DutyRule(code=DutyCode.ADMITTED, title="住院探视", basis=_ILLNESS, days=3),
    DutyRule(code=DutyCode.LONG_STAY, title="长期住院每月探视", days=3),
    DutyRule(code=DutyCode.DISCHARGED, title="出院一周内回访", days=7),
    DutyRule(code=DutyCode.FAMILY_EVENT, title="家庭重大变故慰问", basis=_ILLNESS, days=7),
    DutyRule(code=DutyCode.DEATH, title="慰问逝者家属", basis=_DEATH, days=3),
    DutyRule(code=DutyCode.JOINED, title="新进人员首次走访", days=10),
    DutyRule(code=DutyCode.SPRING, title="春节走访", basis=_THREE_CALLS, days=30),
    DutyRule(code=DutyCode.FESTIVALS, title="四节慰问离休干部", basis=_FESTIVALS, days=15),
    DutyRule(code=DutyCode.BIRTHDAY, title="重要生日领导祝寿", basis=_BIRTHDAYS, days=7, ages=(90, 100)),
)


class _Raised(NamedTuple):
    """A duty raised: its days, whose visits settle it, and from which day they count."""

    start: date
    end: date
    demand: Demand
    since: date | None = None


_HOSPITAL = Demand(frozenset({VisitKind.HOSPITAL}))
_HOME = Demand(frozenset({VisitKind.HOME}))
_LEADER = Demand(frozenset({VisitKind.HOME}), leader=True)
_ANY = Demand()


def duties(
    person: Person,
    events: Events,
    rules: Iterable[DutyRule],
    almanac: Almanac,
    on: date,
    *,
    everything: bool,
) -> list[Obligation]:
    """The duties of one member as of ``on``: open ones and those missed up to 60 days ago.

    ``everything`` adds, for the same days, what is met, waived or lapsed.
    """
    found: list[Obligation] = []
    for rule in rules:
        if rule.enabled:
            for raised in _RAISE[rule.code](rule, person.facts, events, almanac, on):
                settled = _settle(rule, raised, person, events, almanac, on)
                if settled and _listed(settled, person.facts, on, everything=everything):
                    found.append(settled)
    return found


def _settle(
    rule: DutyRule, raised: _Raised, person: Person, events: Events, almanac: Almanac, on: date
) -> Obligation | None:
    facts = person.facts
    about_death = rule.code is DutyCode.DEATH
    known = raised.start - DAY if about_death else raised.start
    end = almanac.working_day(raised.end) if rule.next_working_day else raised.end
    if not raised.start <= on <= end + SHOWN_FOR or not facts.registered(known):
        return None
    left = None if about_death else _left_on(facts, raised.start, min(on, end))
    since, until = raised.since or raised.start, left - DAY if left else end
    visits = _family_calls(events) if about_death else person.visits
    found = credits_of(
        [visit for visit in visits if since <= visit.day <= end], raised.demand, since, until, on
    )
    waived = is_waived(person.waivers, rule.code, Span(raised.start, end, 1, 0), on)
    state = _state(found, end, on, waived=waived, cut=left is not None)
    standing = facts.standing(known)
    return Obligation(
        member=facts.member,
        rule=rule.code,
        start=raised.start,
        end=end,
        window_start=since,
        window_end=until,
        owed=1,
        credits=len(found.counted),
        state=state,
        next_due=end if state in (State.OPEN, State.MISSED) else None,
        counted=found.counted,
        uncounted=found.uncounted,
        because=Because(
            None if facts.birth is None else age_on(facts.birth, known),
            standing.residence,
            standing.category,
            standing.flags,
        ),
        cut=left is not None,
    )


def _state(found: Credits, end: date, on: date, *, waived: bool, cut: bool) -> State:
    if waived:
        return State.WAIVED
    if found.counted:
        return State.MET
    if cut:
        return State.LAPSED
    return State.MISSED if on > end else State.OPEN


def _listed(duty: Obligation, facts: Facts, on: date, *, everything: bool) -> bool:
    if duty.state in (State.OPEN, State.MISSED):
        return duty.rule == DutyCode.DEATH or facts.registered(on)
    return everything


def _left_on(facts: Facts, start: date, last: date) -> date | None:
    left = None
    for turn in facts.turns:
        if start < turn <= last:
            left = None if facts.registered(turn) else left or turn
    return left


def _family_calls(events: Events) -> list[Visit]:
    return [Visit(day, VisitKind.HOME, VisitResult.FAMILY) for day in events.death_condolences]


# --- what raises a duty -------------------------------------------------------------------------------------------


def _admitted(rule: DutyRule, _f: Facts, events: Events, _a: Almanac, _on: date) -> Iterator[_Raised]:
    for stay in events.stays:
        yield _Raised(stay.admitted, stay.admitted + timedelta(days=rule.days), _HOSPITAL)


def _long_stay(rule: DutyRule, _f: Facts, events: Events, _a: Almanac, on: date) -> Iterator[_Raised]:
    """Raised on every 30th day of a stay; a visit of these 30 days settles it, or one in the days of grace."""
    for stay in events.stays:
        since, day = stay.admitted, stay.admitted + timedelta(days=LONG_STAY)
        while day <= min(on, stay.discharged or on):
            yield _Raised(day, day + timedelta(days=rule.days), _HOSPITAL, since)
            since, day = day, day + timedelta(days=LONG_STAY)


def _discharged(rule: DutyRule, _f: Facts, events: Events, _a: Almanac, _on: date) -> Iterator[_Raised]:
    for stay in events.stays:
        if stay.discharged:
            yield _Raised(stay.discharged, stay.discharged + timedelta(days=rule.days), _ANY)


def _family_event(rule: DutyRule, _f: Facts, events: Events, _a: Almanac, _on: date) -> Iterator[_Raised]:
    for day in events.family_events:
        yield _Raised(day, day + timedelta(days=rule.days), _HOME)


def _death(rule: DutyRule, facts: Facts, _e: Events, _a: Almanac, _on: date) -> Iterator[_Raised]:
    if facts.died and facts.died != date.min:
        yield _Raised(facts.died, facts.died + timedelta(days=rule.days), _ANY)


def _joined(rule: DutyRule, facts: Facts, _e: Events, _a: Almanac, _on: date) -> Iterator[_Raised]:
    if facts.joined:
        yield _Raised(facts.joined, facts.joined + timedelta(days=rule.days), _ANY)


def _spring(rule: DutyRule, facts: Facts, _e: Events, almanac: Almanac, on: date) -> Iterator[_Raised]:
    for feast in _feasts(almanac, on):
        start = feast.spring - timedelta(days=rule.days)
        if start <= on:
            yield _Raised(start, feast.spring - DAY, _HOME if _is_cadre(facts, start) else _ANY)


def _four_feasts(rule: DutyRule, facts: Facts, _e: Events, almanac: Almanac, on: date) -> Iterator[_Raised]:
    for feast in _feasts(almanac, on):
        for day in feast:
            start = day - timedelta(days=rule.days)
            if start <= on and _is_cadre(facts, start):
                yield _Raised(start, day, _HOME)


def _great_birthday(rule: DutyRule, facts: Facts, _e: Events, _a: Almanac, _on: date) -> Iterator[_Raised]:
    around = timedelta(days=rule.days)
    if facts.birth is None:
        return
    for age in rule.ages:
        day = birthday(facts.birth, age)
        yield _Raised(day - around, day + around, _LEADER)


def _feasts(almanac: Almanac, on: date) -> Iterator[Festivals]:
    for year in (on.year - 1, on.year, on.year + 1):
        if year in almanac.festivals:
            yield almanac.festivals[year]


def _is_cadre(facts: Facts, day: date) -> bool:
    return facts.category.on(day) == Category.REVOLUTIONARY_RETIREE


_RAISE: dict[DutyCode, Callable[[DutyRule, Facts, Events, Almanac, date], Iterator[_Raised]]] = {
    DutyCode.ADMITTED: _admitted,
    DutyCode.LONG_STAY: _long_stay,
    DutyCode.DISCHARGED: _discharged,
    DutyCode.FAMILY_EVENT: _family_event,
    DutyCode.DEATH: _death,
    DutyCode.JOINED: _joined,
    DutyCode.SPRING: _spring,
    DutyCode.FESTIVALS: _four_feasts,
    DutyCode.BIRTHDAY: _great_birthday,
}
