"""The full form: several people on one trip, the three questions, a promise that becomes a follow-up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.visits import VisitDraft
from retiree_desk.ui.desk import Desk, Told
from retiree_desk.ui.visits.form import VisitDialog, draft_of
from tests.ui import walkers
from tests.ui.served import TODAY, uid_of


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[VisitDialog]:
    made = VisitDialog(desk, [uid_of(desk, "王秀兰")], VisitDraft(TODAY, "上门"))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_a_trip_to_two_writes_a_visit_for_each_and_the_promise(dialog: VisitDialog, desk: Desk) -> None:
    told: list[Told] = []
    desk.told.connect(told.append)
    dialog._people.set_value(["王秀兰", "李建国"])
    dialog._texts["difficulties"].set_value("买菜不便")
    dialog._promise.setText("联系社区送餐")
    dialog._owner.set_value("何静")
    dialog._due_on.set_value("2026-11-27")
    dialog.save()
    rows = desk.read(lambda unit: list(unit.rows("visit").where(day="2026-11-20")))
    assert len({row["trip_id"] for row in rows}) == 1
    assert [row["difficulties"] for row in rows] == ["买菜不便"] * 2
    promises = desk.read(lambda unit: list(unit.rows("follow_up").where(owner="何静")))
    assert [row["text"] for row in promises] == ["联系社区送餐"] * 2
    assert told[-1].sentence == "已记录 王秀兰、李建国 的上门走访"


def test_a_visit_to_nobody_is_refused_beside_the_field(dialog: VisitDialog) -> None:
    dialog._people.set_value([])
    dialog.save()
    assert dialog.form.row("member_no").field.accessibleDescription()
    assert dialog.isVisible()


def test_a_row_read_back_is_the_draft_that_was_written(dialog: VisitDialog, desk: Desk) -> None:
    dialog._met.setText("女儿")
    dialog._by_leader.setChecked(True)
    wanted = dialog.value()
    dialog.save()
    (row,) = desk.read(lambda unit: list(unit.rows("visit").where(day="2026-11-20")))
    assert draft_of(row) == wanted


def test_every_field_has_a_name_and_is_reached_by_tab(dialog: VisitDialog) -> None:
    assert walkers.unnamed(dialog) == []
    assert walkers.unreached(dialog) == []


def test_a_period_that_is_none_is_refused_beside_the_field(dialog: VisitDialog, desk: Desk) -> None:
    dialog._makes_up_for.setText("上个季度")
    dialog.save()
    assert dialog.isVisible()
    assert "上个季度" in dialog.form.row("makes_up_for").field.accessibleDescription()
    dialog._makes_up_for.setText(" 2026q3 ")
    dialog.save()
    (row,) = desk.read(lambda unit: list(unit.rows("visit").where(day="2026-11-20")))
    assert row["makes_up_for"] == "2026Q3"
