"""The search box against the real token index."""

from __future__ import annotations

import pytest

from retiree_desk.domain.values import Value
from retiree_desk.store import finding
from retiree_desk.store.unit import Store

PERSON: dict[str, Value] = {
    "name": "曾国藩",
    "former_name": "曾子城",
    "member_no": "GA-00731",
    "id_number": "11010519491231002X",
    "mobile": "13800001234",
    "home_phone": "010-65551239",
    "status": "在册",
}


def _found(store: Store, query: str) -> list[str]:
    with store.reading() as unit:
        return [found.name for found in unit.members.find(query)]


@pytest.mark.parametrize(
    "query",
    ["曾", "国藩", "曾国藩", "子城", "zgf", "cgf", "zengguofan", "zeng'guo", "ZGF", "002X", "1234", "1239", "731",
     "1949", "19491231", "zgf4", "曾 49", "城北 zgf", "3号楼", "zgf 1234", "1002X", "31002x", "01234", "0001234",
     "551239", "138 0000 1234", "曾guofan", "曾gf", "z国藩", "zgf 01234", "曾gf 49"],
)  # fmt: skip
def test_one_box_finds_by_anything_people_know(store: Store, query: str) -> None:
    with store.unit("test") as unit:
        unit.members.add({"name": "别人", "id_number": "440524188001010014"})
        unit.members.add({**PERSON, "area_id": unit.tree.node("片区", "城北", "3号楼")})
    assert _found(store, query) == ["曾国藩"]


@pytest.mark.parametrize("query", ["", "  ", "xyz", "曾 1950", "zgf 9999", "'"])
def test_what_nobody_answers_finds_nobody(store: Store, query: str) -> None:
    with store.unit("test") as unit:
        unit.members.add(PERSON)
    assert _found(store, query) == []


def test_the_living_come_before_the_dead(store: Store) -> None:
    with store.unit("test") as unit:
        unit.members.add({"name": "王秀兰", "status": "去世"})
        unit.members.add({"name": "王秀兰", "status": "在册", "note": "living"})
    with store.reading() as unit:
        assert [found.status for found in unit.members.find("wxl")] == ["在册", "去世"]


def test_a_further_phone_is_found_and_its_loss_noticed(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.members.add({"name": "王秀兰"})
        phone = unit.rows("phone").add({"member_id": uid, "number": "13911117788"})
    assert _found(store, "7788") == ["王秀兰"]
    with store.unit("test") as unit:
        unit.rows("phone").void(phone)
    assert _found(store, "7788") == []


def test_a_renamed_area_is_found_by_its_new_name_only(store: Store) -> None:
    with store.unit("test") as unit:
        node = unit.tree.node("片区", "城北")
        unit.members.add({"name": "王秀兰", "area_id": unit.tree.node("片区", "城北", "3号楼")})
    assert _found(store, "城北") == ["王秀兰"]
    assert node is not None
    with store.unit("tree.edit") as unit:
        unit.tree.rename(node, "河东")
    assert _found(store, "城北") == []
    assert _found(store, "河东 3号楼") == ["王秀兰"]


def test_two_broad_words_still_find_the_few_who_answer_both(store: Store) -> None:
    with store.unit("test") as unit:
        unit.members.add_many(
            [
                {"name": f"王{chr(0x4E00 + number)}", "mobile": f"139{number:08d}"}
                for number in range(4000, 6300)
            ]
        )
        unit.members.add_many(
            [
                {"name": f"李{chr(0x4E00 + number)}", "mobile": f"138{number:08d}"}
                for number in range(4000, 6300)
            ]
        )
        unit.members.add({"name": "王独一", "mobile": "13800009999"})
    assert _found(store, "王 138") == ["王独一"]


def test_who_lies_beyond_what_is_read_of_a_broad_word_is_found(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "WIDE", 20)
    with store.unit("test") as unit:
        unit.members.add_many(
            [{"name": f"王{chr(0x4E00 + number)}", "birth_date": "1943"} for number in range(30)]
            + [{"name": f"李{chr(0x4E00 + number)}", "birth_date": "1950"} for number in range(10)]
            + [{"name": "王龘", "birth_date": "1950"}]
        )
    assert _found(store, "王 1950") == ["王龘"]
