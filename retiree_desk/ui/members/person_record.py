"""Everything a person's page shows, read in one steady view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retiree_desk.domain.cadence import Obligation
from retiree_desk.domain.fields import Kind, stored_fields
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.values import Row
from retiree_desk.services import contacts, history, obligations
from retiree_desk.services.contacts import Number, Way
from retiree_desk.services.history import Deed, Event
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Record:
    """A person: the row, its references spelled, what hangs on it, what happened and what was done."""

    uid: Uid
    voided: bool
    row: Row
    spelled: dict[str, str]
    ways: dict[Way, list[Row]]
    number: Number | None
    owed: tuple[Obligation, ...]
    events: tuple[Event, ...]
    deeds: tuple[Deed, ...]

    @property
    def name(self) -> str:
        """The person's name."""
        return str(self.row.get("name") or "")


def record_of(unit: Unit, uid: Uid, today: date) -> Record | None:
    """Read it as of today; nothing when there is no such person."""
    person = unit.members.person(uid)
    if person is None:
        return None
    ways = contacts.of_member(unit, uid)
    return Record(
        uid=uid,
        voided=person.voided,
        row=person.values,
        spelled=_spelled(unit, person.values),
        ways=ways,
        number=contacts.first_number(person.values, ways[Way.PHONE], ways[Way.CONTACT]),
        owed=() if person.voided else tuple(obligations.owed_by(unit, uid, today, everything=False)),
        events=tuple(history.events(unit, uid)),
        deeds=tuple(history.deeds(unit, uid)),
    )


def _spelled(unit: Unit, row: Row) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in stored_fields():
        value = row.get(field.key)
        if not isinstance(value, bytes):
            continue
        if field.kind is Kind.TREE:
            found[field.key] = unit.tree.words_of(value)
        elif field.kind is Kind.MEMBER:
            person = unit.members.person(value)
            found[field.key] = person.text("name") if person is not None else ""
    return found
