"""The plan in the making: which call has which day and whom, and what stands in the way of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from retiree_desk.domain.planning_calls import needed_gap, wished_gap
from retiree_desk.domain.planning_values import Call, Crew


class Seat(NamedTuple):
    """A day and somebody's part of it, both by number."""

    day: int
    caller: int


class Board:
    """Keeps capacity, days off, leaders' calls and "nobody twice a day": a call is put only where all of them allow it."""

    def __init__(self, calls: Sequence[Call], days: Sequence[date], crew: Crew) -> None:
        self.calls, self.days, self.crew = calls, days, crew
        self.seat: list[Seat | None] = [None] * len(calls)
        self.room = [[0 if day in one.away else one.per_day for day in days] for one in crew]
        self.free = [sum(row[day] for row in self.room) for day in range(len(days))]
        self.sitting: defaultdict[Seat, list[int]] = defaultdict(list)
        self.entered: defaultdict[Seat, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._of_member: defaultdict[int, list[int]] = defaultdict(list)
        for at, call in enumerate(calls):
            self._of_member[call.member].append(at)

    def put(self, at: int, seat: Seat) -> None:
        """Give a call its day and somebody; ``fits`` must have allowed it."""
        self.seat[at] = seat
        self.room[seat.caller][seat.day] -= 1
        self.free[seat.day] -= 1
        self.sitting[seat].append(at)
        building = self.calls[at].building
        if building:
            self.entered[seat][building] += 1

    def take(self, at: int) -> Seat:
        """Take a call off its day."""
        seat = self.seat[at]
        assert seat is not None
        self.seat[at] = None
        self.room[seat.caller][seat.day] += 1
        self.free[seat.day] += 1
        self.sitting[seat].remove(at)
        building = self.calls[at].building
        if building:
            self.entered[seat][building] -= 1
            self.entered[seat] += Counter()
        return seat

    def open_on(self, at: int, day: int, *, wished: bool = False) -> bool:
        """Whether the member may be called on that day, as the other calls on the same member stand.

        ``wished``: as far from them as one would like, not merely as far as the rules ask.
        """
        mates = self._of_member[self.calls[at].member]
        if len(mates) == 1:
            return True
        gap = wished_gap if wished else needed_gap
        return all(self._apart(at, mate, day, gap) for mate in mates if mate != at)

    def fits(self, at: int, seat: Seat) -> bool:
        """Whether there is room, the right person, and the member called on neither that day nor near it."""
        return (
            self.room[seat.caller][seat.day] > 0
            and (self.crew[seat.caller].leader or not self.calls[at].leader)
            and self.open_on(at, seat.day, wished=True)
        )

    def fits_all(self, group: Iterable[int], seat: Seat) -> bool:
        """Whether the calls fit there together."""
        chosen = list(group)
        members = {self.calls[at].member for at in chosen}
        return len(members) == len(chosen) <= self.room[seat.caller][seat.day] and all(
            self.fits(at, seat) for at in chosen
        )

    def mates(self, at: int) -> list[int]:
        """The other calls on the same member that have a day."""
        others = self._of_member[self.calls[at].member]
        return [mate for mate in others if mate != at and self.seat[mate] is not None]

    def unseated(self) -> list[int]:
        """The calls without a day."""
        return [at for at, seat in enumerate(self.seat) if seat is None]

    def _apart(self, at: int, mate: int, day: int, gap: Callable[[Call, Call], int]) -> bool:
        seat = self.seat[mate]
        if seat is None:
            return True
        between = abs((self.days[seat.day] - self.days[day]).days)
        return between >= gap(self.calls[at], self.calls[mate])
