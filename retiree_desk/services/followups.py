"""Promises made on visits and other things to see to: who owns them, until when, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row, Value
from retiree_desk.services import obligations
from retiree_desk.store.unit import Unit

AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to see to; ``due_on`` empty = in its own time."""

    uid: Uid
    seq: int
    member_id: Uid
    name: str
    text: str
    owner: str
    due_on: date | None
    done_on: date | None
    outcome: str


def add(unit: Unit, member: Uid, text: str, *, owner: str = "", due_on: date | None = None) -> Uid:
    """Note something to see to."""
    if not text.strip():
        raise RuleBroken("follow_up_blank", "text")
    return unit.rows("follow_up").add(
        {"member_id": member, "text": text.strip(), "owner": owner.strip() or None, "due_on": _text(due_on)}
    )


def finish(unit: Unit, uid: Uid, *, done_on: date | None, outcome: str = "") -> None:
    """Tick it off with what came of it; without a day it is open again."""
    if unit.rows("follow_up").get(uid) is None:
        raise RuleBroken("follow_up_unknown", "follow_up")
    unit.rows("follow_up").update(uid, {"done_on": _text(done_on), "outcome": outcome.strip() or None})


def void(unit: Unit, uid: Uid) -> None:
    """Strike it out."""
    unit.rows("follow_up").void(uid)


def due(unit: Unit, on: date) -> list[FollowUp]:
    """What is open and due within a week of ``on`` or has no day, the oldest first."""
    until = on + AHEAD
    return [one for one in open_ones(unit) if one.due_on is None or one.due_on <= until]


def open_ones(unit: Unit) -> list[FollowUp]:
    """Everything still to be seen to, by day."""
    return _named(unit, unit.rows("follow_up").where(done_on=None))


def done_ones(unit: Unit, since: date) -> list[FollowUp]:
    """What was seen to from a day on, the latest first."""
    rows = (row for row in unit.rows("follow_up").all() if str(row["done_on"] or "") >= since.isoformat())
    return sorted(_named(unit, rows), key=lambda one: one.done_on or date.min, reverse=True)


def waive(
    unit: Unit, member: Uid, rule: str, *, reason: str, starts_on: date | None, ends_on: date | None
) -> Uid:
    """免访: exempt a member from one rule for some days, for a reason; both days may be open."""
    if not reason.strip():
        raise RuleBroken("waiver_reason_blank", "reason")
    if starts_on and ends_on and ends_on < starts_on:
        raise RuleBroken("waiver_ends_before", "ends_on")
    known = {one.code for one in obligations.rules_in_use(unit)}
    if rule not in known:
        raise RuleBroken("rule_unknown", "rule", rule=rule)
    return unit.rows("waiver").add(
        {
            "member_id": member,
            "rule": rule,
            "starts_on": _text(starts_on),
            "ends_on": _text(ends_on),
            "reason": reason.strip(),
        }
    )


def end_waiver(unit: Unit, uid: Uid) -> None:
    """Take an exemption away."""
    unit.rows("waiver").void(uid)


def _named(unit: Unit, rows: Iterable[Row]) -> list[FollowUp]:
    kept = list(rows)
    uids = [row["member_id"] for row in kept if isinstance(row["member_id"], bytes)]
    people = unit.members.get_many(uids, ["name", "seq", "voided"])
    found = [_of(row, people) for row in kept]
    return sorted(
        (one for one in found if one is not None), key=lambda one: (one.due_on or date.max, one.name)
    )


def _of(row: Row, people: dict[Uid, dict[str, Value]]) -> FollowUp | None:
    uid, member = row["id"], row["member_id"]
    person = people.get(member) if isinstance(member, bytes) else None
    if not isinstance(uid, bytes) or not isinstance(member, bytes) or person is None or person["voided"]:
        return None
    seq = person["seq"]
    return FollowUp(
        uid=uid,
        seq=seq if isinstance(seq, int) else 0,
        member_id=member,
        name=str(person["name"] or ""),
        text=str(row["text"] or ""),
        owner=str(row["owner"] or ""),
        due_on=_day(row["due_on"]),
        done_on=_day(row["done_on"]),
        outcome=str(row["outcome"] or ""),
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
