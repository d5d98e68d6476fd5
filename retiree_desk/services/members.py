"""What people do to the register: add, edit, take out of sight and bring back a person, and set their photo.

Values come already read (dates as ISO text, money in fen); nothing is forced but a name. Doubts about an ID number
are warnings (``doubts``), never refusals.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from retiree_desk.domain import dated, id_numbers, members, names
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Status
from retiree_desk.domain.values import Row, Value
from retiree_desk.store.unit import Unit


def add(unit: Unit, values: Row, *, today: date) -> Uid:
    """Take a person into the register; without a member number the next free one is given."""
    checked: dict[str, Value] = {
        key: value for key, value in _checked(unit, values, None).items() if value is not None
    }
    checked.setdefault("member_no", unit.members.next_number())
    checked.setdefault("status", Status.REGISTERED.value)
    checked.setdefault("joined_on", today.isoformat())
    uid = unit.members.add(_with_death(checked, {}))
    _pair_up(unit, uid, checked, None)
    return uid


def edit(unit: Unit, uid: Uid, values: Row, *, effective_on: date | None) -> None:
    """Write the fields given.

    ``effective_on`` is the day from which changed category, status, residence, care level and flags hold: each becomes
    a dated fact. Empty means a correction: the value had been wrong all along.
    """
    person = unit.members.person(uid)
    if person is None:
        raise RuleBroken("member_unknown", "member_no", number="")
    checked = _with_death(_checked(unit, values, uid), person.values, effective_on)
    changed = {key: value for key, value in checked.items() if person.values.get(key) != value}
    unit.members.update(uid, changed)
    if effective_on is not None:
        keep_facts(unit, uid, person.values, changed, effective_on)
    before = person.values.get("spouse_id")
    _pair_up(unit, uid, changed, before if isinstance(before, bytes) else None)


def keep_facts(unit: Unit, uid: Uid, old: Row, new: Row, effective_on: date) -> None:
    """Write the dated facts that lead from the old values to the new ones."""
    rows: list[dict[str, Value]] = [
        {
            "member_id": uid,
            "type": change.type,
            "effective_on": effective_on.isoformat(),
            "before": change.before,
            "content": change.content,
            "entered_at": unit.now.isoformat(timespec="seconds"),
        }
        for change in dated.dated_changes(old, new)
    ]
    unit.rows("fact").add_many(rows)


def void(unit: Unit, uid: Uid) -> None:
    """Put a person entered by mistake into the recycle bin; nothing is lost."""
    unit.members.void(uid)


def restore(unit: Unit, uid: Uid) -> None:
    """Bring a person back from the recycle bin; RuleBroken ``number_taken`` when the number is another's by now."""
    person = unit.members.person(uid)
    _refuse_taken_number(unit, person.text("member_no") if person else None, uid)
    unit.members.unvoid(uid)


def doubts(values: Mapping[str, Value]) -> tuple[id_numbers.Doubt, ...]:
    """What looks wrong with the ID number beside the birth date and the sex."""
    number, sex = values.get("id_number"), values.get("sex")
    if not isinstance(number, str) or not number:
        return ()
    birth = members.birth_text(values.get("birth_date"), None, None)
    return id_numbers.check(number, birth=birth or None, sex=sex if isinstance(sex, str) else None)


def possible_twins(unit: Unit, values: Row, besides: Uid | None = None) -> list[Uid]:
    """People who may be the same person: the same ID number, or the same name and birth date."""
    found: list[Uid] = []
    number, name, birth = (values.get(key) for key in ("id_number", "name", "birth_date"))
    if isinstance(number, str) and (key := id_numbers.match_key(number)):
        found += unit.members.uids_of_id_keys([key]).get(key, [])
    if isinstance(name, str) and isinstance(birth, str) and name and birth:
        found += unit.members.twins_of(name, birth)
    return [uid for uid in dict.fromkeys(found) if uid != besides]


def _checked(unit: Unit, values: Row, uid: Uid | None) -> dict[str, Value]:
    found: dict[str, Value] = {key: None if value == "" else value for key, value in values.items()}
    if "name" in found or uid is None:
        found["name"] = names.clean(str(found.get("name") or ""))
        if not found["name"]:
            raise RuleBroken("name_blank", "name")
    if isinstance(found.get("id_number"), str):
        found["id_number"] = id_numbers.normalise(str(found["id_number"]))
    _refuse_taken_number(unit, found.get("member_no"), uid)
    if uid is not None and found.get("spouse_id") == uid:
        raise RuleBroken("spouse_self", "spouse_id")
    return found


def _refuse_taken_number(unit: Unit, number: Value, uid: Uid | None) -> None:
    owner = unit.members.uid_of_number(number) if isinstance(number, str) and number else None
    if owner is not None and owner != uid:
        person = unit.members.person(owner)
        raise RuleBroken(
            "number_taken", "member_no", number=number, name=person.text("name") if person else ""
        )


def _with_death(values: dict[str, Value], old: Row, effective_on: date | None = None) -> dict[str, Value]:
    """A date of death makes the status 去世, and a death without a date takes the day it takes effect."""
    died_on = values.get("died_on", old.get("died_on"))
    if values.get("died_on") and values.get("status", old.get("status")) != Status.DECEASED:
        values["status"] = Status.DECEASED.value
    if values.get("status") == Status.DECEASED and not died_on and effective_on is not None:
        values["died_on"] = effective_on.isoformat()
    return values


def _pair_up(unit: Unit, uid: Uid, changed: Row, before: Uid | None) -> None:
    """The spouse link holds both ways; whoever was linked to one of the two is parted from them."""
    if "spouse_id" not in changed:
        return
    after = changed["spouse_id"]
    if before is not None and before != after:
        _part(unit, before, uid)
    if isinstance(after, bytes):
        person = unit.members.person(after)
        former = person.values.get("spouse_id") if person else None
        if isinstance(former, bytes) and former != uid:
            _part(unit, former, after)
        unit.members.update(after, {"spouse_id": uid})


def _part(unit: Unit, uid: Uid, other: Uid) -> None:
    """Take the link to ``other`` away, if that is whom it names."""
    person = unit.members.person(uid)
    if person is not None and person.values.get("spouse_id") == other:
        unit.members.update(uid, {"spouse_id": None})
