"""A morning at the desk: what waits, one key to record it, the way back, and why somebody is on the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.services.papers import Order
from retiree_desk.services.today import Owing, Today
from retiree_desk.ui.condolences.form import CondolenceDialog
from retiree_desk.ui.desk import Backup, Desk, Told
from retiree_desk.ui.figures.names import NamesDialog
from retiree_desk.ui.today.items import Kind, Section
from retiree_desk.ui.today.page import TodayPage, entry
from retiree_desk.ui.today.waiver_dialog import WaiverDialog
from retiree_desk.ui.visits.finish_dialog import FinishDialog
from retiree_desk.ui.visits.form import VisitDialog
from tests.ui import walkers
from tests.ui.served import TODAY, seq_of, uid_of


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[TodayPage]:
    made = TodayPage(desk)
    qtbot.addWidget(made)
    made.resize(1160, 620)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    yield made
    for dialog in (*made.findChildren(VisitDialog), *made.findChildren(NamesDialog)):
        dialog.close()


def test_the_rail_has_an_entry_for_it() -> None:
    assert (entry().key, entry().make) == ("today", TodayPage)


def test_one_key_opens_the_strip_another_keeps_the_visit_and_the_row_says_so(
    page: TodayPage, desk: Desk
) -> None:
    told: list[Told] = []
    desk.told.connect(told.append)
    page.show_section(Section.VISITS)
    row = _go_to(page, "王秀兰")
    QTest.keyClick(page.list, Qt.Key.Key_R)
    assert page.strip.isVisible()
    page.strip.note.insert("身体好")
    QTest.keyClick(page.strip.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.strip.isVisible()
    assert told[-1].sentence == "已记录 王秀兰 的上门走访"
    telling = page.model.telling(row)
    assert telling.state is not None
    assert telling.state.word == "已记录"
    assert "本季 1/3 次" in telling.why
    assert page.list.currentIndex().row() > row


def test_undo_gives_the_row_its_state_back(page: TodayPage, desk: Desk) -> None:
    page.show_section(Section.VISITS)
    row = _go_to(page, "王秀兰")
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    page.strip.save()
    assert _owed(page, desk, "王秀兰").credits == 1
    desk.undo_last()
    assert _owed(page, desk, "王秀兰").credits == 0
    telling = page.model.telling(row)
    assert "本季 0/3 次" in telling.why
    assert telling.state is None or telling.state.word != "已记录"


def test_escape_leaves_the_strip_and_keeps_nothing(page: TodayPage, desk: Desk) -> None:
    _go_to(page, "周志强")
    QTest.keyClick(page.list, Qt.Key.Key_R)
    assert page.strip.kind.value() == "医院"
    QTest.keyClick(page.strip.note, Qt.Key.Key_Escape)
    assert not page.strip.isVisible()
    assert len(desk.read(lambda unit: list(unit.rows("visit").all()))) == 3


def test_a_day_that_is_none_is_refused_in_the_strip(page: TodayPage) -> None:
    _go_to(page, "周志强")
    QTest.keyClick(page.list, Qt.Key.Key_R)
    page.strip.day.setText("昨天")
    page.strip.save()
    assert page.strip.isVisible()
    page.list.close_strip()


def test_the_panel_says_the_rule_in_its_own_words_and_which_visit_does_not_count(
    page: TodayPage, qtbot: QtBot
) -> None:
    _go_to(page, "王秀兰", Section.VISITS)
    qtbot.waitUntil(lambda: "每季至少上门走访三次" in _read(page))
    assert "不计数：" in _read(page)
    assert "86 岁" in _read(page)


def test_space_takes_the_panel_away(page: TodayPage) -> None:
    assert page.panel.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert not page.panel.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Space)


def test_a_waiver_takes_the_present_period_off_the_list(page: TodayPage, desk: Desk, qtbot: QtBot) -> None:
    _go_to(page, "王秀兰", Section.VISITS)
    qtbot.waitUntil(lambda: "每季至少" in _read(page))
    dialog = WaiverDialog(desk, uid_of(desk, "王秀兰"), "王秀兰", "R80", "80岁以上每季三次", page)
    qtbot.addWidget(dialog)
    dialog.save()
    assert dialog.form.row("reason").field.accessibleDescription()
    dialog.reason.set_value("长期住女儿家")
    dialog.save()
    assert _owed(page, desk, "王秀兰").end == date(2026, 9, 30)


def test_the_next_letters_open_the_person(page: TodayPage, desk: Desk) -> None:
    asked: list[tuple[str, object]] = []
    page.asked.connect(lambda key, what: asked.append((key, what)))
    _go_to(page, "王秀兰", Section.VISITS)
    QTest.keyClick(page.list, Qt.Key.Key_O)
    assert asked == [("members", seq_of(desk, "王秀兰"))]


def test_the_numbers_of_the_sentence_open_their_names(page: TodayPage) -> None:
    page.header.opened.emit("behind")
    dialog = page.findChild(NamesDialog)
    assert dialog is not None
    assert dialog.model.rowCount() == 1
    dialog.close()


def test_the_family_of_the_dead_is_condoled_with_from_the_row(page: TodayPage, desk: Desk) -> None:
    page.show_section(Section.DUTIES)
    row = _go_to(page, "郑德明")
    QTest.keyClick(page.list, Qt.Key.Key_R)
    assert not page.strip.isVisible()
    (form,) = page.findChildren(CondolenceDialog)
    QTest.keyClick(form.amount, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (given,) = desk.read(lambda unit: unit.rows("condolence").of_member(uid_of(desk, "郑德明")))
    assert (given["kind"], given["day"], given["staff"]) == ("去世", TODAY.isoformat(), "周敏")
    assert page.model.telling(row).why == "目前没有应走访的"


def test_a_follow_up_is_ticked_off_from_its_row(page: TodayPage, desk: Desk) -> None:
    page.show_section(Section.FOLLOW_UPS)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    dialog = page.findChild(FinishDialog)
    assert dialog is not None
    dialog.outcome.set_value("已修好")
    dialog.save()
    assert _now(page).follow_ups == []


def test_the_full_form_takes_over_what_the_strip_says(page: TodayPage) -> None:
    _go_to(page, "王秀兰", Section.VISITS)
    QTest.keyClick(page.list, Qt.Key.Key_R)
    page.strip.note.setText("另约")
    page.strip.more.emit(page.strip.draft())
    dialog = page.findChild(VisitDialog)
    assert dialog is not None
    assert dialog.value().note == "另约"


def test_the_overview_leads_to_a_section(page: TodayPage) -> None:
    page.open("hospital")
    assert page.section() is Section.HOSPITAL
    kinds = [page.model.item(row) for row in range(page.model.rowCount())]
    assert [item.kind for item in kinds if item] == [Kind.STAY]


def test_all_of_it_can_be_reached_by_tab_and_has_a_name(page: TodayPage) -> None:
    _go_to(page, "王秀兰", Section.VISITS)
    QTest.keyClick(page.list, Qt.Key.Key_R)
    assert walkers.unnamed(page) == []
    assert walkers.unreached(page) == []
    page.list.close_strip()


def _go_to(page: TodayPage, name: str, section: Section = Section.ALL) -> int:
    if section is not Section.ALL:
        page.show_section(section)
    row = page.model.row_of(seq_of(page.desk, name))
    page.list.setCurrentIndex(page.model.index(row, 0))
    page.list.setFocus()
    QApplication.processEvents()
    return row


def _now(page: TodayPage) -> Today:
    assert page._today is not None
    return page._today


def _owed(page: TodayPage, desk: Desk, name: str) -> Owing:
    found = _now(page).work.first(seq_of(desk, name))
    assert found is not None
    return found


def _read(page: TodayPage) -> str:
    return " ".join(one.text() for one in page.panel.findChildren(QLabel))


def test_the_months_birthdays_and_weddings_are_lists_of_their_own(page: TodayPage) -> None:
    asked: list[tuple[str, object]] = []
    page.asked.connect(lambda key, what: asked.append((key, what)))
    assert not page.months[0].isVisible()
    page.show_section(Section.BIRTHDAYS)
    for month in page.months:
        assert month.isVisible()
        month.click()
    assert [(key, what.name, what.day) for key, what in asked if isinstance(what, Order)] == [
        ("print", "birthdays", TODAY),
        ("print", "weddings", TODAY),
    ]


def test_the_age_of_the_backup_stands_on_the_desk_and_opens_the_backups(
    page: TodayPage, desk: Desk, qtbot: QtBot
) -> None:
    assert page.backup.isHidden()
    desk.tell_backup(Backup("3 天前备份", old=True))
    assert not page.backup.isHidden()
    assert page.backup.act.accessibleName() == "3 天前备份"
    with qtbot.waitSignal(page.asked) as asked:
        page.backup.act.click()
    assert asked.args == ["settings", "backups"]
