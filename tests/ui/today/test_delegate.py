"""Every kind of row is drawn, in the look of the day and at night."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today import items
from retiree_desk.ui.today.day_list import DayList
from retiree_desk.ui.today.delegate import height_of
from retiree_desk.ui.today.items import Kind, Section
from retiree_desk.ui.today.model import DayModel
from retiree_desk.ui.today.record_strip import RecordStrip
from tests.ui.served import today_of


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_rows_are_drawn_in_the_colours_of_the_look(
    qtbot: QtBot, qapp: QApplication, desk: Desk, choice: ThemeChoice
) -> None:
    theme.apply(qapp, Settings(theme=choice))
    model = DayModel(desk)
    view = DayList(model, RecordStrip(desk), "今天")
    qtbot.addWidget(view)
    now = today_of(desk)
    model.show(items.items(now, Section.ALL, {}, by_building=False), now, {})
    view.resize(760, 700)
    picture = view.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(0, 300, 3)}
    assert theme.colour(theme.Role.CARD).name() in seen
    assert len(seen) > 8


def test_headings_are_lower_than_people() -> None:
    assert height_of(Kind.HEADING) < height_of(Kind.MEMBER)
    assert height_of(Kind.MORE) < height_of(Kind.MEMBER)
