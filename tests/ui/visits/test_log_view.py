"""The log: filtered by days, way, who went and where; a visit put right keeps its day of entry, one struck out stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.visits.form import VisitDialog
from retiree_desk.ui.visits.log_view import LogView


@pytest.fixture
def log(qtbot: QtBot, desk: Desk) -> Iterator[LogView]:
    made = LogView(desk)
    qtbot.addWidget(made)
    made.resize(1100, 560)
    made.show()
    made.reload()
    desk.changed.connect(lambda _changed: made.reload())
    yield made
    for dialog in made.findChildren(VisitDialog):
        dialog.close()


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("span", "month", 2),
        ("span", "last_quarter", 1),
        ("span", "last_year", 0),
        ("kind", "电话", 1),
        ("staff", "何静", 3),
        ("staff", "王辉", 0),
        ("place", "东风片区 1号楼", 3),
    ],
)
def test_each_field_restricts_the_list(log: LogView, field: str, value: str, found: int) -> None:
    box = getattr(log, field)
    box.set_value(value)
    box.picked.emit(value)
    assert log.model.rowCount() == found


def test_a_name_restricts_it_too(log: LogView) -> None:
    log.search.setText("李建国")
    log.search.seek()
    assert log.model.rowCount() == 2


def test_one_struck_out_is_shown_when_asked_for_and_comes_back(log: LogView, desk: Desk) -> None:
    log.table.selectRow(0)
    log.void()
    assert log.model.rowCount() == 2
    log.struck.setChecked(True)
    assert log.model.rowCount() == 3
    log.struck.setChecked(False)
    desk.undo_last()
    assert log.model.rowCount() == 3


def test_one_put_right_keeps_its_day_of_entry(log: LogView, desk: Desk) -> None:
    log.table.selectRow(1)
    log.correct()
    (dialog,) = log.findChildren(VisitDialog)
    dialog._day.setText("2026-11-04")
    dialog.save()
    rows = desk.read(lambda unit: list(unit.rows("visit").where(day="2026-11-04")))
    assert [row["entered_on"] for row in rows] == ["2026-11-03"]


def test_the_pane_shows_the_visit_in_full(log: LogView, qtbot: QtBot) -> None:
    log.table.selectRow(1)
    qtbot.waitUntil(lambda: "身体尚好" in log.pane.told())
