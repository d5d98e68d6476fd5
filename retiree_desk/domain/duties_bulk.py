"""Festival duties of a whole register at once: near a festival everybody is owed one, so it is counted like a rule.

Each festival near the day becomes a window of one visit that is neither a last call nor behind before it has passed;
``cadence_bulk`` settles it for plain members as it settles rules. Everybody else goes through ``duties.duties``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from retiree_desk.domain.cadence_rules import Rule, Window
from retiree_desk.domain.duties import SHOWN_FOR, Almanac, DutyCode, DutyRule
from retiree_desk.domain.periods import DAY, Period, Unit
from retiree_desk.domain.terms import Category, VisitKind

FESTIVE = frozenset({DutyCode.SPRING, DutyCode.FESTIVALS})
_CADRES = frozenset({Category.REVOLUTIONARY_RETIREE.value})
_HOME = frozenset({VisitKind.HOME.value})
_NEVER = -1


def festive_windows(rules: Iterable[DutyRule], almanac: Almanac, on: date) -> tuple[Window, ...]:
    """The festivals whose duty has begun and still shows on ``on``, for 离休 and for the others."""
    return tuple(
        window
        for rule in rules
        if rule.enabled and rule.code in FESTIVE
        for window in _windows(rule, almanac, on)
        if window.period.start <= on <= window.period.end + SHOWN_FOR
    )


def _windows(rule: DutyRule, almanac: Almanac, on: date) -> Iterator[Window]:
    for year in (on.year - 1, on.year, on.year + 1):
        feasts = almanac.festivals.get(year)
        if feasts is None:
            continue
        if rule.code is DutyCode.SPRING:
            start = feasts.spring - timedelta(days=rule.days)
            for whose in (_cadres(rule), _others(rule)):
                yield _window(whose, rule, almanac, start, feasts.spring - DAY)
        else:
            for day in feasts:
                yield _window(_cadres(rule), rule, almanac, day - timedelta(days=rule.days), day)


def _window(whose: Rule, rule: DutyRule, almanac: Almanac, start: date, end: date) -> Window:
    last = almanac.working_day(end) if rule.next_working_day else end
    return Window(whose, Period(Unit.YEAR, start, last))


def _cadres(rule: DutyRule) -> Rule:
    return Rule(
        code=rule.code.value,
        title=rule.title,
        basis=rule.basis,
        categories=_CADRES,
        kinds=_HOME,
        last_call_days=_NEVER,
    )


def _others(rule: DutyRule) -> Rule:
    return Rule(
        code=rule.code.value,
        title=rule.title,
        basis=rule.basis,
        except_categories=_CADRES,
        last_call_days=_NEVER,
    )
