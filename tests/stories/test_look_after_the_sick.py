"""Somebody is taken to hospital, visited, given money once, and comes out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.hospital.page import HospitalPage
from tests.ui.served import uid_of


def test_a_stay_from_the_news_to_the_call_afterwards(qtbot: QtBot, desk: Desk) -> None:
    page = HospitalPage(desk)
    qtbot.addWidget(page)
    page.resize(1160, 640)
    with qtbot.waitActive(page):
        page.show()
    form = page.admit(uid_of(desk, "王秀兰"))
    form.hospital.set_value("市一院")
    form.cause.setText("脑梗死")
    form.severity.set_value("病危")
    QTest.keyClick(form.cause, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    line = page.line()
    assert line is not None
    assert page.open_person(uid_of(desk, "王秀兰")) is None
    line = page.line()
    assert line is not None
    assert line.name == "王秀兰"
    gift = page.give(line)
    assert any("此病因尚未列支，标准 500.00 元" in said for said in gift.answers.said())
    gift.amount.setText("500")
    gift.save()
    again = page.give(line)
    assert any(said.endswith("此病因不再列支") for said in again.answers.said())
    again.reject()
    visit = page.visit(line)
    visit.save()
    page.discharge(line)
    page.tabs.setCurrentIndex(1)
    assert page.model_out.rowCount() == 1
    told = page.model_out.line(0)
    assert told is not None
    assert (told.name, told.due_on is None) == ("王秀兰", True)
    page.close()
