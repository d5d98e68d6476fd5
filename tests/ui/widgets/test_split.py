from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.split import ListDetail


def test_the_detail_comes_and_goes(qtbot: QtBot) -> None:
    detail = QLabel("详情")
    split = ListDetail(QLabel("列表"), detail)
    qtbot.addWidget(split)
    split.resize(1000, 400)
    split.show()
    assert 300 <= detail.width() < 500
    with qtbot.waitSignal(split.detail_toggled) as toggled:
        split.toggle()
    assert toggled.args == [False]
    assert detail.isHidden()
    split.toggle()
    assert detail.isVisible()
    split.close()


def test_it_begins_as_the_person_left_it(qtbot: QtBot) -> None:
    detail = QLabel("详情")
    split = ListDetail(QLabel("列表"), detail, shown=False)
    qtbot.addWidget(split)
    assert detail.isHidden()
