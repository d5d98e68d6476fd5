"""Invented people in the proportions of real ones: surnames as common as they are, given names of 1925 to 1966.

No person, number or address here is anybody's.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from random import Random

from retiree_desk.domain import id_numbers
from retiree_desk.domain.search_tokens import Searchable

SURNAMES = (
    "王7.2李7.1张6.8刘5.4陈4.5杨3.1赵2.3黄2.2周2.1吴2.0徐1.7孙1.5胡1.3朱1.3高1.2林1.2何1.1郭1.1马1.0罗0.9梁0.8宋0.8郑0.8谢0.7韩0.7"
    "唐0.65冯0.64于0.62董0.6萧0.1程0.57曹0.56袁0.54邓0.54许0.54傅0.2沈0.5曾0.5彭0.5吕0.47苏0.46卢0.45蒋0.45蔡0.44贾0.43丁0.42魏0.42薛0.41"
    "叶0.41阎0.2余0.4潘0.4杜0.4戴0.35夏0.35钟0.35汪0.33田0.33任0.33姜0.32范0.32方0.31石0.31姚0.3谭0.3廖0.3邹0.29熊0.28金0.28陆0.27郝0.26孔0.25"
    "白0.25崔0.25康0.24毛0.23邱0.23秦0.22江0.22史0.21顾0.21侯0.2邵0.2孟0.2龙0.2万0.2段0.2雷0.18钱0.18汤0.17尹0.16黎0.16易0.15常0.15武0.15乔0.14"
    "贺0.14赖0.13龚0.13文0.13庞0.12樊0.12兰0.11殷0.1施0.1陶0.1洪0.1翟0.1安0.1颜0.1倪0.09严0.09牛0.09温0.09芦0.08季0.08俞0.08章0.08鲁0.08葛0.08"
    "伍0.07韦0.3申0.07尤0.06毕0.06聂0.06焦0.05向0.05柳0.05邢0.05岳0.05齐0.05梅0.05庄0.05辛0.05管0.04左0.04涂0.04祝0.04单0.04解0.03查0.03"
    "缪0.02仇0.02区0.02欧阳0.07上官0.01司马0.01诸葛0.01尉迟0.005令狐0.005"
)
MEN = (
    "国50建45华40明45文42德40志38金28永32荣25生30福22祥20庆18林28东16海18军20平24忠20学20成16树14春14玉18宝14万10长12安10光16振15新10洪12贵14"
    "良12正12清12兴12云10立12广8喜8有10大8民14义10仁8维8世10子8家10宗6启6顺8山6友8才8发8来6保6根6泉6堂6彬3斌4伟8强10刚6勇6峰5涛3凯2毅3卫6胜6"
)
WOMEN = (
    "英60秀50兰45玉42桂40珍38芳26淑40凤32梅24华24素18云20琴20春18丽18翠12香14花12爱14美14月12娥10芬14敏12萍12静8红10霞10莲10娟8荣10惠10慧8"
    "雅5佩6金12银6瑞8宝5文10玲14凌2菊12莉5燕6洁3艳6霜1雪4巧5彩7蓉4蕙2琼5珠6珊2瑛4淑10明8清6杏3桃2小8俊6亚6"
)
FAVOURITES = "秀英 桂英 玉兰 桂兰 秀兰 玉英 淑珍 淑英 凤英 玉珍 建国 建华 国华 建军 志强 国强 玉华 国庆 文华 永福 德明 金生".split()
PLACES = ("王家村", "东风里", "解放路", "槐树院", "铁西区", "红旗街", "北关", "南湖")


def _weighted(text: str) -> tuple[list[str], list[float]]:
    words: list[str] = []
    weights: list[float] = []
    word = number = ""
    for char in text + "\0":
        if number and not (char.isdecimal() or char == "."):
            words.append(word)
            weights.append(float(number))
            word = number = ""
        if char.isdecimal() or char == ".":
            number += char
        else:
            word += char
    return words, list(accumulate(weights))


_SURNAMES = _weighted(SURNAMES)
_GIVEN = {"男": _weighted(MEN), "女": _weighted(WOMEN)}


def people(count: int, seed: int = 1) -> list[Searchable]:
    """The same invented people for the same seed."""
    chance = Random(seed)
    return [_person(chance, number) for number in range(1, count + 1)]


def name(chance: Random, sex: str, born: int) -> str:
    surname = _one(chance, _SURNAMES)
    if len(surname) == 1 and chance.random() < (0.1 if born < 1950 else 0.22):
        return surname + _one(chance, _GIVEN[sex])
    if chance.random() < 0.06:
        return surname + chance.choice(FAVOURITES)
    return surname + _one(chance, _GIVEN[sex]) + _one(chance, _GIVEN[sex])


def _person(chance: Random, number: int) -> Searchable:
    year = round(chance.triangular(1925, 1966, 1954))
    born = date(year, chance.randint(1, 12), chance.randint(1, 28))
    sex = chance.choice("男女")
    body = f"110105{born:%Y%m%d}{chance.randrange(500) * 2 + (sex == '男'):03d}"
    return Searchable(
        name=name(chance, sex, year),
        member_no=f"LT{number:05d}",
        id_number=body + id_numbers.check_digit(body),
        birth=born.isoformat(),
        phones=(f"13{chance.randrange(10**9):09d}",),
        building=f"{chance.randint(1, 30)}号楼{chance.randint(1, 6)}单元{chance.randint(1, 6)}0{chance.randint(1, 4)}",
        area=chance.choice(PLACES),
        words=(f"第{chance.choice('一二三四')}管理站",),
    )


def _one(chance: Random, table: tuple[list[str], list[float]]) -> str:
    return chance.choices(table[0], cum_weights=table[1])[0]
