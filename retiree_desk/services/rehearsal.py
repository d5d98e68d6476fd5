"""Trying an edit of a rule out on the register: who would join, who would leave, how many more visits are owed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from retiree_desk.domain.cadence_bulk import Census
from retiree_desk.domain.cadence_rehearsal import compare
from retiree_desk.domain.cadence_rules import Rule
from retiree_desk.domain.periods import Period
from retiree_desk.services import rules as book
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What one period of the rule would owe before and after the edit; members are local numbers."""

    period: Period
    before: int
    after: int
    owed_before: int
    owed_after: int
    joining: tuple[int, ...]
    leaving: tuple[int, ...]

    @property
    def more(self) -> int:
        """Visits owed beyond those owed now; negative when fewer."""
        return self.owed_after - self.owed_before


def rehearse(unit: Unit, rule: Rule, *, valid_from: date) -> Rehearsal:
    """The first period that the edited rule would decide, as the register stands."""
    period = first_period(rule, valid_from)
    known = [one for one in book.visiting_rules(unit) if one.code == rule.code]
    fresh = [replace(rule, valid_from=valid_from, valid_to=None)]
    kept = [one for one in known if one.valid_from < valid_from]
    flags = any(one.flags for one in (*known, rule))
    census = Census(unit.cadence.plain(flags=flags))
    special = unit.cadence.persons(unit.cadence.special(), period.start)
    people = [person.facts for person in special.values()]
    found = compare(known, [*kept, *fresh], people, period.start, census)
    if not found:
        return Rehearsal(period, 0, 0, 0, 0, (), ())
    one = found[0]
    return Rehearsal(
        period,
        one.before,
        one.after,
        one.owed_before,
        one.owed_after,
        tuple(sorted(seq for seq in one.joining if isinstance(seq, int))),
        tuple(sorted(seq for seq in one.leaving if isinstance(seq, int))),
    )


def first_period(rule: Rule, valid_from: date) -> Period:
    """The first period that begins on or after a day: the version in force then decides all of it."""
    period = rule.period_of(valid_from)
    return period if period.start == valid_from else rule.period_of(period.end + timedelta(days=1))
