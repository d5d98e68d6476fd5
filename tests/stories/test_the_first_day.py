"""The first day of an office and its bad days: set up, import, find; a wrong password; a folder that is gone."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.settings import Settings
from retiree_desk.ui import tour_files
from retiree_desk.ui.backups.restore_window import RestoreWindow
from retiree_desk.ui.imports.page import ExchangePage
from retiree_desk.ui.password_window import PasswordWindow
from retiree_desk.ui.session import Session
from retiree_desk.ui.start.first_run import FirstRun
from retiree_desk.ui.start.trouble_screen import TroubleScreen
from retiree_desk.ui.workplace import Workplace
from tests.data_folders import new_folder

Starts = Callable[..., Session]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Starts]:
    """The program, started; at the end whatever is open is closed."""
    sessions: list[Session] = []

    def started(folder: Path | None = None, preferred: Settings = Settings()) -> Session:  # noqa: B008
        session = Session(qapp, preferred, folder)
        session.begin()
        sessions.append(session)
        return session

    yield started
    for session in sessions:
        if session.way_in.window is not None:
            session.way_in.left.disconnect()
            session.way_in.window.close()
        if session.workplace is not None:
            session.workplace.leave_open()
        session.end()


def at_work(session: Session, qtbot: QtBot) -> Workplace:
    qtbot.waitUntil(lambda: session.workplace is not None, timeout=30_000)
    assert session.workplace is not None
    return session.workplace


def types(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, text)


def test_set_up_import_and_find_without_the_mouse(start: Starts, tmp_path: Path, qtbot: QtBot) -> None:
    session = start()
    window = session.way_in.window
    assert isinstance(window, FirstRun)
    password = secrets.token_urlsafe(12)
    types(qtbot, window.office.name, "East office")
    types(qtbot, window.office.code, "DS01")
    on = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window.office.code, Qt.Key.Key_Return, on)
    for field in (window.password.first, window.password.second):
        types(qtbot, field, password)
    qtbot.keyClick(window.password.second, Qt.Key.Key_Return, on)
    types(qtbot, window.recovery.typed.field, window.set_up.recovery_code.lower())
    qtbot.keyClick(window.recovery.typed.field, Qt.Key.Key_Return, on)
    for _step in range(3):
        qtbot.keyClick(window.wizard, Qt.Key.Key_Return, on)
    place = at_work(session, qtbot)
    exchange = place.window.page("exchange")
    assert isinstance(exchange, ExchangePage)
    assert exchange.wizard is not None
    file = tour_files.make(tmp_path) / tour_files.WORKBOOK
    exchange.wizard.take(file)
    qtbot.waitUntil(exchange.wizard.choose.ready)
    for step in (1, 2):
        qtbot.keyClick(exchange.wizard, Qt.Key.Key_Return, on)
        qtbot.waitUntil(exchange.wizard._steps[step].ready)
    qtbot.keyClick(exchange.wizard, Qt.Key.Key_Return, on)
    qtbot.waitUntil(lambda: exchange.wizard is not None and exchange.wizard.result.set_id() is not None)
    box = place.window.top.search
    qtbot.keyClicks(box, "syf")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert place.window.shown() == "members"
    found = place.desk.read(lambda unit: unit.members.find("syf"))
    assert [one.name for one in found] == ["沈玉芬"]


def test_a_wrong_password_costs_nothing(start: Starts, tmp_path: Path, qtbot: QtBot) -> None:
    folder = new_folder(tmp_path / "office")
    session = start(folder.path)
    window = session.way_in.window
    assert isinstance(window, PasswordWindow)
    qtbot.keyClicks(window._password, "not this")
    qtbot.keyClick(window._password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "密码不正确" in window._said.text(), timeout=30_000)
    qtbot.keyClicks(window._password, folder.password)
    qtbot.keyClick(window._password, Qt.Key.Key_Return)
    assert at_work(session, qtbot).window.isVisible()


def test_an_office_on_a_stick_that_is_not_there_is_missed_until_it_is_back(
    start: Starts, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = new_folder(tmp_path / "stick")
    shutil.move(folder.path, tmp_path / "elsewhere")
    session = start(preferred=Settings(last_folder=str(folder.path)))
    missed = session.way_in.window
    assert isinstance(missed, TroubleScreen)
    assert not folder.path.exists()
    shutil.move(tmp_path / "elsewhere", folder.path)
    held = missed.focusWidget()
    assert held is not None
    qtbot.keyClick(held, Qt.Key.Key_Return)
    assert isinstance(session.way_in.window, PasswordWindow)


def test_a_lost_database_comes_back_from_its_backup(start: Starts, tmp_path: Path, qtbot: QtBot) -> None:
    folder = new_folder(tmp_path / "office")
    first = start(folder.path)
    window = first.way_in.window
    assert isinstance(window, PasswordWindow)
    window._password.setText(folder.password)
    window.submit()
    at_work(first, qtbot).window.close()
    qtbot.waitUntil(lambda: any((folder.path / "backups").glob("*.rdbak")), timeout=30_000)
    first.workplace = None
    (folder.path / "office.db").unlink()
    second = start(folder.path)
    assert isinstance(second.way_in.window, TroubleScreen)
    second.way_in.restore()
    asked = second.way_in.window
    assert isinstance(asked, RestoreWindow)
    asked.file.setText(str(folder.path / "backups"))
    asked.password.setText(folder.password)
    asked.submit()
    qtbot.waitUntil(lambda: asked._made is not None, timeout=30_000)
    asked.submit()
    again = second.way_in.window
    assert isinstance(again, PasswordWindow)
    again._password.setText(folder.password)
    again.submit()
    assert at_work(second, qtbot).office.place.folder == tmp_path / "office-restored"
