from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.ui.icons import Icon
from retiree_desk.ui.widgets.chips import FilterChip
from retiree_desk.ui.widgets.timeline import Moment, Timeline
from tests.ui.walkers import unnamed, unreached

MOMENTS = [
    Moment(1, "2025-06", "change", Icon.HISTORY, "自理能力改为半自理"),
    Moment(2, "2026-05-18", "visit", Icon.VISITS, "上门走访", "见到本人"),
    Moment(3, "2026-03-02", "stay", Icon.HOSPITAL, "住院 9 天"),
]


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline({"visit": "走访", "stay": "住院", "change": "变动", "letter": "信函"})
    made.show_moments(MOMENTS)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def lines(timeline: Timeline) -> list[str]:
    model = timeline.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chips(timeline: Timeline) -> dict[str, FilterChip]:
    QApplication.processEvents()
    return {one.text(): one for one in timeline.findChildren(FilterChip) if one.isVisible()}


def test_the_newest_comes_first_under_its_year(timeline: Timeline) -> None:
    assert lines(timeline) == [
        "2026",
        "2026-05-18 上门走访 见到本人",
        "2026-03-02 住院 9 天",
        "2025",
        "2025-06 自理能力改为半自理",
    ]
    timeline.close()


def test_chips_choose_the_kinds_and_are_remembered(timeline: Timeline) -> None:
    assert list(chips(timeline)) == ["走访 1", "住院 1", "变动 1"]
    chips(timeline)["走访 1"].click()
    assert [one.key for one in timeline.shown()] == [3, 1]
    timeline.show_moments(MOMENTS)
    assert [one.key for one in timeline.shown()] == [3, 1]
    assert not chips(timeline)["走访 1"].isChecked()
    timeline.close()


def test_enter_opens_a_moment_and_not_a_year(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.list.setCurrentIndex(timeline.list.model().index(1, 0))
    with qtbot.waitSignal(timeline.opened) as opened:
        qtbot.keyClick(timeline.list, Qt.Key.Key_Return)
    assert opened.args == [2]
    timeline.list.setCurrentIndex(timeline.list.model().index(0, 0))
    with qtbot.assertNotEmitted(timeline.opened):
        qtbot.keyClick(timeline.list, Qt.Key.Key_Return)
    timeline.close()


def test_it_is_walked_by_keyboard_and_ear(timeline: Timeline) -> None:
    QApplication.processEvents()
    assert [unnamed(timeline), unreached(timeline)] == [[]] * 2
    timeline.close()
