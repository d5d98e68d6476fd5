from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import backups, members
from retiree_desk.ui import theme
from retiree_desk.ui.rail import RailButton
from retiree_desk.ui.start.lock import LockWindow
from retiree_desk.ui.workplace import Workplace
from tests.data_folders import Folder
from tests.ui.opened import workplace


@pytest.fixture
def opened(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[tuple[Workplace, Folder]]:
    with workplace(tmp_path, qapp, qtbot) as made:
        yield made


@pytest.fixture
def place(opened: tuple[Workplace, Folder]) -> Workplace:
    return opened[0]


def add_somebody(place: Workplace) -> None:
    desk = place.desk
    desk.do("member.add", lambda unit: members.add(unit, {"name": "沈玉芬"}, today=desk.today()))


def test_a_backup_is_made_when_half_an_hour_has_gone_and_something_changed(place: Workplace) -> None:
    add_somebody(place)
    place.look()
    assert [line.reason for line in backups.list_backups(place.office)] == ["half_hour"]
    place.look()
    add_somebody(place)
    place.look()
    assert len(backups.list_backups(place.office)) == 1
    real = place.office.clock
    place.office.clock = lambda: real() + timedelta(minutes=31)
    place.look()
    assert len(backups.list_backups(place.office)) == 2


def test_the_bar_tells_the_age_of_the_newest_backup(place: Workplace) -> None:
    assert "还没有备份" in place.window.top._backup.text()
    add_somebody(place)
    place.look()
    assert "刚刚备份" in place.window.top._backup.text()


def test_the_lock_hides_everything_until_the_password(opened: tuple[Workplace, Folder], qtbot: QtBot) -> None:
    place, folder = opened
    place.window.show_page("members")
    place.window.page("members").add()
    place.lock()
    locked = place._lock_window
    assert isinstance(locked, LockWindow)
    assert [one for one in place._app.topLevelWidgets() if one.isVisible()] == [locked]
    locked._password.setText(folder.password)
    locked.submit()
    qtbot.waitUntil(lambda: place._lock_window is None)
    assert place.window.isVisible()
    dialog = place._app.activeModalWidget()
    assert dialog is not None
    dialog.close()


def test_other_looks_build_the_window_anew_at_the_same_page(place: Workplace, qtbot: QtBot) -> None:
    place.window.show_page("settings", "looks")
    before = place.window
    place.desk.prefer(text_size=150, language="en")
    qtbot.waitUntil(lambda: place.window is not before)
    assert place.window.shown() == "settings"
    assert theme.now().text_size == 150
    assert "Retiree Desk" in place.window.windowTitle()
    assert place.window.isVisible()


def test_closing_the_window_makes_the_last_backup_and_lets_go(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with workplace(tmp_path, qapp, qtbot) as (place, folder):
        add_somebody(place)
        with qtbot.waitSignal(place.closed):
            place.window.close()
        with folder.open() as office:
            assert [line.reason for line in backups.list_backups(office)] == ["exit"]
        place.window.closed.connect(place.close)


def test_the_rail_says_how_much_waits_on_the_desk(place: Workplace, qtbot: QtBot) -> None:
    desk = place.desk
    (first, *_others) = place.window.rail.findChildren(RailButton)
    assert first.accessibleName() == "工作台"
    add_somebody(place)
    place.look()
    assert first.accessibleName() == "工作台 1"
    (person,) = desk.read(lambda unit: list(unit.members.where(name="沈玉芬")))
    errand = {"member_id": person["id"], "text": "送报销单", "due_on": desk.today().isoformat()}
    desk.do("follow_up.add", lambda unit: unit.rows("follow_up").add(errand))
    qtbot.waitUntil(lambda: first.accessibleName() == "工作台 2")
    desk.undo_last()
    qtbot.waitUntil(lambda: first.accessibleName() == "工作台 1")


def test_an_import_is_taken_back_after_a_backup(place: Workplace, qtbot: QtBot) -> None:
    desk = place.desk
    desk.do("import", lambda unit: unit.members.add({"name": "沈玉芬"}))
    with qtbot.waitSignal(desk.told):
        place.window.undo()
    assert [line.reason for line in backups.list_backups(place.office)] == ["before_undo"]
    assert desk.read(lambda unit: list(unit.members.where(name="沈玉芬"))) == []


def test_the_founding_of_the_office_is_never_taken_back(place: Workplace) -> None:
    with pytest.raises(RuleBroken, match="undo_never"):
        place.desk.undo(1)


def test_a_second_start_brings_the_window_forward(place: Workplace) -> None:
    place.window.showMinimized()
    place.come_forward()
    assert not place.window.isMinimized()
    assert place.window.isVisible()


def test_after_the_first_set_up_the_import_comes_first(place: Workplace) -> None:
    place.show("import")
    assert place.window.shown() == "exchange"
