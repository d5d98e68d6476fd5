from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from retiree_desk.services import backups
from retiree_desk.services.offices import Office
from retiree_desk.ui.backups.panel import BackupPanel
from retiree_desk.ui.backups.restore_window import RestoreWindow
from retiree_desk.ui.desk import Desk, Told
from tests.data_folders import Folder
from tests.ui.walkers import clipped, outside, unnamed, unreached


@pytest.fixture
def panel(desk: Desk, office: Office, qtbot: QtBot) -> Iterator[BackupPanel]:
    made = BackupPanel(desk, office)
    qtbot.addWidget(made)
    made.resize(900, 560)
    with qtbot.waitActive(made):
        made.show()
    made.reload()
    yield made
    made.close()


def test_a_backup_made_now_is_listed_and_told(panel: BackupPanel, desk: Desk) -> None:
    told: list[Told] = []
    desk.told.connect(told.append)
    assert panel.model.rowCount() == 0
    panel.back_up()
    assert panel.model.rowCount() == 1
    assert "已备份并校验" in told[-1].sentence
    assert panel._stands.text() == "刚刚备份"
    panel.verify()
    assert "校验通过" in told[-1].sentence


def test_a_damaged_one_is_marked(panel: BackupPanel, office: Office) -> None:
    panel.back_up()
    (line,) = backups.list_backups(office)
    line.file.write_bytes(line.file.read_bytes()[:-100])
    panel.reload()
    assert [chip.word for chip in panel.model.columns[1].chips(panel._lines.found[0]) or ()] == ["已损坏"]


def test_the_second_place_is_kept_and_may_be_given_up(
    panel: BackupPanel, office: Office, tmp_path: Path
) -> None:
    panel.choose_second(tmp_path / "stick")
    assert backups.second_place(office) == tmp_path / "stick"
    assert "stick" in panel._second.text()
    panel.choose_second(None)
    assert backups.second_place(office) is None


def test_a_second_place_inside_the_data_folder_is_refused(
    panel: BackupPanel, office: Office, qtbot: QtBot
) -> None:
    panel.choose_second(office.place.folder / "copies")
    assert backups.second_place(office) is None
    (told,) = [one for one in panel.findChildren(QDialog) if one.isVisible()]
    told.close()


def test_a_backup_is_restored_beside_the_live_office_and_compared(
    panel: BackupPanel, desk: Desk, office: Office, folder: Folder, tmp_path: Path
) -> None:
    panel.back_up()
    (line,) = backups.list_backups(office)
    dialog = panel.restore(line.file)
    asked = dialog.findChild(RestoreWindow)
    assert isinstance(asked, RestoreWindow)
    asked.folder.setText(str(tmp_path / "again"))
    asked.password.setText(folder.password)
    asked.submit()
    assert (tmp_path / "again" / "office.db").exists()
    asked.submit()
    assert desk.settings.last_folder == str(tmp_path / "again")


def test_it_is_walked_by_tab_and_read_out(panel: BackupPanel) -> None:
    assert [unnamed(panel), unreached(panel), clipped(panel), outside(panel)] == [[], [], [], []]
    panel.back_up()
    assert [unnamed(panel), unreached(panel), clipped(panel), outside(panel)] == [[], [], [], []]
