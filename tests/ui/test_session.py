from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk import paths, settings
from retiree_desk.settings import Settings
from retiree_desk.ui.password_window import PasswordWindow
from retiree_desk.ui.session import Session
from retiree_desk.ui.start.first_run import FirstRun
from retiree_desk.ui.start.trouble_screen import TroubleScreen
from tests.data_folders import Folder, new_folder


def begun(qapp: QApplication, preferred: Settings, folder: Path | None = None) -> Session:
    session = Session(qapp, preferred, folder)
    session.begin()
    return session


def end(session: Session) -> None:
    if session.way_in.window is not None:
        session.way_in.left.disconnect()
        session.way_in.window.close()
    if session.workplace is not None:
        session.workplace.leave_open()
    session.end()


def test_the_first_start_ever_sets_up_an_office(qapp: QApplication, qtbot: QtBot) -> None:
    session = begun(qapp, Settings())
    assert isinstance(session.way_in.window, FirstRun)
    end(session)


def test_an_office_remembered_but_gone_is_missed(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session = begun(qapp, Settings(last_folder=str(tmp_path / "gone")))
    assert isinstance(session.way_in.window, TroubleScreen)
    end(session)


def opened(qapp: QApplication, qtbot: QtBot, folder: Folder) -> Session:
    session = begun(qapp, Settings(), folder.path)
    window = session.way_in.window
    assert isinstance(window, PasswordWindow)
    window._password.setText(folder.password)
    window.submit()
    qtbot.waitUntil(lambda: session.workplace is not None, timeout=30_000)
    return session


def test_the_password_leads_to_the_window_and_is_remembered_for_next_time(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = new_folder(tmp_path / "office")
    session = opened(qapp, qtbot, folder)
    assert session.workplace is not None
    assert session.workplace.window.isVisible()
    kept = settings.load(paths.settings_file())
    assert (kept.last_folder, kept.last_user) == (str(folder.path), "经办人")
    end(session)


def test_the_window_is_built_once_however_often_the_password_is_tried(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = new_folder(tmp_path / "office")
    session = begun(qapp, Settings(), folder.path)
    window = session.way_in.window
    assert isinstance(window, PasswordWindow)
    window._password.setText("wrong")
    window.submit()
    qtbot.waitUntil(lambda: session._prepared is not None, timeout=30_000)
    prepared = session._prepared
    qtbot.waitUntil(lambda: "密码不正确" in window._said.text(), timeout=30_000)
    assert prepared is not None
    assert not prepared.window.isVisible()
    window._password.setText(folder.password)
    window.submit()
    qtbot.waitUntil(lambda: session.workplace is not None, timeout=30_000)
    assert session.workplace is prepared
    assert prepared.window.isVisible()
    assert session._prepared is None
    end(session)


def test_a_window_that_no_office_came_to_is_taken_away(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    session = begun(qapp, Settings(), new_folder(tmp_path / "office").path)
    session.prepare("东湖")
    prepared = session._prepared
    assert prepared is not None
    session.prepare("西湖")
    assert session._prepared is not prepared
    with qtbot.waitSignal(prepared.window.destroyed):
        pass
    end(session)
    assert session._prepared is None


def test_a_demo_is_not_remembered_as_the_office(qapp: QApplication, qtbot: QtBot) -> None:
    paths.demo_data().parent.mkdir(parents=True)
    session = opened(qapp, qtbot, new_folder(paths.demo_data().with_name("demo-2")))
    assert settings.load(paths.settings_file()).last_folder == ""
    end(session)
