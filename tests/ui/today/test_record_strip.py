"""The strip: what it begins with, what it gives away, what it refuses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.visits import VisitDraft
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today.record_strip import RecordStrip
from tests.ui.served import TODAY


@pytest.fixture
def strip(qtbot: QtBot, desk: Desk) -> RecordStrip:
    made = RecordStrip(desk)
    qtbot.addWidget(made)
    made.show()
    made.begin("电话")
    return made


def test_it_begins_with_the_usual_result_today_and_oneself(strip: RecordStrip) -> None:
    assert strip.draft() == VisitDraft(TODAY, "电话", "已联系", ("周敏",))


def test_several_who_went_are_read_with_any_comma(strip: RecordStrip) -> None:
    strip.staff.setText("周敏,何静、 王辉")
    assert strip.draft().staff == ("周敏", "何静", "王辉")


def test_ctrl_enter_saves_and_escape_leaves(strip: RecordStrip) -> None:
    saved: list[VisitDraft] = []
    left: list[bool] = []
    strip.saved.connect(saved.append)
    strip.left.connect(lambda: left.append(True))
    QTest.keyClick(strip.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(strip.note, Qt.Key.Key_Escape)
    assert (len(saved), left) == (1, [True])


def test_another_kind_brings_its_own_result(strip: RecordStrip) -> None:
    strip.kind.picked.emit("上门")
    assert strip.result.value() == "见到本人"


def test_a_day_that_is_none_is_not_given_away(strip: RecordStrip) -> None:
    saved: list[VisitDraft] = []
    strip.saved.connect(saved.append)
    strip.day.setText("13月")
    strip.save()
    assert saved == []
