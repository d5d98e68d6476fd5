from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.terms import TreeKind
from retiree_desk.services.finding import RANKED, age_of, find
from retiree_desk.store.unit import Store

TODAY = date(2026, 3, 1)


@pytest.fixture
def crowd(store: Store) -> Store:
    """Seventy people called 王 and one 李."""
    with store.unit("test") as unit:
        home = unit.tree.node(TreeKind.AREA, "桃园片区", "3号楼")
        people = [
            {"member_no": f"{number:04d}", "name": "王" + "一二三四五六七"[number % 7]}
            for number in range(70)
        ]
        unit.members.add_many(people)
        unit.members.add(
            {
                "member_no": "9001",
                "name": "李桂兰",
                "sex": "女",
                "birth_date": "1940-03-02",
                "id_number": "110105194003020023",
                "mobile": "15400001234",
                "home_phone": "0960-2345678",
                "category": "离休",
                "status": "在册",
                "area_id": home,
            }
        )
    return store


def test_a_hit_is_masked_and_spelled_out(crowd: Store) -> None:
    with crowd.reading() as unit:
        (one,) = find(unit, "lgl", limit=5, today=TODAY)
    assert (one.member_no, one.name, one.age) == ("9001", "李桂兰", 85)
    assert (one.area, one.building) == ("桃园片区", "3号楼")
    assert one.id_number == "110105********0023"
    assert one.mobile == "154****1234"
    assert "2345" not in one.home_phone


def test_numbers_are_whole_when_asked(crowd: Store) -> None:
    with crowd.reading() as unit:
        (one,) = find(unit, "9001", limit=5, today=TODAY, unmasked=True)
    assert (one.mobile, one.home_phone) == ("15400001234", "0960-2345678")


@pytest.mark.parametrize("limit", [1, RANKED, RANKED + 10, 1000])
def test_the_limit_holds_beyond_what_is_ranked(crowd: Store, limit: int) -> None:
    with crowd.reading() as unit:
        found = find(unit, "王", limit=limit, today=TODAY)
    assert len(found) == min(limit, 70)
    assert len({one.member_no for one in found}) == len(found)


def test_nothing_typed_finds_nobody(crowd: Store) -> None:
    with crowd.reading() as unit:
        assert find(unit, "  ", limit=5, today=TODAY) == []


@pytest.mark.parametrize(
    ("birth", "age"), [("1940-03-02", 85), ("1940-03-01", 86), ("1940", 86), ("", None), ("soon", None)]
)
def test_ages_go_up_on_the_birthday(birth: str, age: int | None) -> None:
    assert age_of(birth, TODAY) == age
