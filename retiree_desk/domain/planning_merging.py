"""Fewer entries for the same calls: what one building is entered for twice is done on one entry.

A local search over a plan that stands. The calls of one entry, or those on one household of it, go to other trips that
enter their building anyway. Where such a trip is full, calls of it go on to further entries of their own buildings; else
some come back in exchange: whole entries, calls in a building that is entered here too, or calls from afar. So nothing
that is moved adds an entry. Every call keeps a seat on a day on which it counts, and its pace as well unless the days are
as good as full; two trips that exchange get to no more areas than before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from retiree_desk.domain.planning_board import Board, Seat

_Building = tuple[str, str]
_STEPS = 2  # so long is a chain of calls that go on
_CROWDED = 0.05  # of the room left free: days as good as full


class Merger:
    """Empties the smallest entries first, until none can be emptied."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._building = [call.building for call in board.calls]
        self._entered: defaultdict[_Building, set[Seat]] = defaultdict(set)
        self._undo: list[tuple[int, Seat]] = []
        self._keeps_pace = True
        for at, seat in enumerate(board.seat):
            building = self._building[at]
            if seat is not None and building is not None:
                self._entered[building].add(seat)

    def merge(self) -> None:
        """The entries get fewer or stay as many."""
        crowded = self._is_crowded()
        self._rounds(2 if crowded else 4)
        if crowded:
            self._keeps_pace = False
            self._rounds(2)

    def _rounds(self, most: int) -> None:
        for _round in range(most):
            entries = sorted(self._entries())
            if not any([self._empty(seat, building) for _size, seat, building in entries]):
                return

    def _is_crowded(self) -> bool:
        free, seated = sum(self._board.free), sum(1 for seat in self._board.seat if seat is not None)
        return free < _CROWDED * (free + seated)

    def _entries(self) -> Iterator[tuple[int, Seat, _Building]]:
        for building, seats in self._entered.items():
            for seat in seats:
                yield self._board.entered[seat][building], seat, building

    def _calls_on(self, seat: Seat, building: _Building) -> list[int]:
        return [at for at in self._board.sitting[seat] if self._building[at] == building]

    def _empty(self, seat: Seat, building: _Building) -> bool:
        """Whether another entry of the building, or several, could take all its calls over."""
        leaving = self._calls_on(seat, building)
        households: defaultdict[str, list[int]] = defaultdict(list)
        for at in leaving:
            households[self._board.calls[at].place.household].append(at)
        ways: list[list[list[int]]] = [[leaving], list(households.values())] if leaving else []
        return any(self._hand_over_all(parts, seat, building) for parts in ways)

    def _hand_over_all(self, parts: Iterable[list[int]], seat: Seat, building: _Building) -> bool:
        self._undo.clear()
        if all(self._hand_over(part, seat, building) for part in parts):
            return True
        for at, before in reversed(self._undo.copy()):
            self._move(at, before)
        return False

    def _hand_over(self, part: Sequence[int], seat: Seat, building: _Building) -> bool:
        """Whether another entry takes them: where there is room, or can be made, or for others in exchange."""
        promised = self._board.room[seat.caller]
        promised[seat.day] += len(part)
        taken = any(
            self._taken_over(part, seat, other, building)
            for other in sorted(self._entered[building] - {seat}, key=lambda one: self._suits(one, seat))
        )
        promised[seat.day] -= len(part)
        return taken

    def _taken_over(self, part: Sequence[int], seat: Seat, other: Seat, building: _Building) -> bool:
        if not all(self._may(at, other) for at in part):
            return False
        if self._room(other) < len(part):
            self._make_room(other, building, len(part))
        back = self._in_exchange(part, seat, other, building)
        if back is None:
            return False
        for at in back:
            self._move(at, seat)
        for at in part:
            self._move(at, other)
        return True

    def _make_room(self, seat: Seat, building: _Building, wanted: int) -> None:
        """Let calls go from here to other entries of their buildings, as far as that needs no more entries."""
        for at in list(self._board.sitting[seat]):
            if self._room(seat) >= wanted:
                return
            if self._building[at] != building:
                self._find_room(at, _STEPS)

    def _find_room(self, at: int, steps: int) -> bool:
        """Whether the call could be moved to another entry of its building, others there moving in turn."""
        now, building = self._board.seat[at], self._building[at]
        if building is None:
            return False
        others = sorted(self._entered[building])
        for one in others:
            if one != now and self._room(one) > 0 and self._may(at, one):
                self._move(at, one)
                return True
        for one in others if steps else ():
            if one != now and self._may(at, one):
                for mate in list(self._board.sitting[one]):
                    if self._building[mate] != building and self._find_room(mate, steps - 1):
                        self._move(at, one)
                        return True
        return False

    def _room(self, seat: Seat) -> int:
        return self._board.room[seat.caller][seat.day]

    def _suits(self, other: Seat, seat: Seat) -> tuple[int, int, Seat]:
        """Where there is most room, then near in time."""
        return -self._board.room[other.caller][other.day], abs(other.day - seat.day), other

    def _in_exchange(
        self, part: Sequence[int], seat: Seat, other: Seat, building: _Building
    ) -> Sequence[int] | None:
        """What ``other`` gives back for ``part``, the best first; nothing where it has room; None where it can't."""
        board = self._board
        least = len(part) - board.room[other.caller][other.day]
        if least <= 0:
            return ()
        most = board.room[seat.caller][seat.day]
        members = {board.calls[at].member for at in part}
        for back in self._offers(seat, other, building, least, most):
            if (
                all(self._may(at, seat) for at in back)
                and members.isdisjoint(board.calls[at].member for at in back)
                and self._keeps_areas(part, seat, other, back)
            ):
                return back
        return None

    def _offers(
        self, seat: Seat, other: Seat, building: _Building, least: int, most: int
    ) -> Iterator[list[int]]:
        """Calls of ``other`` that may come to ``seat`` without a new entry on the whole, ``least`` to ``most`` of them."""
        board = self._board
        here = board.entered[seat]
        groups: defaultdict[_Building | None, list[int]] = defaultdict(list)
        for at in board.sitting[other]:
            groups[self._building[at]].append(at)
        items: list[tuple[bool, int, list[int]]] = []
        for entered, group in groups.items():
            if entered is None or (entered != building and here[entered]):
                items += [(False, 1, [at]) for at in group]
            if entered is not None and entered != building:
                items.append((not here[entered], len(group), group))
        items.sort()
        yield from (group for _new, size, group in items if least <= size <= most)
        for (_new, size, one), (_new_too, more, two) in combinations(items, 2):
            if least <= size + more <= most and set(one).isdisjoint(two):
                yield one + two

    def _keeps_areas(self, part: Sequence[int], seat: Seat, other: Seat, back: Sequence[int]) -> bool:
        """Whether the two trips get to no more areas, taken together, when they exchange these calls."""
        here, there = self._board.sitting[seat], self._board.sitting[other]
        before = len(self._areas(here)) + len(self._areas(there))
        after_here = self._areas(at for at in (*here, *back) if at not in part)
        after_there = self._areas(at for at in (*there, *part) if at not in back)
        return len(after_here) + len(after_there) <= before

    def _may(self, at: int, seat: Seat) -> bool:
        """Whether a call may go there, keeping what it keeps now: its pace, and its distance from the member's others."""
        board, call, now = self._board, self._board.calls[at], self._board.seat[at]
        assert now is not None
        paced = self._keeps_pace and call.lo <= now.day <= call.hi
        first, last = (call.lo, call.hi) if paced else (call.first, call.last)
        return (
            first <= seat.day <= last
            and (board.crew[seat.caller].leader or not call.leader)
            and (
                board.open_on(at, seat.day, wished=True)
                or (not board.open_on(at, now.day, wished=True) and board.open_on(at, seat.day))
            )
        )

    def _areas(self, calls: Iterable[int]) -> set[str]:
        found = (self._board.calls[at] for at in calls)
        return {call.area for call in found if call.building}

    def _move(self, at: int, seat: Seat) -> None:
        board = self._board
        before, building = board.take(at), self._building[at]
        self._undo.append((at, before))
        board.put(at, seat)
        if building is not None:
            if not board.entered[before][building]:
                self._entered[building].discard(before)
            self._entered[building].add(seat)
