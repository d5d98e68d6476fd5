"""The board: worked out once, patched after small changes, made anew after great ones."""

from __future__ import annotations

from retiree_desk.services import members
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today.board import board_of
from tests.ui.served import seq_of, uid_of


def test_a_desk_has_one_board(desk: Desk) -> None:
    assert board_of(desk) is board_of(desk)


def test_a_second_look_gives_the_same(desk: Desk) -> None:
    board = board_of(desk)
    assert board.now() is board.now()
    assert board.waiting() == board.now().waiting


def test_a_visit_patches_those_it_concerns(desk: Desk) -> None:
    board = board_of(desk)
    board.pull()
    row = {"member_id": uid_of(desk, "赵玉华"), "day": "2026-11-20", "kind": "上门", "result": "见到本人"}
    desk.do("visit.log", lambda unit: unit.rows("visit").add(row))
    now, changed = board.pull()
    assert changed == {seq_of(desk, "赵玉华")}
    assert seq_of(desk, "赵玉华") in now.met_seqs


def test_a_change_of_the_register_makes_everything_anew(desk: Desk) -> None:
    board = board_of(desk)
    board.pull()
    uid = uid_of(desk, "赵玉华")
    desk.do(
        "member.edit", lambda unit: members.edit(unit, uid, {"birth_date": "1940-01-01"}, effective_on=None)
    )
    now, changed = board.pull()
    assert changed is None
    assert now.work.first[seq_of(desk, "赵玉华")].rule == "R80"


def test_what_is_forgotten_is_worked_out_anew(desk: Desk) -> None:
    board = board_of(desk)
    before = board.now()
    board.forget()
    assert board.now() is not before
