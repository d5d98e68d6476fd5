"""An office's data folder: set up, opened by one program at a time, its passwords and its recovery code."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from retiree_desk.domain.ids import new_id
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store import backup, backup_file, migrate, vault
from retiree_desk.store.attachments import Attachments
from retiree_desk.store.backup import Source
from retiree_desk.store.backup_file import Reason
from retiree_desk.store.engine import gate, open_engine
from retiree_desk.store.place import (
    Place,
    check_place,
    expect_office,
    hold,
    make_private,
    settle_folder,
    told,
)
from retiree_desk.store.unit import Clock, Store, utc_now
from retiree_desk.store.vault import EVERYDAY, Cost, Vault
from retiree_desk.troubles import Trouble

log = logging.getLogger(__name__)

FIRST_USER = "经办人"
OFFICE_ID = "office.id"
OFFICE_NAME = "office.name"
OFFICE_CODE = "office.code"
_LONGEST_NAME = 60
_LONGEST_CODE = 20


@dataclass(frozen=True, slots=True)
class Created:
    """A new office; the recovery code is shown once and kept nowhere."""

    folder: Path
    office_id: str
    code: str
    recovery_code: str

    def __repr__(self) -> str:
        return f"Created({self.code!r})"


class Office:
    """An open office: nobody else has its folder until it is closed."""

    def __init__(self, source: Source, user: str, clock: Clock, closing: ExitStack) -> None:
        self.source = source
        self.user = user
        self.clock = clock
        self.store = Store(source.engine, clock)
        self.backing_up = Lock()  # backups are made one at a time, whoever asks
        self._closing = closing

    @property
    def place(self) -> Place:
        """The data folder."""
        return self.source.place

    @property
    def attachments(self) -> Attachments:
        """Photos and scans."""
        return self.source.attachments

    @property
    def vault(self) -> Vault:
        """Name, code and people of the office, and the wrapped key."""
        return self.source.vault

    def close(self) -> None:
        """Fold the log into the file and let go of the folder; a second time does nothing."""
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Office({self.vault.code!r})"


def create(
    folder: Path,
    name: str,
    code: str,
    password: str,
    user: str = FIRST_USER,
    *,
    cost: Cost = EVERYDAY,
    clock: Clock = utc_now,
) -> Created:
    """Set up an office in a new or empty folder, whole or not at all."""
    gate()
    plates = Vault(
        new_id().hex(),
        _plate(name, "office_name", _LONGEST_NAME),
        _code(code),
        (),
    )
    key = vault.new_key()
    opened, recovery_code = vault.with_recovery(vault.with_password(plates, key, user, password, cost), key)
    with new_folder(folder) as place:
        migrate.create(place.database, key, opened.code, clock())
        vault.write(place.vault, opened)
        make_private(place.backups)
        _note_plates(place, key, opened, user, clock)
    return Created(folder, opened.office_id, opened.code, recovery_code)


def open_office(
    folder: Path, password: str, user: str = "", *, clock: Clock = utc_now, scripts: Path | None = None
) -> Office:
    """Open an office with a person's password; ``user`` may be left out when there is only one.

    An older database is backed up and brought forward by the migrations in ``scripts``, the program's own by default.
    """
    return _opened(folder, lambda found: vault.unlock(found, password, user), user, clock, scripts)


def open_with_recovery(folder: Path, code: str, user: str = "", *, clock: Clock = utc_now) -> Office:
    """Open an office with the printed code, to choose a new password then (``set_password``)."""
    return _opened(folder, lambda found: vault.unlock_with_recovery(found, code), user, clock, None)


def users(folder: Path) -> list[str]:
    """Who has a password here; for the password window."""
    expect_office(Place(folder))
    return vault.read(Place(folder).vault).users


def change_password(office: Office, old: str, new: str, *, cost: Cost = EVERYDAY) -> None:
    """Give the person who has the office open another password."""
    vault.unlock(office.vault, old, office.user)
    set_password(office, office.user, new, cost=cost)


def set_password(office: Office, user: str, password: str, *, cost: Cost = EVERYDAY) -> None:
    """Add a person, or give one who has forgotten it a new password."""
    if not user.strip():
        raise RuleBroken("user_blank", "user")
    _keep(office, vault.with_password(office.vault, office.source.key, user.strip(), password, cost))


def remove_user(office: Office, user: str) -> None:
    """Take a person's password away; the last one stays."""
    _keep(office, vault.without_user(office.vault, user))


def change_recovery_code(office: Office) -> str:
    """A fresh recovery code; the old one opens only backups made before."""
    kept, code = vault.with_recovery(office.vault, office.source.key)
    _keep(office, kept)
    return code


def rebuild_vault(
    folder: Path,
    code: str,
    password: str,
    user: str = "",
    *,
    files: Iterable[Path] = (),
    cost: Cost = EVERYDAY,
) -> None:
    """Make a lost or damaged ``vault.json`` anew from a copy beside it or in a backup, with the printed code.

    ``files`` are backups that lie elsewhere. ``password`` is the new one of ``user``, by default of the first there was.
    Trouble ``vault_lost`` when there is no copy, ``wrong_recovery_code`` when the code opens none.
    """
    place = Place(folder)
    expect_office(place)
    held = hold(place)
    try:
        kept, key = _unlocked_copy(place, code, files)
        migrate.look(place.database, key)
        renewed = vault.with_password(kept, key, user or (kept.users or [FIRST_USER])[0], password, cost)
        vault.write(place.vault, renewed)
    finally:
        held.release()


@contextmanager
def new_folder(folder: Path) -> Iterator[Place]:
    """A data folder that is there only when the block ends well; Trouble when the name is taken."""
    check_place(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Trouble("folder_not_empty", folder=str(folder))
    building = folder.with_name(folder.name + ".part")
    shutil.rmtree(building, ignore_errors=True)
    make_private(building)
    try:
        yield Place(building)
        with told(folder):
            if folder.exists():
                folder.rmdir()
            os.replace(building, folder)
            settle_folder(folder.parent)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _plate(text: str, field: str, longest: int) -> str:
    plain = " ".join(text.split())
    if not plain:
        raise RuleBroken(f"{field}_blank", field)
    if len(plain) > longest or not plain.isprintable():
        raise RuleBroken(f"{field}_too_long", field, most=longest)
    return plain


def _code(text: str) -> str:
    """Files for other offices bear the code in their names, so it holds letters, digits and dashes alone."""
    code = _plate(text, "office_code", _LONGEST_CODE)
    if not code.replace("-", "").replace("_", "").isalnum():
        raise RuleBroken("office_code_odd", "office_code")
    return code


def _note_plates(place: Place, key: bytes, opened: Vault, user: str, clock: Clock) -> None:
    store = Store(open_engine(place.database, key), clock)
    try:
        with store.unit("office.create", user=user) as unit:
            unit.keep_setting(OFFICE_ID, opened.office_id)
            unit.keep_setting(OFFICE_NAME, opened.office)
            unit.keep_setting(OFFICE_CODE, opened.code)
    finally:
        store.close()


def _opened(
    folder: Path, unlock: Callable[[Vault], bytes], user: str, clock: Clock, scripts: Path | None
) -> Office:
    gate()
    check_place(folder)
    place = Place(folder)
    expect_office(place)
    with ExitStack() as undo:
        held = hold(place)
        undo.callback(held.release)
        found = vault.read(place.vault)
        key = unlock(found)
        attachments = Attachments(place.attachments, key)
        if not migrate.is_current(place.database, key, scripts):
            _bring_forward(place, key, found, attachments, clock(), scripts)
        source = Source(open_engine(place.database, key), key, found, attachments, place)
        closing = undo.pop_all()
    office = Office(source, user or (found.users or [FIRST_USER])[0], clock, closing)
    closing.callback(attachments.close)
    closing.callback(_close, office.store)
    return office


def _close(store: Store) -> None:
    """Close it on a full disk too: what was committed stands in the write-ahead log, and the next start folds it in."""
    try:
        store.close()
    except Trouble as found:
        log.warning("write-ahead log not folded in: %s", found.code)


def _bring_forward(
    place: Place, key: bytes, found: Vault, attachments: Attachments, now: datetime, scripts: Path | None
) -> None:
    """Migrate an older database, after a backup that stays for more than a year."""
    engine = open_engine(place.database, key)
    try:
        backup.make(Source(engine, key, found, attachments, place), Reason.MIGRATION, now)
    finally:
        engine.dispose()
        attachments.close()
    migrate.upgrade(place.database, key, scripts)


def _keep(office: Office, changed: Vault) -> None:
    vault.write(office.place.vault, changed)
    office.source = replace(office.source, vault=changed)


def _unlocked_copy(place: Place, code: str, files: Iterable[Path]) -> tuple[Vault, bytes]:
    """The newest copy of the vault that the code opens, and the key."""
    refused: Trouble | None = None
    for kept in _copies(place, files):
        try:
            return kept, vault.unlock_with_recovery(kept, code)
        except Trouble as error:
            refused = error
    raise refused or Trouble("vault_lost", folder=str(place.folder))


def _copies(place: Place, files: Iterable[Path]) -> Iterator[Vault]:
    for path in (place.vault, vault.before(place.vault)):
        try:
            yield vault.read(path)
        except Trouble:
            continue
    for path in (*files, *backup.listed(place.backups)):
        try:
            yield backup_file.vault_of(path)
        except Trouble:
            continue
