"""The hybrid logical clock of the change log: 48 bits of UTC milliseconds, 16 bits of counter, in one integer.

It never goes back: a clock behind what has been seen is carried forward, an overflowing counter runs into the
milliseconds.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

COUNTER_BITS = 16
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def next_stamp(last: int, now: datetime) -> int:
    """The stamp of something done now, later than ``last``."""
    return max(last + 1, stamp_of(now))


def stamp_of(moment: datetime) -> int:
    """The first stamp of the moment's millisecond."""
    return ((moment - _EPOCH) // timedelta(milliseconds=1)) << COUNTER_BITS


def moment_of(stamp: int) -> datetime:
    """The UTC millisecond of a stamp."""
    return _EPOCH + timedelta(milliseconds=stamp >> COUNTER_BITS)
