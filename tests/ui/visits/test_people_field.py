"""Whom a visit was to: those next door are at hand."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.visits.people_field import PeopleField, neighbours_of
from tests.ui.served import uid_of


def test_who_lives_next_door_is_offered(desk: Desk, qtbot: QtBot) -> None:
    mine, other = uid_of(desk, "王秀兰"), uid_of(desk, "李建国")
    near, names = desk.read(lambda unit: neighbours_of(unit, [mine]))
    assert near == {"李建国": other}
    field = PeopleField(names, near, [mine])
    qtbot.addWidget(field)
    field.set_value(["王秀兰", "李建国", "无此人"])
    assert field.uids() == [mine, other]
