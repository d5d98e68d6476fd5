"""A second, deliberately naive cadence: day by day, from the raw rows, sharing no code with the engine.

It reads the attributes of a ``Rule`` and nothing else of the program. Slow on purpose: it asks every question of
every day, so that the engine's shortcuts have something to be measured against.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field

from retiree_desk.domain.cadence_facts import Visit, Waiver
from retiree_desk.domain.cadence_rules import Rule

ONE = dt.timedelta(days=1)
ON = {"在册", "已移交社会化", "已移交社会化仍联系"}
COUNTING = {"见到本人", "见到家属", "已联系"}


@dataclass
class Raw:
    """A member as the sheets hold it; a change is (type, day, before, content) in the order entered."""

    birth: dt.date | None = None
    status: str = ""
    residence: str = ""
    category: str = ""
    flags: set[str] = field(default_factory=set)
    joined: dt.date | None = None
    left: dt.date | None = None
    died: dt.date | None = None
    changes: list[tuple[str, dt.date, str, str]] = field(default_factory=list)


@dataclass
class Answer:
    start: dt.date
    end: dt.date
    window_start: dt.date
    window_end: dt.date
    owed: int
    credits: int
    state: str
    next_due: dt.date | None


def full_years(birth: dt.date, day: dt.date) -> int:
    years = 0
    while anniversary(birth, years + 1) <= day:
        years += 1
    return years


def anniversary(birth: dt.date, years: int) -> dt.date:
    try:
        return dt.date(birth.year + years, birth.month, birth.day)
    except ValueError:
        return dt.date(birth.year + years, 3, 1)


def plain_value(raw: Raw, kind: str, now: str, day: dt.date) -> str:
    rows = sorted((row for row in raw.changes if row[0] == kind), key=lambda row: row[1])
    past = [row for row in rows if row[1] <= day]
    coming = [row for row in rows if row[1] > day]
    if not rows or (past and not coming and now):
        return now
    if not past:
        return coming[0][2] or now
    if past[-1][3]:
        return past[-1][3]
    return (coming[0][2] if coming else "") or now


def flags_on(raw: Raw, day: dt.date) -> set[str]:
    rows = sorted((row for row in raw.changes if row[0] == "标记变更"), key=lambda row: row[1])
    flags = set(raw.flags)
    for row in reversed(rows):
        if row[1] <= day:
            break
        if row[2]:
            flags = set(row[2].split())
            continue
        for word in row[3].split():
            if word[0] == "+":
                flags.discard(word[1:])
            else:
                flags.add(word[1:])
    return flags


def death(raw: Raw) -> dt.date | None:
    days = [row[1] for row in raw.changes if row[0] == "去世"] + ([raw.died] if raw.died else [])
    if days:
        return min(days)
    return dt.date.min if raw.status == "去世" else None


def registered(raw: Raw, day: dt.date) -> bool:
    died = death(raw)
    if died is not None and day >= died:
        return False
    if raw.joined is not None and day < raw.joined:
        return False
    kinds = {"去世": "去世", "转出": "转出", "转入": "在册", "移交社会化": "已移交社会化"}
    rows = [row for row in raw.changes if row[0] in kinds]
    if raw.left and not any(row[0] == "转出" for row in rows):
        rows.append(("转出", raw.left, "", ""))
    if raw.died and not any(row[0] == "去世" for row in rows):
        rows.append(("去世", raw.died, "", ""))
    rows.sort(key=lambda row: row[1])
    if not rows:
        return (raw.status or "在册") in ON
    past = [row for row in rows if row[1] <= day]
    if not past:
        before = rows[0][2] if rows[0][2] in ON | {"转出", "去世", "失联", "注销"} else ""
        return (before or ("转出" if rows[0][0] == "转入" else "在册")) in ON
    if len(past) == len(rows) and raw.status and past[-1][0] != "去世":
        return raw.status in ON
    return kinds[past[-1][0]] in ON


def scope_but_age(raw: Raw, rule: Rule, day: dt.date, on: dt.date) -> bool:
    day = min(day, on)
    residence = plain_value(raw, "居住地变更", raw.residence, day)
    residence = residence if residence in {"省内市外", "省外", "境外"} else "市内"
    category = plain_value(raw, "类别变更", raw.category, day)
    return (
        registered(raw, day)
        and (not rule.residence or residence in rule.residence)
        and (not rule.categories or category in rule.categories)
        and category not in rule.except_categories
        and (not rule.flags or bool(flags_on(raw, day) & rule.flags))
    )


def right_age(raw: Raw, rule: Rule, day: dt.date) -> bool:
    if rule.min_age is None and rule.max_age is None:
        return True
    if raw.birth is None:
        return False
    age = full_years(raw.birth, day)
    return (rule.min_age is None or age >= rule.min_age) and (rule.max_age is None or age <= rule.max_age)


def period_around(rule: Rule, day: dt.date) -> tuple[dt.date, dt.date]:
    def label(when: dt.date) -> tuple[int, int]:
        match str(rule.period):
            case "month":
                return when.year, when.month
            case "quarter":
                return when.year, (when.month + 2) // 3
            case "half_year":
                return when.year, 1 if when.month < 7 else 2
            case "year":
                return when.year, 0
        return math.floor((when.year - rule.anchor) / rule.years), 0

    start = end = day
    while label(start - ONE) == label(day):
        start -= ONE
    while label(end + ONE) == label(day):
        end += ONE
    return start, end


def days_of(start: dt.date, end: dt.date) -> list[dt.date]:
    return [start + dt.timedelta(days=count) for count in range((end - start).days + 1)]


def window(
    raw: Raw, rule: Rule, a: dt.date, b: dt.date, on: dt.date
) -> tuple[dt.date, dt.date, int, bool] | None:
    """First day, last day, owed, cut; None when nothing is owed."""
    if rule.entry == "period_start":
        if not (scope_but_age(raw, rule, a, on) and right_age(raw, rule, a)):
            return None
        last = min(on, b)
        if last < a or scope_but_age(raw, rule, last, on):
            return a, b, rule.times, False
        while not scope_but_age(raw, rule, last, on):
            last -= ONE
        return a, last, rule.times, True
    inside = [d for d in days_of(a, b) if scope_but_age(raw, rule, d, on) and right_age(raw, rule, d)]
    if not inside:
        return None
    length = len(days_of(a, b))
    owed = rule.times
    if rule.entry == "prorate":
        owed = (2 * rule.times * len(inside) + length) // (2 * length)
    if not owed:
        return None
    cut = inside[-1] < b and not scope_but_age(raw, rule, inside[-1] + ONE, on)
    return inside[0], inside[-1], owed, cut


def count(visits: list[Visit], rule: Rule, start: dt.date, end: dt.date, on: dt.date) -> int:
    kept: list[dt.date] = []
    for day in days_of(start, min(end, on)):
        good = [
            visit
            for visit in visits
            if visit.day == day
            and not visit.voided
            and visit.result in COUNTING
            and (not rule.kinds or visit.kind in rule.kinds)
            and (rule.by != "leader" or visit.by_leader)
        ]
        for _ in good:
            if not kept or (day - kept[-1]).days >= rule.min_gap_days:
                kept.append(day)
    return len(kept)


def answer(
    raw: Raw, visits: list[Visit], waivers: list[Waiver], rule: Rule, period_day: dt.date, on: dt.date
) -> Answer | None:
    """The obligation of the period around ``period_day`` as known on ``on``."""
    a, b = period_around(rule, period_day)
    found = window(raw, rule, a, b, on)
    if found is None:
        return None
    first, last, owed, cut = found
    credited = count(visits, rule, first, last, on)
    close = b if rule.entry == "period_start" else last
    length = (close - first).days + 1
    tested = (first, min(on, close))
    covered = any(
        w.rule == rule.code and any((w.start or dt.date.min) <= d <= (w.end or dt.date.max) for d in tested)
        for w in waivers
    )
    calls = {"month": 7, "quarter": 14}
    last_call = calls.get(str(rule.period), 30) if rule.last_call_days is None else rule.last_call_days
    if covered:
        state = "waived"
    elif credited >= owed:
        state = "met"
    elif cut and on > last:
        state = "lapsed"
    elif on < first:
        state = "upcoming"
    elif on > close:
        state = "missed"
    elif (close - on).days <= last_call:
        state = "last_call"
    elif credited < math.floor(owed * (on - first).days / length):
        state = "behind"
    else:
        state = "open"
    due = None
    if state not in {"met", "lapsed", "waived"}:
        due = first + dt.timedelta(days=math.ceil((credited + 1) * length / owed) - 1)
    return Answer(a, b, first, last, owed, credited, state, due)


def answers(
    raw: Raw, visits: list[Visit], waivers: list[Waiver], rules: list[Rule], on: dt.date, *, everything: bool
) -> dict[tuple[str, dt.date], Answer]:
    """By rule code and period start, everything that shows on ``on``."""
    shown: dict[tuple[str, dt.date], Answer] = {}
    here = registered(raw, on)
    for rule in rules:
        if not rule.enabled:
            continue
        a, _ = period_around(rule, on)
        for day in (on, a - ONE):
            start, _ = period_around(rule, day)
            if not rule.valid_from <= start <= (rule.valid_to or dt.date.max):
                continue
            found = answer(raw, visits, waivers, rule, day, on)
            if found is None:
                continue
            work = found.state in {"missed", "last_call", "behind", "open"}
            if (day == on and ((work and here) or (not work and everything))) or (
                day != on and here and found.state == "missed"
            ):
                shown[rule.code, found.start] = found
    return shown
