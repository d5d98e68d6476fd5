"""Whether a rule reaches a member in a period, on which days, and how much is owed.

``scope(d)``: on day d the member is on the register, alive, and meets age, residence, category and flags as the
facts known on the as-of day say.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from retiree_desk.domain.ages import birthday
from retiree_desk.domain.cadence_facts import Facts, Standing
from retiree_desk.domain.cadence_rules import Entry, Rule
from retiree_desk.domain.periods import DAY, Period


class Reach(NamedTuple):
    """The window in which visits count (``start`` to ``end``), the day after which it is missed, and what is owed.

    ``cut``: the member left scope for another cause than age. ``standing`` is how the member stood on ``start``.
    """

    start: date
    end: date
    closes: date
    owed: int
    cut: bool
    standing: Standing


def reach(facts: Facts, rule: Rule, period: Period, on: date) -> Reach | None:
    """How the rule reaches the member in the period, as known on ``on``; None if it does not."""
    if rule.entry is Entry.PERIOD_START:
        return _from_the_start(facts, rule, period, on)
    return _in_part(facts, rule, period, on)


def _from_the_start(facts: Facts, rule: Rule, period: Period, on: date) -> Reach | None:
    """Owed in full by who is in scope on the first day; age is asked on that day alone."""
    start, end = period.start, period.end
    if not rule.admits_age(facts.birth, start):
        return None
    standing = facts.standing(min(start, on))
    if not _fits(rule, standing):
        return None
    left = _left_on(facts, rule, start, min(on, end))
    return Reach(start, left - DAY if left else end, end, rule.times, left is not None, standing)


def _left_on(facts: Facts, rule: Rule, start: date, last: date) -> date | None:
    """The day from which the member was out of scope without coming back by ``last``; None while in scope."""
    left = None
    for turn in facts.turns:
        if start < turn <= last:
            if _fits(rule, facts.standing(turn)):
                left = None
            elif left is None:
                left = turn
    return left


def _in_part(facts: Facts, rule: Rule, period: Period, on: date) -> Reach | None:
    """Owed from the first to the last day in scope: in full, or by the share of the days."""
    spans = _spans_in_scope(facts, rule, period, on)
    if not spans:
        return None
    first, last = spans[0][0], spans[-1][1]
    owed = rule.times
    if rule.entry is Entry.PRORATE:
        days = sum((until - since).days + 1 for since, until in spans)
        owed = (2 * rule.times * days + period.days) // (2 * period.days)
    if owed < 1:
        return None
    cut = last < period.end and not _fits(rule, facts.standing(min(last + DAY, on)))
    return Reach(first, last, last, owed, cut, facts.standing(min(first, on)))


def _spans_in_scope(facts: Facts, rule: Rule, period: Period, on: date) -> list[tuple[date, date]]:
    known = [turn for turn in facts.turns if turn <= on]
    turns = {day for day in [*known, *_age_turns(facts, rule)] if period.start < day <= period.end}
    starts = [period.start, *sorted(turns)]
    ends = [*(day - DAY for day in starts[1:]), period.end]
    return [
        (since, until)
        for since, until in zip(starts, ends, strict=True)
        if _fits(rule, facts.standing(min(since, on))) and rule.admits_age(facts.birth, since)
    ]


def _age_turns(facts: Facts, rule: Rule) -> list[date]:
    if facts.birth is None:
        return []
    ages = [rule.min_age, None if rule.max_age is None else rule.max_age + 1]
    return [birthday(facts.birth, age) for age in ages if age is not None]


def _fits(rule: Rule, standing: Standing) -> bool:
    return standing.registered and rule.admits(standing.residence, standing.category, standing.flags)
