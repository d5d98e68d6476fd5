from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.services.offices import Office, open_with_recovery
from retiree_desk.ui.settings.recovery_dialog import RecoveryDialog
from tests.data_folders import Folder


def test_the_new_code_must_be_typed_back_before_the_window_goes(
    office: Office, folder: Folder, qtbot: QtBot
) -> None:
    dialog = RecoveryDialog(office)
    dialog.open()
    dialog.reject()
    assert dialog.isVisible()
    code = dialog.code
    assert code != folder.recovery_code
    dialog.typed.field.setText(code.lower())
    dialog.reject()
    office.close()
    open_with_recovery(folder.path, code).close()
