"""The office's data folder: what lies where, whether the disk may hold it, and who has it open.

The live database belongs on a local disk. Locks of network drives are often broken, and programs that synchronise
folders copy the database and its write-ahead log at different moments: both have destroyed databases of others, so
they are refused, not warned about. A second place for backups may be anywhere.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from retiree_desk.troubles import Trouble

if sys.platform == "win32":
    import ctypes
    import msvcrt
else:
    import fcntl

PRIVATE = 0o700
_MOUNTS = Path("/proc/mounts")
_NETWORK_SYSTEMS = re.compile(r"nfs\d*|cifs|smb\w*|afs|ncpfs|(fuse\.)?(sshfs|davfs2?|rclone|gvfsd-fuse)")
_DRIVE_REMOTE = 4  # GetDriveTypeW: DRIVE_REMOTE

# How the names of folders begin that synchronising programs keep, in lower case.
_SYNC_NAMES = tuple(
    "onedrive|nutstore|我的坚果云|坚果云|baidusyncdisk|baidunetdisk|百度网盘|百度云|dropbox|icloud|mobile documents|"
    "google drive|googledrive|my drive|weiyun|微云|腾讯微云|腾讯文档|aliyundrive|adrive|阿里云盘|115云盘|115网盘|天翼云|"
    "tianyiyun|wpsdrive|wps cloud|wps云盘|nextcloud|owncloud|seafile|syncthing".split("|")
)
_SYNC_MARKERS = (
    ".dropbox .dropbox.cache .nutstore .stfolder .seafile-data .owncloudsync.log .baidusync".split()
)
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


def check_place(folder: Path) -> None:
    """Raise Trouble when the folder may not hold a live database."""
    plain = folder.expanduser().absolute()
    for found in {plain, plain.resolve()}:
        if is_network(found):
            raise Trouble("place_is_network", folder=str(folder))
        synced = synced_by(found)
        if synced:
            raise Trouble("place_is_synced", folder=str(folder), by=synced)


def expect_office(place: Place) -> None:
    """Raise Trouble unless the folder holds an office: a database gone or empty is never shown as a new one."""
    if not any(one.exists() for one in (place.database, place.vault, place.backups)):
        raise Trouble("office_missing", folder=str(place.folder))
    if not place.database.exists():
        raise Trouble("database_gone", folder=str(place.folder))
    if place.database.stat().st_size == 0:
        raise Trouble("database_empty", folder=str(place.folder))


def hold(place: Place) -> Hold:
    """Take the folder for this process, at once or not at all; Trouble when another program has it."""
    with told(place.folder):
        file = place.lock.open("a+b")
    try:
        _lock(file)
    except OSError as error:
        file.close()
        raise Trouble("office_in_use", folder=str(place.folder)) from error
    return Hold(file)


def need_space(folder: Path, needed: int) -> None:
    """Raise Trouble when the disk under ``folder`` has fewer than ``needed`` bytes free."""
    standing = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    free = shutil.disk_usage(standing).free
    if free < needed:
        raise Trouble("disk_full", folder=str(folder), free=free, needed=needed)


def make_private(folder: Path) -> None:
    """Make the folder, open to its owner alone; on Windows it inherits the rights of the owner's profile."""
    with told(folder):
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        if os.name == "posix":
            folder.chmod(PRIVATE)


def write_whole(path: Path, content: bytes) -> None:
    """Write the file whole or not at all, on the disk when this returns."""
    beside = path.with_name(path.name + ".new")
    with told(path.parent):
        with beside.open("wb") as file:
            file.write(content)
            settle(file)
        os.replace(beside, path)
        settle_folder(path.parent)


def settle(file: IO[bytes]) -> None:
    """Wait until what was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Wait until the names in the folder are on the disk; NTFS keeps their order by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what the operating system says of the disk under ``folder`` into Trouble."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise Trouble("disk_full", folder=str(folder), free=0, needed=0) from error
        code = "place_not_writable" if error.errno in _NO_RIGHT else "place_failing"
        raise Trouble(code, folder=str(folder)) from error


def synced_by(folder: Path) -> str:
    """The name of the folder, here or above, that a synchronising program keeps; empty when there is none."""
    for one in (folder, *folder.parents):
        if one.name.casefold().startswith(_SYNC_NAMES) or any(
            (one / mark).exists() for mark in _SYNC_MARKERS
        ):
            return one.name
    return ""


def is_network(folder: Path) -> bool:
    """Whether the folder lies on another computer's disk."""
    if sys.platform == "win32":
        return str(folder).startswith("\\\\") or _drive_type(folder.anchor) == _DRIVE_REMOTE
    return (
        mounted_from_network(
            folder, _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        )
        if _MOUNTS.exists()
        else False
    )


def mounted_from_network(folder: Path, mounts: Iterable[str]) -> bool:
    """Whether the innermost of the ``mounts`` (lines of /proc/mounts) that holds the folder is a network's."""
    systems = {}
    for line in mounts:
        _source, point, system, *_options = line.split(" ")
        systems[Path(re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), point))] = system
    innermost = next((systems[one] for one in (folder, *folder.parents) if one in systems), "")
    return _NETWORK_SYSTEMS.fullmatch(innermost) is not None


if sys.platform == "win32":

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _drive_type(root: str) -> int:
        return int(ctypes.windll.kernel32.GetDriveTypeW(root))

else:

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Place:
    """The data folder of one office and the names in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The register and its log, encrypted."""
        return self.folder / "office.db"

    @property
    def attachments(self) -> Path:
        """Photos and scans, encrypted."""
        return self.folder / "attachments.db"

    @property
    def vault(self) -> Path:
        """The key, wrapped once for each password and for the recovery code."""
        return self.folder / "vault.json"

    @property
    def backups(self) -> Path:
        """The verified backups."""
        return self.folder / "backups"

    @property
    def layouts(self) -> Path:
        """The office's own designs of cards, letters and sheets."""
        return self.folder / "layouts"

    @property
    def logs(self) -> Path:
        """The program's log, without personal data."""
        return self.folder / "log"

    @property
    def lock(self) -> Path:
        """Held by the operating system while the office is open; that it exists means nothing."""
        return self.folder / "office.lock"


class Hold:
    """The one hold on an office's folder; the operating system lets go of it when the process ends, however it ends."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def release(self) -> None:
        """Let go; a second time does nothing."""
        self._file.close()
