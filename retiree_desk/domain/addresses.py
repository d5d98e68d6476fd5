"""Sort keys of places, so that people stand as one walks: 3号楼 before 12号楼, 2单元301室 before 10单元201室."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

_NUMERALS = "零一二三四五六七八九"
_SPELLED = re.compile(r"[零〇一二三四五六七八九十]+(?=号|栋|幢|座|单元|门|层|楼|室)")
_UNIT = re.compile(r"(\d{1,5})(?:单元|门)")
_BUILDING = re.compile(r"(?:号楼|栋|幢|座|#)")
_UNIT_AND_ROOM = re.compile(r"(\d{1,5})\s*[-—–/]\s*(\d{1,5})\D*$")
_JOINING = frozenset("-—–/")
_FLOOR = re.compile(r"(\d{1,5})(?:层|楼)")
_ROOM = re.compile(r"(\d{1,5})[A-Za-z]?(?:室|$)")


class Door(NamedTuple):
    """Where in a building somebody lives, 0 for what the address does not say; the third door of floor 12 is 3."""

    unit: int = 0
    floor: int = 0
    room: int = 0


def walk_key(area: str, building: str, address: str) -> str:
    """Sorts building by building and, within one, door by door."""
    return f"{building_key(area, building)}/{door_key(building, address)}"


def door_key(building: str, address: str) -> str:
    """Sorts the doors of one building; where the address names none, and without a building, by the whole address."""
    door = door_of(address) if building else Door()
    told = "" if any(door) else natural(_plain(address))
    return f"{door.unit:05}{door.floor:05}{door.room:05}{told}"


@lru_cache(maxsize=4096)
def building_key(area: str, building: str) -> str:
    """Sorts the buildings of an area, and the areas."""
    return natural(f"{area}/{building}")


def natural(text: str) -> str:
    """A key that sorts 3号楼 before 12号楼."""
    if text.isdecimal():
        return text.zfill(6)
    return re.sub(r"\d+", lambda found: found[0].zfill(6), text)


def door_of(address: str) -> Door:
    """The door as people write it: 2单元301室, 二单元三层一室, 5号楼2-301, 12幢1203."""
    text = _plain(address)
    unit, rest = _unit(text)
    floor = _number(_FLOOR, rest) if "层" in rest or "楼" in rest else 0
    room = _number(_ROOM, rest)
    if room >= 100:
        return Door(unit, floor or room // 100, room % 100)
    return Door(unit, floor, room)


def _unit(text: str) -> tuple[int, str]:
    """The unit, and what is written after it or, without one, after the building."""
    named = list(_UNIT.finditer(text)) if "单元" in text or "门" in text else ()
    if named:
        return int(named[-1][1]), text[named[-1].end() :]
    after = _BUILDING.split(text)[-1]
    joined = None if _JOINING.isdisjoint(after) else _UNIT_AND_ROOM.search(after)
    return (int(joined[1]), joined[2]) if joined else (0, after)


def _number(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.findall(text)
    return int(found[-1]) if found else 0


def _plain(address: str) -> str:
    """Half-width, with numerals before a unit of place as figures."""
    return _SPELLED.sub(lambda found: str(_value(found[0])), normalize("NFKC", address))


def _value(spelled: str) -> int:
    """Numerals up to 九十九; figures one by one (三〇一) beyond."""
    digits = spelled.replace("〇", "零")
    if "十" not in digits:
        return int("".join(str(_NUMERALS.index(sign)) for sign in digits))
    tens, _ten, ones = digits.partition("十")
    return 10 * _figure(tens, 1) + _figure(ones, 0)


def _figure(sign: str, default: int) -> int:
    return _NUMERALS.index(sign) if sign and sign in _NUMERALS else default
