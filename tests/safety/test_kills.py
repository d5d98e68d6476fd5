from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from retiree_desk.paths import root
from retiree_desk.services import backups, integrity
from tests.data_folders import Folder, new_folder
from tests.safety.kills import Kind, killed

pytestmark = pytest.mark.posix
TIMES = 1000
PROGRAMS = 2


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path / "office")


def test_of_a_thousand_kills_none_loses_a_change_set_or_leaves_one_by_half() -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.safety.kills", str(TIMES // PROGRAMS)]
    programs = [
        subprocess.Popen([*command, "--seed", str(seed)], cwd=root(), stdout=subprocess.PIPE, text=True)
        for seed in range(PROGRAMS)
    ]
    found = [json.loads(program.communicate()[0]) for program in programs]
    assert [program.returncode for program in programs] == [0] * PROGRAMS
    assert sum(one["kills"] for one in found) == TIMES
    assert sum(one["acknowledged"] for one in found) > TIMES / 10
    assert sum(one["unacknowledged"] for one in found) > 0
    assert [(one["lost"], one["halves"], one["problems"]) for one in found] == [(0, 0, [])] * PROGRAMS


def test_a_backup_that_was_killed_leaves_no_half_backup_and_a_sound_office(folder: Folder) -> None:
    chance = random.Random(20261122)
    for _ in range(40):
        killed(lambda say: _back_up_for_ever(folder, say), chance)
    with folder.open() as office:
        lines = backups.list_backups(office)
        assert all(backups.verify(office, line.file).ok for line in lines)
        assert integrity.check(office) == []
        backups.back_up(office)
        assert not list(office.place.backups.glob("*.part*"))


def _back_up_for_ever(folder: Folder, say: object) -> None:
    office = folder.open()
    assert callable(say)
    say(Kind.NEWEST, 0)
    while True:
        with office.store.unit("member.add") as unit:
            unit.members.add({"name": "王建国"})
        backups.back_up(office)
