"""Taking an operation back, days later: what stands in the way, with names, and the deed itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NamedTuple

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import backups
from retiree_desk.services.backups import Reason
from retiree_desk.services.offices import Office
from retiree_desk.store.changes import ChangeSet
from retiree_desk.store.unit import Store, Unit

FOUNDING = frozenset({"office.create", "restore"})
BACKED_UP = frozenset({"import", "member.merge", "sync.apply"})
"""Operations that touch so many records that a backup is made before they are taken back."""


class Named(NamedTuple):
    """Who is concerned."""

    member_no: str
    name: str


@dataclass(frozen=True, slots=True)
class Blocking:
    """A later operation that touched what the one to be taken back has left."""

    set_id: int
    action: str
    note: str
    at: datetime
    user: str
    members: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """``set_id`` is the operation taken back, None when others stand in the way; ``by`` is the undo's own number."""

    set_id: int | None
    by: int | None = None
    blocked_by: tuple[Blocking, ...] = ()


def undo(office: Office, set_id: int, *, force: bool = False) -> Undone:
    """Take an operation back unless later ones stand in the way; ``force`` overrules those.

    RuleBroken ``change_set_unknown``, ``undo_twice`` or ``undo_never``.
    """
    secure = partial(backups.back_up, office, Reason.UNDO)
    return take_back(office.store, set_id, user=office.user, force=force, secure=secure)


def take_back(
    store: Store, set_id: int, *, user: str, force: bool = False, secure: Callable[[], object]
) -> Undone:
    """``undo`` where only the store is at hand; ``secure`` makes the backup that goes before a large operation."""
    with store.reading() as unit:
        whole = unit.changes.change_set(set_id)
        _expect_possible(unit, whole)
        blocking = blocked_by(unit, set_id)
    if blocking and not force:
        return Undone(None, blocked_by=blocking)
    if whole.action in BACKED_UP:
        secure()
    with store.unit("undo", user=user, undoes=set_id) as unit:
        unit.changes.take_back(set_id)
    return Undone(set_id, unit.change_set_id, blocking)


def is_large(unit: Unit, set_id: int) -> bool:
    """Whether a backup goes before taking it back, which takes its time."""
    return unit.changes.change_set(set_id).action in BACKED_UP


def blocked_by(unit: Unit, set_id: int) -> tuple[Blocking, ...]:
    """The later operations, the newest first, each with the people whose records it touched."""
    touched: dict[int, dict[Named, None]] = {}
    for blocker in unit.changes.blockers(set_id):
        people = touched.setdefault(blocker.set_id, {})
        people.update(dict.fromkeys(_named(unit, blocker.table, blocker.uid)))
    return tuple(_blocking(unit, later, tuple(touched[later])) for later in sorted(touched, reverse=True))


def _expect_possible(unit: Unit, whole: ChangeSet) -> None:
    if whole.action in FOUNDING:
        raise RuleBroken("undo_never", "change_set", number=whole.set_id)
    if whole.undone_by is not None and unit.changes.change_set(whole.undone_by).undone_by is None:
        raise RuleBroken("undo_twice", "change_set", number=whole.set_id)


def _blocking(unit: Unit, set_id: int, people: tuple[Named, ...]) -> Blocking:
    whole = unit.changes.change_set(set_id)
    return Blocking(set_id, whole.action, whole.note, whole.at, whole.user, people)


def _named(unit: Unit, table: str, uid: Uid) -> list[Named]:
    """The person whose row it is; a group or a setting belongs to nobody."""
    row = unit.rows(table).get(uid) or {}
    owner = uid if table == "member" else row.get("member_id")
    person = unit.members.person(owner) if isinstance(owner, bytes) else None
    return [] if person is None else [Named(person.text("member_no"), person.text("name"))]
