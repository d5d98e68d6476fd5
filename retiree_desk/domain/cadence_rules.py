"""A visiting rule as a value: who is owed how many visits per period, and which version decides a period.

The rules are data: an office edits them, the shipped ones are in ``rules_shipped``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from retiree_desk.domain.ages import age_on
from retiree_desk.domain.periods import DAY, Period, Unit, parse_period, period_of, periods_between
from retiree_desk.domain.rules import RuleBroken


class Entry(StrEnum):
    """How a period that a member enters or leaves midway is owed."""

    PERIOD_START = "period_start"
    PRORATE = "prorate"
    FULL = "full"


class By(StrEnum):
    """Whose visits count."""

    ANYONE = "anyone"
    LEADER = "leader"


FIRST_DAY = date(2000, 1, 1)
_LAST_CALL = {Unit.MONTH: 7, Unit.QUARTER: 14}
_LONG_LAST_CALL = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One version of a rule; an empty set or bound means no limit.

    ``flags`` asks for any one of those named; ``except_categories`` says "everyone but"; ``last_call_days`` None
    is the default of the period's length; ``years`` and ``anchor`` matter for periods of several years.
    """

    code: str
    title: str = ""
    basis: str = ""
    times: int = 1
    period: Unit = Unit.QUARTER
    years: int = 1
    anchor: int = 2025
    min_age: int | None = None
    max_age: int | None = None
    residence: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    except_categories: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    by: By = By.ANYONE
    entry: Entry = Entry.PERIOD_START
    min_gap_days: int = 1
    last_call_days: int | None = None
    valid_from: date = FIRST_DAY
    valid_to: date | None = None
    enabled: bool = True

    def __post_init__(self) -> None:
        if self.times < 1:
            raise RuleBroken("rule_times", "times", times=self.times)
        if self.years < 1:
            raise RuleBroken("rule_years", "period", years=self.years)

    @property
    def last_call(self) -> int:
        """How many days before the end the last call begins."""
        if self.last_call_days is not None:
            return self.last_call_days
        return _LAST_CALL.get(self.period, _LONG_LAST_CALL)

    @property
    def has_ages(self) -> bool:
        return self.min_age is not None or self.max_age is not None

    def period_of(self, day: date) -> Period:
        return period_of(self.period, day, self.years, self.anchor)

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def admits(self, residence: str, category: str, flags: frozenset[str]) -> bool:
        """Whether these facts meet the rule, age and register aside."""
        return (
            (not self.residence or residence in self.residence)
            and (not self.categories or category in self.categories)
            and category not in self.except_categories
            and (not self.flags or not self.flags.isdisjoint(flags))
        )

    def admits_age(self, birth: date | None, day: date) -> bool:
        """Whether the age on ``day`` is within the bounds; without a birth date no age rule can be judged."""
        if not self.has_ages:
            return True
        if birth is None:
            return False
        age = age_on(birth, day)
        return (self.min_age is None or age >= self.min_age) and (self.max_age is None or age <= self.max_age)


class Window(NamedTuple):
    """A rule version and one of its periods; ``current`` tells the one that holds the as-of day from the one before."""

    rule: Rule
    period: Period
    current: bool = True


def windows(rules: Iterable[Rule], on: date) -> tuple[Window, ...]:
    """The periods that matter on ``on``: for every rule the one that holds the day, then the one just before."""
    book = _by_code(rules)
    found: list[Window] = []
    for versions in book.values():
        for rule in versions:
            period = rule.period_of(on)
            found += [Window(rule, period)] if in_force(rule, period.start, versions) else []
            before = rule.period_of(period.start - DAY)
            found += [Window(rule, before, current=False)] if in_force(rule, before.start, versions) else []
    return tuple(found)


def windows_between(rules: Iterable[Rule], start: date, end: date) -> Iterator[Window]:
    """Every rule's every period that shares a day with the span from ``start`` to ``end``."""
    for versions in _by_code(rules).values():
        for rule in versions:
            for period in periods_between(rule.period, start, end, rule.years, rule.anchor):
                if in_force(rule, period.start, versions):
                    yield Window(rule, period)


def window_named(rules: Iterable[Rule], code: str, name: str) -> Window:
    """The version of ``code`` that decides the period ``name``.

    A plain year names the longer period of a rule of several years that it lies in. Raises ``RuleBroken`` with
    ``rule_unknown``, ``period_unreadable``, ``period_mismatch`` or ``rule_not_in_force``.
    """
    versions = _by_code(rules).get(code)
    if not versions:
        raise RuleBroken("rule_unknown", "rule", rule=code)
    asked = parse_period(name)
    fitting = [rule for rule in versions if _names(asked, rule)]
    if not fitting:
        raise RuleBroken("period_mismatch", "period", rule=code, period=name)
    for rule in fitting:
        period = rule.period_of(asked.start)
        if in_force(rule, period.start, versions):
            return Window(rule, period)
    raise RuleBroken("rule_not_in_force", "period", rule=code, period=name)


def in_force(rule: Rule, day: date, versions: Sequence[Rule]) -> bool:
    """Whether ``rule`` is the version that decides on ``day``: of several valid ones the latest begun."""
    return rule.valid_on(day) and not any(
        other.valid_from > rule.valid_from and other.valid_on(day) for other in versions
    )


def _by_code(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    book: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.enabled:
            book.setdefault(rule.code, []).append(rule)
    return book


def _names(asked: Period, rule: Rule) -> bool:
    period = rule.period_of(asked.start)
    if rule.period is Unit.N_YEARS and asked.unit is Unit.YEAR:
        return True
    return (period.start, period.end) == (asked.start, asked.end)
