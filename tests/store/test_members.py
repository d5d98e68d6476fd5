"""Lists, pages and look-ups of the register's table."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.id_numbers import match_key
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.domain.terms import TreeKind
from retiree_desk.domain.values import Value
from retiree_desk.store.unit import Store

TODAY = date(2026, 6, 15)


def _add(store: Store, *people: dict[str, Value]) -> list[Uid]:
    with store.unit("member.add") as unit:
        return unit.members.add_many(list(people))


def _names(store: Store, query: ListQuery) -> list[Value]:
    with store.reading() as unit:
        seqs = unit.members.ids(query, TODAY)
        return [line.values["name"] for line in unit.members.lines(seqs, ["name"])]


def test_a_list_shows_those_on_the_register_by_pinyin(store: Store) -> None:
    _add(store, {"name": "张三"}, {"name": "单于"}, {"name": "曾国藩"}, {"name": "去者", "status": "转出"})
    assert _names(store, ListQuery()) == ["单于", "曾国藩", "张三"]
    assert _names(store, ListQuery(standings=(Standing.LEFT,))) == ["去者"]
    assert len(_names(store, ListQuery(standings=()))) == 4


def test_surnames_are_read_as_surnames_when_sorted(store: Store) -> None:
    _add(store, {"name": "曾强"}, {"name": "张强"}, {"name": "查强"}, {"name": "仇强"})
    assert _names(store, ListQuery()) == ["仇强", "曾强", "查强", "张强"]


def test_stroke_order_is_the_polite_one(store: Store) -> None:
    _add(store, {"name": "王刚"}, {"name": "丁一"}, {"name": "文华"})
    assert _names(store, ListQuery(sort=Sort.STROKE)) == ["丁一", "王刚", "文华"]


def test_age_bands_include_both_ends_and_follow_the_birthday(store: Store) -> None:
    _add(
        store,
        {"name": "today80", "birth_date": "1946-06-15"},
        {"name": "tomorrow80", "birth_date": "1946-06-16"},
        {"name": "is89", "birth_date": "1936-06-16"},
        {"name": "is90", "birth_date": "1936-06-15"},
        {"name": "unknown"},
    )
    assert sorted(map(str, _names(store, ListQuery(min_age=80, max_age=89)))) == ["is89", "today80"]
    assert sorted(map(str, _names(store, ListQuery(min_age=90)))) == ["is90"]


def test_the_birth_date_is_taken_from_the_id_number_when_the_office_set_none(store: Store) -> None:
    _add(store, {"name": "甲", "id_number": "11010519491231002X"})
    assert _names(store, ListQuery(min_age=76, max_age=76)) == ["甲"]


def test_lists_by_group_hold_all_below_it(store: Store) -> None:
    with store.unit("member.add") as unit:
        unit.members.add({"name": "楼上", "area_id": unit.tree.node("片区", "城北/二片", "3号楼")})
        unit.members.add({"name": "片上", "area_id": unit.tree.node("片区", "城北/二片")})
        unit.members.add({"name": "城南", "area_id": unit.tree.node("片区", "城南")})
        north = unit.tree.node("片区", "城北")
    assert north is not None
    assert sorted(map(str, _names(store, ListQuery(nodes=(north.hex(),))))) == ["楼上", "片上"]


def test_nodes_of_one_grouping_widen_a_list_and_another_grouping_narrows_it(store: Store) -> None:
    with store.unit("member.add") as unit:
        north, south = unit.tree.node("片区", "城北"), unit.tree.node("片区", "城南")
        branch = unit.tree.node("党支部", "一支部")
        unit.members.add({"name": "甲", "area_id": north, "party_branch_id": branch})
        unit.members.add({"name": "乙", "area_id": south})
        unit.members.add({"name": "丙"})
    assert north
    assert south
    assert branch
    areas = (north.hex(), south.hex())
    assert sorted(map(str, _names(store, ListQuery(nodes=areas)))) == ["乙", "甲"]
    assert _names(store, ListQuery(nodes=(*areas, branch.hex()))) == ["甲"]
    assert _names(store, ListQuery(nodes=("00" * 16,))) == []


def test_terms_are_matched_whole_and_blanks_can_be_asked_for(store: Store) -> None:
    _add(
        store,
        {"name": "甲", "flags": "独居、重病", "category": "离休"},
        {"name": "乙", "flags": "重病残疾", "category": "退休"},
        {"name": "丙"},
    )
    assert _names(store, ListQuery(terms=(("flags", ("重病",)),))) == ["甲"]
    assert sorted(map(str, _names(store, ListQuery(terms=(("category", ("离休", "")),))))) == ["丙", "甲"]
    assert _names(store, ListQuery(missing="flags")) == ["丙"]


def test_a_list_can_be_narrowed_by_words(store: Store) -> None:
    _add(store, {"name": "王秀兰", "mobile": "13800001234"}, {"name": "王秀英"}, {"name": "李秀兰"})
    assert _names(store, ListQuery(text="王秀")) == ["王秀兰", "王秀英"]
    assert _names(store, ListQuery(text="王 1234")) == ["王秀兰"]


def test_numbers_sort_as_people_count(store: Store) -> None:
    _add(store, {"name": "十", "member_no": "A10"}, {"name": "二", "member_no": "A2"})
    assert _names(store, ListQuery(sort=Sort.NUMBER)) == ["二", "十"]
    assert _names(store, ListQuery(sort=Sort.NUMBER, descending=True)) == ["十", "二"]


def test_a_page_gives_groupings_as_paths(store: Store) -> None:
    with store.unit("member.add") as unit:
        uid = unit.members.add({"name": "甲", "area_id": unit.tree.node("片区", "城北/二片", "3号楼")})
        seq = unit.members.seq_of(uid)
        assert seq is not None
        (line,) = unit.members.lines([seq], ["name", "area_id", "building", "station_id"])
    assert line.values == {"name": "甲", "area_id": "城北/二片", "building": "3号楼", "station_id": None}


def test_people_are_told_by_number_and_by_either_form_of_the_id_number(store: Store) -> None:
    (uid,) = _add(store, {"name": "甲", "member_no": "007", "id_number": "110105491231002"})
    with store.reading() as unit:
        assert unit.members.uid_of_number("007") == uid
        assert unit.members.uid_of_number("7") is None
        key = match_key("11010519491231002X")
        assert unit.members.uids_of_id_keys([key]) == {key: [uid]}


def test_a_voided_person_is_in_no_list_and_not_found(store: Store) -> None:
    (uid,) = _add(store, {"name": "王秀兰", "member_no": "1"})
    with store.unit("member.void") as unit:
        unit.members.void(uid)
    with store.reading() as unit:
        assert unit.members.find("王秀兰") == []
        assert unit.members.uid_of_number("1") is None
    assert _names(store, ListQuery(standings=())) == []


@pytest.mark.parametrize(
    ("taken", "free"), [((), "000001"), (("000041", "000007"), "000042"), (("B9",), "000001")]
)
def test_a_free_number_is_one_more_than_the_largest(store: Store, taken: tuple[str, ...], free: str) -> None:
    _add(store, *({"name": "甲", "member_no": number} for number in taken))
    with store.reading() as unit:
        assert unit.members.next_number() == free


def test_counts_by_group_leave_out_those_who_left(store: Store) -> None:
    with store.unit("member.add") as unit:
        node = unit.tree.node("党支部", "第一支部")
        unit.members.add({"name": "甲", "party_branch_id": node})
        unit.members.add({"name": "乙", "party_branch_id": node, "status": "去世"})
    with store.reading() as unit:
        assert unit.members.counts_by_node(TreeKind.PARTY_BRANCH) == {node: 1}
