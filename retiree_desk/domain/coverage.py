"""走访率: of those owed a rule in a period, how many were met, with the names behind every number.

The rate is met / (all - waived - lapsed). *On time* is met by visits entered by closing day, ten days after the
period's end; *met* also counts what was entered later.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field, fields
from datetime import date, timedelta

from retiree_desk.domain.cadence import Obligation, State, obligation_in
from retiree_desk.domain.cadence_bulk import Census, K, settle
from retiree_desk.domain.cadence_facts import Key, Person
from retiree_desk.domain.cadence_rules import Window
from retiree_desk.domain.periods import Period

CLOSING_DAYS = 10


def closing_day(period: Period) -> date:
    """The last day on which a visit entered counts as entered in time; the report is frozen after it."""
    return period.end + timedelta(days=CLOSING_DAYS)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A rule's figures for a period, each a list of members; ``on_time`` are among ``met``.

    ``open`` are those who may still be met; ``left`` those who left midway, met or lapsed.
    """

    window: Window
    met: list[Key] = field(default_factory=list)
    missed: list[Key] = field(default_factory=list)
    open: list[Key] = field(default_factory=list)
    waived: list[Key] = field(default_factory=list)
    lapsed: list[Key] = field(default_factory=list)
    on_time: list[Key] = field(default_factory=list)
    left: list[Key] = field(default_factory=list)

    @property
    def asked(self) -> int:
        """The denominator: all obligations but the waived and the lapsed."""
        return len(self.met) + len(self.missed) + len(self.open)

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None where nobody was owed."""
        return len(self.met) / self.asked if self.asked else None

    @property
    def rate_on_time(self) -> float | None:
        return len(self.on_time) / self.asked if self.asked else None

    def of(self, state: State) -> list[Key]:
        """The list an obligation of this state stands in."""
        return {
            State.MET: self.met,
            State.MISSED: self.missed,
            State.WAIVED: self.waived,
            State.LAPSED: self.lapsed,
        }.get(state, self.open)


def coverage(window: Window, people: Iterable[Person], on: date) -> Coverage:
    """The figures of one period as of ``on``, from these members' obligations."""
    figures = Coverage(window)
    for person in people:
        found = obligation_in(window, person, on)
        if found:
            figures.of(found.state).append(found.member)
            if found.cut:
                figures.left.append(found.member)
            if found.state is State.MET and _in_time(window, person, on, found):
                figures.on_time.append(found.member)
    return figures


def narrowed(whole: Coverage, members: Container[Key]) -> Coverage:
    """The same figures, of these members alone."""
    part = Coverage(whole.window)
    for each in fields(whole):
        if each.name != "window":
            getattr(part, each.name).extend(one for one in getattr(whole, each.name) if one in members)
    return part


def add_plain(
    figures: Coverage, census: Census[K], counts: Callable[[K], int], timely: Callable[[K], int], on: date
) -> None:
    """Add the plain members of a bulk count (see ``cadence_bulk``) to the figures.

    ``timely`` counts as ``counts`` does, but only visits entered by ``closing_day``.
    """
    for group in settle(figures.window, census, counts, on):
        figures.of(group.verdict.state).extend(group.members)
        if group.verdict.state is State.MET:
            owed = figures.window.rule.times
            figures.on_time.extend(key for key in group.members if timely(key) >= owed)


def _in_time(window: Window, person: Person, on: date, found: Obligation) -> bool:
    closing = closing_day(window.period)
    late = [visit for visit in found.counted if visit.entered_on and visit.entered_on > closing]
    if not late:
        return True
    timely = [each for each in person.visits if each.entered_on is None or each.entered_on <= closing]
    again = obligation_in(window, person._replace(visits=timely), on)
    return again is not None and again.state is State.MET
