from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.ids import Uid
from retiree_desk.services import members
from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members.history_undo import BlockedDialog
from retiree_desk.ui.settings.operations import OperationsSection


@pytest.fixture
def somebody(desk: Desk) -> Uid:
    uid = desk.do("member.add", lambda unit: members.add(unit, {"name": "沈玉芬"}, today=desk.today()))
    for mobile in ("13900000101", "13900000102"):
        desk.do(
            "member.edit",
            lambda unit, mobile=mobile: members.edit(unit, uid, {"mobile": mobile}, effective_on=None),
        )
    return uid


@pytest.fixture
def section(desk: Desk, office: Office, somebody: Uid, qtbot: QtBot) -> Iterator[OperationsSection]:
    made = OperationsSection(desk, office)
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show()
    made.reload()
    yield made
    made.close()


def mobile(desk: Desk, somebody: Uid) -> object:
    return desk.read(lambda unit: (unit.members.get(somebody) or {}).get("mobile"))


def test_the_newest_stands_first_and_is_taken_back(
    section: OperationsSection, desk: Desk, somebody: Uid
) -> None:
    assert [line[1].action for line in section._lines.lines(section.model.ids())][:3] == [
        "member.edit",
        "member.edit",
        "member.add",
    ]
    section.table.selectRow(0)
    section.take_back()
    assert mobile(desk, somebody) == "13900000101"
    assert section._lines.lines(section.model.ids())[0][1].action == "undo"


def test_what_stands_in_the_way_is_named_and_may_be_forced(
    section: OperationsSection, desk: Desk, somebody: Uid
) -> None:
    section.table.selectRow(1)
    section.take_back()
    assert mobile(desk, somebody) == "13900000102"
    dialog = section.window().findChild(BlockedDialog)
    assert isinstance(dialog, BlockedDialog)
    dialog.force()
    assert mobile(desk, somebody) is None


def test_the_founding_of_the_office_stays(section: OperationsSection) -> None:
    section.table.selectRow(section.model.rowCount() - 1)
    assert not section.undo.isEnabled()
    section.table.selectRow(0)
    assert section.undo.isEnabled()


def test_one_kind_can_be_shown_alone(section: OperationsSection) -> None:
    section.what.setCurrentIndex(section.what.findData("member.add"))
    assert [line[1].action for line in section._lines.lines(section.model.ids())] == ["member.add"]
