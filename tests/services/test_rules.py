"""The office's rules: shipped until edited, then in versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retiree_desk.domain.duties import SHIPPED_DUTIES, DutyCode
from retiree_desk.domain.rules_shipped import SHIPPED_RULES
from retiree_desk.services import rules
from retiree_desk.store.unit import Store, Unit

R80 = next(rule for rule in SHIPPED_RULES if rule.code == "R80")
SPRING = date(2026, 4, 1)


def _versions(unit: Unit, code: str) -> list[tuple[int, date, date | None]]:
    found = [rule for rule in rules.visiting_rules(unit) if rule.code == code]
    return sorted((rule.times, rule.valid_from, rule.valid_to) for rule in found)


def test_an_office_begins_with_the_shipped_rules(store: Store) -> None:
    with store.reading() as unit:
        assert rules.visiting_rules(unit) == list(SHIPPED_RULES)
        assert rules.duty_rules(unit) == list(SHIPPED_DUTIES)


def test_an_edit_is_a_new_version_and_the_old_one_ends_the_day_before(store: Store) -> None:
    with store.unit("rule.edit") as unit:
        rules.edit_rule(unit, replace(R80, times=2), valid_from=SPRING)
        assert _versions(unit, "R80") == [(2, SPRING, None), (3, date(2000, 1, 1), date(2026, 3, 31))]
        rules.edit_rule(unit, replace(R80, code="OWN"), valid_from=SPRING)
        codes = list(dict.fromkeys(rule.code for rule in rules.visiting_rules(unit)))
    assert codes == [*(rule.code for rule in SHIPPED_RULES), "OWN"]


def test_an_edit_from_the_same_day_replaces_the_one_before(store: Store) -> None:
    with store.unit("rule.edit") as unit:
        rules.edit_rule(unit, replace(R80, times=2), valid_from=SPRING)
        rules.edit_rule(unit, replace(R80, times=1), valid_from=SPRING)
        assert _versions(unit, "R80") == [(1, SPRING, None), (3, date(2000, 1, 1), date(2026, 3, 31))]


def test_a_duty_is_switched_off_and_on(store: Store) -> None:
    spring = next(rule for rule in SHIPPED_DUTIES if rule.code is DutyCode.SPRING)
    with store.unit("rule.edit") as unit:
        rules.edit_duty(unit, replace(spring, enabled=False))
        assert [rule.code for rule in rules.duty_rules(unit) if not rule.enabled] == [DutyCode.SPRING]
        rules.edit_duty(unit, spring)
        assert rules.duty_rules(unit) == list(SHIPPED_DUTIES)


def test_the_almanac_knows_festivals_and_days_off(store: Store) -> None:
    with store.unit("days") as unit:
        unit.rows("day_off").add_many(
            [{"day": "2026-02-20", "kind": "休"}, {"day": "2026-02-28", "kind": "班"}]
        )
        almanac = rules.almanac(unit, [2026])
    assert almanac.festivals[2026].spring == date(2026, 2, 17)
    assert almanac.days_off == frozenset({date(2026, 2, 20)})
