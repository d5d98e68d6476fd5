"""The condolences of a year as a list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.ui.condolences.records import RecordsView
from retiree_desk.ui.desk import Desk
from tests.ui.condolences.given import give


def test_the_years_condolences_are_listed_narrowed_and_struck_out(qtbot: QtBot, desk: Desk) -> None:
    give(desk, "王秀兰", date(2026, 3, 1), "困难")
    give(desk, "李建国", date(2026, 5, 1), "生日")
    give(desk, "李建国", date(2025, 5, 1), "生日")
    records = RecordsView(desk)
    qtbot.addWidget(records)
    desk.changed.connect(records.reload)
    with qtbot.waitActive(records):
        records.show()
    records.reload()
    assert records.model.rowCount() == 2
    records.chips["困难"].click()
    assert records.model.rowCount() == 1
    records.table.setFocus()
    QTest.keyClick(records.table, Qt.Key.Key_Delete)
    assert [one.kind for one in records.year_shown().given] == ["生日"]
    records.year.set_year(2025)
    records.reload()
    assert records.year_shown().total == 20_000
    with qtbot.waitSignal(records.opened):
        QTest.keyClick(records.table, Qt.Key.Key_Return)
    records.close()
