from __future__ import annotations

from random import Random

from retiree_desk.services.demo_words import said


def test_a_record_says_little_and_only_in_its_fields() -> None:
    rng = Random(1)
    found = [said(rng) for _place in range(500)]
    assert any(not one for one in found)
    assert {key for one in found for key in one} == {"condition", "difficulties", "suggestions", "plans"}
