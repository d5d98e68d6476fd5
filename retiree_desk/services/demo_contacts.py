"""Further telephones, addresses and relatives of the invented people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from retiree_desk.domain.terms import AddressKind, Living, PhoneKind, Sex
from retiree_desk.domain.values import Row
from retiree_desk.services import demo_names, demo_places
from retiree_desk.services.demo_plan import Plan, Sketch

_WHOLE_CITY = demo_places.FEWEST_PER_AREA * len(demo_places.AREAS)


class Kept(NamedTuple):
    """A row and the table it belongs to."""

    table: str
    row: Row


def contacts(plan: Plan, people: Sequence[Sketch]) -> Iterator[Kept]:
    """What hangs on each person beside the register's own columns."""
    rng = plan.rng("contacts")
    for person in people:
        if rng.random() < 0.45:
            yield Kept("contact", _relative(rng, person))
        if rng.random() < 0.15:
            yield Kept("phone", _phone(rng, person))
        if rng.random() < 0.08:
            yield Kept("address", _address(rng, person))


def _relative(rng: Random, person: Sketch) -> Row:
    alone = bool(person.living & {Living.CHILDLESS, Living.CHILDLESS_COUPLE})
    relation, sex = rng.choice(
        (("侄子", Sex.MALE), ("外甥女", Sex.FEMALE))
        if alone
        else (("儿子", Sex.MALE), ("女儿", Sex.FEMALE), ("儿媳", Sex.FEMALE))
    )
    return {
        "member_id": person.uid,
        "name": demo_names.surname(rng) + demo_names.given(rng, sex, 1972),
        "relation": relation,
        "phone": demo_places.mobile(rng),
        "lives_with": "是" if rng.random() < 0.3 else "否",
        "decides": "是" if rng.random() < 0.5 else "否",
        "position": 1,
    }


def _phone(rng: Random, person: Sketch) -> Row:
    return {
        "member_id": person.uid,
        "kind": PhoneKind.MOBILE,
        "number": demo_places.mobile(rng),
        "owner": rng.choice(("本人", "老伴", "儿子", "女儿", "保姆")),
        "position": 1,
    }


def _address(rng: Random, person: Sketch) -> Row:
    return {
        "member_id": person.uid,
        "kind": rng.choice((AddressKind.POSTAL, AddressKind.HOUSEHOLD)),
        "text": demo_places.in_city(rng, _WHOLE_CITY).address,
        "postcode": "096001",
        "note": rng.choice(("女儿家", "老宅", "")) or None,
        "position": 1,
    }
