from __future__ import annotations

import secrets

from pytestqt.qtbot import QtBot

from retiree_desk.services.offices import Office
from retiree_desk.ui.settings.password_form import NewPersonDialog, OwnPasswordDialog
from tests.data_folders import CHEAP, Folder


def test_the_old_password_is_asked_for(office: Office, folder: Folder, qtbot: QtBot) -> None:
    password = secrets.token_urlsafe(12)
    dialog = OwnPasswordDialog(office, office.user, cost=CHEAP)
    dialog.open()
    for field in (dialog.new, dialog.again):
        field.setText(password)
    dialog.old.setText(folder.password)
    dialog.save()
    office.close()
    Folder(folder.path, password, "").open().close()


def test_two_different_ones_are_refused_beside_the_second(
    office: Office, folder: Folder, qtbot: QtBot
) -> None:
    dialog = OwnPasswordDialog(office, office.user, cost=CHEAP)
    dialog.open()
    dialog.old.setText(folder.password)
    dialog.new.setText(secrets.token_urlsafe(12))
    dialog.save()
    assert dialog.isVisible()
    assert dialog.again.accessibleDescription()
    dialog.close()


def test_a_further_person_gets_a_password(office: Office, qtbot: QtBot) -> None:
    dialog = NewPersonDialog(office, cost=CHEAP)
    dialog.open()
    password = secrets.token_urlsafe(12)
    for field in (dialog.new, dialog.again):
        field.setText(password)
    dialog.user.setText(office.user)
    dialog.save()
    assert "已经有密码" in dialog.user.accessibleDescription()
    dialog.user.setText("韩立")
    dialog.save()
    assert office.vault.users == [office.user, "韩立"]
