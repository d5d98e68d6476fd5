from __future__ import annotations

from collections import Counter
from random import Random

from retiree_desk.domain import names
from retiree_desk.domain.terms import ETHNICITIES, Sex
from retiree_desk.services import demo_names


def test_names_are_as_the_register_keeps_them() -> None:
    rng = Random(1)
    for place in range(3000):
        named = demo_names.name(rng, (Sex.MALE, Sex.FEMALE)[place % 2], 1930 + place % 45)
        assert names.clean(named.name) == named.name
        assert named.ethnicity in ETHNICITIES


def test_the_common_surnames_are_common() -> None:
    rng = Random(1)
    counted = Counter(demo_names.surname(rng) for _place in range(4000))
    assert {name for name, _count in counted.most_common(4)} == {"王", "李", "张", "刘"}


def test_some_names_have_a_dot_and_some_a_rare_character() -> None:
    rng = Random(1)
    found = [demo_names.name(rng, Sex.FEMALE, 1945).name for _place in range(4000)]
    assert 10 < sum("·" in name for name in found) < 200
    assert any(ord(char) > 0xFFFF for name in found for char in name)
