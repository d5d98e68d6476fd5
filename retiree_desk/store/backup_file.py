"""One backup in one file, ``20261121-235959.rdbak``: a plain zip of what an office is opened with.

Its parts, none compressed: ``office.db``, encrypted as it is; ``vault.json``, so that a password or the printed code
opens it on any computer; the office's own designs under ``layouts/``; ``manifest.json``, which says what is in it and is
sealed under the office's key.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from retiree_desk.store import backup_designs, vault
from retiree_desk.store.place import settle, told
from retiree_desk.store.snapshot import Tally, prove
from retiree_desk.store.vault import Vault
from retiree_desk.troubles import Trouble

FORMAT = 1
SUFFIX = ".rdbak"
DATABASE = "office.db"
VAULT = "vault.json"
MANIFEST = "manifest.json"
DESIGNS = "layouts/"
_CHUNK = 1 << 20
_LONGEST_PART = 1 << 22  # of vault and manifest
_WHAT_DAMAGE_RAISES = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
)


class Reason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    HALF_HOUR = "half_hour"
    EXIT = "exit"
    IMPORT = "before_import"
    UNDO = "before_undo"
    PACKAGE = "before_package"
    RESTORE = "before_restore"
    MIGRATION = "before_migration"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. ``sha256`` is the database's, ``designs`` the digest of the office's own designs, if
    it has any; ``seal`` vouches for the rest under the key."""

    office_id: str
    code: str
    made: datetime
    reason: str
    tally: Tally
    size: int = 0
    sha256: str = ""
    designs: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a backup besides its manifest."""

    database: Path
    vault: Vault
    designs: Mapping[str, bytes] = field(default_factory=dict)


def pack(path: Path, contents: Contents, manifest: Manifest, key: bytes) -> None:
    """Write the file and wait until it is on the disk."""
    with told(path.parent), path.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as parts:
            size, sha256 = _put(parts, contents.database)
            designs = backup_designs.digest(contents.designs)
            full = replace(manifest, size=size, sha256=sha256, designs=designs)
            parts.writestr(VAULT, vault.spelled(contents.vault))
            for name, content in contents.designs.items():
                parts.writestr(DESIGNS + name, content)
            parts.writestr(MANIFEST, json.dumps(_plain(full) | {"seal": _seal(full, key)}, indent=1))
        settle(file)


def verify(path: Path, key: bytes, scratch: Path, *, keep: bool = False) -> Manifest:
    """Read every byte, open the database in it and count; Trouble when anything is not as the manifest says.

    The database is written to the new file ``scratch`` for this, encrypted as it is; ``keep`` leaves a good one there.
    """
    good = False
    try:
        manifest = extract(path, scratch)
        if not hmac.compare_digest(manifest.seal, _seal(manifest, key)):
            raise Trouble("backup_damaged", file=path.name)
        if prove(scratch, key) != manifest.tally:
            raise Trouble("backup_differs", file=path.name)
        designs_of(path, manifest)
        good = True
    finally:
        if not (good and keep):
            scratch.unlink(missing_ok=True)
    return manifest


def extract(path: Path, to: Path) -> Manifest:
    """Write the database of the backup to the new file ``to``, byte for byte as it was packed."""
    with _parts(path) as parts:
        manifest = _manifest(json.loads(_small(parts, MANIFEST)))
        found = hashlib.sha256()
        with parts.open(DATABASE) as source, told(to.parent), to.open("xb") as file:
            for chunk in _chunks(source, manifest.size):
                found.update(chunk)
                file.write(chunk)
            settle(file)
        if found.hexdigest() != manifest.sha256:
            raise ValueError("the database is not what was packed")
    return manifest


def manifest_of(path: Path) -> Manifest:
    """What the backup says of itself; Trouble when the file is not whole."""
    with _parts(path) as parts:
        manifest = _manifest(json.loads(_small(parts, MANIFEST)))
        if parts.getinfo(DATABASE).file_size != manifest.size:
            raise ValueError("the database has another length")
    return manifest


def vault_of(path: Path) -> Vault:
    """The vault as it was when the backup was made."""
    with _parts(path) as parts:
        content = _small(parts, VAULT)
    return vault.parsed(content, str(path.parent))


def designs_of(path: Path, manifest: Manifest) -> dict[str, bytes]:
    """The office's own designs as they were packed; Trouble when they are not."""
    found: dict[str, bytes] = {}
    with _parts(path) as parts:
        for name in parts.namelist():
            if name.startswith(DESIGNS) and manifest.designs:
                if not backup_designs.is_name(name.removeprefix(DESIGNS)):
                    raise ValueError("a design lies outside its folder")
                found[name.removeprefix(DESIGNS)] = _small(parts, name, backup_designs.LARGEST)
        if backup_designs.digest(found) != manifest.designs:
            raise ValueError("the designs are not what was packed")
    return found


def sha256_of(path: Path) -> str:
    """Of the whole file, as other programs compute it."""
    with told(path.parent), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _put(parts: zipfile.ZipFile, database: Path) -> tuple[int, str]:
    size, found = 0, hashlib.sha256()
    with database.open("rb") as source, parts.open(DATABASE, "w", force_zip64=True) as part:
        while chunk := source.read(_CHUNK):
            part.write(chunk)
            found.update(chunk)
            size += len(chunk)
    return size, found.hexdigest()


@contextmanager
def _parts(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip, opened; whatever damage makes it raise becomes Trouble."""
    if not path.is_file():
        raise Trouble("backup_missing", file=path.name)
    try:
        with told(path.parent), zipfile.ZipFile(path) as parts:
            yield parts
    except _WHAT_DAMAGE_RAISES as error:
        raise Trouble("backup_damaged", file=path.name) from error


def _small(parts: zipfile.ZipFile, name: str, longest: int = _LONGEST_PART) -> bytes:
    with parts.open(name) as part:
        content = part.read(longest)
        if part.read(1):
            raise ValueError(f"{name} is too long")
    return content


def _chunks(source: IO[bytes], size: int) -> Iterator[bytes]:
    """The bytes of the part, no more than ``size`` of them."""
    left = size
    while chunk := source.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise ValueError("the database is longer than it says")
        yield chunk


def _seal(manifest: Manifest, key: bytes) -> str:
    """HMAC-SHA256 under a key of its own; who has not the office's key can't make one."""
    own = hmac.digest(key, b"retiree-desk backup manifest", hashlib.sha256)
    return hmac.digest(own, json.dumps(_plain(manifest), sort_keys=True).encode(), hashlib.sha256).hex()


def _plain(manifest: Manifest) -> dict[str, Any]:
    plain = asdict(replace(manifest, seal=""))
    del plain["seal"]
    if not manifest.designs:
        del plain["designs"]  # as in backups made before designs were packed
    return plain | {"format": FORMAT, "made": manifest.made.isoformat()}


def _manifest(plain: Mapping[str, Any]) -> Manifest:
    if plain["format"] != FORMAT:
        raise ValueError("another format")
    return Manifest(
        office_id=str(plain["office_id"]),
        code=str(plain["code"]),
        made=datetime.fromisoformat(plain["made"]),
        reason=str(plain["reason"]),
        tally=Tally(**plain["tally"]),
        size=int(plain["size"]),
        sha256=str(plain["sha256"]),
        designs=str(plain.get("designs", "")),
        seal=str(plain["seal"]),
    )
