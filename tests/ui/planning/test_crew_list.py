"""Who takes part, each with a number of calls a day."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from retiree_desk.services.planning_crew import Part
from retiree_desk.ui.planning.crew_list import CrewList

PARTS = [
    Part(b"1", "周敏", "主任", 8, leader=True, areas=("东风片区",)),
    Part(b"2", "何静", "", 0),
]


def test_what_was_set_is_shown_and_given_back(qtbot: QtBot) -> None:
    crew = _shown(qtbot)
    assert crew.value() == PARTS
    assert [number.isEnabled() for number in crew.findChildren(QSpinBox)] == [True, False]
    assert {label.text() for label in crew.findChildren(QLabel)} == {"主任 · 领导 · 东风片区", ""}


def test_who_joins_gets_a_usual_day_and_who_leaves_none(qtbot: QtBot) -> None:
    crew = _shown(qtbot)
    with qtbot.waitSignal(crew.changed):
        crew.findChildren(QCheckBox)[1].setChecked(True)
    crew.findChildren(QCheckBox)[0].setChecked(False)
    assert [part.per_day for part in crew.value()] == [0, 8]


def test_where_there_is_no_room_names_and_numbers_are_left(qtbot: QtBot) -> None:
    crew = _shown(qtbot)
    crew.resize(260, 200)
    assert not any(label.isVisible() for label in crew.findChildren(QLabel))
    crew.resize(640, 200)
    assert all(label.isVisible() for label in crew.findChildren(QLabel))


def _shown(qtbot: QtBot) -> CrewList:
    crew = CrewList()
    qtbot.addWidget(crew)
    crew.resize(640, 200)
    crew.show_parts(PARTS)
    crew.show()
    return crew
