"""Returned route sheets: whose rows they were, and all their visits written down at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from retiree_desk.domain import visits as rules
from retiree_desk.domain.ids import Uid, new_id
from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.domain.names import clean
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Entered:
    """One filled row of a sheet."""

    member: Uid
    draft: VisitDraft


@dataclass(frozen=True, slots=True)
class LoggedSheet:
    """How many visits a sheet brought, and the codes of what is odd about some of them."""

    count: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The people of a pasted list in its order, and the lines nobody answers or several do."""

    seqs: tuple[int, ...]
    unclear: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedTrip:
    """A planned trip whose sheet may have been printed."""

    uid: Uid
    day: str
    staff: str
    area: str
    count: int


def log_sheet(unit: Unit, rows: Sequence[Entered], *, today: date) -> LoggedSheet:
    """Write all rows of a sheet down; those of one day and one staff are one trip."""
    if not rows:
        raise RuleBroken("sheet_empty", "result")
    people = unit.members.get_many([row.member for row in rows])
    odd: dict[str, None] = {}
    trips: dict[tuple[date, tuple[str, ...]], Uid] = {}
    kept: list[dict[str, Value]] = []
    for row in rows:
        draft = rules.check(row.draft, today=today)
        died = str(people[row.member]["died_on"] or "")
        odd |= dict.fromkeys(rules.doubts(draft, died_on=died, today=today))
        trip = trips.setdefault((draft.day, draft.staff), new_id())
        kept.append(
            {
                "member_id": row.member,
                "trip_id": trip,
                "day": draft.day.isoformat(),
                "kind": draft.kind,
                "result": draft.result,
                "staff": "、".join(draft.staff) or None,
                "note": draft.note or None,
                "by_leader": int(draft.by_leader),
                "entered_on": today.isoformat(),
            }
        )
    unit.rows("visit").add_many(kept)
    return LoggedSheet(len(kept), tuple(odd))


def people_of(unit: Unit, lines: Iterable[str]) -> Found:
    """Whom the lines of a pasted list name: by member number anywhere in the line, else by name."""
    seqs: list[int] = []
    unclear: list[str] = []
    for line in (text.strip() for text in lines):
        if not line:
            continue
        seq = _person(unit, line)
        if seq is None:
            unclear.append(line)
        elif seq not in seqs:
            seqs.append(seq)
    return Found(tuple(seqs), tuple(unclear))


def people_at(unit: Unit, node: Uid) -> list[int]:
    """Those on the register who live in a building or belong to a group, in the order its sheet is printed in."""
    return list(unit.members.ids(ListQuery(nodes=(node.hex(),), sort=Sort.PLACE), unit.now.date()))


def trips(unit: Unit, today: date, most: int) -> list[PlannedTrip]:
    """Planned trips that are not done yet, those nearest to ``today``, by day."""
    stops: dict[Value, int] = {}
    for stop in unit.rows("trip_stop").all():
        stops[stop["trip_id"]] = stops.get(stop["trip_id"], 0) + 1
    found = [
        PlannedTrip(
            uid, str(row["day"] or ""), str(row["staff"] or ""), str(row["area"] or ""), stops.get(uid, 0)
        )
        for row in unit.rows("trip").all()
        if isinstance(uid := row["id"], bytes) and not row["done"]
    ]
    found.sort(key=lambda one: abs((date.fromisoformat(one.day) - today).days))
    return sorted(found[:most], key=lambda one: (one.day, one.area))


def people_on(unit: Unit, trip: Uid) -> list[int]:
    """The stops of a planned trip in their printed order."""
    stops = sorted(unit.rows("trip_stop").where(trip_id=trip), key=lambda row: int(row["position"] or 0))
    uids = [row["member_id"] for row in stops if isinstance(row["member_id"], bytes)]
    return [seq for seq in map(unit.members.seq_of, uids) if seq is not None]


def _person(unit: Unit, line: str) -> int | None:
    words = line.replace("\t", " ").split()
    numbers = unit.members.uids_of_numbers(words)
    if len(set(numbers.values())) == 1:
        return unit.members.seq_of(next(iter(numbers.values())))
    for word in words:
        named = [row["seq"] for row in unit.members.where(name=clean(word))]
        if len(named) == 1 and isinstance(named[0], int):
            return named[0]
    return None
