"""People stand as one walks: by building, unit, floor and room, however the address is written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.addresses import Door, door_of, natural, walk_key


@pytest.mark.parametrize(
    ("address", "door"),
    [
        ("东风里3号楼2单元301室", Door(2, 3, 1)),
        ("东风里3号楼10单元201室", Door(10, 2, 1)),
        ("东风里3号楼2单元301", Door(2, 3, 1)),
        ("东风里三号楼二单元三层一室", Door(2, 3, 1)),
        ("东风里３号楼２－３０１", Door(2, 3, 1)),
        ("东风里3-2-301", Door(2, 3, 1)),
        ("东风里3号楼5门1203室", Door(5, 12, 3)),
        ("东风里十二号楼十一单元三〇一室", Door(11, 3, 1)),
        ("东风里12幢1203", Door(0, 12, 3)),
        ("东风里12幢1203A室", Door(0, 12, 3)),
        ("东风里3号楼", Door()),
        ("三里河", Door()),
        ("十八里店乡三楼", Door(0, 3, 0)),
        ("", Door()),
        ("9" * 5000 + "室", Door(0, 999, 99)),
    ],
)
def test_the_door_is_read_from_the_address(address: str, door: Door) -> None:
    assert door_of(address) == door


def test_neighbours_stand_by_unit_floor_and_room() -> None:
    walked = ["3号楼", "3号楼2单元102", "东风里3号楼2-301", "3号楼二单元1001室", "3号楼10单元201室"]
    assert sorted(reversed(walked), key=lambda one: walk_key("东风", "3号楼", one)) == walked


def test_buildings_stand_by_their_numbers_whatever_the_doors() -> None:
    near, far = walk_key("东风", "3号楼", "10单元201室"), walk_key("东风", "12号楼", "1单元101室")
    assert near < far
    assert walk_key("东风", "", "春风路9号") < walk_key("东风", "", "春风路10号")


def test_natural_keys_sort_buildings_as_people_count() -> None:
    assert sorted(["12号楼", "3号楼", "3号楼2单元"], key=natural) == ["3号楼", "3号楼2单元", "12号楼"]


def test_one_door_is_one_key() -> None:
    assert walk_key("东风", "3号楼", "3号楼2单元301室") == walk_key("东风", "3号楼", "东风里3-2-301")


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 40), st.integers(1, 20)), min_size=2))
def test_every_door_has_its_place(doors: list[tuple[int, int, int]]) -> None:
    keys = [
        walk_key("东", "1号楼", f"1号楼{unit}单元{floor}{room:02}室") for unit, floor, room in sorted(doors)
    ]
    assert all(one <= other for one, other in pairwise(keys))


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert walk_key("", text, text) == walk_key("", text, text)
    assert len(natural(text)) >= len(text)
