from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.services import backups
from retiree_desk.services.offices import open_office
from retiree_desk.ui.backups.restore_window import RestoreWindow, free_name
from retiree_desk.ui.tasks import Tasks
from tests.data_folders import Folder
from tests.ui.walkers import clipped, unnamed, unreached


@pytest.fixture
def backup(folder: Folder) -> Path:
    with folder.open() as office:
        return backups.back_up(office).line.file


@pytest.fixture
def window(folder: Folder, backup: Path, qtbot: QtBot) -> Iterator[RestoreWindow]:
    made = RestoreWindow(Tasks(inline=True), near=folder.path, file=backup)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close()


def test_the_password_of_that_time_opens_it(window: RestoreWindow, folder: Folder, qtbot: QtBot) -> None:
    window.password.setText(folder.password)
    window.submit()
    with qtbot.waitSignal(window.restored) as told:
        window.submit()
    (place,) = told.args or (None,)
    assert place == folder.path.with_name("office-restored")
    open_office(place, folder.password).close()


def test_the_recovery_code_opens_it_too(window: RestoreWindow, folder: Folder) -> None:
    window._by_code.setChecked(True)
    window.code.setText(folder.recovery_code)
    window.submit()
    assert folder.path.with_name("office-restored").is_dir()


def test_a_wrong_password_is_told_and_nothing_is_made(window: RestoreWindow, folder: Folder) -> None:
    window.password.setText("wrong")
    window.submit()
    assert "密码不正确" in window._said.text()
    assert not folder.path.with_name("office-restored").exists()


def test_a_folder_that_is_there_is_never_overwritten(window: RestoreWindow, folder: Folder) -> None:
    window.folder.setText(str(folder.path))
    window.password.setText(folder.password)
    window.submit()
    assert window._said.text()
    folder.open().close()


def test_a_free_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "office-restored").mkdir()
    assert free_name(tmp_path / "office").name == "office-restored1"


def test_it_is_walked_by_tab_and_read_out(window: RestoreWindow) -> None:
    assert [unnamed(window), unreached(window), clipped(window)] == [[], [], []]
