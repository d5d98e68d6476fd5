"""An order until it is printed."""

from __future__ import annotations

from retiree_desk.documents.pen import AS_DESIGNED
from retiree_desk.services import bereavement
from retiree_desk.services.bereavement import DeathDraft
from retiree_desk.services.papers import Order, Paper, PrintRoom
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.job import SHOWN, SHOWN_ON_SHEETS, Job, shown_of
from tests.ui.printing.conftest import EVERYBODY


def test_what_was_found_holds_until_the_order_changes(desk: Desk, room: PrintRoom) -> None:
    job = Job(desk, room, Order(Paper.CARD, "basic", EVERYBODY))
    assert not job.is_found()
    told: list[tuple[int, int]] = []
    job.found = job.find(lambda done, total: told.append((done, total)))
    assert job.is_found()
    assert told[-1] == (5, 5)
    job.change(size="A6")
    assert not job.is_found()


def test_a_part_is_made_from_the_place_chosen(desk: Desk, room: PrintRoom) -> None:
    job = Job(desk, room, Order(Paper.LABEL, "label-3x7", EVERYBODY))
    job.found = job.find(lambda _done, _total: None)
    job.change(start=21)
    made = job.make(2, 3, AS_DESIGNED, lambda _done, _total: None)
    assert (len(made.batch.uids), made.printed) == (3, (3, 2))


def test_sheets_are_drawn_whole_for_their_totals() -> None:
    assert shown_of(Order(Paper.SHEET, "sign")) == SHOWN_ON_SHEETS
    assert shown_of(Order(Paper.SHEET, "visit")) == SHOWN
    assert shown_of(Order(Paper.CARD, "basic")) == SHOWN


def test_who_died_after_the_order_was_prepared_is_not_printed(desk: Desk, room: PrintRoom) -> None:
    job = Job(desk, room, Order(Paper.LABEL, "label-3x7", EVERYBODY))
    job.found = job.find(lambda _done, _total: None)
    dead = job.found.batch.uids[1]
    news = DeathDraft(room.today)
    desk.do("death", lambda unit: bereavement.record(unit, dead, news, today=room.today))
    made = job.make(1, None, AS_DESIGNED, lambda _done, _total: None)
    assert dead not in made.batch.uids
    assert made.printed.pieces == len(job.found.batch.uids) - 1
