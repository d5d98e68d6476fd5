"""Plots: zero-based, labelled, walked by keys, opened by a click, taken along as a table and as a picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.ui import theme
from retiree_desk.ui.figures.plot import Mark, Plot
from retiree_desk.ui.figures.plot_card import PlotCard
from retiree_desk.ui.figures.plots import Bars, Columns, Pyramid
from retiree_desk.ui.theme import Role

MARKS = tuple(Mark(f"第{at}片区", at / 4, f"{at / 4:.0%}", at, note=f"{at}/4") for at in range(5))


@pytest.mark.parametrize("make", [Bars, Columns])
def test_a_click_opens_the_mark_under_it(qtbot: QtBot, make: type[Plot]) -> None:
    plot = make("走访率")
    qtbot.addWidget(plot)
    plot.show_marks(MARKS)
    plot.resize(600, 300)
    plot.show()
    opened: list[object] = []
    plot.opened.connect(opened.append)
    for rect in plot.rects():
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert opened == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("make", [Bars, Columns])
def test_nought_has_no_bar_and_the_most_the_whole_length(qtbot: QtBot, make: type[Plot]) -> None:
    plot = make("走访率")
    qtbot.addWidget(plot)
    plot.show_marks((MARKS[0], MARKS[2], MARKS[4]))
    plot.resize(600, 300)
    picture = plot.grab().toImage()
    accent = theme.colour(Role.ACCENT).name()
    sizes = [
        sum(
            picture.pixelColor(x, y).name() == accent
            for x in range(int(rect.left()), int(rect.right()), 2)
            for y in range(int(rect.top()), int(rect.bottom()), 2)
        )
        for rect in plot.rects()
    ]
    assert sizes[0] == 0
    assert sizes[2] / sizes[1] == pytest.approx(2, rel=0.1)


def test_arrows_walk_and_enter_opens(qtbot: QtBot) -> None:
    plot = Bars("走访率")
    qtbot.addWidget(plot)
    plot.show_marks(MARKS)
    plot.show()
    opened: list[object] = []
    plot.opened.connect(opened.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(plot, key)
    assert opened == [0]


def test_the_pyramid_has_its_pairs_side_by_side_the_eldest_on_top(qtbot: QtBot) -> None:
    plot = Pyramid("年龄")
    qtbot.addWidget(plot)
    marks = tuple(
        Mark(band, 3, "3", band + sex, group=sex) for band in ("60–64", "65–69") for sex in ("男", "女")
    )
    plot.show_marks(marks)
    plot.resize(500, 300)
    young_men, young_women, old_men, _old_women = plot.rects()
    assert young_men.top() == young_women.top()
    assert old_men.top() < young_men.top()
    assert young_men.right() <= young_women.left()
    assert not plot.grab().isNull()


def test_it_is_taken_along_as_a_table_and_as_a_picture(qtbot: QtBot) -> None:
    card = PlotCard(Bars("走访率"), "说明")
    qtbot.addWidget(card)
    card.plot.show_marks(MARKS)
    card.plot.copy_table()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "第0片区\t0%\t0/4"
    card.plot.copy_picture()
    assert not QGuiApplication.clipboard().pixmap().isNull()


def test_without_marks_it_says_so(qtbot: QtBot) -> None:
    plot = Columns("走访率")
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    assert not plot.grab().isNull()
    assert plot.table() == "走访率"
