from __future__ import annotations

from datetime import date

from retiree_desk.services import rules
from retiree_desk.services.working_days import own, working_days
from retiree_desk.store.unit import Store


def test_the_days_off_read_in_stand_in_place_of_the_shipped_ones(store: Store) -> None:
    with store.reading() as unit:
        assert not working_days(unit, [2026]).is_worked(date(2026, 10, 1))
    with store.unit("holidays.read") as unit:
        unit.rows("day_off").add({"day": "2026-10-09", "kind": "休", "name": "国庆"})
    with store.reading() as unit:
        assert [line.day for line in own(unit)] == [date(2026, 10, 9)]
        assert working_days(unit, [2026]).is_worked(date(2026, 10, 1))
        assert not working_days(unit, [2026]).is_worked(date(2026, 10, 9))


def test_the_next_working_day_of_a_duty_goes_by_the_office_s_calendar(store: Store) -> None:
    """The shipped table of 2026: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked."""
    with store.reading() as unit:
        almanac = rules.almanac(unit, [2026])
    assert almanac.working_day(date(2026, 10, 1)) == date(2026, 10, 8)
    assert almanac.working_day(date(2026, 9, 20)) == date(2026, 9, 20)
    assert almanac.working_day(date(2026, 10, 10)) == date(2026, 10, 10)
