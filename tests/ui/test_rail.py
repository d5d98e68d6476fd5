from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import PageEntry
from retiree_desk.ui.rail import Rail, RailButton
from tests.ui.test_main_window import Noted


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail(
        [PageEntry(key, Icon.DESK, word, Noted) for key, word in (("desk", "工作台"), ("members", "人员"))]
    )
    qtbot.addWidget(made)
    return made


def buttons(rail: Rail) -> list[RailButton]:
    return rail.findChildren(RailButton)


def test_a_click_chooses_a_page(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.mouseClick(buttons(rail)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["members"]


def test_one_page_is_marked_at_a_time(rail: Rail) -> None:
    rail.choose("desk")
    rail.choose("members")
    assert [one.isChecked() for one in buttons(rail)] == [False, True]


def test_counts_are_told_to_ears_too(rail: Rail) -> None:
    rail.show_counts({"desk": 14})
    assert [one.accessibleName() for one in buttons(rail)] == ["工作台 14", "人员"]
    rail.show_counts({})
    assert buttons(rail)[0].accessibleName() == "工作台"
