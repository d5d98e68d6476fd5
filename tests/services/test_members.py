"""Adding and editing people, with dated facts, spouses and doubts."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.services import members
from retiree_desk.store.unit import Store

TODAY = date(2026, 6, 15)


def _add(store: Store, **values: Value) -> Uid:
    with store.unit("member.add") as unit:
        return members.add(unit, values, today=TODAY)


def _edit(store: Store, uid: Uid, *, since: date | None = None, **values: Value) -> None:
    with store.unit("member.edit") as unit:
        members.edit(unit, uid, values, effective_on=since)


def _value(store: Store, uid: Uid, key: str) -> Value:
    with store.reading() as unit:
        person = unit.members.person(uid)
    assert person is not None
    return person.values[key]


def _facts(store: Store, uid: Uid) -> list[tuple[Value, ...]]:
    with store.reading() as unit:
        rows = unit.rows("fact").of_member(uid)
    return [(row["type"], row["effective_on"], row["before"], row["content"]) for row in rows]


def test_a_new_person_gets_a_number_a_status_and_a_day(store: Store) -> None:
    uid = _add(store, name=" 买买提•艾力 ", id_number="11010519491231002x")
    assert _value(store, uid, "name") == "买买提·艾力"
    assert _value(store, uid, "id_number") == "11010519491231002X"
    assert _value(store, uid, "member_no") == "000001"
    assert _value(store, uid, "status") == "在册"
    assert _value(store, uid, "joined_on") == "2026-06-15"


def test_a_person_needs_a_name_and_nothing_else(store: Store) -> None:
    with pytest.raises(RuleBroken, match="name_blank"):
        _add(store, name="  ", mobile="1")


def test_a_member_number_has_one_owner(store: Store) -> None:
    uid = _add(store, name="甲", member_no="7")
    with pytest.raises(RuleBroken, match="number_taken") as refused:
        _add(store, name="乙", member_no="7")
    assert refused.value.facts == {"number": "7", "name": "甲"}
    _edit(store, uid, member_no="7", note="same number, same person")


def test_a_change_from_a_day_becomes_a_fact(store: Store) -> None:
    uid = _add(store, name="甲", residence="市内", category="内退", flags="独居、重病")
    _edit(store, uid, since=date(2026, 3, 1), residence="省外", category="退休", flags="独居、困难")
    assert _facts(store, uid) == [
        ("类别变更", "2026-03-01", "内退", "退休"),
        ("居住地变更", "2026-03-01", "市内", "省外"),
        ("标记变更", "2026-03-01", None, "+困难 -重病"),
    ]


def test_a_correction_leaves_no_fact(store: Store) -> None:
    uid = _add(store, name="甲", residence="市内")
    _edit(store, uid, residence="省外")
    assert _value(store, uid, "residence") == "省外"
    assert _facts(store, uid) == []


def test_what_did_not_change_makes_no_fact_and_no_change_set(store: Store) -> None:
    uid = _add(store, name="甲", residence="市内", note=None)
    with store.unit("member.edit") as unit:
        members.edit(unit, uid, {"residence": "市内", "note": ""}, effective_on=TODAY)
    assert unit.change_set_id is None


def test_a_date_of_death_makes_the_status(store: Store) -> None:
    uid = _add(store, name="甲")
    _edit(store, uid, since=date(2026, 5, 2), died_on="2026-05-02")
    assert _value(store, uid, "status") == "去世"
    assert _facts(store, uid) == [("去世", "2026-05-02", "在册", "去世")]


def test_a_death_without_a_date_takes_the_day_it_holds_from(store: Store) -> None:
    uid = _add(store, name="甲")
    _edit(store, uid, since=date(2026, 5, 2), status="去世")
    assert _value(store, uid, "died_on") == "2026-05-02"


def test_spouses_are_linked_both_ways_and_parted_both_ways(store: Store) -> None:
    she, he, other = _add(store, name="甲"), _add(store, name="乙"), _add(store, name="丙")
    _edit(store, she, spouse_id=he)
    assert _value(store, he, "spouse_id") == she
    _edit(store, she, spouse_id=other)
    assert _value(store, he, "spouse_id") is None
    assert _value(store, other, "spouse_id") == she
    with pytest.raises(RuleBroken, match="spouse_self"):
        _edit(store, she, spouse_id=she)


def test_whoever_was_the_spouse_before_is_left_without_a_link(store: Store) -> None:
    she, he, other = _add(store, name="甲"), _add(store, name="乙"), _add(store, name="丙")
    _edit(store, she, spouse_id=he)
    _edit(store, other, spouse_id=he)
    assert [_value(store, one, "spouse_id") for one in (she, he, other)] == [None, other, he]


def test_parting_from_somebody_linked_elsewhere_leaves_that_link(store: Store) -> None:
    she, he, other = _add(store, name="甲"), _add(store, name="乙"), _add(store, name="丙")
    with store.unit("import") as unit:
        unit.members.update_many(
            [(she, {"spouse_id": he}), (he, {"spouse_id": other}), (other, {"spouse_id": he})]
        )
    _edit(store, she, spouse_id=None)
    assert [_value(store, one, "spouse_id") for one in (she, he, other)] == [None, other, he]


def test_doubts_about_an_id_number_are_told_not_refused(store: Store) -> None:
    uid = _add(store, name="甲", id_number="110105194912310021", birth_date="1950-01-01", sex="男")
    assert _value(store, uid, "id_number") == "110105194912310021"
    values: dict[str, Value] = {"id_number": "110105194912310021", "birth_date": "1950-01-01", "sex": "男"}
    assert {str(doubt.code) for doubt in members.doubts(values)} == {
        "check_digit",
        "birth_differs",
        "sex_differs",
    }
    assert members.doubts({"name": "甲"}) == ()


def test_a_possible_twin_is_told_by_either_form_of_the_number_or_name_and_birth(store: Store) -> None:
    first = _add(store, name="甲", id_number="110105491231002")
    second = _add(store, name="乙", birth_date="1940-01-02")
    with store.reading() as unit:
        assert members.possible_twins(unit, {"id_number": "11010519491231002X"}) == [first]
        assert members.possible_twins(unit, {"name": "乙", "birth_date": "1940-01-02"}) == [second]
        assert members.possible_twins(unit, {"name": "乙", "birth_date": "1940-01-02"}, besides=second) == []
        assert members.possible_twins(unit, {"name": "乙"}) == []


def test_a_person_goes_to_the_bin_and_comes_back(store: Store) -> None:
    uid = _add(store, name="甲")
    with store.unit("member.void") as unit:
        members.void(unit, uid)
    with store.reading() as reading:
        assert [row["id"] for row in reading.members.voided()] == [uid]
    with store.unit("member.restore") as unit:
        members.restore(unit, uid)
    with store.reading() as reading:
        assert list(reading.members.voided()) == []


def test_nobody_comes_back_to_a_number_that_is_another_persons_by_now(store: Store) -> None:
    uid = _add(store, name="甲", member_no="7")
    with store.unit("member.void") as unit:
        members.void(unit, uid)
    _add(store, name="乙", member_no="7")
    with pytest.raises(RuleBroken, match="number_taken") as refused, store.unit("member.restore") as unit:
        members.restore(unit, uid)
    assert refused.value.facts == {"number": "7", "name": "乙"}


def test_nobody_is_edited_who_is_not_there(store: Store) -> None:
    with pytest.raises(RuleBroken, match="member_unknown"):
        _edit(store, b"x" * 16, name="甲")
