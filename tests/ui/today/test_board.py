"""The board: worked out once, patched after small changes, made anew after great ones, never on the window's thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.services import followups, members
from retiree_desk.services.today import Today
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.tasks import Tasks
from retiree_desk.ui.today.board import Board, board_of
from tests.offices import empty_store
from tests.ui.served import TODAY, fill, seq_of, today_of, uid_of


@pytest.fixture
def busy_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose long reading is done by a thread of its own, as in the program."""
    with empty_store(tmp_path) as store:
        with store.unit("import") as unit:
            fill(unit)
        tasks = Tasks()
        yield Desk(store, today=lambda: TODAY, user="周敏", tasks=tasks)
        tasks.close()


def test_a_desk_has_one_board(desk: Desk) -> None:
    assert board_of(desk) is board_of(desk)


def test_a_second_look_gives_the_same(desk: Desk) -> None:
    assert today_of(desk) is today_of(desk)


def test_a_visit_patches_those_it_concerns(desk: Desk) -> None:
    board = board_of(desk)
    board.pull()
    _visit(desk, "赵玉华")
    now, changed = _pulled(board)
    assert changed == {seq_of(desk, "赵玉华")}
    assert seq_of(desk, "赵玉华") in now.met_seqs


def test_a_change_of_the_register_makes_everything_anew(desk: Desk) -> None:
    board = board_of(desk)
    board.pull()
    uid = uid_of(desk, "赵玉华")
    desk.do(
        "member.edit", lambda unit: members.edit(unit, uid, {"birth_date": "1940-01-01"}, effective_on=None)
    )
    now, changed = _pulled(board)
    assert changed is None
    assert [one.rule for one in (now.work.first(seq_of(desk, "赵玉华")),) if one] == ["R80"]


def test_while_it_is_worked_out_there_is_nothing_and_then_it_is_ready(busy_desk: Desk, qtbot: QtBot) -> None:
    board = board_of(busy_desk)
    with qtbot.waitSignal(board.ready):
        assert board.pull() is None
        assert board.now() is None
    assert today_of(busy_desk).on == TODAY


def test_what_stands_first_on_the_desk_is_there_before_the_whole(busy_desk: Desk, qtbot: QtBot) -> None:
    board = board_of(busy_desk)
    early: list[Today | None] = []
    board.begun.connect(lambda: early.append(board.early))
    with qtbot.waitSignals([board.begun, board.ready], order="strict"):
        board.pull()
    (first,) = early
    assert first is not None
    assert not first.whole
    whole = today_of(busy_desk)
    assert whole.whole
    assert (first.duties, first.visits) == (whole.duties, [])
    assert (first.hospital, first.follow_ups) == (whole.hospital, whole.follow_ups)
    assert whole.visits
    assert board.early is None


def test_what_is_done_while_it_is_worked_out_is_not_lost(busy_desk: Desk, qtbot: QtBot) -> None:
    board = board_of(busy_desk)
    with qtbot.waitSignal(board.ready):
        board.pull()
        _visit(busy_desk, "赵玉华")
    assert seq_of(busy_desk, "赵玉华") in today_of(busy_desk).met_seqs


def test_what_waits_is_known_without_a_look_and_follows_small_changes(busy_desk: Desk, qtbot: QtBot) -> None:
    board = board_of(busy_desk)
    assert board.waiting() == 0
    with qtbot.waitSignal(board.renewed):
        board.now()
    before = board.waiting()
    assert before == today_of(busy_desk).waiting > 0
    (late,) = today_of(busy_desk).follow_ups
    with qtbot.waitSignal(board.renewed):
        busy_desk.do("follow_up.done", lambda unit: followups.finish(unit, late.uid, done_on=TODAY))
    assert board.waiting() == before - 1
    now, changed = _pulled(board)
    assert now.waiting == before - 1
    assert changed is None


def test_a_great_change_is_left_to_the_next_look(busy_desk: Desk, qtbot: QtBot) -> None:
    board = board_of(busy_desk)
    with qtbot.waitSignal(board.ready):
        board.pull()
    uid = uid_of(busy_desk, "赵玉华")
    with qtbot.assertNotEmitted(board.renewed, wait=700):
        busy_desk.do(
            "member.edit",
            lambda unit: members.edit(unit, uid, {"birth_date": "1940-01-01"}, effective_on=None),
        )
    with qtbot.waitSignal(board.renewed):
        assert board.now() is None


def _visit(desk: Desk, name: str) -> None:
    row = {"member_id": uid_of(desk, name), "day": "2026-11-20", "kind": "上门", "result": "见到本人"}
    desk.do("visit.log", lambda unit: unit.rows("visit").add(row))


def _pulled(board: Board) -> tuple[Today, set[int] | None]:
    found = board.pull()
    assert found is not None
    return found
