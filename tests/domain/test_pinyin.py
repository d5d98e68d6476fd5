"""How names are read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain import pinyin
from retiree_desk.domain.rules import RuleBroken

SINGLE_SURNAMES = (
    "曾zeng 单shan 仇qiu 查zha 解xie 区ou 缪miao 翟zhai 覃qin 盖ge 种chong 朴piao 乐yue 员yun 折she 黑he 秘bi 繁po "
    "召shao 句gou 隗wei 郇xun 祭zhai 牟mu 卜bu 阚kan 适kuo 都du 会gui 洗xian 粘nian 佴nai 那na 宁ning 尉wei 万wan "
    "任ren 华hua 葛ge 石shi 盛sheng 纪ji 过guo 薄bo 褚chu 逄pang 訾zi 瞿qu 钭tou 乜nie 炅gui 吕lv 王wang 张zhang 沈shen "
    "贾jia 车che 柏bai 俞yu 宿su 晁chao 谌chen 费fei 强qiang 相xiang 叶ye 夏xia 许xu 余yu 臧zang 陆lu 甄zhen 冯feng 欧ou"
)
COMPOUND_SURNAMES = (
    "尉迟yuchi 万俟moqi 长孙zhangsun 澹台tantai 令狐linghu 欧阳ouyang 诸葛zhuge 上官shangguan 司马sima 皇甫huangfu "
    "单于chanyu 独孤dugu 乐正yuezheng 闾丘lvqiu 鲜于xianyu 宇文yuwen 慕容murong 呼延huyan 钟离zhongli 亓官qiguan"
)
OTHER_READINGS = "覃tan 盖gai 朴pu 乐le 黑hei 隗kui 郇huan 祭ji 牟mou 曾ceng 翟di 仇chou 单dan 莘xin 谌shen"


def pairs(text: str) -> list[tuple[str, str]]:
    return re.findall(r"([^a-z ]+)([a-z]+)", text)


def best(name: str) -> str:
    return " ".join(pinyin.readings(name)[0].syllables)


def full(name: str) -> set[str]:
    return {reading.full for reading in pinyin.readings(name)}


@pytest.mark.parametrize(("surname", "reading"), pairs(SINGLE_SURNAMES))
def test_a_surname_is_read_as_families_read_it(surname: str, reading: str) -> None:
    assert best(surname + "国强") == f"{reading} guo qiang"
    assert best(surname + "强") == f"{reading} qiang"


@pytest.mark.parametrize(("surname", "reading"), pairs(COMPOUND_SURNAMES))
def test_a_surname_of_two_characters(surname: str, reading: str) -> None:
    found = pinyin.readings(surname + "国强")
    assert found[0].full == reading + "guoqiang"
    assert len(found[0].initials) == 4


@pytest.mark.parametrize(("surname", "reading"), pairs(OTHER_READINGS))
def test_another_reading_of_the_surname_is_known_too(surname: str, reading: str) -> None:
    assert reading + "guoqiang" in full(surname + "国强")


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("张长江", "zhang chang jiang"),
        ("李朝晖", "li zhao hui"),
        ("王朝", "wang chao"),
        ("王重庆", "wang chong qing"),
        ("任重远", "ren zhong yuan"),
        ("陈建行", "chen jian xing"),
        ("王乐乐", "wang le le"),
        ("刘珩", "liu heng"),
        ("吕绿", "lv lv"),
        ("買買提", "mai mai ti"),
        ("張國強", "zhang guo qiang"),
        ("王𬀩𫖯", "wang wei fu"),
        ("买买提·艾力", "mai mai ti ai li"),
        ("单木·曾", "dan mu ceng"),
        ("John Smith", "john smith"),
        ("Zoë Öttl", "zoe ottl"),
        ("阿Q", "a q"),
    ],
)
def test_names(name: str, reading: str) -> None:
    assert best(name) == reading


def test_a_name_has_its_initials() -> None:
    assert pinyin.readings("张国强")[0].initials == "zgq"
    assert pinyin.readings("John Smith")[0].initials == "js"


@pytest.mark.parametrize("name", ["", "·", "123", "?!", "\ue000"])
def test_what_cannot_be_read_has_no_reading(name: str) -> None:
    assert not pinyin.readings(name)


def test_combinations_are_capped_and_the_nearest_come_first() -> None:
    found = pinyin.readings("单乐长重参差")
    assert len(found) == pinyin.MOST_READINGS
    departures = [
        sum(a != b for a, b in zip(found[0].syllables, one.syllables, strict=True)) for one in found
    ]
    assert departures == sorted(departures)
    assert len(set(found)) == len(found)


def test_the_longest_name_of_many_readings_is_read_at_once() -> None:
    assert len(pinyin.readings("长乐" * 25)) == pinyin.MOST_READINGS


@pytest.mark.parametrize(
    ("written", "syllables"),
    [
        ("zēng guó fán", "zeng guo fan"),
        ("zeng guofan", "zeng guo fan"),
        ("ZengGuoFan", "zeng guo fan"),
        ("lǘ", "lv"),
        ("lü xian", "lv xian"),
        ("lu:", "lv"),
        ("Xi'an", "xi an"),
        ("nǚ wá", "nv wa"),
        ("John Smith", "john smith"),
    ],
)
def test_a_noted_reading_is_cut_into_syllables(written: str, syllables: str) -> None:
    assert " ".join(pinyin.parse_override(written)) == syllables


@pytest.mark.parametrize("written", ["曾国藩", "", "zeng2", " '"])
def test_a_noted_reading_must_be_letters(written: str) -> None:
    with pytest.raises(RuleBroken, match="not_pinyin"):
        pinyin.parse_override(written)


def test_a_noted_reading_goes_first_and_the_others_stay() -> None:
    found = pinyin.readings("曾国藩", override="céng guó fān")
    assert [one.full for one in found] == ["cengguofan", "zengguofan"]
    assert pinyin.readings("曾国藩", override="luo bo")[0].initials == "lb"


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=4))
def test_readings_are_lower_case_ascii(name: str) -> None:
    assert all(one.full.isascii() and one.full.islower() for one in pinyin.readings(name))


@given(st.text(max_size=12))
def test_any_text_can_be_asked(text: str) -> None:
    for one in pinyin.readings(text):
        assert all(one.syllables)


@pytest.mark.parametrize(
    ("text", "answer"), [("zhang", True), ("lv", True), ("zhangguo", False), ("zgq", False)]
)
def test_one_syllable_is_told(text: str, answer: bool) -> None:
    assert pinyin.is_syllable(text) is answer
