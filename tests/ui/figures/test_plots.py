"""A column beyond its capacity is told by its colour and by the line it crosses."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from retiree_desk.ui import theme
from retiree_desk.ui.figures.plot import Mark
from retiree_desk.ui.figures.plots import Columns
from retiree_desk.ui.theme import Role


def test_a_month_beyond_the_capacity_stands_out(qtbot: QtBot) -> None:
    plot = Columns("工作量")
    qtbot.addWidget(plot)
    plot.show_marks((Mark("11", 40, "40", second=50), Mark("12", 80, "80", second=50)))
    plot.resize(400, 300)
    picture = plot.grab().toImage()
    foot = plot.height() - theme.px(60)
    colours = [picture.pixelColor(int(rect.center().x()), foot).name() for rect in plot.rects()]
    assert colours == [theme.colour(Role.ACCENT).name(), theme.colour(Role.LAST_CALL).name()]


def test_the_line_of_capacity_never_strikes_a_number_out(qtbot: QtBot) -> None:
    plot = Columns("今后工作量")
    qtbot.addWidget(plot)
    column = QRectF(0, 0, 80, 200)
    for line in range(60, 140):
        number = plot.label_rect(column, 100, line)
        assert not number.top() < line < number.bottom()
    assert plot.label_rect(column, 100, None).bottom() <= 100
