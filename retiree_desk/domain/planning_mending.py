"""Calls the even spread left without a day: put where there is room, if need be by moving others.

The last resort is an augmenting path over the days (as in bipartite matching): a call of a full day moves to another of
its days, and so on until a day with room is reached. A set of days from which no such path leads out is full for good.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from retiree_desk.domain.planning_board import Board, Seat

_Step = tuple[int, int] | None  # the day come from, and the call that would move from there


class Mender:
    """Places what is left, the most pressing first."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._full: frozenset[int] = frozenset()

    def mend(self) -> None:
        """Give every call a day for which there is one; a duty takes the day of a call that is none."""
        board = self._board
        for at in sorted(board.unseated(), key=self._pressing):
            if not self._place(at) and board.calls[at].duty and not self._make_room(at):
                self._take_over(at)
        for at in sorted(board.unseated(), key=self._pressing):
            if not self._place(at) and board.calls[at].is_due and not self._make_room(at):
                self._rearrange(at)

    def _pressing(self, at: int) -> tuple[bool, bool, int, int, int, str]:
        call = self._board.calls[at]
        return (
            not call.is_due, not call.duty, call.last, call.hi, -call.place.care, call.place.order
        )  # fmt: skip

    def _place(self, at: int) -> bool:
        call = self._board.calls[at]
        paced = range(call.lo, call.hi + 1)
        rest = [day for day in range(call.first, call.last + 1) if day not in paced]
        for days, wished in ((paced, True), (rest, True), (paced, False), (rest, False)):
            best = min(self._seats(at, days, wished=wished), default=None)
            if best is not None:
                self._board.put(at, Seat(best[-2], best[-1]))
                return True
        return False

    def _seats(
        self, at: int, days: Iterable[int], *, wished: bool = False
    ) -> Iterable[tuple[int, int, int, int]]:
        """Where a call fits, the best first: in the building entered anyway, else in the area, else the emptiest."""
        board, call = self._board, self._board.calls[at]
        for day in days:
            if board.free[day] <= 0 or not board.open_on(at, day, wished=wished):
                continue
            for caller, one in enumerate(board.crew):
                room = board.room[caller][day]
                if room > 0 and (one.leader or not call.leader):
                    yield self._cost(at, Seat(day, caller)), -room, day, caller

    def _cost(self, at: int, seat: Seat) -> int:
        board, call = self._board, self._board.calls[at]
        entered = board.entered.get(seat)
        if call.building is None:
            return 1 if entered else 0
        if not entered:
            return 2 if call.area in board.crew[seat.caller].areas else 3
        if entered[call.building]:
            return 0
        return 1 if any(area == call.area for area, _building in entered) else 4

    def _rearrange(self, at: int) -> None:
        """Seat all calls on the member anew, the nearest last day first, each as soon as can be; those that may wait last."""
        board = self._board
        before = [(mate, board.take(mate)) for mate in board.mates(at)]
        calls = sorted((at, *(mate for mate, _seat in before)), key=self._nearest_end)
        seated = [one for one in calls if self._place_soonest(one)]
        if any(board.calls[one].is_due and one not in seated for one in calls):
            for one in seated:
                board.take(one)
            for mate, seat in before:
                board.put(mate, seat)

    def _place_soonest(self, at: int) -> bool:
        call = self._board.calls[at]
        return any(self._sit(at, day) for day in range(call.first, call.last + 1))

    def _nearest_end(self, at: int) -> tuple[bool, int, int]:
        call = self._board.calls[at]
        return not call.is_due, call.last, call.first

    def _take_over(self, at: int) -> None:
        """Take the seat of the call that can best do without: no duty, and with most days before it."""
        board, call = self._board, self._board.calls[at]
        others = [
            (board.calls[mate].is_due, -board.calls[mate].last, mate)
            for day in range(call.first, call.last + 1)
            if board.open_on(at, day)
            for caller, one in enumerate(board.crew)
            if one.leader or not call.leader
            for mate in board.sitting.get(Seat(day, caller), ())
            if not board.calls[mate].duty
        ]
        if others:
            board.put(at, board.take(min(others)[-1]))

    def _make_room(self, at: int) -> bool:
        """Look for a chain of moves that frees a seat on one of the call's days."""
        board, call = self._board, self._board.calls[at]
        if call.leader:
            return False
        days = [day for day in range(call.first, call.last + 1) if board.open_on(at, day)]
        if not days or self._full.issuperset(days):
            return False
        came: dict[int, _Step] = dict.fromkeys(days)
        queue = deque(days)
        while queue:
            day = queue.popleft()
            for caller in range(len(board.crew)):
                for mate in board.sitting.get(Seat(day, caller), ()):
                    if not board.calls[mate].is_due:
                        board.take(mate)
                        return self._unwind(at, day, came)
                    if self._try_days(mate, day, came, queue) is not None:
                        return self._unwind_from(at, mate, day, came)
        self._full |= came.keys()
        return False

    def _try_days(self, mate: int, day: int, came: dict[int, _Step], queue: deque[int]) -> int | None:
        """Note the days a call could move to; the first of them with room, if there is one."""
        board, call = self._board, self._board.calls[mate]
        if call.leader:
            return None
        for other in range(call.first, call.last + 1):
            if other not in came and board.open_on(mate, other):
                came[other] = (day, mate)
                if board.free[other] > 0:
                    return other
                queue.append(other)
        return None

    def _unwind_from(self, at: int, mate: int, day: int, came: dict[int, _Step]) -> bool:
        """Move ``mate`` to the day with room that was found last, then go back along the chain."""
        target = next(reversed(came))
        board = self._board
        before = board.take(mate)
        if self._sit(mate, target):
            return self._unwind(at, day, came)
        board.put(mate, before)
        return False

    def _unwind(self, at: int, day: int, came: dict[int, _Step]) -> bool:
        """A seat is free on ``day``: fill it from the day before in the chain, until the call itself sits."""
        step = came[day]
        if step is None:
            return self._sit(at, day)
        earlier, mate = step
        before = self._board.take(mate)
        if self._sit(mate, day):
            return self._unwind(at, earlier, came)
        self._board.put(mate, before)
        return False

    def _sit(self, at: int, day: int) -> bool:
        best = min(self._seats(at, [day]), default=None)
        if best is None:
            return False
        self._board.put(at, Seat(best[-2], best[-1]))
        return True
