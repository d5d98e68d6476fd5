"""Who has a birthday or a wedding anniversary, by the office's policy; the policy is a fact of the office."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, timedelta

from retiree_desk.domain import birthdays
from retiree_desk.domain.birthdays import Anniversary, BirthdayPolicy, Greeting, Reckoning
from retiree_desk.domain.lunar import LeapPolicy
from retiree_desk.store.unit import Unit

SETTING = "birthday_policy"


def policy(unit: Unit) -> BirthdayPolicy:
    """As the office has set it; what can't be read is as shipped."""
    try:
        kept = json.loads(unit.setting(SETTING))
        return BirthdayPolicy(
            reckoning=Reckoning(kept["reckoning"]),
            every=int(kept["every"]),
            since=int(kept["since"]),
            great=tuple(map(int, kept["great"])),
            leap=LeapPolicy(kept["leap"]),
            weddings=tuple(map(int, kept["weddings"])),
        )
    except (ValueError, KeyError, TypeError):
        return BirthdayPolicy()


def keep_policy(unit: Unit, chosen: BirthdayPolicy) -> None:
    """Write the office's policy."""
    unit.keep_setting(SETTING, json.dumps(asdict(chosen), ensure_ascii=False))


def between(unit: Unit, start: date, end: date) -> list[Greeting]:
    """Everybody on the register with a birthday between two days, both included."""
    return birthdays.greetings(unit.day.celebrants(start, end), start, end, policy(unit))


def weddings(unit: Unit, start: date, end: date) -> list[Anniversary]:
    """Couples, both alive as far as the register knows, whose marked wedding day falls between two days."""
    chosen = policy(unit)
    days = [start + timedelta(days) for days in range((end - start).days + 1)]
    months = sorted({f"{day:%m}" for day in days})
    years = sorted({day.year - marked for day in days for marked in chosen.weddings})
    return birthdays.anniversaries(unit.day.couples(years, months), start, end, chosen)
