"""The page of visits: the log, a new visit from a name, the parts other pages ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.visits.page import VisitsPage, entry
from tests.ui import walkers
from tests.ui.served import seq_of, uid_of


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[VisitsPage]:
    made = VisitsPage(desk)
    qtbot.addWidget(made)
    made.resize(1160, 640)
    made.show()
    return made


def test_the_rail_has_an_entry_for_it() -> None:
    assert (entry().key, entry().make) == ("visits", VisitsPage)


def test_the_log_shows_every_visit_the_newest_first(page: VisitsPage) -> None:
    lines = [page.log.model.line(row) for row in range(page.log.model.rowCount())]
    assert [line.day for line in lines if line] == ["2026-11-05", "2026-11-03", "2026-08-14"]


def test_a_visit_kept_elsewhere_comes_up_at_once(page: VisitsPage, desk: Desk) -> None:
    row = {"member_id": uid_of(desk, "赵玉华"), "day": "2026-11-20", "kind": "上门", "result": "见到本人"}
    desk.do("visit.log", lambda unit: unit.rows("visit").add(row))
    assert page.log.model.rowCount() == 4


def test_other_pages_can_ask_for_a_part_a_person_or_a_sheet(
    page: VisitsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.open("follow_ups")
    assert page.follow_ups.model.rowCount() == 1
    page.open([seq_of(desk, "王秀兰"), seq_of(desk, "李建国")])
    assert [row.name for row in page.sheet.model.rows] == ["王秀兰", "李建国"]
    dialog = page.record(uid_of(desk, "赵玉华"))
    qtbot.addWidget(dialog)
    assert dialog.isVisible()
    dialog.close()


def test_a_new_visit_begins_with_whom(page: VisitsPage, qtbot: QtBot, desk: Desk) -> None:
    dialog = page.ask_whom()
    qtbot.addWidget(dialog)
    asked: list[object] = []
    dialog.chosen.disconnect()
    dialog.chosen.connect(asked.append)
    dialog.search.setText("wxl")
    dialog.search.seek()
    assert dialog.found.count() == 1
    dialog._take(dialog.found.currentItem())
    assert asked == [uid_of(desk, "王秀兰")]


@pytest.mark.parametrize("part", ["log", "sheet", "follow_ups"])
def test_all_of_it_has_names_and_is_reached_by_tab(page: VisitsPage, part: str) -> None:
    page.open(part)
    assert walkers.unnamed(page) == []
    assert walkers.unreached(page) == []
