"""Figures: every number opens to its names, a period is closed, what comes later is an amendment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.lists import ListQuery
from retiree_desk.services import figures
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.names import NamesDialog
from retiree_desk.ui.figures.page import FiguresPage, entry
from tests.ui import walkers
from tests.ui.served import TODAY, uid_of
from tests.ui.shown import shown


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[FiguresPage]:
    with shown(qtbot, FiguresPage(desk)) as made:
        yield made
        for dialog in made.findChildren(NamesDialog):
            dialog.close()


def test_the_rail_has_an_entry_for_it() -> None:
    assert (entry().key, entry().make) == ("figures", FiguresPage)


def test_a_number_opens_its_names(page: FiguresPage) -> None:
    page.coverage.numbers["open"].click()
    (dialog,) = page.findChildren(NamesDialog)
    names = [
        line.values["name"] for row in range(dialog.model.rowCount()) if (line := dialog.model.line(row))
    ]
    assert sorted(names) == ["孙桂英", "李建国", "王秀兰"]


def test_a_bar_of_an_area_opens_who_is_wanting(page: FiguresPage) -> None:
    plot = page.coverage.areas.plot
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Down)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    (dialog,) = page.findChildren(NamesDialog)
    assert dialog.model.rowCount() == 2


def test_a_period_still_open_can_not_be_closed(page: FiguresPage) -> None:
    page.coverage.freeze()
    assert "2027-01-11" in page.coverage.said.text()


def test_a_closed_report_stays_and_shows_what_was_amended(page: FiguresPage, desk: Desk) -> None:
    page.coverage._period.set_value("2026年第3季度")
    page.coverage.reload()
    assert page.coverage.period_name() == "2026Q3"
    page.coverage.freeze()
    assert page.tabs.currentIndex() == 3
    (report,) = page.closed.reports
    assert (report.count("met"), report.count("missed")) == (0, 4)
    rows = [
        {"member_id": uid_of(desk, "李建国"), "day": day, "kind": "上门", "result": "见到本人"}
        for day in ("2026-07-10", "2026-07-20")
    ]
    desk.do("visit.log", lambda unit: unit.rows("visit").add_many(rows))
    (kept,) = desk.read(figures.frozen)
    amended = desk.read(lambda unit: figures.amendments(unit, kept, TODAY))
    assert kept.count("met") == 0
    assert [(one.name, one.before, one.now) for one in amended] == [("李建国", "missed", "met")]


def test_a_bar_of_the_ages_asks_for_the_list_of_people(page: FiguresPage) -> None:
    asked: list[tuple[str, object]] = []
    page.asked.connect(lambda key, what: asked.append((key, what)))
    page.open("ages")
    plot = page.people.pyramid.plot
    plot.opened.emit(plot.marks[-1].key)
    ((key, query),) = asked
    assert key == "members"
    assert isinstance(query, ListQuery)
    assert query.min_age == 100


@pytest.mark.parametrize("part", ["coverage", "ages", "work", "closed"])
def test_all_of_it_has_names_and_is_reached_by_tab(page: FiguresPage, part: str) -> None:
    page.open(part)
    assert walkers.unnamed(page) == []
    assert walkers.unreached(page) == []
