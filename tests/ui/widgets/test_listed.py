"""Short lists in memory."""

from __future__ import annotations

from typing import NamedTuple

from pytestqt.qtbot import QtBot

from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.widgets.listed import Listed, give_room, spare
from retiree_desk.ui.widgets.table import Table


class Line(NamedTuple):
    """A line."""

    number: int
    name: str


LINES = (Line(1, "乙"), Line(2, "丙"), Line(3, "甲"))


def test_lines_stay_in_order_unless_their_column_sorts() -> None:
    listed = Listed(LINES, {"name": lambda one: one.name})
    assert list(listed.ids("", descending=False)) == [1, 2, 3]
    assert list(listed.ids("name", descending=True)) == [3, 1, 2]
    assert [line.name for line in listed.lines([3, 9])] == ["甲"]
    assert listed.line(2) == LINES[1]
    assert listed.line(None) is None


def test_one_column_takes_the_room_and_others_go_where_there_is_little(qtbot: QtBot) -> None:
    columns = (
        Column("number", "序号", lambda one: str(one.number), 60),
        Column("name", "姓名", lambda one: one.name, 60),
    )
    model = PagedModel(Listed(LINES), columns)
    table = Table(model, "名单")
    qtbot.addWidget(table)
    model.reload()
    give_room(table, "number")
    table.resize(500, 200)
    table.show()
    assert table.columnWidth(0) > 300
    spare(table, ("name",), hidden=True)
    assert table.shown() == ["number"]
    spare(table, ("name",), hidden=False)
    assert table.shown() == ["number", "name"]
