"""Names in the order of strokes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.strokes import stroke_count, stroke_key


@pytest.mark.parametrize(
    "order",
    [
        "丁于万卫马王毛文方尹孔邓石卢叶史冯宁司",
        "朱乔任刘关江汤许孙苏杜李杨肖吴何余沈宋张陈",
        "林周郑赵胡钟侯姜姚贺秦袁夏钱徐高郭唐黄萧曹龚崔梁彭董韩程傅曾谢蔡潘薛戴魏",
        "二十人八九大小口山川",
        "一乙二三王玉田",
    ],
)
def test_surnames_stand_as_in_published_lists(order: str) -> None:
    assert sorted(order, key=stroke_key) == list(order)


def test_one_given_character_comes_before_two() -> None:
    given = "宁 军 勇 晨 毅 小洪 玉普 东明 东峰 尔乘 立峰"
    published = ["马飚", "马兴瑞", *(f"王{name}" for name in given.split())]
    assert sorted(published, key=stroke_key) == published


def test_a_compound_surname_goes_by_its_first_character_after_the_simple_ones() -> None:
    order = ["司一", "司文德", "司马光", "司马德文", "司徒文"]
    assert sorted(order, key=stroke_key) == order
    assert sorted(["欧阳娜", "罗一", "欧一"], key=stroke_key) == ["欧一", "欧阳娜", "罗一"]


@pytest.mark.parametrize(
    ("char", "count"),
    [
        ("一", 1),
        ("丁", 2),
        ("王", 4),
        ("文", 4),
        ("张", 7),
        ("魏", 17),
        ("龘", 48),
        ("䶮", 9),
        ("𬭊", 12),
        ("㐱", 5),
    ],
)
def test_stroke_counts(char: str, count: int) -> None:
    assert stroke_count(char) == count


@pytest.mark.parametrize("char", ["A", "\ue863", "·", "\U0010fffd"])
def test_what_has_no_strokes(char: str) -> None:
    assert stroke_count(char) is None


def test_characters_beyond_the_norm_follow_those_of_the_same_count() -> None:
    assert sorted(["㐱", "石", "朱", "司"], key=stroke_key) == ["石", "司", "㐱", "朱"]


def test_names_without_strokes_come_last() -> None:
    assert sorted(["Smith", "魏强", "Jones", "\ue863强"], key=stroke_key) == [
        "魏强",
        "Jones",
        "Smith",
        "\ue863强",
    ]


def test_dots_and_spaces_do_not_count() -> None:
    assert stroke_key("买买提·艾力") == stroke_key("买买提艾力") == stroke_key("买 买提 艾力")
    assert stroke_key("") == stroke_key(" · ") == ""


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=4))
def test_the_surname_decides_before_all_else(name: str) -> None:
    count = stroke_count(name[0])
    assert count is not None
    assert stroke_key(name).startswith(f"{count:02}")


@given(st.text(min_size=1, max_size=6), st.text(min_size=1, max_size=6))
def test_different_names_have_different_keys(one: str, other: str) -> None:
    plain = [text.replace("·", "") for text in ("".join(one.split()), "".join(other.split()))]
    assert (stroke_key(one) == stroke_key(other)) == (plain[0] == plain[1])


def test_the_table_holds_each_character_once_and_the_first_two_levels_of_gb18030() -> None:
    missing = [
        char
        for char in map(chr, (*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FA6)))
        if stroke_count(char) is None
    ]
    assert missing == []
