"""The office's visiting rules: the shipped ones until the office edits them, each kept in versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from retiree_desk.domain import lunar
from retiree_desk.domain.cadence_rows import duty_from, duty_row, rule_from, rule_row
from retiree_desk.domain.cadence_rules import Rule
from retiree_desk.domain.duties import SHIPPED_DUTIES, Almanac, DutyRule, Festivals
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules_shipped import SHIPPED_RULES
from retiree_desk.domain.working_days import DayKind
from retiree_desk.services.working_days import working_days
from retiree_desk.store.unit import Unit

_PLACES = {rule.code: place for place, rule in enumerate(SHIPPED_RULES)}


def visiting_rules(unit: Unit) -> list[Rule]:
    """Every version of every rule, the office's own where it has edited a code, each in the place of the shipped one."""
    own = [rule_from(row) for row in unit.rows("cadence_rule").all()]
    edited = {rule.code for rule in own}
    every = [rule for rule in SHIPPED_RULES if rule.code not in edited] + own
    return sorted(every, key=lambda rule: _PLACES.get(rule.code, len(_PLACES)))


def edit_rule(unit: Unit, rule: Rule, *, valid_from: date) -> Uid:
    """Put a new version of a rule into force from a day; the versions before it end on the day before."""
    rows = unit.rows("cadence_rule")
    if not any(rows.where(code=rule.code)):
        rows.add_many([rule_row(one) for one in SHIPPED_RULES if one.code == rule.code])
    last = (valid_from - timedelta(days=1)).isoformat()
    for known in list(rows.where(code=rule.code)):
        uid = known["id"]
        if isinstance(uid, bytes) and str(known["valid_from"]) >= valid_from.isoformat():
            rows.void(uid)
        elif isinstance(uid, bytes) and (not known["valid_to"] or str(known["valid_to"]) > last):
            rows.update(uid, {"valid_to": last})
    return rows.add(rule_row(replace(rule, valid_from=valid_from, valid_to=None)))


def duty_rules(unit: Unit) -> list[DutyRule]:
    """The duties as the office has set them."""
    read = (duty_from(row) for row in unit.rows("duty_rule").all())
    own = {rule.code: rule for rule in read if rule is not None}
    return [own.get(rule.code, rule) for rule in SHIPPED_DUTIES]


def edit_duty(unit: Unit, rule: DutyRule) -> None:
    """Write how a duty is set."""
    rows = unit.rows("duty_rule")
    for known in list(rows.where(code=rule.code.value)):
        uid = known["id"]
        if isinstance(uid, bytes):
            rows.update(uid, duty_row(rule))
            return
    rows.add(duty_row(rule))


def almanac(unit: Unit, years: Iterable[int]) -> Almanac:
    """Festivals by the lunar calendar; days off and days worked by the office's calendar."""
    wanted = list(years)
    named = working_days(unit, wanted).named.values()
    return Almanac(
        {year: _festivals(year) for year in wanted},
        days_off=frozenset(line.day for line in named if line.kind is DayKind.OFF),
        days_worked=frozenset(line.day for line in named if line.kind is DayKind.WORKED),
    )


def _festivals(year: int) -> Festivals:
    found = lunar.festivals(year)
    return Festivals(found["春节"], found["端午"], found["中秋"], found["国庆"])
