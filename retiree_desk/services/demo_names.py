"""Names for invented people: the surnames of the country as they are distributed, given names of each time.

A few belong to smaller peoples and carry the separator U+00B7, a few have characters that old registers and fonts
lack: whoever tries the demo should meet what a real register holds.
"""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import NamedTuple

from retiree_desk.domain.names import DOT
from retiree_desk.domain.terms import Sex

HAN = "汉族"


class Named(NamedTuple):
    """A name and the people it belongs to."""

    name: str
    ethnicity: str


def name(rng: Random, sex: Sex, birth_year: int) -> Named:
    """A name such as people of this sex and time have."""
    draw = rng.random()
    if draw < 0.022:
        return _of_small_people(rng, sex, birth_year)
    if draw < 0.026:
        return Named(surname(rng) + rng.choice(_PLAIN) + rng.choice(_RARE), HAN)
    return Named(surname(rng) + given(rng, sex, birth_year), HAN)


def surname(rng: Random) -> str:
    """A surname, the common ones as often as they are."""
    return rng.choices(_SURNAMES, cum_weights=_SHARES)[0]


def given(rng: Random, sex: Sex, birth_year: int) -> str:
    """One or two characters in the taste of the time."""
    first, last = _GIVEN[sex][0 if birth_year < 1946 else 1 if birth_year < 1960 else 2]
    if rng.random() < 0.2:
        return rng.choice(last)
    return rng.choice(first) + rng.choice(last)


_COMMON = (
    "王:72 李:71 张:67 刘:53 陈:45 杨:30 黄:22 赵:20 吴:20 周:19 徐:14 孙:13 马:12 朱:12 胡:11 郭:11 何:10 林:10 罗:9 高:9 "
    "郑:9 梁:8 谢:7 宋:7 唐:6 许:6 韩:6 冯:6 邓:6 曹:6 彭:5 曾:5 肖:5 田:5 董:5 袁:5 潘:4 于:4 蒋:4 蔡:4 余:4 杜:4 叶:4 程:4 "
    "苏:4 魏:4 吕:3 丁:3 任:3 沈:3 姚:3 卢:3 姜:3 崔:3 钟:3 谭:3 陆:3 汪:3 范:3 金:3 石:3 廖:2 贾:2 夏:2 韦:2 付:2 方:2 白:2 "
    "邹:2 孟:2 熊:2 秦:2 邱:2 江:2 尹:2 薛:2 闫:2 段:2 雷:2 侯:2 龙:2 史:2 陶:2 黎:2 贺:1 顾:1 毛:1 郝:1 龚:1 邵:1 万:1 钱:1 "
    "严:1 覃:1 武:1 戴:1 莫:1 孔:1 向:1 汤:1 欧阳:1 单:1 仇:1 解:1 查:1 区:1 缪:1 上官:1 司马:1 诸葛:1 盖:1 尉迟:1"
)
_SURNAMES = [part.partition(":")[0] for part in _COMMON.split()]
_SHARES = list(accumulate(int(part.partition(":")[2]) for part in _COMMON.split()))

_GIVEN = {
    Sex.MALE: (
        ("德福文玉国学永长振树志兆守明世维光绍景鸿", "林山海生全才荣华田贵发安祥堂武清云章铭良"),
        ("建志新国和跃胜宝文长玉克德继永援立树思庆", "国华军民平生明强成林忠发春山义荣亮友祥恩"),
        ("卫建志晓永文海立东向新国学少伟宏小春", "东兵军伟明刚涛勇斌辉平民峰江波林宁生"),
    ),
    Sex.FEMALE: (
        ("秀桂淑玉凤兰素惠金翠瑞雅静月佩", "英兰珍芳华荣琴贞云芝香莲清仙娥如"),
        ("秀丽淑玉建爱美慧桂春凤金雅月素", "华萍英兰梅珍敏玲芬琴芝云霞荣清"),
        ("丽红晓海春艳雪卫小玉新亚慧文静", "霞燕红梅娟玲萍敏琳英丽莉芳华洁"),
    ),
}
_PLAIN = "文明玉国志建永秀桂春"
_RARE = "喆堃犇赟旻祎昇淼燚頔翀彧珺䶮㛃㴋𬭊𬀩𫍯𠅤"

_UYGHUR = {
    Sex.MALE: "买买提 艾合买提 吐尔逊 阿不都热依木 玉素甫 依明 肉孜 卡德尔".split(),
    Sex.FEMALE: "古丽 阿依古丽 帕提古丽 热依汗 古丽娜尔 米热古丽 再娜甫 阿曼古丽".split(),
}
_KAZAKH = {
    Sex.MALE: "努尔兰 阿依肯 巴合提 叶尔江".split(),
    Sex.FEMALE: "阿依努尔 古丽巴努 加娜 玛丽亚".split(),
}
_MONGOL = {
    Sex.MALE: "巴特尔 巴图 额尔敦 苏和 朝鲁".split(),
    Sex.FEMALE: "其其格 乌兰 娜仁 萨仁 高娃".split(),
}
_TIBETAN = {
    Sex.MALE: "扎西旺堆 次仁多吉 格桑平措".split(),
    Sex.FEMALE: "央金卓玛 次仁拉姆 德吉措".split(),
}
_PLAIN_PEOPLES = (
    ("回族", "马白丁沙哈"),
    ("满族", "关佟赵金那"),
    ("壮族", "韦覃黄莫"),
    ("朝鲜族", "金朴崔李"),
)


def _of_small_people(rng: Random, sex: Sex, birth_year: int) -> Named:
    draw = rng.random()
    if draw < 0.35:
        return Named(f"{rng.choice(_UYGHUR[sex])}{DOT}{rng.choice(_UYGHUR[Sex.MALE])}", "维吾尔族")
    if draw < 0.45:
        return Named(f"{rng.choice(_KAZAKH[sex])}{DOT}{rng.choice(_KAZAKH[Sex.MALE])}", "哈萨克族")
    if draw < 0.55:
        return Named(rng.choice(_MONGOL[sex]), "蒙古族")
    if draw < 0.6:
        return Named(rng.choice(_TIBETAN[sex]), "藏族")
    people, surnames = rng.choice(_PLAIN_PEOPLES)
    return Named(rng.choice(surnames) + given(rng, sex, birth_year), people)
