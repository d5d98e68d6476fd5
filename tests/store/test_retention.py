from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from retiree_desk.store.retention import RECENT, to_remove

START = datetime(2026, 1, 5, 8, 30)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31))


def test_after_a_year_of_office_days_a_year_can_be_gone_back_to() -> None:
    kept = _kept_after(days=365, hours=range(0, 9))
    now = max(kept)
    ages = sorted((now - one).days for one in kept)
    assert ages[-1] > 270
    assert _greatest_gap(kept, now, timedelta(days=12)) <= timedelta(days=4)
    assert _greatest_gap(kept, now, timedelta(days=70)) <= timedelta(days=8)
    assert _greatest_gap(kept, now, timedelta(days=300)) <= timedelta(days=36)
    assert len([one for one in kept if now - one >= RECENT]) <= 12 + 10 + 9


def test_every_backup_of_the_last_two_days_is_kept() -> None:
    half_hours = [START + timedelta(minutes=30 * step) for step in range(96)]
    assert to_remove(half_hours, half_hours[-1]) == []


def test_after_a_long_absence_nothing_is_lost_but_surplus() -> None:
    kept = _kept_after(days=100, hours=range(0, 9, 3))
    now = START + timedelta(days=400)
    left = kept - set(to_remove(kept, now))
    assert max(left) == max(kept)
    assert len(left) >= 12


def test_a_backup_dated_in_the_future_is_left_alone() -> None:
    future = START + timedelta(days=1000)
    assert future not in to_remove([START, future], START)


@given(st.lists(MOMENTS), MOMENTS)
def test_the_newest_is_never_removed(made: list[datetime], now: datetime) -> None:
    removed = to_remove(made, now)
    assert not made or max(made) not in removed
    assert set(removed) <= set(made)
    assert all(now - one >= RECENT for one in removed)


@given(st.lists(MOMENTS, max_size=80), MOMENTS)
def test_pruning_twice_is_pruning_once(made: list[datetime], now: datetime) -> None:
    left = set(made) - set(to_remove(made, now))
    assert to_remove(left, now) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sets(st.integers(0, 23), max_size=5), min_size=365, max_size=365))
def test_however_a_year_is_worked_the_last_twelve_days_of_work_can_be_gone_back_to(
    days: list[set[int]],
) -> None:
    made = [START + timedelta(days=day, hours=hour) for day, hours in enumerate(days) for hour in hours]
    kept: set[datetime] = set()
    for now in sorted(made):
        kept.add(now)
        kept -= set(to_remove(kept, now))
    worked = sorted({one.date() for one in made})
    assert {one.date() for one in kept} >= set(worked[-12:])


def _kept_after(days: int, hours: range) -> set[datetime]:
    kept: set[datetime] = set()
    for day in range(days):
        for hour in hours:
            now = START + timedelta(days=day, hours=hour)
            if now.weekday() < 5:
                kept.add(now)
                kept -= set(to_remove(kept, now))
    return kept


def _greatest_gap(kept: set[datetime], now: datetime, back: timedelta) -> timedelta:
    within = sorted(one for one in kept if now - one <= back)
    return max(after - before for before, after in pairwise(within))
