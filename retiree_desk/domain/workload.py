"""What will be owed in a span of days, by rule and month, as the register stands.

Each of a period's N visits is counted in the month of the day it is due by to keep the pace (``cadence.due_by``):
the three of a first quarter on 30 January, 1 March and 31 March, the one of a half-year on its last day. Facts go
on as they stand on the as-of day, birthdays excepted. Health checks are arranged, not walked: rules that count them
alone are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from retiree_desk.domain.cadence import Span, due_by, is_waived
from retiree_desk.domain.cadence_bulk import Census
from retiree_desk.domain.cadence_facts import Person
from retiree_desk.domain.cadence_reach import reach
from retiree_desk.domain.cadence_rules import Rule, Window, windows_between
from retiree_desk.domain.terms import VisitKind

_CHECKUPS = frozenset({VisitKind.CHECKUP})


@dataclass(frozen=True, slots=True)
class Workload:
    """Visits owed by rule code and month (``2026-03``)."""

    by_rule_and_month: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def owed(self) -> int:
        return self.by_rule_and_month.total()

    @property
    def by_rule(self) -> dict[str, int]:
        return self._summed(0)

    @property
    def by_month(self) -> dict[str, int]:
        return dict(sorted(self._summed(1).items()))

    def per_staff(self, staff: int) -> float | None:
        """Visits for each of the staff; None while there are none."""
        return self.owed / staff if staff else None

    def _summed(self, part: int) -> dict[str, int]:
        sums: Counter[str] = Counter()
        for key, count in self.by_rule_and_month.items():
            sums[key[part]] += count
        return dict(sums)


def workload(
    rules: Iterable[Rule],
    start: date,
    end: date,
    on: date,
    *,
    people: Iterable[Person] = (),
    census: Census[int] | Census[bytes] | None = None,
) -> Workload:
    """What ``people`` and the plain members of ``census`` (each member in one of them) are owed."""
    places = [each for each in windows_between(rules, start, end) if each.rule.kinds != _CHECKUPS]
    load = Workload()
    for person in people:
        for place in places:
            _add(load, place.rule.code, _span_of(person, place, on), 1, start, end)
    if census is not None:
        for place in places:
            spans = Counter(span for _, span in census.reached(place, on))
            for span, members in spans.items():
                _add(load, place.rule.code, span, members, start, end)
    return load


def _add(load: Workload, code: str, span: Span | None, members: int, start: date, end: date) -> None:
    if span is None or not members:
        return
    for number in range(1, span.owed + 1):
        day = due_by(span, number)
        if start <= day <= end:
            load.by_rule_and_month[code, f"{day:%Y-%m}"] += members


def _span_of(person: Person, place: Window, on: date) -> Span | None:
    within = reach(person.facts, place.rule, place.period, on)
    if within is None or within.cut:
        return None
    span = Span(within.start, within.closes, within.owed, 0)
    return None if is_waived(person.waivers, place.rule.code, span, on) else span
