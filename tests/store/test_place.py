from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retiree_desk.store.place import (
    Place,
    check_place,
    expect_office,
    hold,
    make_private,
    mounted_from_network,
    need_space,
    synced_by,
    told,
    write_whole,
)
from retiree_desk.troubles import Trouble

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0",
    "tmpfs /tmp tmpfs rw 0 0",
    "overlay /var/box overlay rw 0 0",
    "host /mnt/host 9p rw 0 0",
    "//server/share /mnt/office\\040share cifs rw 0 0",
    "nas:/data /mnt/nas nfs4 rw 0 0",
    "nas:/old /mnt/old nfs rw 0 0",
    "box:/ /mnt/ssh fuse.sshfs rw 0 0",
    "https://dav /mnt/dav davfs rw 0 0",
    "drive: /mnt/cloud fuse.rclone rw 0 0",
    "//old/smb /mnt/smb smb3 rw 0 0",
    "/dev/sdb1 /mnt/nas/disk ext4 rw 0 0",
)
HOLDER = """
import sys
from pathlib import Path
from retiree_desk.store.place import Place, hold
kept = hold(Place(Path(sys.argv[1])))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("folder", ["office share", "nas", "old", "ssh", "dav", "cloud/a", "smb/离退休"])
def test_network_mounts_are_told(folder: str) -> None:
    assert mounted_from_network(Path("/mnt") / folder, MOUNTS)


@pytest.mark.parametrize(
    "folder", ["/home/chen", "/tmp/x", "/var/box/x", "/mnt/host/x", "/mnt/nas/disk/x", "/mnt"]
)
def test_local_disks_are_not_taken_for_a_network(folder: str) -> None:
    assert not mounted_from_network(Path(folder), MOUNTS)


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - 东山分行",
        "我的坚果云",
        "Nutstore Files",
        "百度网盘",
        "BaiduSyncdisk",
        "Dropbox",
        "iCloudDrive",
        "Google Drive",
        "My Drive",
        "微云",
        "阿里云盘",
        "WPSDrive",
        "腾讯微云",
    ],
)
def test_folders_of_synchronising_programs_are_refused(tmp_path: Path, folder: str) -> None:
    inside = tmp_path / folder / "离退休"
    with pytest.raises(Trouble, match="place_is_synced") as caught:
        check_place(inside)
    assert caught.value.facts["by"] == folder


def test_a_marker_of_a_synchronising_program_is_enough(tmp_path: Path) -> None:
    (tmp_path / "同步").mkdir()
    (tmp_path / "同步" / ".stfolder").mkdir()
    assert synced_by(tmp_path / "同步" / "离退休") == "同步"


def test_a_link_into_such_a_folder_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "office").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(Trouble, match="place_is_synced"):
        check_place(tmp_path / "office")


@pytest.mark.parametrize("folder", ["离退休工作台", "115号院", "Documents", "数据"])
def test_an_ordinary_folder_is_taken(tmp_path: Path, folder: str) -> None:
    check_place(tmp_path / folder)


def test_a_folder_without_an_office_says_so(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="office_missing"):
        expect_office(Place(tmp_path / "nowhere"))


def test_an_office_whose_database_is_gone_or_empty_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.vault.write_text("{}")
    with pytest.raises(Trouble, match="database_gone"):
        expect_office(place)
    place.database.touch()
    with pytest.raises(Trouble, match="database_empty"):
        expect_office(place)
    place.database.write_bytes(b"x")
    expect_office(place)


def test_a_second_hold_in_the_same_process_is_refused(tmp_path: Path) -> None:
    first = hold(Place(tmp_path))
    with pytest.raises(Trouble, match="office_in_use"):
        hold(Place(tmp_path))
    first.release()
    hold(Place(tmp_path)).release()


def test_a_second_program_is_refused_within_a_second_and_starts_after_a_kill_a_hundred_times(
    tmp_path: Path,
) -> None:
    for _ in range(100):
        with _holder(tmp_path) as program:
            begun = time.monotonic()
            with pytest.raises(Trouble, match="office_in_use"):
                hold(Place(tmp_path))
            assert time.monotonic() - begun < 1
            program.kill()
            program.wait()
            hold(Place(tmp_path)).release()


def test_a_lock_file_left_behind_means_nothing(tmp_path: Path) -> None:
    Place(tmp_path).lock.write_bytes(b"4711")
    hold(Place(tmp_path)).release()


def test_too_little_space_is_told_before_anything_is_written(tmp_path: Path) -> None:
    need_space(tmp_path / "not" / "yet", 1)
    with pytest.raises(Trouble, match="disk_full") as caught:
        need_space(tmp_path, 1 << 60)
    assert caught.value.facts["needed"] == 1 << 60


def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    make_private(tmp_path / "office")
    assert os.name == "nt" or stat.S_IMODE((tmp_path / "office").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EACCES, "place_not_writable"),
        (errno.EROFS, "place_not_writable"),
        (errno.EIO, "place_failing"),
    ],
)
def test_what_the_system_says_becomes_trouble(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(Trouble, match=code), told(tmp_path):
        raise OSError(number, os.strerror(number))


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"old")
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def _holder(folder: Path) -> subprocess.Popen[bytes]:
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stdout.readline() == b"held\n"
    return program
