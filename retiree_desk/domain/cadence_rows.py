"""Rules and duties as rows of text and numbers, the way they are kept, and back.

Lists are joined by 、; a day is ISO text; what has no limit is empty. A row from a newer office must not keep the
others from being read: a rule whose period, entry or callers this program does not know is switched off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from enum import Enum
from typing import TypeVar

from retiree_desk.domain.cadence_rules import FIRST_DAY, By, Entry, Rule
from retiree_desk.domain.duties import DutyCode, DutyRule
from retiree_desk.domain.periods import Unit
from retiree_desk.domain.values import Row, Value

E = TypeVar("E", bound=Enum)
LIST_MARK = "、"


def rule_row(rule: Rule) -> dict[str, Value]:
    """The columns of ``cadence_rule`` for this version."""
    return {
        "code": rule.code,
        "title": rule.title,
        "basis": rule.basis,
        "times": rule.times,
        "period": rule.period.value,
        "years": rule.years,
        "anchor_year": rule.anchor,
        "min_age": rule.min_age,
        "max_age": rule.max_age,
        "residence": _list(rule.residence),
        "categories": _list(rule.categories),
        "except_categories": _list(rule.except_categories),
        "flags": _list(rule.flags),
        "kinds": _list(rule.kinds),
        "by_whom": rule.by.value,
        "entry": rule.entry.value,
        "min_gap_days": rule.min_gap_days,
        "last_call_days": rule.last_call_days,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else "",
        "enabled": int(rule.enabled),
    }


def rule_from(row: Row) -> Rule:
    """The version a row holds."""
    return Rule(
        code=_text(row, "code"),
        title=_text(row, "title"),
        basis=_text(row, "basis"),
        times=max(_number(row, "times") or 1, 1),
        period=_code(Unit, row, "period", Unit.QUARTER),
        years=max(_number(row, "years") or 1, 1),
        anchor=_number(row, "anchor_year") or 2025,
        min_age=_number(row, "min_age"),
        max_age=_number(row, "max_age"),
        residence=_set(row, "residence"),
        categories=_set(row, "categories"),
        except_categories=_set(row, "except_categories"),
        flags=_set(row, "flags"),
        kinds=_set(row, "kinds"),
        by=_code(By, row, "by_whom", By.ANYONE),
        entry=_code(Entry, row, "entry", Entry.PERIOD_START),
        min_gap_days=_or(_number(row, "min_gap_days"), 1),
        last_call_days=_number(row, "last_call_days"),
        valid_from=_day(row, "valid_from") or FIRST_DAY,
        valid_to=_day(row, "valid_to"),
        enabled=bool(_or(_number(row, "enabled"), 1)) and _is_understood(row),
    )


def duty_row(rule: DutyRule) -> dict[str, Value]:
    """The columns of ``duty_rule``."""
    return {
        "code": rule.code.value,
        "title": rule.title,
        "basis": rule.basis,
        "days": rule.days,
        "ages": _list(map(str, rule.ages)),
        "enabled": int(rule.enabled),
        "next_working_day": int(rule.next_working_day),
    }


def duty_from(row: Row) -> DutyRule | None:
    """The duty a row holds; None if this program does not know what raises it."""
    try:
        code = DutyCode(_text(row, "code"))
    except ValueError:
        return None
    return DutyRule(
        code=code,
        title=_text(row, "title"),
        basis=_text(row, "basis"),
        days=_or(_number(row, "days"), 0),
        ages=tuple(sorted(int(age) for age in _set(row, "ages") if age.isdecimal())),
        enabled=bool(_or(_number(row, "enabled"), 1)),
        next_working_day=bool(_number(row, "next_working_day")),
    )


def _is_understood(row: Row) -> bool:
    asked = {"period": Unit, "by_whom": By, "entry": Entry}
    return all(_text(row, key) in ("", *kind) for key, kind in asked.items())


def _list(values: Iterable[str]) -> str:
    return LIST_MARK.join(sorted(values))


def _text(row: Mapping[str, Value], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _number(row: Mapping[str, Value], key: str) -> int | None:
    value = row.get(key)
    return value if isinstance(value, int) else None


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def _set(row: Mapping[str, Value], key: str) -> frozenset[str]:
    return frozenset(filter(None, _text(row, key).split(LIST_MARK)))


def _day(row: Mapping[str, Value], key: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(_text(row, key))
    return None


def _code(kind: type[E], row: Mapping[str, Value], key: str, otherwise: E) -> E:
    with suppress(ValueError):
        return kind(_text(row, key))
    return otherwise
