from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from retiree_desk.ui.paged_model import PagedModel
from retiree_desk.ui.widgets.table import Table
from tests.ui.test_paged_model import COLUMNS, Counted


@pytest.fixture
def lines() -> Counted:
    return Counted(300_000)


@pytest.fixture
def table(lines: Counted, qtbot: QtBot) -> Table:
    model = PagedModel(
        lines, (*COLUMNS, replace(COLUMNS[1], key="rank", heading="职级", shown=False)), sort="name"
    )
    made = Table(model, "人员")
    qtbot.addWidget(made)
    made.resize(600, 400)
    model.reload()
    made.show()
    return made


def test_reloading_keeps_the_selection_and_the_first_visible_line(table: Table) -> None:
    model = table.model()
    table.scrollTo(model.index(1000, 0), Table.ScrollHint.PositionAtTop)
    table.selectRow(1003)
    first = table.rowAt(0)
    model.reload()
    assert table.selected_ids() == [1004]
    assert table.current_id() == 1004
    assert table.rowAt(0) == first
    table.close()


def test_the_selection_follows_its_people_into_another_order(table: Table) -> None:
    table.selectRow(2)
    table.model().sort(0, Qt.SortOrder.DescendingOrder)
    assert table.selected_ids() == [3]
    assert table.currentIndex().row() == 299_997
    table.close()


def test_selecting_everything_reads_no_further_line(table: Table, lines: Counted) -> None:
    QGuiApplication.processEvents()
    before = len(lines.pages_asked)
    table.selectAll()
    assert len(table.selected_ids()) == 300_000
    table.model().reload()
    assert len(table.selected_ids()) == 300_000
    assert len(lines.pages_asked) == before
    table.close()


def test_enter_opens_and_space_asks_for_the_detail(table: Table, qtbot: QtBot) -> None:
    table.selectRow(4)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.detail_asked):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert opened.args == [5]
    table.close()


def test_a_person_is_gone_to_by_id(table: Table) -> None:
    assert table.select_id(250_000)
    assert table.currentIndex().row() == 249_999
    assert not table.select_id(999_999)
    table.close()


def test_columns_are_chosen_and_remembered(table: Table) -> None:
    assert table.shown() == ["name", "age"]
    acts = {act.text(): act for act in table.column_menu().actions()}
    acts["职级"].setChecked(True)
    table.setColumnWidth(0, 222)
    assert table.shown() == ["name", "age", "rank"]
    assert table.widths()["name"] == 222
    table.restore(["name", "rank"], {"name": 180})
    assert (table.shown(), table.columnWidth(0)) == (["name", "rank"], 180)
    table.close()


def test_rows_have_one_height(table: Table) -> None:
    assert {table.rowHeight(row) for row in (0, 5, 299_999)} == {36}
    table.close()


def test_lesser_columns_give_way_to_the_room_and_are_still_chosen(lines: Counted, qtbot: QtBot) -> None:
    name, age = (replace(one, width=120) for one in COLUMNS[:2])
    rank, note = (
        replace(age, key=key, heading=key, lesser=place) for place, key in ((2, "rank"), (1, "note"))
    )
    model = PagedModel(lines, (name, rank, age, note), sort="name")
    table = Table(model, "人员")
    qtbot.addWidget(table)
    model.reload()
    table.resize(620, 300)
    table.show()
    assert [table.isColumnHidden(at) for at in range(4)] == [False] * 4
    table.resize(390, 300)
    assert [table.isColumnHidden(at) for at in range(4)] == [False, True, False, False]
    table.resize(270, 300)
    assert [table.isColumnHidden(at) for at in range(4)] == [False, True, False, True]
    assert not table.horizontalScrollBar().maximum()
    assert table.shown() == ["name", "rank", "age", "note"]
    assert set(table.widths()) == {"name", "rank", "age", "note"}
    table.resize(620, 300)
    assert [table.isColumnHidden(at) for at in range(4)] == [False] * 4
    table.close()


def test_the_last_column_takes_what_room_is_left_and_no_more(table: Table) -> None:
    table.setColumnWidth(0, 300)
    table.resize(420, 400)
    assert table.horizontalScrollBar().maximum() == 0
    table.close()
