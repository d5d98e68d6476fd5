"""The search box: the people who answer what was typed, as lines that may be shown to anybody at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from retiree_desk.domain import dates, id_numbers, members, phones
from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.store.members import MemberLine
from retiree_desk.store.unit import Unit

RANKED = 50  # so many the search ranks by how well they answer; further ones follow by name
_KEYS = (
    "member_no name birth_date archive_birth_date id_number status sex category area_id building mobile home_phone "
    "residence flags"
).split()


@dataclass(frozen=True, slots=True)
class Hit:
    """One person found; ``id_number``, ``mobile`` and ``home_phone`` are masked unless asked for plain."""

    member_no: str
    name: str
    sex: str
    birth_date: str
    age: int | None
    category: str
    status: str
    area: str
    building: str
    residence: str
    mobile: str
    home_phone: str
    id_number: str
    flags: str


def find(unit: Unit, text: str, *, limit: int, today: date, unmasked: bool = False) -> list[Hit]:
    """The best ``limit`` answers, the living before the dead."""
    seqs = [found.seq for found in unit.members.find(text, min(limit, RANKED))]
    if len(seqs) >= RANKED and limit > RANKED:
        everybody = ListQuery(standings=tuple(Standing), sort=Sort.PINYIN, text=text)
        seqs = list(dict.fromkeys([*seqs, *unit.members.ids(everybody, today)]))[:limit]
    return hits(unit, seqs, today=today, unmasked=unmasked)


def hits(unit: Unit, seqs: Sequence[int], *, today: date, unmasked: bool = False) -> list[Hit]:
    """The lines of these people, in their order."""
    return [_hit(line, today, unmasked=unmasked) for line in unit.members.lines(seqs, _KEYS)]


def age_of(birth: str, today: date) -> int | None:
    """Full years; a date known in part counts from its first day."""
    return dates.age_on(dates.first_day(birth), today) if dates.is_valid(birth) else None


def _hit(line: MemberLine, today: date, *, unmasked: bool) -> Hit:
    shown = {key: "" if value is None else str(value) for key, value in line.values.items()}
    birth = members.birth_of(line.values)
    if not unmasked:
        shown["id_number"] = id_numbers.masked(shown["id_number"]) if shown["id_number"] else ""
        for key in ("mobile", "home_phone"):
            shown[key] = phones.masked(shown[key]) if shown[key] else ""
    return Hit(
        birth_date=birth,
        age=age_of(birth, today),
        area=shown["area_id"],
        building=shown.get("building", ""),
        **{
            key: shown[key]
            for key in (
                "member_no name sex category status residence mobile home_phone id_number flags".split()
            )
        },
    )
