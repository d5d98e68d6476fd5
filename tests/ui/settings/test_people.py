from __future__ import annotations

import secrets

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.services import offices
from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.settings.people import PeopleSection
from tests.data_folders import CHEAP


def shown(desk: Desk, office: Office, qtbot: QtBot) -> PeopleSection:
    section = PeopleSection(desk, office)
    qtbot.addWidget(section)
    section.reload()
    return section


def test_the_person_at_the_desk_can_change_but_not_lose_the_password(
    desk: Desk, office: Office, qtbot: QtBot
) -> None:
    section = shown(desk, office, qtbot)
    names = [one.accessibleName() for one in section.findChildren(QPushButton)]
    assert "修改密码…" in names
    assert not [name for name in names if "取消" in name]


def test_another_person_loses_the_password(desk: Desk, office: Office, qtbot: QtBot) -> None:
    offices.set_password(office, "韩立", secrets.token_urlsafe(12), cost=CHEAP)
    section = shown(desk, office, qtbot)
    section.remove("韩立")
    assert office.vault.users == [office.user]


def test_its_windows_open(desk: Desk, office: Office, qtbot: QtBot) -> None:
    section = shown(desk, office, qtbot)
    section.show()
    for dialog in (section.add(), section.change()):
        assert dialog.isVisible()
        dialog.close()
    renewed = section.renew()
    renewed.typed.field.setText(renewed.code)
    renewed.close()
    section.close()
