"""What is owed: obligations and duties of one member or of all, the work ahead, and the coverage of a period.

Everything is decided by ``domain.cadence`` and ``domain.duties``; here the facts are gathered and handed over. Plain
members are judged in bulk, everybody else one by one, by the same decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from retiree_desk.domain import coverage as figures
from retiree_desk.domain import workload as ahead
from retiree_desk.domain.cadence import Obligation, State, obligation_in, obligations_in
from retiree_desk.domain.cadence_bulk import Census, Line, bulk, is_plain, lines
from retiree_desk.domain.cadence_facts import Person
from retiree_desk.domain.cadence_rules import By, Rule, Window, window_named, windows, windows_between
from retiree_desk.domain.duties import SHOWN_FOR, DutyCode, Events, duties
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import rules as book
from retiree_desk.store.unit import Unit

Owed = Line | Obligation

_LONGEST_DUTY = SHOWN_FOR + timedelta(
    days=45
)  # shown for 60 days, the longest window is 30 days before a festival


@dataclass(frozen=True, slots=True)
class Credited:
    """An obligation that a visit counts towards."""

    rule: str
    start: date
    end: date


def owed_by_all(unit: Unit, on: date, *, everything: bool) -> list[Owed]:
    """Every obligation and duty as of ``on``; members are named by their local numbers."""
    rules = [rule for rule in book.visiting_rules(unit) if rule.enabled]
    census = Census(unit.cadence.plain(flags=any(rule.flags for rule in rules)))
    places = windows(rules, on)
    simple = [place for place in places if _is_simple(place.rule)]
    counts = [unit.cadence.counted_days(place, on) for place in simple]
    found: list[Owed] = list(lines(bulk(simple, census, counts, on, everything=everything)))
    special = set(unit.cadence.special())
    since = _earliest(places, on)
    for person in unit.cadence.persons(sorted(special), since).values():
        found += obligations_in(places, person, on, everything=everything)
    if len(simple) < len(places):
        found += _of_intricate_rules(unit, places, special, since, on, everything=everything)
    return found + _duties_of_all(unit, on, everything=everything)


def owed_by(unit: Unit, uid: Uid, on: date, *, everything: bool) -> list[Obligation]:
    """The obligations and duties of one member, with the visits that count and those that do not and why."""
    seq = unit.members.seq_of(uid)
    if seq is None:
        raise RuleBroken("member_unknown", "member_no", number="")
    places = windows([rule for rule in book.visiting_rules(unit) if rule.enabled], on)
    person = unit.cadence.persons([seq])[seq]
    found = obligations_in(places, person, on, everything=everything)
    events = unit.cadence.events(on - _LONGEST_DUTY).get(seq, Events())
    almanac = book.almanac(unit, range(on.year - 1, on.year + 2))
    return found + duties(person, events, book.duty_rules(unit), almanac, on, everything=everything)


def credited(unit: Unit, uid: Uid, visit_ids: Sequence[Uid], on: date) -> list[Credited]:
    """Which obligations these visits of a member count towards, as of ``on``."""
    seq = unit.members.seq_of(uid)
    if seq is None:
        return []
    person = unit.cadence.persons([seq])[seq]
    days = sorted({visit.day for visit in person.visits if visit.ref in visit_ids})
    found: list[Obligation] = []
    rules = [rule for rule in book.visiting_rules(unit) if rule.enabled]
    for day in days:
        places = windows_between(rules, day, day)
        found += [one for place in places if (one := obligation_in(place, person, max(on, day)))]
    last = max([on, *days])
    events = unit.cadence.events(last - _LONGEST_DUTY).get(seq, Events())
    almanac = book.almanac(unit, range(last.year - 1, last.year + 2))
    found += duties(person, events, book.duty_rules(unit), almanac, last, everything=True)
    return [
        Credited(one.rule, one.start, one.end)
        for one in found
        if any(visit.ref in visit_ids for visit in one.counted)
    ]


def workload(unit: Unit, start: date, end: date, today: date) -> ahead.Workload:
    """What will be owed between two days, by rule and month, as the register stands."""
    rules = [rule for rule in book.visiting_rules(unit) if rule.enabled]
    census = Census(unit.cadence.plain(flags=any(rule.flags for rule in rules)))
    people = unit.cadence.persons(unit.cadence.special(), start).values()
    return ahead.workload(rules, start, end, today, people=people, census=census)


def coverage(unit: Unit, rule: str, period: str, on: date) -> figures.Coverage:
    """A rule's figures for a period as of ``on``, with the members' local numbers behind each."""
    window = window_named(book.visiting_rules(unit), rule, period)
    if not _is_simple(window.rule):
        return figures.coverage(window, unit.cadence.persons(None, window.period.start).values(), on)
    special = unit.cadence.persons(unit.cadence.special(), window.period.start)
    found = figures.coverage(window, special.values(), on)
    census = Census(unit.cadence.plain(flags=bool(window.rule.flags)))
    counts = unit.cadence.counted_days(window, on)
    timely = unit.cadence.counted_days(window, on, entered_by=figures.closing_day(window.period))
    figures.add_plain(found, census, counts, timely, on)
    return found


def _is_simple(rule: Rule) -> bool:
    return is_plain(rule) and rule.by is By.ANYONE


def _earliest(places: Iterable[Window], on: date) -> date:
    return min([place.period.start for place in places], default=on)


def _of_intricate_rules(
    unit: Unit, places: Sequence[Window], special: set[int], since: date, on: date, *, everything: bool
) -> list[Owed]:
    """Rules whose credits are no mere count of days are judged person by person."""
    intricate = [place for place in places if not _is_simple(place.rule)]
    found: list[Owed] = []
    for seq, person in unit.cadence.persons(None, since).items():
        if seq not in special:
            found += obligations_in(intricate, person, on, everything=everything)
    return found


def _duties_of_all(unit: Unit, on: date, *, everything: bool) -> list[Owed]:
    """Duties of those with an event near ``on``; near a festival or of a great age, of everybody."""
    rules = [rule for rule in book.duty_rules(unit) if rule.enabled]
    almanac = book.almanac(unit, range(on.year - 1, on.year + 2))
    since = on - _LONGEST_DUTY
    events = unit.cadence.events(since)
    seqs = set(events) | set(unit.cadence.joined_or_died_since(since))
    seqs |= set(
        unit.cadence.near_great_birthdays([age for rule in rules for age in rule.ages], on, _LONGEST_DUTY)
    )
    seqs |= set(unit.cadence.of_category("离休"))
    springs = [feast.spring for feast in almanac.festivals.values()]
    festive = any(spring - timedelta(days=45) <= on <= spring + SHOWN_FOR for spring in springs)
    everybody = festive and any(rule.code is DutyCode.SPRING for rule in rules)
    people: Iterable[Person] = unit.cadence.persons(None if everybody else sorted(seqs), since).values()
    found: list[Owed] = []
    for person in people:
        seq = person.facts.member
        own = events.get(seq, Events()) if isinstance(seq, int) else Events()
        found += duties(person, own, rules, almanac, on, everything=everything)
    return found


def needs_work(found: Iterable[Owed]) -> list[Owed]:
    """Those that ask for a visit."""
    return [one for one in found if one.state in {State.MISSED, State.LAST_CALL, State.BEHIND, State.OPEN}]
