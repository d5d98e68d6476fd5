"""All obligations of a whole register at once, for members with nothing special about them.

A *plain* member is on the register now and has no dated change, no date of death, and no waiver. What such a member
owes hangs on residence, category, flags, the birth date and the joining date alone, and how it stands on the number
of counting visits alone; so both are decided once for all members who share them, by ``Rule.admits`` and
``cadence.decide``. Everyone else goes through ``cadence.obligations_in``, and so does every member for the rules
``is_plain`` leaves out.

The store gives two things: the plain members as rows (dates as ISO text, so that nothing is parsed), and for each
window the number of distinct days with a counting visit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, TypeVar

from retiree_desk.domain.ages import latest_birth
from retiree_desk.domain.cadence import WORK, Span, State, Verdict, decide
from retiree_desk.domain.cadence_facts import ON_REGISTER, Facts, Key
from retiree_desk.domain.cadence_reach import reach
from retiree_desk.domain.cadence_rules import Entry, Rule, Window
from retiree_desk.domain.duties import DutyCode
from retiree_desk.domain.terms import Residence, Status
from retiree_desk.domain.timelines import Timeline

K = TypeVar("K", int, bytes)


class Plain(NamedTuple, Generic[K]):
    """A plain member as SQL gives it; '' = not known. ``born`` and ``joined`` are whole ISO dates.

    ``iif(birth > '', substr(birth || '-01-01', 1, 10), '')`` makes a partial date whole. ``flags`` are the care
    flags and the care level, space between; leave it '' while no rule asks for flags.
    """

    key: K
    born: str
    residence: str
    category: str
    flags: str = ""
    joined: str = ""


class Line(NamedTuple):
    """One obligation of a list: what every screen and the command line show of it."""

    member: Key
    rule: str
    start: date
    end: date
    owed: int
    credits: int
    state: State
    next_due: date | None

    @property
    def is_duty(self) -> bool:
        """Raised by an event; in bulk that is a festival."""
        return self.rule in _DUTIES


class Group(NamedTuple, Generic[K]):
    """The members whose obligation in one window stands alike."""

    window: Window
    credits: int
    verdict: Verdict
    members: list[K]


class Reached(Protocol[K]):
    """What ``bulk`` asks of plain members: who is owed a rule in a window."""

    def owed(self, window: Window) -> list[K]: ...


class Census(Generic[K]):
    """The plain members, laid out so that a rule finds its own without asking each of them."""

    def __init__(self, members: Iterable[Plain[K]]) -> None:
        """``members`` in any order; sorted by birth they are laid out fastest."""
        self._members: list[Plain[K]] = list(members)
        self._shelves: dict[tuple[str, str, str], _Shelf[K]] = {}
        self._late: list[tuple[str, K]] = []
        shelves, late = self._shelves, self._late
        for key, born, residence, category, flags, joined in self._members:
            place = (residence, category, flags)
            shelf = shelves.get(place)
            if shelf is None:
                shelf = shelves[place] = _Shelf([], [])
            shelf.births.append(born)
            shelf.keys.append(key)
            if joined:
                late.append((joined, key))
        for shelf in shelves.values():
            shelf.sort()
        late.sort()

    def owed(self, window: Window) -> list[K]:
        """Who is owed the rule in this window: in scope on its first day."""
        rule, start = window.rule, window.period.start
        found: list[K] = []
        for (residence, category, flags), shelf in self._shelves.items():
            known = residence if residence in _RESIDENCES else Residence.CITY
            if rule.admits(known, category, frozenset(flags.split())):
                found += shelf.aged(rule, start)
        absent = {key for _, key in self._late[bisect_right(self._late, start.isoformat(), key=_joined) :]}
        return [key for key in found if key not in absent] if absent else found

    def facts(self) -> Iterator[Facts]:
        """The same members one by one, for a rule whose reach is more than a first day (``Rule.entry``)."""
        for key, born, residence, category, flags, joined in self._members:
            yield Facts(
                key,
                date.fromisoformat(born) if born else None,
                Timeline(Status.REGISTERED),
                Timeline(residence),
                Timeline(category),
                Timeline(frozenset(flags.split())),
                date.fromisoformat(joined) if joined else None,
            )

    def reached(self, window: Window, on: date) -> Iterator[tuple[K, Span]]:
        """Who is owed the rule in this window, however a period may be entered, and what in which days."""
        rule, period = window.rule, window.period
        if rule.entry is Entry.PERIOD_START:
            span = Span(period.start, period.end, rule.times, rule.last_call)
            yield from ((key, span) for key in self.owed(window))
            return
        for (key, *_), facts in zip(self._members, self.facts(), strict=True):
            within = reach(facts, rule, period, on)
            if within:
                yield key, Span(within.start, within.closes, within.owed, rule.last_call)


def is_plain(rule: Rule) -> bool:
    """Whether a rule's credits are a mere count of days and its period is owed whole or not at all."""
    return rule.entry is Entry.PERIOD_START and rule.min_gap_days == 1


def bulk(
    places: Sequence[Window],
    census: Reached[K],
    counts: Sequence[Callable[[K], int]],
    on: date,
    *,
    everything: bool,
) -> list[Group[K]]:
    """What ``obligations_in`` gives for every plain member, members alike put together.

    ``counts[i]`` tells a member's distinct days up to ``on`` with a counting visit in ``places[i]``. Every rule
    must be ``is_plain``.
    """
    groups: list[Group[K]] = []
    for place, days in zip(places, counts, strict=True):
        wanted = _wanted(place, everything=everything)
        groups += [each for each in settle(place, census, days, on) if each.verdict.state in wanted]
    return groups


def settle(place: Window, census: Reached[K], days: Callable[[K], int], on: date) -> list[Group[K]]:
    """How every plain member's obligation in this window stands, listed or not."""
    return group(place, census.owed(place), days, on)


def group(place: Window, members: Iterable[K], days: Callable[[K], int], on: date) -> list[Group[K]]:
    """These members, all owed the rule in this window, put together by how they stand."""
    members = list(members)
    by_credits: defaultdict[int, list[K]] = defaultdict(list)
    for key, credits in zip(members, map(days, members), strict=True):
        by_credits[credits].append(key)
    return [_group(place, credits, keys, on) for credits, keys in by_credits.items()]


def lines(groups: Iterable[Group[K]]) -> Iterator[Line]:
    """The groups member by member."""
    for (rule, period, _), credits, (state, next_due), members in groups:
        for member in members:
            yield Line(member, rule.code, period.start, period.end, rule.times, credits, state, next_due)


def plain_status(status: str) -> bool:
    """Whether a member of this status is on the register; blank counts as 在册."""
    return not status or status in ON_REGISTER


_DUTIES = frozenset(map(str, DutyCode))
_RESIDENCES = frozenset(Residence)
_ALL = frozenset(State)
_MISSED = frozenset({State.MISSED})


def _joined(entry: tuple[str, object]) -> str:
    return entry[0]


def listed(place: Window, *, everything: bool) -> frozenset[State]:
    """The states in which an obligation of this window shows."""
    return _wanted(place, everything=everything)


def _wanted(place: Window, *, everything: bool) -> frozenset[State]:
    if not place.current:
        return _MISSED
    return _ALL if everything else WORK


def _group(place: Window, credits: int, members: list[K], on: date) -> Group[K]:
    rule, period = place.rule, place.period
    span = Span(period.start, period.end, rule.times, rule.last_call)
    return Group(place, credits, decide(span, credits, on, waived=False, cut=False), members)


class _Shelf(NamedTuple, Generic[K]):
    """Members alike in all but the birth; ``births`` and ``keys`` side by side, sorted by birth."""

    births: list[str]
    keys: list[K]

    def sort(self) -> None:
        births = self.births
        if all(earlier <= later for earlier, later in pairwise(births)):
            return
        order = sorted(range(len(births)), key=births.__getitem__)
        self.keys[:] = [self.keys[place] for place in order]
        self.births[:] = [births[place] for place in order]

    def aged(self, rule: Rule, day: date) -> list[K]:
        """Those within the rule's ages on ``day``; an unknown birth ('') sorts first and meets no age rule."""
        if not rule.has_ages:
            return self.keys
        first, last = bisect_right(self.births, ""), len(self.births)
        if rule.min_age is not None:
            last = bisect_right(self.births, latest_birth(day, rule.min_age).isoformat())
        if rule.max_age is not None:
            first = bisect_right(self.births, latest_birth(day, rule.max_age + 1).isoformat())
        return self.keys[first:last]
