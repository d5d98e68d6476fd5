"""The backups of an office: made, proven, only then rotated, and carried to a second place.

A file has its name only once it was written, opened again and found equal to the live database; until then it ends in
``.part``. So what ``listed`` names was good when it was made, and none of them is removed before a newer one is.
``proven.json`` beside them remembers what each was, to save reading them all for a list.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from retiree_desk.store import backup_designs, backup_file
from retiree_desk.store.attachments import Attachments
from retiree_desk.store.backup_file import SUFFIX, Contents, Manifest, Reason
from retiree_desk.store.place import Place, make_private, need_space, settle, settle_folder, told, write_whole
from retiree_desk.store.retention import to_remove
from retiree_desk.store.snapshot import ATTEMPTS, take
from retiree_desk.store.vault import Vault
from retiree_desk.troubles import Trouble

ATTACHMENTS = "attachments.db"
# What a backup that can't be used says; anything else is no fault of the backup.
DAMAGE = frozenset(
    (
        "backup_damaged",
        "backup_differs",
        "backup_missing",
        "database_damaged",
        "database_unreadable",
        "vault_damaged",
    )
)
_REMEMBERED = "proven.json"
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(\d{8}-\d{6})(-before-migration)?" + re.escape(SUFFIX))
_MIGRATION_KEPT = timedelta(days=400)  # going back over a migration is the older program and its backup
_SPACE = 2.2  # times the database


@dataclass(frozen=True, slots=True)
class Proof:
    """What a backup was when it was last proven. ``sha256`` is the whole file's, ``made`` and ``proven`` UTC."""

    name: str
    size: int
    sha256: str
    members: int
    newest_set: int
    reason: str
    made: str
    proven: str


@dataclass(frozen=True, slots=True)
class Source:
    """What a backup is made of."""

    engine: Engine
    key: bytes
    vault: Vault
    attachments: Attachments
    place: Place

    def __repr__(self) -> str:
        return "Source()"


def make(source: Source, reason: Reason, now: datetime) -> Proof:
    """Make a backup and prove it; nothing older is touched. Trouble when it can't be made or does not prove good."""
    folder = source.place.backups
    make_private(folder)
    _clear(folder)
    need_space(folder, int(_SPACE * _size(source.place.database)))
    part = folder / f"new{SUFFIX}.part"
    try:
        manifest = _packed(source, part, reason, now)
        path = _free_name(folder, reason, now)
        with told(folder):
            os.replace(part, path)
            settle_folder(folder)
    finally:
        _clear(folder)
    source.attachments.copy_to(folder / ATTACHMENTS)
    proof = _proof(path, manifest, now)
    remember(folder, proof)
    return proof


def verify(path: Path, key: bytes, now: datetime) -> Proof:
    """Prove a backup anew, wherever it lies; Trouble when it is damaged or another key's."""
    with TemporaryDirectory(prefix="retiree-desk-") as scratch:
        return _proof(path, backup_file.verify(path, key, Path(scratch) / "proof.db"), now)


def rotate(folder: Path, now: datetime) -> list[Path]:
    """Remove what need not be kept; call it only after a backup was proven. What was removed."""
    made = {moment: path for path in listed(folder) if (moment := made_at(path)) is not None}
    local = now.astimezone().replace(tzinfo=None)
    pinned = {one for one, path in made.items() if _before_migration(path) and local - one < _MIGRATION_KEPT}
    removed = [made[one] for one in to_remove(made.keys() - pinned, local)]
    with told(folder):
        for path in removed:
            path.unlink(missing_ok=True)
    _keep_proofs(folder, {one.name: one for one in proofs(folder).values() if (folder / one.name).exists()})
    return removed


def carry(path: Path, folder: Path, now: datetime) -> Path:
    """Copy a proven backup into another folder, on another disk at best, and read the copy back."""
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    need_space(folder, path.stat().st_size)
    part = folder / (path.name + ".part")
    with told(folder):
        try:
            with path.open("rb") as source, part.open("wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
                settle(copy)
            if backup_file.sha256_of(part) != backup_file.sha256_of(path):
                raise Trouble("copy_differs", file=path.name)
            os.replace(part, folder / path.name)
            settle_folder(folder)
        finally:
            part.unlink(missing_ok=True)
    copied = folder / path.name
    remember(folder, _proof(copied, backup_file.manifest_of(copied), now))
    return copied


def listed(folder: Path) -> list[Path]:
    """The backups in the folder, newest first."""
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)


def newest_proven(folder: Path) -> Proof | None:
    """The newest backup that was proven and is still there in its length."""
    known = proofs(folder)
    for path in listed(folder):
        proof = known.get(path.name)
        if proof is not None and path.stat().st_size == proof.size:
            return proof
    return None


def newest_good(folder: Path, key: bytes, now: datetime) -> Path:
    """The newest backup that proves good now; Trouble when none does."""
    for path in listed(folder):
        try:
            verify(path, key, now)
        except Trouble as found:
            if found.code not in DAMAGE:
                raise
        else:
            return path
    raise Trouble("backup_none", folder=str(folder))


def proofs(folder: Path) -> Mapping[str, Proof]:
    """What is remembered of the backups in the folder, by name; an unreadable memory is an empty one."""
    try:
        found = json.loads((folder / _REMEMBERED).read_bytes())
        return {one["name"]: Proof(**one) for one in found}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def remember(folder: Path, proof: Proof) -> None:
    """Note that the backup in the folder was proven."""
    _keep_proofs(folder, {**proofs(folder), proof.name: proof})


def made_at(path: Path) -> datetime | None:
    """When a backup was made by the clock on the wall, as its name says."""
    found = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(found[1], _STAMP) if found else None
    except ValueError:
        return None


def second_folder(second: Path, vault: Vault) -> Path:
    """The folder of this office in the second place, which several offices may share."""
    return second / re.sub(r"[^\w-]", "_", f"retiree-desk-{vault.code}-{vault.office_id[:8]}")


def _packed(source: Source, part: Path, reason: Reason, now: datetime) -> Manifest:
    """A backup that proved equal to the live database; taken anew when a writer came between."""
    copy = part.with_name("new.db.part")
    for alone in ATTEMPTS:
        tally = take(source.engine, copy, alone=alone)
        made = now.astimezone(UTC)
        manifest = Manifest(source.vault.office_id, source.vault.code, made, reason, tally)
        contents = Contents(copy, source.vault, backup_designs.gathered(source.place.layouts))
        backup_file.pack(part, contents, manifest, source.key)
        copy.unlink()
        try:
            return backup_file.verify(part, source.key, part.with_name("proof.db.part"))
        except Trouble as found:
            if found.code != "backup_differs":
                raise
    raise Trouble("copy_differs")


def _free_name(folder: Path, reason: Reason, now: datetime) -> Path:
    tail = "-before-migration" if reason is Reason.MIGRATION else ""
    moment = now.astimezone()
    while (path := folder / f"{moment.strftime(_STAMP)}{tail}{SUFFIX}").exists():
        moment += timedelta(seconds=1)
    return path


def _before_migration(path: Path) -> bool:
    found = _NAME.fullmatch(path.name)
    return found is not None and found[2] is not None


def _proof(path: Path, manifest: Manifest, now: datetime) -> Proof:
    return Proof(
        name=path.name,
        size=path.stat().st_size,
        sha256=backup_file.sha256_of(path),
        members=manifest.tally.members,
        newest_set=manifest.tally.newest_set,
        reason=manifest.reason,
        made=manifest.made.isoformat(),
        proven=now.astimezone(UTC).isoformat(),
    )


def _size(database: Path) -> int:
    return sum(one.stat().st_size for one in _with_log(database) if one.exists())


def _with_log(database: Path) -> Iterator[Path]:
    yield database
    yield database.with_name(database.name + "-wal")


def _clear(folder: Path) -> None:
    for left in folder.glob("*.part*"):
        left.unlink(missing_ok=True)


def _keep_proofs(folder: Path, found: Mapping[str, Proof]) -> None:
    write_whole(folder / _REMEMBERED, json.dumps([asdict(one) for one in found.values()], indent=1).encode())
