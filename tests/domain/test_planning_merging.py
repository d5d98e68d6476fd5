"""Entries are brought together, and nothing else about a plan gets worse by it."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from retiree_desk.domain.planning import seated
from retiree_desk.domain.planning_board import Board, Seat
from retiree_desk.domain.planning_calls import calls_of
from retiree_desk.domain.planning_merging import Merger
from retiree_desk.domain.planning_slots import Owing, slots_of
from retiree_desk.domain.planning_values import Call, Caller
from tests.domain.planned import WORK, Question, owing, place, questions

WEEK = (date(2026, 3, 2), date(2026, 3, 6))
DAYS = WORK.between(*WEEK)


def _calls(owings: dict[int, Owing], buildings: dict[int, int]) -> list[Call]:
    places = {member: place(building, member) for member, building in buildings.items()}
    calls, _lost = calls_of([slot for one in owings.values() for slot in slots_of(one, *WEEK)], places, DAYS)
    return calls


def _board(buildings: dict[int, int], seats: list[tuple[int, int]], crew: list[Caller]) -> Board:
    """One call for each member, all week long, seated as told."""
    board = Board(_calls({member: owing(member, *WEEK) for member in buildings}, buildings), DAYS, crew)
    for at, seat in enumerate(seats):
        board.put(at, Seat(*seat))
    return board


def _entries(board: Board) -> int:
    return sum(len(+entered) for entered in board.entered.values())


def test_a_single_call_joins_the_neighbours() -> None:
    board = _board({1: 1, 2: 1, 3: 1}, [(0, 0), (0, 0), (3, 0)], [Caller("甲", 3)])
    Merger(board).merge()
    assert (_entries(board), set(board.seat)) == (1, {Seat(0, 0)})


def test_two_full_trips_exchange_what_each_has_of_the_other() -> None:
    board = _board(
        {1: 1, 2: 1, 3: 2, 4: 1, 5: 2, 6: 2},
        [(0, 0), (0, 0), (0, 0), (1, 1), (1, 1), (1, 1)],
        [Caller("甲", 3), Caller("乙", 3)],
    )
    Merger(board).merge()
    assert _entries(board) == 2


def test_a_full_trip_hands_a_call_on_to_another_entry_of_its_building() -> None:
    board = _board(
        {1: 1, 2: 1, 3: 2, 4: 2, 5: 2, 6: 1},
        [(0, 0), (0, 0), (0, 0), (1, 0), (1, 0), (2, 0)],
        [Caller("甲", 3)],
    )
    Merger(board).merge()
    assert _entries(board) == 2


def test_a_leaders_call_stays_with_a_leader() -> None:
    owings = {1: owing(1, *WEEK, leader=True), 2: owing(2, *WEEK)}
    board = Board(_calls(owings, {1: 1, 2: 1}), DAYS, [Caller("甲", 1, leader=True), Caller("乙", 4)])
    board.put(0, Seat(0, 0))
    board.put(1, Seat(0, 1))
    Merger(board).merge()
    assert board.seat == [Seat(0, 0), Seat(0, 1)]


@given(questions())
def test_merging_keeps_every_call_its_days_and_every_day_its_room(question: Question) -> None:
    first, last = question.span
    days = question.work.between(first, last)
    slots = [slot for one in question.owings for slot in slots_of(one, first, last)]
    calls, _lost = calls_of(slots, question.places, days)
    board = seated(calls, days, question.crew)
    before, entries, free = list(board.seat), _entries(board), sum(board.free)
    Merger(board).merge()
    assert _entries(board) <= entries
    assert [seat is None for seat in board.seat] == [seat is None for seat in before]
    assert sum(board.free) == free
    assert all(room >= 0 for row in board.room for room in row)
    roomy = free > len(calls)
    for call, seat, was in zip(calls, board.seat, before, strict=True):
        if seat is not None and was is not None:
            assert call.first <= seat.day <= call.last
            assert not (roomy and call.lo <= was.day <= call.hi) or call.lo <= seat.day <= call.hi
