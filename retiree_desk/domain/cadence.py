"""The one function that decides what is owed: every list, badge, card, calendar and report reads it.

Dates have no time and no zone; all intervals include both ends. An obligation (应访) is one member x one rule x
one period. It is worked out, never typed in:

* as of day D a member has the obligations of the periods that hold D and, while on the register on D, those of the
  periods just before that ended ``missed``;
* facts dated after D are not known on D: later days go on as D's facts stand, birthdays excepted;
* the first state that fits decides, in the order of ``decide``.

``obligations`` takes any member; ``cadence_bulk`` counts members with nothing special about them, by the same
``decide`` and ``Rule``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from retiree_desk.domain.ages import age_on
from retiree_desk.domain.cadence_credits import Credits, Demand, Uncounted, credits_of
from retiree_desk.domain.cadence_facts import Facts, Key, Person, Visit, Waiver
from retiree_desk.domain.cadence_reach import Reach, reach
from retiree_desk.domain.cadence_rules import By, Rule, Window, windows
from retiree_desk.domain.periods import Period


class State(StrEnum):
    """How an obligation stands; a duty is never ``last_call`` or ``behind``."""

    WAIVED = "waived"
    MET = "met"
    LAPSED = "lapsed"
    UPCOMING = "upcoming"
    MISSED = "missed"
    LAST_CALL = "last_call"
    BEHIND = "behind"
    OPEN = "open"


WORK = frozenset({State.MISSED, State.LAST_CALL, State.BEHIND, State.OPEN})
SETTLED = frozenset({State.MET, State.LAPSED, State.WAIVED})


class Because(NamedTuple):
    """The facts that make the member owed, on the day that decides (the window's first)."""

    age: int | None
    residence: str
    category: str
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Obligation:
    """What one member is owed under one rule in one period, or by one event.

    ``start`` and ``end`` are the period's; the visits count from ``window_start`` to ``window_end``, which differ
    where the member entered or left midway (``cut``: left, for a cause other than age). ``credits`` may exceed
    ``owed``. ``next_due`` is the day by which the next credit keeps the pace; None when nothing more is owed.
    """

    member: Key
    rule: str
    start: date
    end: date
    window_start: date
    window_end: date
    owed: int
    credits: int
    state: State
    next_due: date | None
    counted: tuple[Visit, ...]
    uncounted: tuple[Uncounted, ...]
    because: Because
    cut: bool = False
    period: Period | None = None

    @property
    def is_duty(self) -> bool:
        """Raised by an event, not by a period."""
        return self.period is None

    @property
    def missing(self) -> int:
        """How many visits are still to be made."""
        return max(self.owed - self.credits, 0)

    def days_left(self, on: date) -> int:
        """Days from ``on`` to the end; 0 on the last day, negative after it."""
        return (self.end - on).days


class Verdict(NamedTuple):
    """What ``decide`` says."""

    state: State
    next_due: date | None


class Span(NamedTuple):
    """A window with what is owed in it."""

    start: date
    end: date
    owed: int
    last_call: int

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


def obligations(
    facts: Facts,
    visits: Iterable[Visit],
    waivers: Sequence[Waiver],
    rules: Iterable[Rule],
    on: date,
    *,
    everything: bool,
) -> list[Obligation]:
    """The obligations of one member as of ``on``: those to work on, or with ``everything`` the others too.

    To work on: missed, last_call, behind, open, of a member on the register. ``everything`` adds what is met,
    upcoming, waived or lapsed in the periods that hold ``on``; of the periods before only those missed ever show.
    """
    return obligations_in(windows(rules, on), Person(facts, list(visits), waivers), on, everything=everything)


def obligations_in(
    places: Iterable[Window], person: Person, on: date, *, everything: bool
) -> list[Obligation]:
    """As ``obligations``, with the periods worked out once for many members by ``windows(rules, on)``."""
    registered = person.facts.registered(on)
    if not (registered or everything):
        return []
    found = (obligation_in(place, person, on) for place in places if place.current or registered)
    return [
        each for each in found if each and is_listed(each, on, registered=registered, everything=everything)
    ]


def obligation_in(place: Window, person: Person, on: date) -> Obligation | None:
    """What the member is owed under this rule in this period, as known on ``on``; None if nothing."""
    rule, period = place.rule, place.period
    within = reach(person.facts, rule, period, on)
    if within is None:
        return None
    demand = Demand(rule.kinds, rule.by is By.LEADER, rule.min_gap_days)
    near = [visit for visit in person.visits if period.start <= visit.day <= period.end]
    found = credits_of(near, demand, within.start, within.end, on)
    span = Span(within.start, within.closes, within.owed, rule.last_call)
    waived = is_waived(person.waivers, rule.code, span, on)
    verdict = decide(span, len(found.counted), on, waived=waived, cut=within.cut)
    return _obligation(place, person.facts, within, found, verdict)


def is_waived(waivers: Iterable[Waiver], code: str, span: Span, on: date) -> bool:
    """Whether a waiver of this rule covers the window's first day, or the earlier of ``on`` and its last."""
    last = min(on, span.end)
    return any(each.rule == code and (each.covers(span.start) or each.covers(last)) for each in waivers)


def decide(span: Span, credits: int, on: date, *, waived: bool, cut: bool) -> Verdict:
    """The state, by the first line that fits, and the day the next credit is due by.

    ``cut``: the window was cut short before ``on``.
    """
    if waived:
        return Verdict(State.WAIVED, None)
    if credits >= span.owed:
        return Verdict(State.MET, None)
    if cut:
        return Verdict(State.LAPSED, None)
    return Verdict(_unmet(span, credits, on), due_by(span, credits + 1))


def due_by(span: Span, number: int) -> date:
    """The day by which the credit of this number (from 1) keeps the pace: a + ceil(number x L / N) - 1."""
    return span.start + timedelta(days=-(-number * span.days // span.owed) - 1)


def _unmet(span: Span, credits: int, on: date) -> State:
    if on < span.start:
        return State.UPCOMING
    if on > span.end:
        return State.MISSED
    if (span.end - on).days <= span.last_call:
        return State.LAST_CALL
    if credits < span.owed * (on - span.start).days // span.days:
        return State.BEHIND
    return State.OPEN


def is_listed(found: Obligation, on: date, *, registered: bool, everything: bool) -> bool:
    """Whether the obligation shows on ``on``; see ``obligations``."""
    if on > found.end:
        return registered and found.state is State.MISSED
    if found.state in WORK:
        return registered
    return everything


def _obligation(place: Window, facts: Facts, within: Reach, found: Credits, verdict: Verdict) -> Obligation:
    standing = within.standing
    return Obligation(
        member=facts.member,
        rule=place.rule.code,
        start=place.period.start,
        end=place.period.end,
        window_start=within.start,
        window_end=within.end,
        owed=within.owed,
        credits=len(found.counted),
        state=verdict.state,
        next_due=verdict.next_due,
        counted=found.counted,
        uncounted=found.uncounted,
        because=Because(
            None if facts.birth is None else age_on(facts.birth, within.start),
            standing.residence,
            standing.category,
            standing.flags,
        ),
        cut=within.cut,
        period=place.period,
    )
