"""Sentences about what is owed: states, progress, why somebody is on the list, why a visit does not count."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from retiree_desk import i18n
from retiree_desk.domain.cadence import Because, State
from retiree_desk.domain.cadence_credits import Why
from retiree_desk.domain.cadence_facts import Doubt
from retiree_desk.domain.cadence_rules import Window
from retiree_desk.domain.periods import Period, Unit
from retiree_desk.i18n import N_, _, ngettext

REFUSALS = {
    "period_unreadable": N_("“{text}” names no period. Write 2026-03, 2026Q1, 2026H1, 2026 or 2025-2027."),
    "period_mismatch": N_("Rule {rule} is not counted over “{period}”."),
    "rule_unknown": N_("There is no rule {rule} in use."),
    "rule_not_in_force": N_("Rule {rule} was not in force at the start of “{period}”."),
    "rule_times": N_("A rule asks for at least one visit."),
    "report_too_early": N_("The period can be closed from {day} on: until then visits may still be entered."),
    "report_frozen": N_("The report of “{period}” is closed already."),
    "rule_code_blank": N_("Please give the rule a short code."),
    "rule_code_taken": N_("There is a rule {rule} already."),
    "rule_begins_blank": N_("Please write from which day the rule is in force."),
    "rule_number": N_("“{text}” is not a number of at least {least}."),
    "rule_choice": N_("“{text}” is not in the list."),
    "rule_years": N_("A period of several years has at least one."),
}


class Standing(Protocol):
    """What a sentence about something owed needs to know."""

    @property
    def state(self) -> State: ...
    @property
    def owed(self) -> int: ...
    @property
    def credits(self) -> int: ...
    @property
    def missing(self) -> int: ...
    @property
    def end(self) -> date: ...
    @property
    def period(self) -> Period | None: ...
    def days_left(self, on: date) -> int: ...


_STATES = {
    State.WAIVED: N_("visits waived"),
    State.MET: N_("visits made"),
    State.LAPSED: N_("ended early"),
    State.UPCOMING: N_("not yet begun"),
    State.MISSED: N_("missed, overdue"),
    State.LAST_CALL: N_("last days"),
    State.BEHIND: N_("behind the pace"),
    State.OPEN: N_("visits under way"),
}

_WHYS = {
    Why.VOIDED: N_("the record was voided"),
    Why.RESULT: N_("nobody was met or reached"),
    Why.KIND: N_("this kind of visit does not count for the rule"),
    Why.NOT_LEADER: N_("no leader took part"),
    Why.OUTSIDE: N_("outside the days that count"),
    Why.LATER: N_("dated later than this list"),
    Why.SAME_DAY: N_("a visit of the same day counts already"),
    Why.TOO_SOON: N_("too soon after the visit before"),
}

_DOUBTS = {
    Doubt.BIRTH: N_("date of birth unknown: no rule by age can be judged"),
    Doubt.RESIDENCE: N_("residence unknown: taken as in the city"),
    Doubt.JOINED: N_("date of joining unknown: taken as always here"),
    Doubt.CATEGORY: N_("category unknown"),
    Doubt.STATUS: N_("status not understood: taken as not on the register"),
    Doubt.DEATH: N_("date of death unknown"),
}

_THIS = {
    Unit.MONTH: N_("this month"),
    Unit.QUARTER: N_("this quarter"),
    Unit.HALF_YEAR: N_("this half-year"),
    Unit.YEAR: N_("this year"),
}

_OTHER = {
    Unit.MONTH: N_("month {number} of {year}"),
    Unit.QUARTER: N_("quarter {number} of {year}"),
    Unit.YEAR: N_("the year {year}"),
}

_HALVES = (N_("first half of {year}"), N_("second half of {year}"))


def state(value: State) -> str:
    """A state in words; 逾期 is said of ``missed`` alone."""
    return _(_STATES[value])


def why(value: Why) -> str:
    """Why a visit does not count."""
    return _(_WHYS[value])


def doubt(value: Doubt) -> str:
    """What must be checked before the person can be judged."""
    return _(_DOUBTS[value])


def because(facts: Because) -> str:
    """The facts that put the member on the list: 83岁 · 市内 · 退休."""
    age = [] if facts.age is None else [_("aged {age}").format(age=facts.age)]
    return _joined(*age, facts.residence, facts.category, *sorted(facts.flags))


def progress(found: Standing, on: date) -> str:
    """How far it has come and what is left: 本季 1/3 次 · 还差 2 次 · 9月30日前均可 · 余 41 天."""
    if found.state in (State.MET, State.LAPSED, State.WAIVED):
        return _joined(_made(found, on), state(found.state))
    return _joined(progress_made(found, on), time_left(found, on))


def progress_made(found: Standing, on: date) -> str:
    """How far it has come: 本季 1/3 次 · 还差 2 次."""
    missing = ngettext("{count} visit to go", "{count} visits to go", found.missing).format(
        count=found.missing
    )
    return _joined(_made(found, on), missing)


def time_left(found: Standing, on: date) -> str:
    """How long there is: 9月30日前均可 · 余 41 天."""
    return _joined(*_time_left(found, on))


def period(value: Period, on: date) -> str:
    """A period as people call it: 本季 while ``on`` lies in it, else 2026年第2季度."""
    year, month = value.start.year, value.start.month
    if value.unit is Unit.N_YEARS:
        return _("years {first} to {last}").format(first=year, last=value.end.year)
    if value.start <= on <= value.end:
        return _(_THIS[value.unit])
    if value.unit is Unit.HALF_YEAR:
        return _(_HALVES[month // 6]).format(year=year)
    number = month if value.unit is Unit.MONTH else month // 3 + 1
    return _(_OTHER[value.unit]).format(year=year, number=number)


def window(value: Window, on: date) -> str:
    """A rule and its period: 80岁以上每季三次, 本季."""
    return _joined(value.rule.title or value.rule.code, period(value.period, on))


def _made(found: Standing, on: date) -> str:
    counted = _("{credits}/{owed} visits").format(credits=found.credits, owed=found.owed)
    return counted if found.period is None else f"{period(found.period, on)} {counted}"


def _time_left(found: Standing, on: date) -> tuple[str, str]:
    left = found.days_left(on)
    last = _day(found.end, on)
    if left < 0:
        over = ngettext("{count} day overdue", "{count} days overdue", -left).format(count=-left)
        return _("ended on {day}").format(day=last), over
    if left == 0:
        return _("any day up to {day}").format(day=last), _("today is the last day")
    days = ngettext("{count} day left", "{count} days left", left).format(count=left)
    return _("any day up to {day}").format(day=last), days


def _day(value: date, on: date) -> str:
    """The day without its year while that is the year of ``on``."""
    if i18n.language() == "en":
        return value.isoformat()
    short = f"{value.month}月{value.day}日"
    return short if value.year == on.year else f"{value.year}年{short}"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
