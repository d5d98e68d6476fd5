from __future__ import annotations

import pytest

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import contacts
from retiree_desk.services.contacts import Number, Way
from retiree_desk.store.unit import Store


def person(store: Store) -> Uid:
    with store.unit("member.add") as unit:
        return unit.members.add({"name": "王秀兰"})


def test_ways_are_kept_in_their_order_tidied_and_taken_away(store: Store) -> None:
    uid = person(store)
    with store.unit("contact.edit") as unit:
        first = contacts.add(unit, Way.PHONE, uid, {"number": "１５４ ００００ １１１１", "owner": ""})
        contacts.add(unit, Way.PHONE, uid, {"number": "15400002222"})
        contacts.add(unit, Way.CONTACT, uid, {"name": "王小", "phone": "154-0000-3333"})
    with store.reading() as unit:
        found = contacts.of_member(unit, uid)
    assert [row["number"] for row in found[Way.PHONE]] == ["15400001111", "15400002222"]
    assert found[Way.PHONE][0]["owner"] is None
    assert found[Way.CONTACT][0]["phone"] == "15400003333"
    assert found[Way.ADDRESS] == []
    with store.unit("contact.edit") as unit:
        contacts.edit(unit, Way.PHONE, first, {"note": "晚上打"})
        contacts.remove(unit, Way.PHONE, first)
    with store.reading() as unit:
        assert [row["number"] for row in contacts.of_member(unit, uid)[Way.PHONE]] == ["15400002222"]


@pytest.mark.parametrize("way", Way)
def test_a_way_needs_what_makes_it_one(store: Store, way: Way) -> None:
    uid = person(store)
    with pytest.raises(RuleBroken) as refused, store.unit("contact.edit") as unit:
        contacts.add(unit, way, uid, {contacts.NEEDED[way]: ""})
    assert (refused.value.code, refused.value.field) == (f"{way}_blank", contacts.NEEDED[way])


def test_the_first_number_is_the_one_the_person_prefers() -> None:
    own = {"mobile": "1", "home_phone": "2"}
    assert contacts.first_number(own) == Number("1", "手机")
    assert contacts.first_number({**own, "contact_way": "住宅电话"}) == Number("2", "住宅")


def test_a_verified_number_comes_before_others_and_the_family_last() -> None:
    further = [
        {"number": "3", "kind": "其他", "owner": "邻居"},
        {"number": "4", "verified_on": "2025-01-01"},
        {"number": "5", "verified_on": "2026-01-01"},
    ]
    assert contacts.first_number({}, further) == Number("5")
    assert contacts.first_number({}, further[:1]) == Number("3", "其他", "邻居")
    family = {"contact_phone": "6", "contact_name": "王小", "contact_relation": "女儿"}
    assert contacts.first_number(family) == Number("6", "", "女儿 王小")
    assert contacts.first_number({}, (), [{"phone": "7", "name": "王小", "relation": None}]) == Number(
        "7", "", "王小"
    )
    assert contacts.first_number({}) is None
