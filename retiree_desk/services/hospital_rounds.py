"""What the hospital page shows: who is in and owed a call, who came out lately, and the story of one stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from retiree_desk.domain import hospital as rules
from retiree_desk.domain.cadence import WORK, Obligation
from retiree_desk.domain.duties import LONG_STAY, DutyCode, Events, duties
from retiree_desk.domain.hospital import StayDraft
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import CondolenceKind, VisitKind
from retiree_desk.domain.values import Row, Value
from retiree_desk.services import hospital
from retiree_desk.services import rules as book
from retiree_desk.services.hospital import InHospital
from retiree_desk.store.unit import Unit

LATELY = timedelta(days=30)
GRAVE = frozenset(("病重", "病危"))
_CALLS = (DutyCode.ADMITTED, DutyCode.LONG_STAY)


class Patient(NamedTuple):
    """Somebody in hospital: the last visit there, and until when the next one is owed (empty: none is)."""

    seq: int
    stay: InHospital
    visited_on: date | None
    due_on: date | None

    @property
    def is_grave(self) -> bool:
        """病重 or 病危."""
        return self.stay.severity in GRAVE

    @property
    def is_long(self) -> bool:
        """In hospital for a month or longer."""
        return self.stay.days > LONG_STAY


class Discharged(NamedTuple):
    """Somebody who came out lately: followed up on a day, or owed the call until one."""

    number: int
    seq: int
    stay_id: Uid
    member_id: Uid
    name: str
    admitted_on: date
    discharged_on: date
    hospital: str
    days: int
    followed_on: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Story:
    """One stay with what was done for the patient meanwhile; ``visits`` and ``gifts`` are rows, the newest first."""

    row: Row
    visits: Sequence[Row]
    gifts: Sequence[Row]


def patients(unit: Unit, today: date) -> list[Patient]:
    """Who is in hospital, the longest stay first."""
    stays = hospital.in_hospital(unit, today)
    uids = [one.member_id for one in stays]
    seqs = _seqs(unit, uids)
    calls = _visits(unit, uids, {VisitKind.HOSPITAL})
    owed = _owed(unit, list(seqs.values()), _CALLS, today)
    return [
        Patient(
            seqs[one.member_id],
            one,
            max((day for day in calls.get(one.member_id, ()) if day >= one.admitted_on), default=None),
            min((due.end for due in owed.get(seqs[one.member_id], ()) if due.start >= one.admitted_on), default=None),
        )
        for one in stays
    ]  # fmt: skip


def discharged(unit: Unit, today: date) -> list[Discharged]:
    """Who came out in the last thirty days: those still owed the call first, by day; the dead are left out."""
    first, last = (today - LATELY).isoformat(), today.isoformat()
    rows = list(unit.rows("stay").between("discharged_on", first, last))
    people = unit.members.get_many([row["member_id"] for row in rows if isinstance(row["member_id"], bytes)])
    here = {uid: row for uid, row in people.items() if not row["voided"] and row["status"] != "去世"}
    calls = _visits(unit, list(here), None)
    owed = _owed(unit, [_int(row["seq"]) for row in here.values()], (DutyCode.DISCHARGED,), today)
    found = [
        _discharged(number, row, here, calls, owed)
        for number, row in enumerate(rows, 1)
        if row["member_id"] in here
    ]
    return sorted(
        found, key=lambda one: (one.due_on is None, one.due_on or date.max, -one.discharged_on.toordinal())
    )


def story(unit: Unit, stay: Uid) -> Story:
    """A stay with its visits and gifts; raises RuleBroken when it is gone."""
    row = unit.rows("stay").get(stay)
    if row is None or row["voided"] or not isinstance(row["member_id"], bytes):
        raise RuleBroken("stay_unknown", "stay")
    first = str(row["admitted_on"])
    last = (
        (date.fromisoformat(str(row["discharged_on"])) + LATELY).isoformat()
        if row["discharged_on"]
        else "9999"
    )
    visits = [
        one for one in unit.rows("visit").of_member(row["member_id"]) if first <= str(one["day"]) <= last
    ]
    gifts = [
        one
        for one in unit.rows("condolence").of_member(row["member_id"])
        if one["stay_id"] == stay
        or (
            not one["stay_id"] and one["kind"] == CondolenceKind.HOSPITAL and first <= str(one["day"]) <= last
        )
    ]
    return Story(row, _newest_first(visits), _newest_first(gifts))


def draft_of(row: Row) -> StayDraft:
    """The draft of a stay's row."""
    texts = {
        key: str(row[key] or "")
        for key in ("hospital", "ward", "bed", "severity", "cause", "learnt_how", "note")
    }
    return StayDraft(
        admitted_on=date.fromisoformat(str(row["admitted_on"])),
        learnt_on=_day(row["learnt_on"]),
        discharged_on=_day(row["discharged_on"]),
        **texts,
    )


def known_hospitals(unit: Unit) -> list[str]:
    """The hospitals written down so far, the most frequent first."""
    counts: dict[str, int] = {}
    for row in unit.rows("stay").all():
        name = str(row["hospital"] or "")
        counts[name] = counts.get(name, 0) + 1
    return [name for name in sorted(counts, key=lambda name: (-counts[name], name)) if name]


def _discharged(
    number: int,
    row: Row,
    here: dict[Uid, dict[str, Value]],
    calls: dict[Uid, list[date]],
    owed: dict[int, list[Obligation]],
) -> Discharged:
    uid, stay_id = row["member_id"], row["id"]
    assert isinstance(uid, bytes)
    assert isinstance(stay_id, bytes)
    admitted, out = date.fromisoformat(str(row["admitted_on"])), date.fromisoformat(str(row["discharged_on"]))
    seq = _int(here[uid]["seq"])
    return Discharged(
        number=number,
        seq=seq,
        stay_id=stay_id,
        member_id=uid,
        name=str(here[uid]["name"] or ""),
        admitted_on=admitted,
        discharged_on=out,
        hospital=str(row["hospital"] or ""),
        days=rules.days_in(admitted, out, out),
        followed_on=min((day for day in calls.get(uid, ()) if day >= out), default=None),
        due_on=next((one.end for one in owed.get(seq, ()) if one.start == out), None),
    )


def _owed(
    unit: Unit, seqs: Sequence[int], codes: Iterable[DutyCode], on: date
) -> dict[int, list[Obligation]]:
    """The duties of these kinds that ask for a visit, by person."""
    wanted = [rule for rule in book.duty_rules(unit) if rule.code in set(codes)]
    persons = unit.cadence.persons(seqs)
    since = on - 2 * LATELY
    events, almanac = unit.cadence.events(since), book.almanac(unit, range(on.year - 1, on.year + 2))
    found: dict[int, list[Obligation]] = {}
    for seq in seqs:
        mine = duties(persons[seq], events.get(seq, Events()), wanted, almanac, on, everything=False)
        found[seq] = [one for one in mine if one.state in WORK]
    return found


def _visits(unit: Unit, uids: Sequence[Uid], kinds: Collection[Value] | None) -> dict[Uid, list[date]]:
    found: dict[Uid, list[date]] = {}
    for row in unit.rows("visit").of_members(uids):
        day, uid = _day(row["day"]), row["member_id"]
        if day is not None and isinstance(uid, bytes) and (kinds is None or row["kind"] in kinds):
            found.setdefault(uid, []).append(day)
    return found


def _seqs(unit: Unit, uids: Sequence[Uid]) -> dict[Uid, int]:
    return {uid: _int(row["seq"]) for uid, row in unit.members.get_many(uids).items()}


def _newest_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: str(row["day"]), reverse=True)


def _int(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
