"""Logging visits: one line for a call, several people on one trip, a whole returned sheet; void, never delete."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from retiree_desk.domain import visits
from retiree_desk.domain.cadence import State
from retiree_desk.domain.cadence_facts import Key
from retiree_desk.domain.ids import Uid, new_id
from retiree_desk.domain.periods import parse_period
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.services import obligations
from retiree_desk.services.obligations import Credited, Owed
from retiree_desk.store.unit import Unit

MadeUp = dict[tuple[Key, date, date], date]


@dataclass(frozen=True, slots=True)
class Logged:
    """A trip written down: its identity, the visit of each member, and what is odd about it."""

    trip_id: Uid
    visit_ids: tuple[Uid, ...]
    warnings: tuple[str, ...]


def log(unit: Unit, members: Sequence[Uid], draft: VisitDraft, *, today: date) -> Logged:
    """Write one trip down for everybody called on; what is odd about it is told, never refused."""
    if not members:
        raise RuleBroken("visit_of_nobody", "member_no")
    checked = visits.check(draft, today=today)
    trip = new_id()
    rows = [_row(uid, trip, checked, today) for uid in dict.fromkeys(members)]
    ids = unit.rows("visit").add_many(rows)
    warnings = _doubts(unit, members, checked, today)
    for uid in dict.fromkeys(members):
        _promise(unit, uid, trip, checked)
    return Logged(trip, tuple(ids), warnings)


def credited(unit: Unit, members: Sequence[Uid], logged: Logged, *, today: date) -> list[Credited]:
    """What a trip just written down counts towards, member by member."""
    ids = logged.visit_ids
    return [one for uid in dict.fromkeys(members) for one in obligations.credited(unit, uid, ids, today)]


def correct(unit: Unit, visit_id: Uid, draft: VisitDraft, *, today: date) -> None:
    """Write a visit anew; its day of entry stays, so that a late correction is not backdated."""
    checked = visits.check(draft, today=today)
    kept = unit.rows("visit").get(visit_id)
    if kept is None:
        raise RuleBroken("visit_unknown", "visit")
    fresh = _row(b"", b"", checked, today)
    unit.rows("visit").update(
        visit_id,
        {key: value for key, value in fresh.items() if key not in {"member_id", "trip_id", "entered_on"}},
    )


def void(unit: Unit, visit_id: Uid) -> None:
    """Strike a visit out: it stays on paper and in the history, and counts no more."""
    unit.rows("visit").void(visit_id)


def made_up(unit: Unit, member: int | None = None) -> MadeUp:
    """When somebody's (or this member's) missed period was made up for last: by local number and the period's two ends."""
    found: MadeUp = {}
    for seq, name, day in unit.day.made_up(member):
        with suppress(RuleBroken):  # a period in words of one's own makes up for none of the calendar's
            period = parse_period(name)
            found[seq, period.start, period.end] = day
    return found


def made_up_on(one: Owed, made_up: MadeUp) -> date | None:
    """When this was made up for, if it was missed: it stays missed all the same. A duty has no period to make up for."""
    if one.state is not State.MISSED or one.is_duty:
        return None
    return made_up.get((one.member, one.start, one.end))


def _row(uid: Uid, trip: Uid, draft: VisitDraft, today: date) -> dict[str, Value]:
    return {
        "member_id": uid,
        "trip_id": trip,
        "day": draft.day.isoformat(),
        "kind": draft.kind,
        "result": draft.result,
        "staff": "、".join(draft.staff) or None,
        "met": draft.met or None,
        "condition": draft.condition or None,
        "difficulties": draft.difficulties or None,
        "suggestions": draft.suggestions or None,
        "plans": draft.plans or None,
        "note": draft.note or None,
        "by_leader": int(draft.by_leader),
        "makes_up_for": draft.makes_up_for or None,
        "entered_on": today.isoformat(),
    }


def _promise(unit: Unit, uid: Uid, trip: Uid, draft: VisitDraft) -> None:
    unit.rows("follow_up").add_many(
        [
            {
                "member_id": uid,
                "trip_id": trip,
                "text": promise.text,
                "owner": promise.owner or None,
                "due_on": promise.due_on.isoformat() if promise.due_on else None,
            }
            for promise in draft.promises
        ]
    )


def _doubts(unit: Unit, members: Sequence[Uid], draft: VisitDraft, today: date) -> tuple[str, ...]:
    found = unit.members.get_many(members).values()
    died = [str(row["died_on"] or "") for row in found] or [""]
    return tuple(
        dict.fromkeys(code for day in died for code in visits.doubts(draft, died_on=day, today=today))
    )
