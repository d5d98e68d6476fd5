"""Figures that stand up to questions: coverage by period, area and staff, ages, the work ahead; frozen when closed.

Every number comes with the local numbers of its members. A frozen report keeps identities and names, so that it opens
to the same people whatever is corrected later; what has changed since shows as amendments.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from retiree_desk.domain import coverage as rates
from retiree_desk.domain.cadence_facts import Key
from retiree_desk.domain.cadence_rules import Rule, in_force
from retiree_desk.domain.coverage import Coverage
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.periods import Period
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.domain.values import Value
from retiree_desk.services import obligations, planning_crew, trees
from retiree_desk.services import rules as book
from retiree_desk.store.unit import Unit

LISTS = ("met", "on_time", "missed", "open", "waived", "lapsed", "left")
BAND = 5
YOUNGEST, OLDEST = 50, 100


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the coverage: an area or a period, with the people behind its numbers."""

    name: str
    met: tuple[int, ...]
    asked: tuple[int, ...]

    @property
    def rate(self) -> float | None:
        """From 0 to 1; nothing where nobody was owed."""
        return len(self.met) / len(self.asked) if self.asked else None


@dataclass(frozen=True, slots=True)
class Band:
    """People of one sex between two ages, both included; the last band has no end."""

    sex: str
    least: int
    most: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """The visits due in a month by rule, and how many the staff can make."""

    name: str
    owed: Mapping[str, int]
    capacity: int

    @property
    def total(self) -> int:
        """All rules together."""
        return sum(self.owed.values())


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report as it was closed; every list names identities with the name of that day."""

    uid: Uid
    rule: str
    period: str
    frozen_on: date
    title: str
    lists: Mapping[str, tuple[tuple[Uid, str], ...]]

    def count(self, name: str) -> int:
        """How many a list holds."""
        return len(self.lists.get(name, ()))

    @property
    def asked(self) -> int:
        """The denominator of the rate."""
        return self.count("met") + self.count("missed") + self.count("open")


@dataclass(frozen=True, slots=True)
class Amendment:
    """Somebody who stands in another list now than when the report was frozen."""

    seq: int
    name: str
    before: str
    now: str


def rules_of(unit: Unit) -> list[Rule]:
    """One version of every rule in use, the newest."""
    found: dict[str, Rule] = {}
    for rule in sorted(book.visiting_rules(unit), key=lambda one: one.valid_from):
        if rule.enabled:
            found[rule.code] = rule
    return list(found.values())


def periods_of(unit: Unit, code: str, on: date, most: int = 8) -> list[Period]:
    """The periods of a rule up to the present one, the newest first."""
    versions = [rule for rule in book.visiting_rules(unit) if rule.code == code and rule.enabled]
    found: list[Period] = []
    day = on
    while versions and len(found) < most:
        fitting = [rule for rule in versions if in_force(rule, rule.period_of(day).start, versions)]
        if not fitting:
            break
        period = fitting[0].period_of(day)
        found.append(period)
        day = period.start - timedelta(days=1)
    return found


def coverage(unit: Unit, code: str, period: str, on: date, *, node: Uid | None = None) -> Coverage:
    """A rule's figures for a period, of everybody or of one group with all below it."""
    return of_group(unit, node)(obligations.coverage(unit, code, period, on))


def of_group(unit: Unit, node: Uid | None) -> Callable[[Coverage], Coverage]:
    """What narrows figures to one group with all below it; without one they stay whole."""
    if node is None:
        return lambda whole: whole
    inside = set(unit.day.members_below(node))
    return lambda whole: rates.narrowed(whole, inside)


def by_area(unit: Unit, found: Coverage) -> list[Share]:
    """The coverage of each top area, the lowest rate first; who belongs to none stands last."""
    met, asked = set(found.met), _asked(found)
    shares: list[Share] = []
    rest = dict.fromkeys(asked)
    for node in trees.nodes(unit, TreeKind.AREA):
        if node.parent is not None:
            continue
        inside = set(unit.day.members_below(node.uid))
        mine = [one for one in asked if one in inside]
        for one in mine:
            rest.pop(one, None)
        if mine:
            shares.append(Share(node.name, tuple(one for one in mine if one in met), tuple(mine)))
    shares.sort(key=lambda one: one.rate or 0.0)
    if rest:
        shares.append(Share("", tuple(one for one in rest if one in met), tuple(rest)))
    return shares


def over_time(
    unit: Unit,
    code: str,
    on: date,
    most: int = 8,
    narrow: Callable[[Coverage], Coverage] = lambda whole: whole,
) -> list[tuple[Period, Share]]:
    """The coverage of the last periods, the oldest first; ``narrow`` says of whom."""
    found = []
    for period in reversed(periods_of(unit, code, on, most)):
        figures = narrow(obligations.coverage(unit, code, period.name, min(on, rates.closing_day(period))))
        found.append((period, Share(period.name, _numbers(figures.met), tuple(_asked(figures)))))
    return found


def ages(unit: Unit, on: date) -> list[Band]:
    """The people on the register by sex and age, in bands of five years."""
    bounds = [
        (least, least + BAND - 1 if least < OLDEST else None) for least in range(YOUNGEST, OLDEST + 1, BAND)
    ]
    return [
        Band(sex, least, most, unit.day.count_aged(sex, least, most, on))
        for least, most in bounds
        for sex in ("男", "女")
    ]


def ahead(unit: Unit, on: date, months: int = 12) -> list[Month]:
    """The visits that fall due month by month, beside what the planning's crew can make in the working days."""
    start = on.replace(day=1)
    end = (start + timedelta(days=31 * months)).replace(day=1) - timedelta(days=1)
    load = obligations.workload(unit, start, end, on)
    per_day = sum(part.per_day for part in planning_crew.parts(unit))
    almanac = book.almanac(unit, range(start.year, end.year + 1))
    names = sorted({month for _rule, month in load.by_rule_and_month})
    found = []
    for name in names:
        owed = {rule: count for (rule, month), count in load.by_rule_and_month.items() if month == name}
        first = date.fromisoformat(f"{name}-01")
        days = (first + timedelta(days=number) for number in range(31))
        working = sum(1 for day in days if f"{day:%Y-%m}" == name and almanac.working_day(day) == day)
        found.append(Month(name, owed, working * per_day))
    return found[:months]


def freeze(unit: Unit, code: str, period: str, *, today: date) -> Uid:
    """Close a period: keep its figures with all names; RuleBroken up to closing day or when it is closed already."""
    found = obligations.coverage(unit, code, period, today)
    closing = rates.closing_day(found.window.period)
    if today <= closing:
        raise RuleBroken("report_too_early", "period", day=(closing + timedelta(days=1)).isoformat())
    name = found.window.period.name
    if any(one.rule == code and one.period == name for one in frozen(unit)):
        raise RuleBroken("report_frozen", "period", period=name)
    lists = {key: _named(unit, getattr(found, key)) for key in LISTS}
    body = {"title": found.window.rule.title, "basis": found.window.rule.basis, "lists": lists}
    return unit.rows("frozen_report").add(
        {
            "code": code,
            "period": name,
            "frozen_on": today.isoformat(),
            "body": json.dumps(body, ensure_ascii=False),
        }
    )


def frozen(unit: Unit) -> list[Frozen]:
    """The closed reports, the newest first."""
    found = [_frozen(row) for row in unit.rows("frozen_report").all()]
    return sorted((one for one in found if one), key=lambda one: (one.frozen_on, one.period), reverse=True)


def amendments(unit: Unit, report: Frozen, on: date) -> list[Amendment]:
    """Who stands elsewhere now than when the report was frozen, by name."""
    now = obligations.coverage(unit, report.rule, report.period, on)
    states = ("met", "missed", "open", "waived", "lapsed")
    stands = {one: state for state in states for one in getattr(now, state)}
    stood = {uid: (state, name) for state in states for uid, name in report.lists.get(state, ())}
    seqs = {uid: unit.members.seq_of(uid) for uid in stood}
    found = [
        Amendment(seq, name, state, stands.get(seq, ""))
        for uid, (state, name) in stood.items()
        if (seq := seqs[uid]) is not None and stands.get(seq, "") != state
    ]
    known = {seq for seq in seqs.values() if seq is not None}
    fresh = [one for one in stands if isinstance(one, int) and one not in known]
    lines = {line.seq: str(line.values.get("name") or "") for line in unit.members.lines(fresh, ("name",))}
    found += [Amendment(seq, lines.get(seq, ""), "", stands[seq]) for seq in fresh]
    return sorted(found, key=lambda one: one.name)


def _asked(found: Coverage) -> list[int]:
    return [one for key in (found.met, found.missed, found.open) for one in key if isinstance(one, int)]


def _numbers(keys: Iterable[Key]) -> tuple[int, ...]:
    return tuple(one for one in keys if isinstance(one, int))


def _named(unit: Unit, keys: Sequence[Key]) -> list[list[str]]:
    lines = {line.seq: line for line in unit.members.lines(_numbers(keys), ("name",))}
    return [
        [lines[one].uid.hex(), str(lines[one].values.get("name") or "")]
        for one in keys
        if isinstance(one, int) and one in lines
    ]


def _frozen(row: Mapping[str, Value]) -> Frozen | None:
    uid = row["id"]
    try:
        body = json.loads(str(row["body"]))
        lists = {
            key: tuple((bytes.fromhex(one), str(name)) for one, name in body["lists"].get(key, ()))
            for key in LISTS
        }
        day = date.fromisoformat(str(row["frozen_on"]))
    except (ValueError, KeyError, TypeError):
        return None
    if not isinstance(uid, bytes):
        return None
    return Frozen(uid, str(row["code"]), str(row["period"]), day, str(body.get("title") or ""), lists)
