"""The list by keyboard and mouse: headings are passed over, links lead on, the strip follows its row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today import items
from retiree_desk.ui.today.day_list import DayList
from retiree_desk.ui.today.items import Item, Kind, Section
from retiree_desk.ui.today.model import DayModel
from retiree_desk.ui.today.record_strip import RecordStrip
from tests.ui.served import today_of


@pytest.fixture
def listed(qtbot: QtBot, desk: Desk) -> Iterator[DayList]:
    model, strip = DayModel(desk), RecordStrip(desk)
    made = DayList(model, strip, "今天")
    qtbot.addWidget(made)
    now = today_of(desk)
    model.show(items.items(now, Section.VISITS, {}, by_building=True), now, {})
    made.resize(700, 400)
    made.show()
    return made


def test_the_first_row_is_somebodys(listed: DayList) -> None:
    listed.go_first()
    item = listed.item()
    assert item is not None
    assert item.kind is Kind.MEMBER


def test_going_on_passes_over_headings(listed: DayList) -> None:
    listed.go_first()
    seen = []
    for _again in range(4):
        item = listed.item()
        assert item is not None
        seen.append(item.kind)
        listed.go_on()
    assert set(seen) == {Kind.MEMBER}


def test_enter_and_r_record_space_asks_for_the_reasons(listed: DayList) -> None:
    recording: list[Item] = []
    asked: list[bool] = []
    listed.recording.connect(recording.append)
    listed.detail_asked.connect(lambda: asked.append(True))
    listed.go_first()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_R, Qt.Key.Key_Space):
        QTest.keyClick(listed, key)
    assert len(recording) == 2
    assert asked == [True]


def test_the_strip_goes_when_the_person_goes_on(listed: DayList) -> None:
    listed.go_first()
    before = listed.rowHeight(listed.currentIndex().row())
    row = listed.currentIndex().row()
    listed.open_strip("上门")
    assert listed.rowHeight(row) > before
    assert listed.recorded() == listed.item()
    listed.go_on()
    assert listed.rowHeight(row) == before
    assert listed.recorded() is None


def test_rows_have_their_height_in_every_section(listed: DayList, desk: Desk) -> None:
    now = today_of(desk)
    low = listed.rowHeight(0)
    for section in (Section.DUTIES, Section.VISITS, Section.DEATHS):
        listed._days.show(items.items(now, section, {}, by_building=True), now, {})
        listed.go_first()
        shown = [listed._days.item(row) for row in range(listed._days.rowCount())]
        heights = {one.kind is Kind.PLACE: listed.rowHeight(row) for row, one in enumerate(shown) if one}
        assert heights[False] > low
        assert heights.get(True, low) == low
        assert listed.verticalScrollBar().value() == 0
