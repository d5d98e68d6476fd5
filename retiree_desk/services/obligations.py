"""What is owed: obligations and duties of one member or of all, the work ahead, and the coverage of a period.

Everything is decided by ``domain.cadence`` and ``domain.duties``; here the facts are gathered and handed over. Plain
members are judged in bulk, everybody else one by one, by the same decisions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from retiree_desk.domain import coverage as figures
from retiree_desk.domain import workload as ahead
from retiree_desk.domain.cadence import WORK, Obligation, State, obligation_in, obligations_in
from retiree_desk.domain.cadence_bulk import Census, Group, Line, group, is_plain, lines, listed
from retiree_desk.domain.cadence_facts import Person
from retiree_desk.domain.cadence_rules import By, Rule, Window, window_named, windows, windows_between
from retiree_desk.domain.duties import SHOWN_FOR, Almanac, DutyCode, DutyRule, Events, duties
from retiree_desk.domain.duties_bulk import FESTIVE, festive_windows
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import VisitKind
from retiree_desk.services import rules as book
from retiree_desk.store.cadence_roll import Roll
from retiree_desk.store.unit import Unit

Owed = Line | Obligation

_LONGEST_DUTY = SHOWN_FOR + timedelta(
    days=45
)  # shown for 60 days, the longest window is 30 days before a festival
_HOLIDAYS = timedelta(days=10)  # so far "next working day" may move a last day


@dataclass(frozen=True, slots=True)
class Credited:
    """An obligation that a visit counts towards."""

    rule: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Ledger:
    """What everybody is owed as of a day: plain members alike in groups, the rest one by one.

    ``met`` are those for whom some rule's present period is done.
    """

    on: date
    groups: list[Group[int]]
    single: list[Obligation]
    met: set[int] = field(default_factory=set)

    def lines(self) -> list[Owed]:
        """Obligation by obligation."""
        return [*lines(self.groups), *self.single]


def owed_by_all(unit: Unit, on: date, *, everything: bool) -> list[Owed]:
    """Every obligation and duty as of ``on``; members are named by their local numbers."""
    return ledger(unit, on, everything=everything).lines()


def ledger(
    unit: Unit,
    on: date,
    *,
    everything: bool,
    walked_only: bool = False,
    duties_only: bool = False,
) -> Ledger:
    """Every obligation and duty as of ``on``; ``walked_only`` leaves out rules that health checks alone can meet."""
    rules = [] if duties_only else [rule for rule in book.visiting_rules(unit) if rule.enabled]
    places = _places(rules, on, walked_only=walked_only)
    duty_rules = [rule for rule in book.duty_rules(unit) if rule.enabled]
    ahead_of = timedelta(days=max((rule.days for rule in duty_rules), default=0))
    almanac = book.almanac(unit, range((on - _LONGEST_DUTY).year, (on + ahead_of).year + 1))
    feasts = festive_windows(duty_rules, almanac, on)
    since = min((place.period.start for place in (*places, *feasts)), default=on)
    flags = any(rule.flags for rule in rules)
    roll = unit.cadence.roll(unit.cadence.unsteady(since, on, flags=flags, everything=everything), since)
    simple = [place for place in places if _is_simple(place.rule)]
    found = Ledger(on, [], [])
    judged: defaultdict[int, list[Window]] = defaultdict(list)
    for place in simple:
        _settle(unit, roll, place, found, everything=everything)
        for seq in roll.judged(place):
            judged[seq].append(place)
    festive = roll.besides(min(feast.period.start for feast in feasts)) if feasts else set[int]()
    for feast in feasts:
        _settle(unit, roll, feast, found, everything=everything, besides=festive)
    about = _Duties(duty_rules, almanac, unit.cadence.events(on - _LONGEST_DUTY), on, everything)
    singly, first = judged.keys() | festive, min(since, on - _LONGEST_DUTY)
    for seq, person in unit.cadence.persons(sorted(singly), first, refs=False).items():
        _judge(judged[seq], person, found, everything=everything)
        found.single.extend(about.of(person, festive=seq in festive))
    eventful = _eventful(unit, about, on) - singly
    for person in unit.cadence.persons(sorted(eventful), on - _LONGEST_DUTY, refs=False).values():
        found.single.extend(about.of(person, festive=False))
    if len(simple) < len(places):
        _judge_everybody(
            [place for place in places if place not in simple], unit, found, everything=everything
        )
    return found


def _places(rules: Sequence[Rule], on: date, *, walked_only: bool) -> list[Window]:
    found = windows(rules, on)
    return [place for place in found if not (walked_only and place.rule.kinds == {VisitKind.CHECKUP})]


def _settle(
    unit: Unit,
    roll: Roll,
    place: Window,
    into: Ledger,
    *,
    everything: bool,
    besides: Collection[int] = frozenset(),
) -> None:
    """Settle the plain members at once; ``besides`` are judged as persons for another window of the same kind."""
    members = roll.owed(place)
    if besides:
        members = [seq for seq in members if seq not in besides]
    days = unit.cadence.counted_days(place, into.on, among=members)
    states = listed(place, everything=everything)
    for alike in group(place, members, days, into.on):
        if alike.verdict.state in states:
            into.groups.append(alike)
        if alike.verdict.state is State.MET and place.current and place.rule.code not in set(DutyCode):
            into.met.update(alike.members)


def _judge(places: Sequence[Window], person: Person, into: Ledger, *, everything: bool) -> None:
    for one in obligations_in(places, person, into.on, everything=True):
        if everything or (one.state in WORK and person.facts.registered(into.on)):
            into.single.append(one)
        if one.state is State.MET and isinstance(one.member, int) and person.facts.registered(into.on):
            into.met.add(one.member)


@dataclass(frozen=True, slots=True)
class _Duties:
    """The duties in force and what happened near the day."""

    rules: list[DutyRule]
    almanac: Almanac
    events: Mapping[int, Events]
    on: date
    everything: bool

    def of(self, person: Person, *, festive: bool) -> list[Obligation]:
        """One person's duties; without ``festive`` those that plain members have all alike are left out."""
        seq = person.facts.member
        own = self.events.get(seq, Events()) if isinstance(seq, int) else Events()
        rules = [rule for rule in self.rules if festive or rule.code not in FESTIVE]
        return duties(person, own, rules, self.almanac, self.on, everything=self.everything)


def _eventful(unit: Unit, about: _Duties, on: date) -> set[int]:
    """Those for whom something happened near ``on`` that may raise a duty, festivals aside."""
    great = [rule for rule in about.rules if rule.ages]
    around = timedelta(days=max((rule.days for rule in great), default=0))
    since = on - SHOWN_FOR - around - _HOLIDAYS
    found = set(about.events) | set(unit.cadence.joined_or_died_since(on - _LONGEST_DUTY))
    return found | {
        seq for rule in great for seq in unit.cadence.great_birthdays(rule.ages, since, on + around)
    }


def owed_by(unit: Unit, uid: Uid, on: date, *, everything: bool) -> list[Obligation]:
    """The obligations and duties of one member, with the visits that count and those that do not and why."""
    seq = unit.members.seq_of(uid)
    if seq is None:
        raise RuleBroken("member_unknown", "member_no", number="")
    return _owed(unit, unit.cadence.persons([seq])[seq], on, everything=everything)


def pressing_and_met(
    unit: Unit, seqs: Sequence[int], on: date
) -> Iterator[tuple[int, list[Obligation], list[Obligation]]]:
    """What asks for a visit to these members, and what of the present periods is done; of one who has left nothing is.

    Rules that health checks alone can meet are left out.
    """
    for seq, person in unit.cadence.persons(seqs).items():
        found = _owed(unit, person, on, everything=True, walked_only=True)
        met = [one for one in found if one.state is State.MET and person.facts.registered(on)]
        yield seq, [one for one in found if one.state in WORK], met


def _owed(
    unit: Unit, person: Person, on: date, *, everything: bool, walked_only: bool = False
) -> list[Obligation]:
    seq = person.facts.member
    assert isinstance(seq, int)
    rules = [rule for rule in book.visiting_rules(unit) if rule.enabled]
    places = _places(rules, on, walked_only=walked_only)
    found = obligations_in(places, person, on, everything=everything)
    events = unit.cadence.events(on - _LONGEST_DUTY, seq).get(seq, Events())
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
    events = unit.cadence.events(last - _LONGEST_DUTY, seq).get(seq, Events())
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
    census = _census(unit, rules, today)
    people = unit.cadence.persons(unit.cadence.special(), start).values()
    return ahead.workload(rules, start, end, today, people=people, census=census)


def coverage(unit: Unit, rule: str, period: str, on: date) -> figures.Coverage:
    """A rule's figures for a period as of ``on``, with the members' local numbers behind each."""
    window = window_named(book.visiting_rules(unit), rule, period)
    if not _is_simple(window.rule):
        return figures.coverage(window, unit.cadence.persons(None, window.period.start).values(), on)
    special = unit.cadence.persons(unit.cadence.special(), window.period.start)
    found = figures.coverage(window, special.values(), on)
    census = _census(unit, [window.rule], on)
    counts = unit.cadence.counted_days(window, on)
    timely = unit.cadence.counted_days(window, on, entered_by=figures.closing_day(window.period))
    figures.add_plain(found, census, counts, timely, on)
    return found


def _census(unit: Unit, rules: Iterable[Rule], on: date) -> Census[int]:
    """The plain members that are known on ``on``: who joins later is not, not even in a period still to come."""
    known = on.isoformat()
    plain = unit.cadence.plain(flags=any(rule.flags for rule in rules))
    return Census(member for member in plain if member.joined <= known)


def _is_simple(rule: Rule) -> bool:
    return is_plain(rule) and rule.by is By.ANYONE


def _judge_everybody(places: Sequence[Window], unit: Unit, into: Ledger, *, everything: bool) -> None:
    """Rules whose credits are no mere count of days are judged person by person."""
    since = min(place.period.start for place in places)
    for person in unit.cadence.persons(None, since, refs=False).values():
        _judge(places, person, into, everything=everything)


def rules_in_use(unit: Unit) -> list[Rule | DutyRule]:
    """Every rule and duty that may be owed now."""
    found: list[Rule | DutyRule] = [*book.visiting_rules(unit), *book.duty_rules(unit)]
    return [rule for rule in found if rule.enabled]


def needs_work(found: Iterable[Owed]) -> list[Owed]:
    """Those that ask for a visit."""
    return [one for one in found if one.state in {State.MISSED, State.LAST_CALL, State.BEHIND, State.OPEN}]
