"""The full check of an office's data folder, and what can be mended without a backup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from retiree_desk.services import backups
from retiree_desk.services.offices import Office
from retiree_desk.store import integrity, vault
from retiree_desk.store.integrity import Problem
from retiree_desk.troubles import Trouble

OLDEST_BACKUP = timedelta(days=7)


def check(office: Office) -> list[Problem]:
    """Everything that is not as it should be; empty for a sound office."""
    return [
        *integrity.problems(office.source.engine),
        *integrity.photo_problems(office.source.engine, office.attachments),
        *_vault_problems(office),
        *(
            Problem("backup_damaged", {"file": line.file.name})
            for line in backups.list_backups(office)
            if not line.ok
        ),
    ]


def advice(office: Office) -> list[Problem]:
    """What should be done although nothing is wrong: the newest good backup is old and people have worked since."""
    made = [line.made for line in backups.list_backups(office) if line.ok and line.made is not None]
    with office.store.reading() as unit:
        recent = unit.changes.recent(1)
    if not recent or not backups.changed_since_newest(office):
        return []
    age = office.clock() - max(made, default=recent[0].at)
    return [Problem("backup_old", {"days": age.days})] if age > OLDEST_BACKUP else []


def check_quickly(office: Office) -> list[Problem]:
    """What is worth looking at after every start; under a second at 50 000 people."""
    return [*integrity.pages_and_rules(office.source.engine), *_vault_problems(office)]


def mend(office: Office) -> None:
    """Make everything anew that is computed from the records: search, sorting, and a lost or damaged ``vault.json``."""
    integrity.renew_derived(office.source.engine)
    if list(_vault_problems(office)):
        vault.write(office.place.vault, office.vault)


def _vault_problems(office: Office) -> Iterator[Problem]:
    try:
        if vault.read(office.place.vault) != office.vault:
            yield Problem("vault_differs")
    except Trouble:
        yield Problem("vault_damaged")
