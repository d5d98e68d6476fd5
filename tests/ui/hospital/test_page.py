"""The hospital page: who is in, a discharge and a gift by one key, what other pages may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.domain.terms import VisitKind
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.hospital.page import HospitalPage, entry
from tests.ui import walkers
from tests.ui.served import seq_of, uid_of


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[HospitalPage]:
    made = HospitalPage(desk)
    qtbot.addWidget(made)
    made.resize(1160, 640)
    with qtbot.waitActive(made):
        made.show()
    made.table_in.setFocus()
    yield made
    made.close()


def test_the_rail_has_an_entry_for_it() -> None:
    assert (entry().key, entry().make) == ("hospital", HospitalPage)


def test_the_sentence_counts_who_is_in_and_who_is_gravely_ill(page: HospitalPage) -> None:
    said = [one.accessibleName() for one in page.header.findChildren(QWidget)]
    assert any(one.startswith("1 人住院，其中病重、病危 1 人") for one in said)


def test_one_key_discharges_and_undo_brings_the_stay_back(page: HospitalPage, desk: Desk) -> None:
    QTest.keyClick(page.table_in, Qt.Key.Key_D)
    line = page.line()
    assert line is None
    page.tabs.setCurrentIndex(1)
    page.table_out.selectRow(0)
    line = page.line()
    assert line is not None
    assert (line.name, line.is_in) == ("周志强", False)
    desk.undo_last()
    assert page.model_in.rowCount() == 1


def test_the_pane_tells_the_money_of_the_year(page: HospitalPage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.pane.shown() is not None)
    told = page.pane.shown()
    assert told is not None
    assert (told.name, len(told.answers)) == ("周志强", 2)
    page.toggle_pane()
    assert not page.pane.isVisible()


def test_a_gift_brings_the_stay_with_it(page: HospitalPage, desk: Desk) -> None:
    line = page.line()
    assert line is not None
    dialog = page.give(line)
    dialog.amount.setText("500")
    dialog.cause.setText("肺炎")
    dialog.save()
    (row,) = desk.read(lambda unit: list(unit.rows("condolence").all()))
    assert (row["kind"], row["amount_fen"], row["stay_id"], row["cause"]) == (
        "住院",
        50_000,
        line.stay_id,
        "肺炎",
    )


def test_a_visit_is_at_the_bedside_while_in_and_a_call_afterwards(page: HospitalPage) -> None:
    line = page.line()
    assert line is not None
    dialog = page.visit(line)
    assert dialog.value().kind == VisitKind.HOSPITAL
    dialog.reject()
    later = page.visit(line._replace(is_in=False))
    assert later.value().kind == VisitKind.PHONE
    later.reject()


def test_a_stay_entered_by_mistake_is_struck_out(page: HospitalPage) -> None:
    QTest.keyClick(page.table_in, Qt.Key.Key_Delete)
    assert page.model_in.rowCount() == 0


def test_other_pages_ask_for_a_stay_or_get_the_form(page: HospitalPage, desk: Desk) -> None:
    assert page.open_person(uid_of(desk, "周志强")) is None
    page.open(seq_of(desk, "周志强"))
    dialog = page.open_person(uid_of(desk, "王秀兰"))
    assert dialog is not None
    assert dialog.member.text().startswith("王秀兰")
    dialog.reject()


def test_a_number_of_the_sentence_goes_to_its_lines(page: HospitalPage, desk: Desk) -> None:
    page._open_number("due")
    assert page.tabs.currentIndex() == 1
    page._open_number("grave")
    assert (page.tabs.currentIndex(), page.model_in.sort_key) == (0, "severity")


def test_enter_asks_for_the_person(page: HospitalPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.asked) as asked:
        QTest.keyClick(page.table_in, Qt.Key.Key_Return)
    assert asked.args == ["members", seq_of(desk, "周志强")]


def test_everything_is_reached_by_tab_named_and_whole(page: HospitalPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.pane.shown() is not None)
    assert walkers.unnamed(page) == []
    assert walkers.unreached(page) == []
    assert walkers.clipped(page) == []
