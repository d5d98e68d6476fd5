"""Somebody's rounds packed into trips of a day, neighbours together, and the trips spread evenly over the days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from retiree_desk.domain.planning_board import Board, Seat
from retiree_desk.domain.planning_rounds import Round

_LEAST_DAYS = 3


@dataclass(slots=True)
class _Day:
    """A trip in the making: its rounds' calls and the days it may be made on."""

    area: str
    lo: int
    hi: int
    calls: list[int]

    def joined(self, one: Round) -> int:
        return min(self.hi, one.hi) - max(self.lo, one.lo) + 1


def seat_rounds(board: Board, caller: int, rounds: Iterable[Round]) -> None:
    """Give somebody's rounds their days, as far as they fit; what does not stays without one."""
    most = board.crew[caller].per_day
    if most <= 0:
        return
    trips = _packed(list(_fitting(board, rounds, most)), most)
    for trip, target in _spread(trips):
        _seat(board, caller, trip, target)


def _fitting(board: Board, rounds: Iterable[Round], most: int) -> Iterator[Round]:
    """Rounds too big for a day are cut between households."""
    for one in rounds:
        if one.size <= most:
            yield one
            continue
        ordered = sorted(
            one.calls, key=lambda at: (board.calls[at].place.order, board.calls[at].place.household)
        )
        part: list[int] = []
        for _household, group in groupby(ordered, key=lambda at: board.calls[at].place.household):
            mates = list(group)
            if part and len(part) + len(mates) > most:
                yield _part(one, part)
                part = []
            part += mates
        yield _part(one, part)


def _part(one: Round, calls: list[int]) -> Round:
    return Round(one.area, one.order, one.building, one.leader, one.lo, one.hi, calls)


def _packed(rounds: list[Round], most: int) -> list[_Day]:
    """Best fit: a round joins the fullest trip of its area that still has room and days in common."""
    rounds.sort(key=lambda one: (one.hi, one.lo, one.area, one.order))
    trips: list[_Day] = []
    for one in rounds:
        wanted = min(_LEAST_DAYS, one.hi - one.lo + 1)
        fitting = [
            (most - len(trip.calls) - one.size, -at)
            for at, trip in enumerate(trips)
            if trip.area == one.area
            and len(trip.calls) + one.size <= most
            and trip.joined(one) >= min(wanted, trip.hi - trip.lo + 1)
        ]
        if fitting:
            trip = trips[-min(fitting)[1]]
            trip.calls += one.calls
            trip.lo, trip.hi = max(trip.lo, one.lo), min(trip.hi, one.hi)
        else:
            trips.append(_Day(one.area, one.lo, one.hi, list(one.calls)))
    return trips


def _spread(trips: Sequence[_Day]) -> Iterator[tuple[_Day, float]]:
    """Each trip with the day it had best be made on; those with few days to choose from first."""
    alike: defaultdict[tuple[int, int], list[_Day]] = defaultdict(list)
    for trip in trips:
        alike[trip.lo, trip.hi].append(trip)
    for lo, hi in sorted(alike, key=lambda days: (days[1] - days[0], days)):
        same = alike[lo, hi]
        step = (hi - lo + 1) / len(same)
        for place, trip in enumerate(same):
            yield trip, lo + (place + 0.5) * step - 0.5


def _seat(board: Board, caller: int, trip: _Day, target: float) -> None:
    """On the free day nearest to the target, else beside another trip of that day."""
    days = sorted(range(trip.lo, trip.hi + 1), key=lambda day: (abs(day - target), day))
    whole = [day for day in days if not board.sitting.get(Seat(day, caller))]
    for day in whole + [day for day in days if day not in whole]:
        seat = Seat(day, caller)
        if board.fits_all(trip.calls, seat):
            for at in trip.calls:
                board.put(at, seat)
            return
