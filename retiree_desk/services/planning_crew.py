"""Who goes on calls: how many a day each, in which areas; kept by the office, or read from who went where last."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.planning_values import Caller
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import VisitKind
from retiree_desk.store.unit import Unit

FULL_DAY = 8
PART_DAY = 4
MOST_PER_DAY = 40
_PART_TIME = "兼职"
_SETTING = "planning.crew"
_KNOWN_FROM = 0.25  # of an area's calls: who made so many knows it


@dataclass(frozen=True, slots=True)
class Part:
    """One of the staff and the part they take; 0 calls a day: none."""

    uid: Uid
    name: str
    post: str
    per_day: int
    leader: bool = False
    areas: tuple[str, ...] = ()
    away: frozenset[date] = frozenset()

    @property
    def caller(self) -> Caller:
        return Caller(self.name, self.per_day, self.areas, self.leader, self.away)


def parts(unit: Unit) -> list[Part]:
    """Everybody on the staff: as the office has set it, else by the post (兼职 makes half a day's calls)."""
    kept = _kept(unit)
    found: list[Part] = []
    for row in unit.rows("staff").all():
        uid = row["id"]
        if row["active"] and isinstance(uid, bytes):
            own = kept.get(uid.hex(), {})
            usual = PART_DAY if _PART_TIME in str(row["post"] or "") else FULL_DAY
            per_day, areas = own.get("per_day", usual), own.get("areas", ())
            found.append(
                Part(
                    uid,
                    str(row["name"] or ""),
                    str(row["post"] or ""),
                    per_day if isinstance(per_day, int) else usual,
                    bool(row["is_leader"]),
                    tuple(str(area) for area in areas) if isinstance(areas, (list, tuple)) else (),
                )
            )
    return found


def keep_parts(unit: Unit, chosen: Iterable[Part]) -> None:
    """Keep what each does; RuleBroken ``plan_per_day`` beyond 0 to ``MOST_PER_DAY``."""
    kept = _kept(unit)
    for part in chosen:
        if not 0 <= part.per_day <= MOST_PER_DAY:
            raise RuleBroken("plan_per_day", "per_day", name=part.name, most=MOST_PER_DAY)
        kept[part.uid.hex()] = {"per_day": part.per_day, "areas": list(part.areas)}
    unit.keep_setting(_SETTING, json.dumps(kept, ensure_ascii=False, sort_keys=True))


def known_areas(
    unit: Unit, visits: Sequence[Uid], area_of: Mapping[Uid, str]
) -> Mapping[str, tuple[str, ...]]:
    """The areas each name has made a good part of the home calls in, by these visits and the members' areas."""
    went: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in unit.rows("visit").get_many(visits).values():
        member = row["member_id"]
        area = area_of.get(member, "") if isinstance(member, bytes) else ""
        if area and row["kind"] == VisitKind.HOME:
            went[area].update(str(row["staff"] or "").split("、"))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for area, names in sorted(went.items()):
        for name, count in names.items():
            if name and count >= _KNOWN_FROM * names.total():
                found[name].append(area)
    return {name: tuple(areas) for name, areas in found.items()}


def _kept(unit: Unit) -> dict[str, dict[str, object]]:
    text = unit.setting(_SETTING)
    read = json.loads(text) if text else {}
    return {key: value for key, value in read.items() if isinstance(value, dict)}
