from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def box(qtbot: QtBot) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made)
    for _ in range(5):
        block = QLabel()
        block.setFixedSize(100, 24)
        flow.addWidget(block)
    qtbot.addWidget(made)
    return made


def tops(box: QWidget) -> list[int]:
    box.layout().activate()
    box.layout().setGeometry(box.rect())
    return [one.y() for one in box.findChildren(QLabel)]


def test_what_has_no_room_goes_to_the_next_line(box: QWidget) -> None:
    box.resize(340, 200)
    assert tops(box) == [0, 0, 0, 32, 32]
    box.resize(1000, 200)
    assert tops(box) == [0] * 5


def test_its_height_depends_on_its_width(box: QWidget) -> None:
    flow = box.layout()
    assert [flow.heightForWidth(width) for width in (1000, 340, 100)] == [24, 56, 5 * 24 + 4 * 8]
    assert flow.minimumSize().width() == 100


def test_it_can_be_emptied_and_filled_again(box: QWidget) -> None:
    flow = box.layout()
    assert isinstance(flow, FlowLayout)
    flow.empty()
    QApplication.processEvents()
    assert (flow.count(), flow.itemAt(0), flow.takeAt(0)) == (0, None, None)
    flow.addWidget(QLabel("新"))
    assert flow.count() == 1
