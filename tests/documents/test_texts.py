from __future__ import annotations

from retiree_desk.documents.texts import filled, placeholders


def test_placeholders_are_filled_and_the_unknown_left_blank() -> None:
    assert filled("{姓名}同志{称呼}", {"姓名": "王明"}) == "王明同志"


def test_a_part_in_brackets_goes_when_its_fact_is_blank() -> None:
    text = "{姓名}同志[，因{原因}]逝世[，享年{享年}岁]"
    assert filled(text, {"姓名": "王明", "享年": "90"}) == "王明同志逝世，享年90岁"


def test_the_first_known_of_two_facts_is_taken() -> None:
    assert filled("{甲|乙}", {"乙": "有"}) == "有"
    assert filled("{甲|乙}", {"甲": "先", "乙": "后"}) == "先"


def test_every_name_is_told() -> None:
    assert placeholders("{甲|乙}和{丙}") == ("甲", "乙", "丙")


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert filled("{姓名}", {"姓名": "{单位}", "单位": "x"}) == "{单位}"
