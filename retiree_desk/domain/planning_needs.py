"""What it would take to place what could not be placed.

Visits whose days all lie between two days need so many seats between them; what is missing there at worst, spread over
the days between, says how many more calls a day are needed at least (Hall's condition for intervals). The answer is then
tried out, and raised until the plan is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from retiree_desk.domain.planning_values import Call, Needs

_TRIES = 6


def needs(
    calls: Sequence[Call],
    seats: Sequence[int],
    heads: int,
    usual: int,
    missing: Callable[[int, int], int],
) -> Needs:
    """How many more calls a day each, or how many more people of ``usual`` calls a day, would place everything.

    ``seats`` are the calls that can be made on each working day, ``heads`` how many people take part.
    ``missing(more_per_day, more_people)`` plans anew and tells how many visits still have no place for want of room.
    """
    short = shortfall(calls, seats)
    if not short:
        return Needs()
    per_day = _tried(-(-short // max(heads, 1)), lambda more: missing(more, 0)) if heads else 0
    people = _tried(-(-short // max(usual, 1)), lambda more: missing(0, more))
    return Needs(per_day, people)


def shortfall(calls: Sequence[Call], seats: Sequence[int]) -> int:
    """How many more seats each day must have at least, by the worst stretch of days."""
    asked = [[0] * len(seats) for _day in seats]
    for call in calls:
        asked[call.first][call.last] += 1
    worst = 0
    for first in range(len(seats)):
        room = inside = 0
        for last in range(first, len(seats)):
            room += seats[last]
            inside += sum(asked[start][last] for start in range(first, last + 1))
            worst = max(worst, -(-(inside - room) // (last - first + 1)))
    return worst


def _tried(least: int, missing: Callable[[int], int]) -> int:
    """The least number, from ``least`` on, with which nothing is missing; 0 when the tries did not find it."""
    more = max(least, 1)
    for _try in range(_TRIES):
        if not missing(more):
            return more
        more += max(1, more // 4)
    return 0
