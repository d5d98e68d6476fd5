from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.ui.widgets.date_field import DateField
from tests.ui.typing_method import commit


def field(qtbot: QtBot, *, partial: bool = False) -> DateField:
    made = DateField(lambda: date(2026, 5, 18), partial=partial)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    "written", ["19500307", "1950.3.7", "50-3-7", "１９５０年３月７日", "1950/03/07", " 1950。3。7 "]
)
def test_it_takes_what_people_write(qtbot: QtBot, written: str) -> None:
    made = field(qtbot)
    commit(made, written)
    assert made.check()
    assert made.text() == "1950-03-07"
    assert made.value() == date(1950, 3, 7)


def test_a_part_of_a_date_will_do_where_it_may(qtbot: QtBot) -> None:
    made = field(qtbot, partial=True)
    made.setText("1940.5")
    assert made.check()
    assert made.partial_value() == "1940-05"


def test_a_part_is_refused_where_a_day_is_needed(qtbot: QtBot) -> None:
    made = field(qtbot)
    made.setText("1940.5")
    with qtbot.waitSignal(made.refused) as refused:
        assert not made.check()
    assert refused.args[0]
    assert made.text() == "1940.5"
    with pytest.raises(RuleBroken):
        made.value()


def test_an_empty_one_is_no_date(qtbot: QtBot) -> None:
    made = field(qtbot, partial=True)
    with qtbot.waitSignal(made.settled):
        assert made.check()
    assert (made.value(), made.partial_value()) == (None, "")


def test_the_day_moves_with_the_arrows_and_today_is_one_key(qtbot: QtBot) -> None:
    made = field(qtbot)
    qtbot.keyClick(made, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert made.text() == "2026-05-18"
    qtbot.keyClick(made, Qt.Key.Key_Up)
    qtbot.keyClick(made, Qt.Key.Key_Up)
    qtbot.keyClick(made, Qt.Key.Key_Down)
    assert made.text() == "2026-05-19"


def test_values_are_shown_in_their_one_spelling(qtbot: QtBot) -> None:
    made = field(qtbot, partial=True)
    for value, shown in ((date(2026, 1, 2), "2026-01-02"), ("1940-05", "1940-05"), (None, "")):
        made.set_value(value)
        assert made.text() == shown
