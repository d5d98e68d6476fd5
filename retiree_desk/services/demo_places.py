"""Where the invented people live: an invented city with eighteen areas, and the places far from it.

Nothing here can be mistaken for a real household: the city does not exist, its postcodes begin with 096, which no
province has, its area code 0960 was never given out, and its mobile numbers begin with 154, a range no operator holds.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from retiree_desk.domain.terms import Residence

CITY = "澜州市"
BANK = "江澜银行澜州分行"
FEWEST_PER_AREA = 40
PEOPLE_PER_BUILDING = 11

AREAS = (
    "和平里 春晖路 桃园 北大街 滨河 红旗路 新华街 解放路 文化宫 长青 金水桥 银杏里 朝阳门 光明村 南湖 柳林 幸福里 建设街"
).split()
_STREETS = "春风路 人民路 中山东路 学府街 工农路 友谊街 前进路 花园路 育才街 临江路".split()
_ELSEWHERE = {
    Residence.PROVINCE: "云屏市 青河市 白石县 松江县 曲源市".split(),
    Residence.OTHER_PROVINCE: "海川省临海市 北原省安平市 岭南省珠湾市 中州省嵩阳市 西河省雁门市".split(),
    Residence.ABROAD: (
        "12 Maple Court, Northfield, Canada|加拿大",
        "48 Rosewood Avenue, Lakeview, USA|美国",
        "7 Harbour Terrace, Kingsport, Australia|澳大利亚",
        "新加坡惹兰榴莲巷 18 号|新加坡",
    ),
}


class Home(NamedTuple):
    """One household's place; area and building are empty for those who live away."""

    residence: Residence
    area: str
    building: str
    address: str
    postcode: str
    community: str
    floor: int
    lift: bool
    country: str = ""


def areas(people: int) -> list[str]:
    """As many areas as so many people fill, at most all eighteen."""
    return AREAS[: max(1, min(len(AREAS), people // FEWEST_PER_AREA))]


def buildings_in_area(people: int) -> int:
    """How many buildings each area has."""
    return max(1, people // len(areas(people)) // PEOPLE_PER_BUILDING)


def in_city(rng: Random, people: int) -> Home:
    """A flat in one of the areas."""
    names = areas(people)
    place = min(int(rng.triangular(0, len(names), len(names) * 0.4)), len(names) - 1)
    number = 1 + rng.randrange(buildings_in_area(people))
    floors = 18 if number % 5 == 0 else 6
    floor = 1 + rng.randrange(floors)
    area = names[place]
    address = (
        f"{CITY}{area}{_STREETS[place % len(_STREETS)]}{10 + place * 2}号"
        f"{area}小区{number}号楼{1 + rng.randrange(4)}单元{floor}{1 + rng.randrange(4):02d}室"
    )
    return Home(
        Residence.CITY,
        f"{area}片区",
        f"{number}号楼",
        address,
        f"0960{place + 1:02d}",
        f"{area}社区",
        floor,
        floors > 6,
    )


def away(rng: Random, residence: Residence) -> Home:
    """A home in another place."""
    spelled, _bar, country = rng.choice(_ELSEWHERE[residence]).partition("|")
    if not country:
        spelled += f"{rng.choice(_STREETS)}{1 + rng.randrange(200)}号{1 + rng.randrange(30)}号楼{1 + rng.randrange(6)}02室"
    postcode = "" if country else f"0961{rng.randrange(100):02d}"
    return Home(residence, "", "", spelled, postcode, "", 1 + rng.randrange(6), rng.random() < 0.4, country)


def station_of(area: str) -> str:
    """The station that serves an area: two areas share one; those who live away belong to the center."""
    name = area.removesuffix("片区")
    if name not in AREAS:
        return "离退休人员服务中心"
    return f"离退休人员服务中心/{AREAS[AREAS.index(name) // 2 * 2]}管理站"


def party_branch_of(area: str, number: int) -> str:
    """Two party branches an area."""
    name = area.removesuffix("片区") or "异地"
    return f"离退休党委/{name}第{'一二'[number % 2]}党支部"


def mobile(rng: Random) -> str:
    """A mobile number in 154, which no operator holds."""
    return f"154{rng.randrange(10**8):08d}"


def landline(rng: Random) -> str:
    """A number under the area code 0960, which was never given out."""
    return f"0960-{2 + rng.randrange(7)}{rng.randrange(10**6):06d}"
