from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retiree_desk import settings as preferences
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store.unit import Store, Unit
from retiree_desk.ui.desk import Changed, Desk, Report, Told
from retiree_desk.ui.tasks import Tasks
from tests.offices import empty_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with empty_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def desk(store: Store, tmp_path: Path, qapp: object) -> Desk:
    return Desk(
        store,
        today=lambda: date(2026, 3, 1),
        user="周敏",
        settings_file=tmp_path / "settings.json",
        tasks=Tasks(inline=True),
    )


def rename(unit: Unit) -> str:
    unit.keep_setting("office_name", "东湖")
    return "东湖"


def name(desk: Desk) -> str:
    return desk.read(lambda unit: unit.setting("office_name"))


def test_a_change_is_kept_and_told(desk: Desk) -> None:
    heard: list[Changed] = []
    told: list[Told] = []
    desk.changed.connect(heard.append)
    desk.told.connect(told.append)
    assert desk.do("office.edit", rename, told=lambda new: f"已改名为{new}") == "东湖"
    assert name(desk) == "东湖"
    assert [one.kinds for one in heard] == [frozenset({"setting"})]
    assert told == [Told("已改名为东湖", heard[0].set_id)]


def test_it_says_who_did_it(desk: Desk) -> None:
    desk.do("office.edit", rename)
    newest = desk.read(lambda unit: unit.changes.recent(1))[0]
    assert (newest.user, newest.action) == ("周敏", "office.edit")


def test_a_refusal_leaves_nothing_behind_and_tells_nobody(desk: Desk) -> None:
    heard: list[Changed] = []
    desk.changed.connect(heard.append)

    def refused(unit: Unit) -> None:
        rename(unit)
        raise RuleBroken("name_blank", "name")

    with pytest.raises(RuleBroken):
        desk.do("office.edit", refused)
    assert name(desk) == ""
    assert heard == []


def test_work_that_changes_nothing_is_no_change(desk: Desk) -> None:
    heard: list[object] = []
    desk.changed.connect(heard.append)
    desk.told.connect(heard.append)
    desk.do("office.edit", lambda _unit: None, told="没有变化")
    assert heard == [Told("没有变化")]


def test_what_was_done_last_can_be_taken_back_once(desk: Desk) -> None:
    desk.do("office.edit", rename)
    desk.do("office.edit", lambda unit: unit.keep_setting("office_name", "铁西"))
    told: list[Told] = []
    desk.told.connect(told.append)
    desk.undo_last()
    desk.undo_last()
    assert name(desk) == "东湖"
    assert told == [Told("已撤销。")]


def test_undo_is_refused_where_later_work_would_be_lost(desk: Desk) -> None:
    changed: list[Changed] = []
    desk.changed.connect(changed.append)
    desk.do("office.edit", rename)
    desk.do("office.edit", lambda unit: unit.keep_setting("office_name", "铁西"))
    with pytest.raises(RuleBroken, match="undo_blocked"):
        desk.undo(changed[0].set_id)
    assert name(desk) == "铁西"


def long_work(unit: Unit, report: Report) -> str:
    for at in range(3):
        report(at, 3)
    return rename(unit)


def test_long_work_is_one_change_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    done: list[str] = []
    changed: list[Changed] = []
    desk.changed.connect(changed.append)
    desk.run(owner, "import", "正在导入", long_work, done=done.append)
    assert done == ["东湖"]
    assert len(changed) == 1


def test_long_work_runs_beside_the_window(store: Store, qtbot: QtBot) -> None:
    desk = Desk(store)
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitSignal(desk.changed):
        desk.run(owner, "import", "正在导入", long_work)
        assert desk.tasks.busy()
    loaded: list[str] = []
    desk.load(owner, lambda unit: unit.setting("office_name"), loaded.append)
    qtbot.waitUntil(lambda: loaded == ["东湖"])
    desk.tasks.close()


def test_cancelled_work_is_taken_back(store: Store, qtbot: QtBot) -> None:
    desk = Desk(store)
    owner = QWidget()
    qtbot.addWidget(owner)

    def endless(unit: Unit, report: Report) -> None:
        rename(unit)
        while True:
            report(1, 2)

    desk.run(owner, "import", "正在导入", endless).stop()
    qtbot.waitUntil(lambda: not desk.tasks.busy())
    assert name(desk) == ""
    desk.tasks.close()


def test_work_without_a_unit_is_watched_too(desk: Desk, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    done: list[int] = []
    desk.watch(owner, "正在打印", lambda report: report(1, 1) or 7, done.append)
    assert done == [7]


def test_preferences_are_kept_on_disk(desk: Desk, tmp_path: Path) -> None:
    desk.prefer(text_size=150)
    assert desk.settings.text_size == 150
    assert preferences.load(tmp_path / "settings.json").text_size == 150


def test_a_desk_has_nothing_to_read_before_its_office_is_open(store: Store, qapp: object) -> None:
    desk = Desk(tasks=Tasks(inline=True))
    with pytest.raises(RuntimeError, match="no office is open"):
        desk.read(lambda unit: unit.changes.newest())
    desk.open(store, "周敏")
    assert desk.user == "周敏"
    assert desk.read(lambda unit: unit.changes.newest()) == 0
