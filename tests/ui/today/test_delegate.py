"""Every kind of row is drawn, in the look of the day and at night."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today import items
from retiree_desk.ui.today.day_list import DayList
from retiree_desk.ui.today.delegate import DayDelegate, height_of
from retiree_desk.ui.today.items import Item, Kind, Section
from retiree_desk.ui.today.model import ITEM, TELLING, DayModel
from retiree_desk.ui.today.record_strip import RecordStrip
from retiree_desk.ui.today.telling import Telling
from retiree_desk.ui.widgets.chips import ChipLook, Tone
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


class _Row(QAbstractListModel):
    """One row of somebody with that name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        chip = ChipLook("独居")
        told = Telling(name, "98 岁 · 离休", state=ChipLook("逾期未完成", Tone.OVERDUE), chips=(chip, chip))
        self._parts = {ITEM: Item(Kind.MEMBER, Section.DUTIES), TELLING: told}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else 1

    def data(self, _index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return self._parts.get(role)


def _right_half(qtbot: QtBot, name: str) -> QImage:
    view = QListView()
    qtbot.addWidget(view)
    model = _Row(name)
    view.setModel(model)
    view.setItemDelegate(DayDelegate(view))
    view.resize(700, 80)
    return view.grab(QRect(480, 0, 220, 80)).toImage()


def test_a_name_of_fifty_characters_leaves_the_chips_alone(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, Settings())
    assert _right_half(qtbot, "阿卜杜热合曼·买买提" * 5) == _right_half(qtbot, "王芳")
