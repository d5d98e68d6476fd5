from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.services.backups import back_up
from retiree_desk.services.offices import Office
from retiree_desk.settings import Settings
from retiree_desk.troubles import Trouble
from retiree_desk.ui.backups.restore_window import RestoreWindow
from retiree_desk.ui.password_window import PasswordWindow
from retiree_desk.ui.start.first_run import FirstRun
from retiree_desk.ui.start.repair_window import RepairWindow
from retiree_desk.ui.start.trouble_screen import TroubleScreen
from retiree_desk.ui.start.way_in import ACTS, WayIn
from retiree_desk.ui.tasks import Tasks
from tests.data_folders import Folder


def way_in(folder: Path, qtbot: QtBot, *, expected: bool = True) -> WayIn:
    made = WayIn(Settings(), folder, Tasks(inline=True), expected=expected)
    made.begin()
    return made


def window(made: WayIn) -> QWidget:
    assert made.window is not None
    return made.window


def test_a_new_computer_sets_up_an_office(tmp_path: Path, qtbot: QtBot) -> None:
    made = way_in(tmp_path / "office", qtbot, expected=False)
    assert isinstance(made.window, FirstRun)
    window(made).close()


def test_an_office_that_was_there_is_missed_and_not_made_anew(tmp_path: Path, qtbot: QtBot) -> None:
    made = way_in(tmp_path / "office", qtbot)
    assert isinstance(made.window, TroubleScreen)
    assert str(tmp_path / "office") in window(made).accessibleName()
    assert not (tmp_path / "office").exists()
    window(made).close()


def test_the_password_opens_the_office(folder: Folder, qtbot: QtBot) -> None:
    made = way_in(folder.path, qtbot)
    asked = made.window
    assert isinstance(asked, PasswordWindow)
    asked._password.setText("wrong")
    asked.submit()
    qtbot.waitUntil(lambda: "密码不正确" in asked._said.text(), timeout=20_000)
    asked._password.setText(folder.password)
    with qtbot.waitSignal(made.opened) as told:
        asked.submit()
    (office, first) = told.args or (None, None)
    assert isinstance(office, Office)
    assert first == ""
    office.close()


def test_the_recovery_code_opens_it_with_a_new_password(folder: Folder, qtbot: QtBot) -> None:
    made = way_in(folder.path, qtbot)
    password = secrets.token_urlsafe(12)
    asked = made.window
    assert isinstance(asked, PasswordWindow)
    asked._switch()
    asked._code.setText(folder.recovery_code)
    asked._new.setText(password)
    asked._again.setText(password)
    with qtbot.waitSignal(made.opened, timeout=20_000) as told:
        asked.submit()
    assert told.args is not None
    told.args[0].close()
    Folder(folder.path, password, "").open().close()


def test_a_busy_folder_is_told_with_what_to_do(folder: Folder, office: Office, qtbot: QtBot) -> None:
    made = way_in(folder.path, qtbot)
    assert isinstance(made.window, TroubleScreen)
    assert "已在另一个窗口" in window(made).accessibleName()
    office.close()
    made._act("retry").do()
    assert isinstance(made.window, PasswordWindow)
    window(made).close()


def test_a_damaged_key_file_is_mended_with_the_code(folder: Folder, qtbot: QtBot) -> None:
    with folder.open() as office:
        back_up(office)
    (folder.path / "vault.json").write_text("{", encoding="utf-8")
    made = way_in(folder.path, qtbot)
    assert isinstance(made.window, TroubleScreen)
    made._act("repair").do()
    mended = made.window
    assert isinstance(mended, RepairWindow)
    password = secrets.token_urlsafe(12)
    mended.code.setText(folder.recovery_code)
    mended.first.setText(password)
    mended.second.setText(password)
    with qtbot.waitSignal(made.opened, timeout=20_000) as told:
        mended.submit()
    assert told.args is not None
    told.args[0].close()


def test_a_lost_database_is_restored_into_a_new_folder(folder: Folder, qtbot: QtBot) -> None:
    with folder.open() as office:
        made_backup = back_up(office)
    (folder.path / "office.db").unlink()
    made = way_in(folder.path, qtbot)
    made._act("restore").do()
    asked = made.window
    assert isinstance(asked, RestoreWindow)
    asked.file.setText(str(made_backup.line.file))
    asked.password.setText(folder.password)
    asked.submit()
    asked.submit()
    assert isinstance(made.window, PasswordWindow)
    assert not (folder.path / "office.db").exists()
    window(made).close()


def test_closing_the_window_is_leaving(folder: Folder, qtbot: QtBot) -> None:
    made = way_in(folder.path, qtbot)
    with qtbot.waitSignal(made.left):
        window(made).close()


def test_what_typing_cannot_mend_takes_the_place_of_the_password(folder: Folder, qtbot: QtBot) -> None:
    made = way_in(folder.path, qtbot)
    made._explain(Trouble("disk_full", folder="D:"))
    qtbot.waitUntil(lambda: isinstance(made.window, TroubleScreen))
    window(made).close()


@pytest.mark.parametrize("code", [*ACTS, "database_newer"])
def test_every_trouble_has_its_ways_out(code: str, tmp_path: Path, qtbot: QtBot) -> None:
    made = WayIn(Settings(), tmp_path, Tasks(inline=True), expected=True)
    screen = made.screen(Trouble(code, folder=str(tmp_path), by="坚果云"))
    qtbot.addWidget(screen)
    assert screen.accessibleName()
