"""What follows from a member's own values: birth, age, completeness, labour and party years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from retiree_desk.domain import id_numbers
from retiree_desk.domain.fields import all_fields, split_codes
from retiree_desk.domain.values import Value

OBLIGATORY = tuple(field for field in all_fields() if field.obligatory)

_WHOLE = len("1940-05-01")

# 参加革命工作时间, bands of the yearly allowance: each begins on its day.
_PERIODS = (
    ("1949-10-01", ""),
    ("1945-09-03", "解放战争时期"),
    ("1937-07-07", "抗日战争时期"),
    ("1927-08-01", "土地革命时期"),
    ("0001-01-01", "大革命时期"),
)


def birth_text(birth_date: Value, archive_birth_date: Value, id_number: Value) -> str:
    """The birth date that rules and lists use, partial or whole, empty when unknown.

    The archive's if the office has set it, else the register's own, else the one in the ID number; a year or month
    of the register's own that the ID number completes is taken from there.
    """
    if isinstance(archive_birth_date, str) and archive_birth_date:
        return archive_birth_date
    own = birth_date if isinstance(birth_date, str) else ""
    if len(own) == _WHOLE:
        return own
    found = id_numbers.birth_of(id_number) if isinstance(id_number, str) and id_number else None
    said = found.isoformat() if found else ""
    return said if said.startswith(own) else own


def birth_of(values: Mapping[str, Value]) -> str:
    """``birth_text`` of a member's values."""
    return birth_text(values.get("birth_date"), values.get("archive_birth_date"), values.get("id_number"))


def care_flags(flags: Value, living: Value, health: Value, care_level: Value) -> tuple[str, ...]:
    """Why somebody needs special care: the reasons noted, how they live, their health and their care level."""
    texts = (text for text in (flags, living, health, care_level) if isinstance(text, str) and text)
    return tuple(dict.fromkeys(term for text in texts for term in split_codes(text)))


def completeness(values: Mapping[str, Value]) -> int:
    """How many of the 22 obligatory items are there."""
    return sum(1 for field in OBLIGATORY if values.get(field.key) not in {None, ""})


def missing_items(values: Mapping[str, Value]) -> tuple[str, ...]:
    """Keys of the obligatory items that are blank."""
    return tuple(field.key for field in OBLIGATORY if values.get(field.key) in {None, ""})


def revolution_period(revolution_start: Value) -> str:
    """The period of the revolution somebody joined in (离休 only), empty when it does not apply."""
    if not isinstance(revolution_start, str) or not revolution_start:
        return ""
    day = (
        revolution_start + "-01-01"[len(revolution_start) - 4 :]
        if len(revolution_start) < 10
        else revolution_start
    )
    return next(name for first, name in _PERIODS if day >= first)


def service_years(work_start: Value, retired_on: Value) -> int | None:
    """工龄: calendar years of work, counted by months where both are known, else by years."""
    if not isinstance(work_start, str) or not isinstance(retired_on, str) or not work_start or not retired_on:
        return None
    years = int(retired_on[:4]) - int(work_start[:4])
    if len(work_start) >= 7 and len(retired_on) >= 7 and retired_on[5:7] < work_start[5:7]:
        years -= 1
    return max(years, 0)


def birth_range(min_age: int | None, max_age: int | None, today: date) -> tuple[str, str]:
    """ISO bounds (both included) of the births of those aged ``min_age`` to ``max_age`` full years on ``today``.

    A birthday on 29 February counts from 1 March in common years, which plain comparison of ISO dates gives.
    """
    month_day = today.isoformat()[4:]
    youngest = f"{today.year - min_age:04d}{month_day}" if min_age is not None else "9999-12-31"
    oldest = f"{today.year - max_age - 1:04d}{month_day}~" if max_age is not None else "0000"
    return oldest, youngest
