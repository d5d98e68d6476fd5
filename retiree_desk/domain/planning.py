"""Spread visits that are owed over working days and people: a pure function, the same answer for the same question.

1. Each period's visits get days of their own, evenly spaced (``planning_slots``).
2. What one call can settle for one member becomes one call (``planning_calls``).
3. Calls in one building become rounds, as few as the days allow (``planning_rounds``).
4. Buildings go to people, by area and by the days each has (``planning_crew``).
5. Everybody's rounds are packed into trips and spread over the days (``planning_trips``).
6. What found no day is put where there is room, others moving if need be (``planning_mending``).
7. Buildings that are entered oftener than they must be are entered less often (``planning_merging``).

What has no place then is said, with the reason and what it would take (``planning_needs``); how far the walking is from
the least possible stands beside the plan (``planning_bound``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from retiree_desk.domain.planning_board import Board, Seat
from retiree_desk.domain.planning_bound import least_entries
from retiree_desk.domain.planning_calls import calls_of
from retiree_desk.domain.planning_crew import shared_out
from retiree_desk.domain.planning_mending import Mender
from retiree_desk.domain.planning_merging import Merger
from retiree_desk.domain.planning_needs import needs
from retiree_desk.domain.planning_rounds import rounds_of
from retiree_desk.domain.planning_slots import Owing, counted, not_begun, slots_of, take_share
from retiree_desk.domain.planning_trips import seat_rounds
from retiree_desk.domain.planning_values import (
    Call,
    Caller,
    Crew,
    Needs,
    Places,
    Plan,
    Slot,
    Trip,
    Unplaced,
    Why,
)
from retiree_desk.domain.working_days import WorkingDays


def plan(
    owings: Iterable[Owing], places: Places, crew: Crew, span: tuple[date, date], work: WorkingDays
) -> Plan:
    """Who is called on when and by whom, from the first to the last day of ``span``, both included."""
    first, last = span
    days = work.between(first, last)
    known = list(owings)
    slots = [slot for owing in known for slot in slots_of(owing, first, last)]
    chosen, waiting = take_share(slots, places)
    later = counted(waiting)
    for owing in known:
        later[owing.rule] += not_begun(owing, first, last)
    calls, lost = calls_of(chosen, places, days)
    board = seated(calls, days, crew)
    Merger(board).merge()
    unplaced, put_off = _without_a_seat(board)
    trips = _trips(board)
    return Plan(
        days=tuple(days),
        trips=trips,
        unplaced=tuple(sorted(lost + unplaced, key=_pressing)),
        later=+(later + counted(put_off)),
        least=least_entries((call for trip in trips for call in trip.calls), days, crew),
        needs=_needs(calls, board, unplaced),
    )


def seated(calls: Sequence[Call], days: Sequence[date], crew: Crew) -> Board:
    """The calls on their days, as far as there is room."""
    board = Board(calls, days, crew)
    due = rounds_of(calls)
    capacity = [sum(row) for row in board.room]
    for caller, rounds in enumerate(shared_out(due, crew, capacity)):
        seat_rounds(board, caller, rounds)
    Mender(board).mend()
    return board


def _without_a_seat(board: Board) -> tuple[list[Unplaced], list[Slot]]:
    """Visits that are due and have no place, and those that had best be made now but may wait."""
    leads = any(one.leader and one.per_day for one in board.crew)
    unplaced: list[Unplaced] = []
    put_off: list[Slot] = []
    for at in board.unseated():
        call = board.calls[at]
        why = Why.NO_LEADER if call.leader and not leads else _what_fails(board, at)
        for slot in call.slots:
            if slot.is_due:
                unplaced.append(Unplaced(slot, why))
            else:
                put_off.append(slot)
    return unplaced, put_off


def _what_fails(board: Board, at: int) -> Why:
    """Room, unless the other calls on the same member leave no day for this one, whoever goes."""
    call = board.calls[at]
    free = any(board.open_on(at, day) for day in range(call.first, call.last + 1))
    return Why.FULL if free else Why.TOO_FEW_DAYS


def _trips(board: Board) -> tuple[Trip, ...]:
    seats: defaultdict[Seat, list[Call]] = defaultdict(list)
    for at, seat in enumerate(board.seat):
        if seat is not None:
            seats[seat].append(board.calls[at])
    return tuple(
        Trip(board.days[seat.day], board.crew[seat.caller].name, tuple(sorted(seats[seat], key=_walk)))
        for seat in sorted(seats)
    )


def _needs(calls: Sequence[Call], board: Board, unplaced: Sequence[Unplaced]) -> Needs:
    if not any(each.why is Why.FULL for each in unplaced):
        return Needs()
    crew = [one for one in board.crew if one.per_day]
    usual = _most(crew) or 1
    due = [call for call in calls if call.is_due]

    def missing(more_per_day: int, more_people: int) -> int:
        larger = [replace(one, per_day=one.per_day + more_per_day) for one in crew]
        larger += [Caller(f"+{number}", usual) for number in range(more_people)]
        left, _put_off = _without_a_seat(seated(due, board.days, larger))
        return sum(1 for each in left if each.why is Why.FULL)

    seats = [sum(one.per_day for one in crew if day not in one.away) for day in board.days]
    return needs(due, seats, len(crew), usual, missing)


def _most(crew: Iterable[Caller]) -> int:
    return max((one.per_day for one in crew), default=0)


def _walk(call: Call) -> tuple[bool, str, str, str, int]:
    place = call.place
    return not call.walked, call.area, place.order, place.household, call.member


def _pressing(each: Unplaced) -> tuple[bool, date, str, int]:
    return not each.slot.duty, each.slot.end, each.slot.rule, each.slot.member
