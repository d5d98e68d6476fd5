"""One person, whole: the register's values spelled out, everything that hangs on them, and their history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retiree_desk.domain import dates, members
from retiree_desk.domain.fields import Field, Kind, all_fields
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row, Value
from retiree_desk.services import history
from retiree_desk.services.finding import age_of
from retiree_desk.services.history import HANGING, Deed
from retiree_desk.store.members import Member
from retiree_desk.store.unit import Unit

_INTERNAL = frozenset({"id", "voided", "member_id", "trip_id", "stay_id", "campaign_id", "position"})


@dataclass(frozen=True, slots=True)
class Spouse:
    """Another member who is the person's spouse."""

    member_no: str
    name: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything on record of one person.

    ``values`` are the fields that are not blank, by key, groupings and the spouse spelled as text; ``hanging`` holds the
    rows of each further table without their identities, in the order they were added.
    """

    uid: Uid
    values: Row
    age: int | None
    spouse: Spouse | None
    completeness: int
    hanging: dict[str, list[Row]]
    history: list[Deed]


def show(unit: Unit, member_no: str, *, today: date) -> Whole:
    """The person with this member number; RuleBroken ``member_unknown`` when there is none."""
    uid = unit.members.uid_of_number(member_no)
    person = unit.members.person(uid) if uid is not None else None
    if uid is None or person is None:
        raise RuleBroken("member_unknown", "member_no", number=member_no)
    spouse = _spouse(unit, person)
    return Whole(
        uid=uid,
        values=_values(unit, person, spouse),
        age=age_of(members.birth_of(person.values), _last_day(person.values, today)),
        spouse=spouse,
        completeness=members.completeness(person.values),
        hanging={table: _rows(unit, table, uid) for table in HANGING},
        history=history.deeds(unit, uid),
    )


def _last_day(values: Row, today: date) -> date:
    """Today, or the day of death (its first possible one): the dead grow no older."""
    died = values.get("died_on")
    return min(today, dates.first_day(died)) if isinstance(died, str) and dates.is_valid(died) else today


def _values(unit: Unit, person: Member, spouse: Spouse | None) -> Row:
    found: dict[str, Value] = {}
    for field in all_fields():
        value = _spelled(unit, field, person, spouse)
        if value is not None and value != "":
            found[field.key] = value
    return found


def _spelled(unit: Unit, field: Field, person: Member, spouse: Spouse | None) -> Value:
    value = person.values.get(field.key)
    if field.kind is Kind.TREE:
        return unit.tree.path_of(value if isinstance(value, bytes) else None)[0]
    if field.key == "building":
        area = person.values.get("area_id")
        return unit.tree.path_of(area if isinstance(area, bytes) else None)[1]
    if field.key == "spouse_id":
        return spouse.member_no if spouse else None
    if field.key == "service_years":
        return members.service_years(person.values.get("work_start"), person.values.get("retired_on"))
    if field.key == "revolution_period":
        return members.revolution_period(person.values.get("revolution_start"))
    return value


def _spouse(unit: Unit, person: Member) -> Spouse | None:
    uid = person.values.get("spouse_id")
    other = unit.members.person(uid) if isinstance(uid, bytes) else None
    return Spouse(other.text("member_no"), other.text("name")) if other is not None else None


def _rows(unit: Unit, table: str, uid: Uid) -> list[Row]:
    return [
        {key: value for key, value in row.items() if key not in _INTERNAL and value is not None}
        for row in unit.rows(table).of_member(uid)
    ]
