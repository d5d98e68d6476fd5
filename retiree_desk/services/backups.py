"""Backups of an office: made when due, proven, listed, and restored into a new folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services.offices import Office, new_folder
from retiree_desk.store import backup, backup_designs, backup_file, migrate, vault
from retiree_desk.store.attachments import Attachments
from retiree_desk.store.backup import Proof
from retiree_desk.store.backup_file import Manifest, Reason
from retiree_desk.store.engine import open_engine
from retiree_desk.store.place import Place, make_private, need_space
from retiree_desk.store.snapshot import standing
from retiree_desk.store.unit import Store
from retiree_desk.store.vault import Vault
from retiree_desk.troubles import Trouble

__all__ = [
    "BackedUp",
    "BackupLine",
    "Reason",
    "Restored",
    "Second",
    "Unlocking",
    "back_up",
    "changed_since_newest",
    "choose_second_place",
    "due",
    "list_backups",
    "newest_proven",
    "restore",
    "second_place",
    "verify",
]

INTERVAL = timedelta(minutes=30)
SECOND_PLACE = "backup.second_place"
_SPACE = 2  # times the backup


class Second(StrEnum):
    """What became of the copy in the second place."""

    NOT_CHOSEN = "not_chosen"
    COPIED = "copied"
    NOT_THERE = "not_there"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup; ``ok`` = it was proven and is still there in its length. ``sha256`` is the whole file's."""

    file: Path
    ok: bool
    members: int
    sha256: str
    made: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup just made and proven, how many old ones went, and the copy in the second place."""

    line: BackupLine
    removed: int
    second: Second


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored office beside the live one, which was not touched.

    ``newer_sets`` are the operations of the live office that came after the backup; both live figures are empty
    when none was open.
    """

    folder: Path
    file: Path
    sha256: str
    members: int
    made: datetime
    live_members: int | None
    newer_sets: int | None


@dataclass(frozen=True, slots=True)
class Unlocking:
    """How the vault in a backup is opened: a person's password or the printed code."""

    password: str = ""
    user: str = ""
    recovery_code: str = ""

    def __repr__(self) -> str:
        return "Unlocking()"

    def key_of(self, kept: Vault) -> bytes:
        """The office's key."""
        if self.recovery_code:
            return vault.unlock_with_recovery(kept, self.recovery_code)
        return vault.unlock(kept, self.password, self.user)


def due(now: datetime, last: datetime | None, *, changed: bool) -> bool:
    """Whether a backup is to be made now: half an hour after the last one, if anything changed since."""
    return changed and (last is None or now - last >= INTERVAL)


def changed_since_newest(office: Office) -> bool:
    """Whether anything was done after the newest proven backup."""
    proof = backup.newest_proven(office.place.backups)
    _members, newest_set = standing(office.source.engine)
    return proof is None or newest_set != proof.newest_set


def newest_proven(office: Office) -> datetime | None:
    """When the newest proven backup was made; for its age in the status bar. One dated in the future counts as none."""
    proof = backup.newest_proven(office.place.backups)
    made = datetime.fromisoformat(proof.made) if proof else None
    return made if made is not None and made <= office.clock() + INTERVAL else None


def back_up(office: Office, reason: Reason = Reason.ASKED) -> BackedUp:
    """Make a backup and prove it, then let old ones go and copy it to the second place.

    Trouble when it can't be made or does not prove good: then no old one is touched.
    """
    folder = office.place.backups
    with office.backing_up:
        now = office.clock()
        proof = backup.make(office.source, reason, now)
        removed = backup.rotate(folder, now)
        second = _carry(office, folder / proof.name, now)
    return BackedUp(_line(folder / proof.name, proof), len(removed), second)


def list_backups(office: Office) -> list[BackupLine]:
    """The backups in the office's folder, newest first, without opening their databases."""
    proofs = backup.proofs(office.place.backups)
    return [_listed(path, proofs.get(path.name)) for path in backup.listed(office.place.backups)]


def verify(office: Office, file: Path | None = None) -> BackupLine:
    """Read a backup whole, open it and count; by default the newest. Trouble when it is not good."""
    path = file or next(iter(backup.listed(office.place.backups)), None)
    if path is None:
        raise Trouble("backup_none", folder=str(office.place.backups))
    proof = backup.verify(path, office.source.key, office.clock())
    if path.parent == office.place.backups:
        backup.remember(path.parent, proof)
    return _line(path, proof)


def choose_second_place(office: Office, folder: Path | None) -> None:
    """Where each backup is copied to, a stick or a share at best; none to stop that."""
    if folder is not None and (folder == office.place.folder or office.place.folder in folder.parents):
        raise RuleBroken("second_place_inside", "second_place")
    with office.store.unit("office.settings", user=office.user) as unit:
        unit.keep_setting(SECOND_PLACE, str(folder) if folder else "")


def second_place(office: Office) -> Path | None:
    """Where each backup is copied to."""
    with office.store.reading() as unit:
        chosen = unit.setting(SECOND_PLACE)
    return Path(chosen) if chosen else None


def restore(file: Path, to: Path, unlocking: Unlocking, live: Office | None = None) -> Restored:
    """Make a new data folder ``to`` out of a backup, or out of the newest good one of a folder; nothing is overwritten.

    The database gets a new replica identity: it may have forgotten what it once sent. With the live office open, it is
    backed up first and compared.
    """
    if live is not None:
        back_up(live, Reason.RESTORE)
    path, manifest = _restored(_candidates(file), to, unlocking)
    members, newest_set = standing(live.source.engine) if live is not None else (None, None)
    return Restored(
        folder=to,
        file=path,
        sha256=backup_file.sha256_of(path),
        members=manifest.tally.members,
        made=manifest.made,
        live_members=members,
        newer_sets=None if newest_set is None else max(0, newest_set - manifest.tally.newest_set),
    )


def _candidates(file: Path) -> list[Path]:
    found = backup.listed(file) if file.is_dir() else [file]
    if not found:
        raise Trouble("backup_none", folder=str(file))
    return found


def _restored(files: Iterable[Path], to: Path, unlocking: Unlocking) -> tuple[Path, Manifest]:
    """Restore the first that is good; the trouble with the newest when none is."""
    first: Trouble | None = None
    for path in files:
        try:
            return path, _restore_one(path, to, unlocking)
        except Trouble as found:
            if found.code not in backup.DAMAGE:
                raise
            first = first or found
    raise first or Trouble("backup_none", folder="")


def _restore_one(path: Path, to: Path, unlocking: Unlocking) -> Manifest:
    kept = backup_file.vault_of(path)
    key = unlocking.key_of(kept)
    need_space(to, _SPACE * path.stat().st_size)
    with new_folder(to) as place:
        manifest = backup_file.verify(path, key, place.database, keep=True)
        vault.write(place.vault, kept)
        make_private(place.backups)
        backup_designs.lay_out(backup_file.designs_of(path, manifest), place.layouts)
        _restore_attachments(path.parent / backup.ATTACHMENTS, place, key)
        if not migrate.is_current(place.database, key):
            migrate.upgrade(place.database, key)
        _renew_identity(place, key)
    return manifest


def _restore_attachments(saved: Path, place: Place, key: bytes) -> None:
    attachments = Attachments(saved, key)
    try:
        attachments.copy_to(place.attachments)
    finally:
        attachments.close()


def _renew_identity(place: Place, key: bytes) -> None:
    store = Store(open_engine(place.database, key))
    try:
        with store.unit("restore") as unit:
            unit.changes.mint_replica("restore")
    finally:
        store.close()


def _carry(office: Office, path: Path, now: datetime) -> Second:
    """Copy to the second place; a stick that is not there is no failure of the backup."""
    chosen = second_place(office)
    if chosen is None:
        return Second.NOT_CHOSEN
    if not chosen.is_dir():
        return Second.NOT_THERE
    folder = backup.second_folder(chosen, office.vault)
    try:
        backup.carry(path, folder, now)
        office.attachments.copy_to(folder / backup.ATTACHMENTS)
        backup.rotate(folder, now)
    except Trouble:
        return Second.FAILED
    return Second.COPIED


def _listed(path: Path, proof: Proof | None) -> BackupLine:
    if proof is not None and path.stat().st_size == proof.size:
        return _line(path, proof)
    try:
        manifest = backup_file.manifest_of(path)
    except Trouble:
        return BackupLine(path, False, 0, backup_file.sha256_of(path), None, "")
    return BackupLine(
        path,
        proof is None,
        manifest.tally.members,
        backup_file.sha256_of(path),
        manifest.made,
        manifest.reason,
    )


def _line(path: Path, proof: Proof) -> BackupLine:
    return BackupLine(
        path, True, proof.members, proof.sha256, datetime.fromisoformat(proof.made), proof.reason
    )
