"""What was done to a person and by whom: change sets with their values readable, what happened, and what blocks an undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from retiree_desk.domain.fields import Kind, by_key
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.values import Row, Value
from retiree_desk.store.changes import Change, ChangeSet
from retiree_desk.store.unit import Unit

HANGING = (
    "phone", "address", "contact", "fact", "visit", "stay", "condolence", "waiver", "family_event", "follow_up",
    "issued_paper",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """One change set as far as it touches one person, in the order of its entries."""

    change_set: ChangeSet
    changes: tuple[Change, ...]


class EventKind(StrEnum):
    """What may happen to a person; the value is its table."""

    VISIT = "visit"
    STAY = "stay"
    CONDOLENCE = "condolence"
    FAMILY = "family_event"
    FACT = "fact"
    PAPER = "issued_paper"


_DAYS = {
    EventKind.VISIT: "day",
    EventKind.STAY: "admitted_on",
    EventKind.CONDOLENCE: "day",
    EventKind.FAMILY: "day",
    EventKind.FACT: "effective_on",
    EventKind.PAPER: "day",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One row of what happened, on its day (ISO text, may be empty)."""

    kind: EventKind
    day: str
    row: Row


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A later change that stands in the way of an undo: which change set, whose row, which field."""

    change_set: ChangeSet
    name: str
    table: str
    column: str


def deeds(unit: Unit, uid: Uid, limit: int = 1000) -> list[Deed]:
    """The change sets that touched a person or what hangs on them, the newest first."""
    found: dict[int, list[Change]] = {}
    for change in unit.changes.of_rows([uid, *_hanging_on(unit, uid)], limit):
        found.setdefault(change.change_set.set_id, []).append(_readable(unit, change))
    return [Deed(changes[0].change_set, tuple(reversed(changes))) for changes in found.values()]


def events(unit: Unit, uid: Uid) -> list[Event]:
    """Visits, stays, condolences, family events, dated facts and paper given, the latest first."""
    found = [
        Event(kind, str(row[_DAYS[kind]] or ""), row)
        for kind in EventKind
        for row in unit.rows(kind).of_member(uid)
    ]
    return sorted(found, key=lambda event: event.day, reverse=True)


def of_field(unit: Unit, uid: Uid, key: str) -> list[Change]:
    """Every change of one field of a person, the newest first."""
    return [_readable(unit, change) for change in unit.changes.of_rows([uid]) if change.column == key]


def obstacles(unit: Unit, set_id: int) -> list[Obstacle]:
    """What stands in the way of taking a change set back, with names; empty when nothing does."""
    return list(dict.fromkeys(_obstacles(unit, set_id)))


def _obstacles(unit: Unit, set_id: int) -> Iterator[Obstacle]:
    for blocker in unit.changes.blockers(set_id):
        later = unit.changes.change_set(blocker.set_id)
        yield Obstacle(later, _name_of(unit, blocker.table, blocker.uid), blocker.table, blocker.column)


def _name_of(unit: Unit, table: str, uid: Uid) -> str:
    row = unit.rows(table).get(uid) or {}
    member = row.get("member_id")
    if isinstance(member, bytes):
        row = unit.members.get(member) or {}
    return str(row.get("name") or "")


def _hanging_on(unit: Unit, uid: Uid) -> Sequence[Uid]:
    """Identities of all rows of a person, those taken out of sight too."""
    rows = (row for table in HANGING for row in unit.rows(table).ever_of_member(uid))
    return [found for row in rows if isinstance(found := row["id"], bytes)]


def _readable(unit: Unit, change: Change) -> Change:
    """References spelled as names; everything else as it is."""
    field = by_key().get(change.column) if change.table == "member" else None
    if field is None or field.kind not in (Kind.TREE, Kind.MEMBER):
        return change
    return replace(
        change, old=_spelled(unit, field.kind, change.old), new=_spelled(unit, field.kind, change.new)
    )


def _spelled(unit: Unit, kind: Kind, value: Value) -> Value:
    if not isinstance(value, bytes):
        return value
    if kind is Kind.TREE:
        return unit.tree.words_of(value) or None
    person = unit.members.person(value)
    return person.text("name") if person is not None else None
