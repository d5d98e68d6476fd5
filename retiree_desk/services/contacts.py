"""Ways to reach a person: further phones, addresses and family contacts, and the number that is tried first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from retiree_desk.domain import phones
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row, Value
from retiree_desk.store.unit import Unit


class Way(StrEnum):
    """What hangs on a person; the value is its table."""

    PHONE = "phone"
    ADDRESS = "address"
    CONTACT = "contact"


NEEDED = {Way.PHONE: "number", Way.ADDRESS: "text", Way.CONTACT: "name"}
_PHONES = {Way.PHONE: "number", Way.CONTACT: "phone"}


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number and whose it is; ``owner`` is empty for the person's own."""

    text: str
    kind: str = ""
    owner: str = ""


def of_member(unit: Unit, uid: Uid) -> dict[Way, list[Row]]:
    """Everything further that leads to a person, each in its order."""
    return {way: sorted(unit.rows(way).of_member(uid), key=_position) for way in Way}


def add(unit: Unit, way: Way, uid: Uid, values: Row) -> Uid:
    """Keep a further phone, address or family contact, behind those there."""
    place = len(unit.rows(way).of_member(uid))
    return unit.rows(way).add({**_checked(way, values), "member_id": uid, "position": place})


def edit(unit: Unit, way: Way, row: Uid, values: Row) -> None:
    """Write the columns given."""
    unit.rows(way).update(row, _checked(way, values))


def remove(unit: Unit, way: Way, row: Uid) -> None:
    """Take it out of sight; undo brings it back."""
    unit.rows(way).void(row)


def first_number(values: Row, further: Sequence[Row] = (), contacts: Sequence[Row] = ()) -> Number | None:
    """The number to try first: in the way the person prefers, then the newest verified, then whoever answers for them."""
    own = [
        Number(str(values[key]), kind)
        for key, kind in _preferred(values.get("contact_way"))
        if values.get(key)
    ]
    verified = sorted(
        (row for row in further if row.get("number") and row.get("verified_on")),
        key=lambda row: str(row["verified_on"]),
        reverse=True,
    )
    rest = [row for row in further if row.get("number") and not row.get("verified_on")]
    numbers = own + [_number(row) for row in (*verified, *rest)]
    if values.get("contact_phone"):
        numbers.append(Number(str(values["contact_phone"]), "", _owner(values)))
    numbers += [Number(str(row["phone"]), "", _spoken(row)) for row in contacts if row.get("phone")]
    return numbers[0] if numbers else None


def _preferred(way: Value) -> tuple[tuple[str, str], ...]:
    own = (("mobile", "手机"), ("home_phone", "住宅"))
    return own[::-1] if way == "住宅电话" else own


def _number(row: Row) -> Number:
    return Number(str(row["number"]), str(row.get("kind") or ""), str(row.get("owner") or ""))


def _owner(values: Row) -> str:
    return " ".join(str(values[key]) for key in ("contact_relation", "contact_name") if values.get(key))


def _spoken(row: Row) -> str:
    return " ".join(str(row[key]) for key in ("relation", "name") if row.get(key))


def _checked(way: Way, values: Mapping[str, Value]) -> dict[str, Value]:
    found = {key: None if value == "" else value for key, value in values.items()}
    if NEEDED[way] in found and not found[NEEDED[way]]:
        raise RuleBroken(f"{way.value}_blank", NEEDED[way])
    number = found.get(_PHONES.get(way, ""))
    if isinstance(number, str):
        found[_PHONES[way]] = phones.clean(number)
    return found


def _position(row: Row) -> int:
    place = row["position"]
    return place if isinstance(place, int) else 0
