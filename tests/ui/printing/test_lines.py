"""Short lists as lines of the table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.services.papers import Hole, LeftOut
from retiree_desk.ui.printing.lines import holes_table, left_out_table


def test_reasons_stand_in_words(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown = left_out_table([LeftOut("1", "王秀兰", "dead"), LeftOut("2", "李平", "谢绝来访")], parent).model()
    assert [shown.index(row, 2).data() for row in (0, 1)] == ["已去世", "谢绝来访"]


def test_characters_are_named_by_their_numbers(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown = holes_table([Hole("1", "吴", ("\U0003134a", "\ue000"))], parent).model()
    assert shown.index(0, 2).data() == "\U0003134a U+3134A  \ue000 U+E000"
