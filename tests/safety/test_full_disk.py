from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from retiree_desk.paths import root
from retiree_desk.services import integrity
from retiree_desk.services.offices import Office
from tests.data_folders import Folder, new_folder

pytestmark = pytest.mark.posix
SIZE = 6 * 1024 * 1024
FOLDED_LATER = "write-ahead log not folded in: disk_full"
# Writes until the disk is full, says what it met, and goes on after each trouble.
WRITER = """
import sys
from pathlib import Path
from retiree_desk.services import backups, offices
from retiree_desk.troubles import Trouble
with offices.open_office(Path(sys.argv[1]), sys.stdin.readline().strip()) as office:
    done, troubles = 0, set()
    for number in range(4000):
        try:
            with office.store.unit("member.add") as unit:
                unit.members.add_many([{"name": f"王建国{number}", "note": "长" * 300} for _ in range(10)])
            done += 1
        except Trouble as trouble:
            troubles.add(trouble.code)
            break
    try:
        backups.back_up(office)
    except Trouble as trouble:
        troubles.add("backup:" + trouble.code)
print(done, *sorted(troubles))
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MB where the system lets us mount one; else a folder in which files may not grow beyond 3 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = _mount(disk)
    yield disk
    if mounted:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_said_and_costs_nothing_that_was_saved(
    small_disk: Path, expected_log: list[str]
) -> None:
    folder = new_folder(small_disk / "office")
    done, troubles = _write_until_full(folder)
    assert done > 0
    if os.path.ismount(small_disk):
        assert troubles == {"disk_full", "backup:disk_full"}
        assert not list((folder.path / "backups").iterdir())
    roomy = Folder(small_disk.parent / "roomy", folder.password, folder.recovery_code)
    shutil.copytree(folder.path, roomy.path)
    with roomy.open() as office:
        assert _people(office) == 10 * done
        assert integrity.check(office) == []
    with folder.open() as office:
        assert _people(office) == 10 * done
    if os.path.ismount(small_disk):
        expected_log.append(FOLDED_LATER)


def test_a_limit_on_the_length_of_files_is_said_too(tmp_path: Path) -> None:
    folder = new_folder(tmp_path / "office")
    done, troubles = _write_until_full(folder, limit=SIZE // 2)
    assert done > 0
    assert "disk_full" in troubles or "disk_failing" in troubles
    with folder.open() as office:
        assert _people(office) == 10 * done
        assert integrity.check(office) == []


def _people(office: Office) -> int:
    with office.store.reading() as unit:
        return sum(1 for _row in unit.members.all())


def _mount(disk: Path) -> bool:
    """Whether a small file system could be mounted; else the limit on the length of files does the same."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _write_until_full(folder: Folder, limit: int | None = None) -> tuple[int, set[str]]:
    small = limit or (None if os.path.ismount(folder.path.parent) else SIZE // 2)
    answer = subprocess.run(
        [sys.executable, "-c", WRITER, str(folder.path)],
        input=folder.password,
        capture_output=True,
        text=True,
        check=False,
        cwd=root(),
        preexec_fn=None if small is None else lambda: _limit(small),
    )
    assert (answer.stderr.replace(FOLDED_LATER, "").strip(), answer.returncode) == ("", 0)
    done, *troubles = answer.stdout.split()
    return int(done), set(troubles)


def _limit(size: int) -> None:
    import resource  # known to POSIX alone

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
