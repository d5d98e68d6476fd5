"""The hybrid clock never goes back and stays near the wall clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.store.clock import moment_of, next_stamp, stamp_of

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda naive: naive.replace(tzinfo=UTC)
)


@given(st.lists(MOMENTS, min_size=2, max_size=20))
def test_stamps_rise_however_the_clock_jumps(moments: list[datetime]) -> None:
    last = 0
    for moment in moments:
        following = next_stamp(last, moment)
        assert following > last
        assert following >= stamp_of(moment)
        last = following


@given(MOMENTS)
def test_a_stamp_tells_its_millisecond(moment: datetime) -> None:
    assert timedelta(0) <= moment - moment_of(stamp_of(moment)) < timedelta(milliseconds=1)


def test_an_overflowing_counter_runs_into_the_milliseconds() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    last = stamp_of(moment) + (1 << 16) - 1
    assert moment_of(next_stamp(last, moment)) == moment + timedelta(milliseconds=1)
