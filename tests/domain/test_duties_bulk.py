"""Festivals in bulk are what each person is told alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from retiree_desk.domain.cadence_bulk import Census, Plain, bulk, lines
from retiree_desk.domain.cadence_facts import Person, Registered, Visit, facts_of
from retiree_desk.domain.duties import SHIPPED_DUTIES, Almanac, Events, Festivals, duties
from retiree_desk.domain.duties_bulk import FESTIVE, festive_windows

ALMANAC = Almanac(
    {
        2026: Festivals(date(2026, 2, 17), date(2026, 6, 19), date(2026, 9, 25), date(2026, 10, 1)),
        2027: Festivals(date(2027, 2, 6), date(2027, 6, 9), date(2027, 9, 15), date(2027, 10, 1)),
    }
)
RULES = [rule for rule in SHIPPED_DUTIES if rule.code in FESTIVE]
DAYS = [date(2026, 1, 17) + timedelta(days=9 * step) for step in range(45)]


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("everything", [False, True])
def test_festivals_in_bulk_are_what_each_is_told(on: date, *, everything: bool) -> None:
    people = {1: ("离休", []), 2: ("退休", []), 3: ("退休", [date(2026, 2, 1), date(2026, 9, 20)])}
    windows = festive_windows(RULES, ALMANAC, on)
    census = Census([Plain(key, "1940-05-01", "市内", category) for key, (category, _days) in people.items()])
    counts = [
        {
            key: sum(place.period.start <= day <= min(place.period.end, on) for day in days)
            for key, (_category, days) in people.items()
        }.__getitem__
        for place in windows
    ]
    together = {
        (one.member, one.rule, one.start, one.end, one.state)
        for one in lines(bulk(windows, census, counts, on, everything=everything))
    }
    alone = {
        (key, one.rule, one.start, one.end, one.state)
        for key, (category, days) in people.items()
        for one in duties(_person(key, category, days), Events(), RULES, ALMANAC, on, everything=everything)
    }
    assert together == alone


def _person(key: int, category: str, days: list[date]) -> Person:
    facts = facts_of(Registered(key, date(1940, 5, 1), "在册", "市内", category))
    return Person(facts, [Visit(day, "上门", "见到本人") for day in days])
