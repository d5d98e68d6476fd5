from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.words import Elided, caption, rule, section, words


def test_words_are_of_a_type_and_a_colour(qtbot: QtBot) -> None:
    made = words("王秀兰", Type.NAME, Role.ACCENT)
    qtbot.addWidget(made)
    assert made.font().pixelSize() == 28
    assert made.palette().windowText().color() == theme.colour(Role.ACCENT)
    assert [caption("一").font().pixelSize(), section("二").font().pixelSize(), rule().height()] == [
        12,
        16,
        1,
    ]


def test_what_people_wrote_is_never_taken_for_markup(qtbot: QtBot) -> None:
    made = words("<b>王</b>")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_line_too_long_is_whole_in_the_tool_tip(qtbot: QtBot) -> None:
    made = Elided("东湖机械厂离退休工作处" * 3)
    qtbot.addWidget(made)
    made.resize(100, 24)
    made.show()
    assert made.toolTip() == made.text()
    made.resize(1200, 24)
    assert made.toolTip() == ""
    made.close()
