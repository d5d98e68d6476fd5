"""What stands at the door of a data folder, told without the password and without anything heavy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from retiree_desk.store import vault
from retiree_desk.store.place import Place, check_place, expect_office, hold


@dataclass(frozen=True, slots=True)
class Door:
    """A closed office: whose it is and who has a password."""

    folder: Path
    office: str
    users: tuple[str, ...]


def look(folder: Path) -> Door:
    """The office in ``folder``.

    Trouble ``office_missing``, ``database_gone``, ``database_empty``, ``place_is_network``, ``place_is_synced``,
    ``office_in_use`` or ``vault_damaged``; a folder without its office is never taken for a new one.
    """
    check_place(folder)
    place = Place(folder)
    expect_office(place)
    hold(place).release()
    found = vault.read(place.vault)
    return Door(folder, found.office, tuple(found.users))
