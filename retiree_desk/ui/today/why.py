"""Why somebody is on the list, gathered for the panel: the rules with their verbatim text, the facts, the visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retiree_desk.domain.cadence import Obligation, State
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.values import Row
from retiree_desk.services import contacts, obligations, visits
from retiree_desk.services import rules as book
from retiree_desk.services.contacts import Number, Way
from retiree_desk.store.unit import Unit

_ORDER = (State.MISSED, State.LAST_CALL, State.BEHIND, State.OPEN, State.WAIVED, State.MET)


@dataclass(frozen=True, slots=True)
class Waived:
    """An exemption in force or to come."""

    uid: Uid
    rule: str
    starts_on: str
    ends_on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing owed, with what its rule is called, the words it rests on, and when a missed period was made up for."""

    found: Obligation
    title: str
    basis: str
    made_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class WhyListed:
    """Everything the panel shows of a person."""

    uid: Uid
    seq: int
    row: Row
    place: str
    number: Number | None
    reasons: tuple[Reason, ...]
    waivers: tuple[Waived, ...]


def why_of(unit: Unit, seq: int, on: date) -> WhyListed | None:
    """Read it; nothing when the person has gone meanwhile."""
    for uid in unit.members.uids_of_seqs([seq]):
        person = unit.members.person(uid)
        if person is None:
            continue
        ways = contacts.of_member(unit, uid)
        area = person.values.get("area_id")
        return WhyListed(
            uid,
            seq,
            person.values,
            unit.tree.words_of(area if isinstance(area, bytes) else None),
            contacts.first_number(person.values, ways[Way.PHONE], ways[Way.CONTACT]),
            _reasons(unit, uid, seq, on),
            tuple(_waived(row) for row in unit.rows("waiver").of_member(uid)),
        )
    return None


def _reasons(unit: Unit, uid: Uid, seq: int, on: date) -> tuple[Reason, ...]:
    words: dict[str, tuple[str, str]] = {}
    for rule in sorted(book.visiting_rules(unit), key=lambda one: one.valid_from):
        words[rule.code] = (rule.title or rule.code, rule.basis)
    for duty in book.duty_rules(unit):
        words[duty.code.value] = (duty.title, duty.basis)
    found = obligations.owed_by(unit, uid, on, everything=True)
    late = visits.made_up(unit, seq)
    return tuple(
        Reason(one, *words.get(one.rule, (one.rule, "")), made_up_on=visits.made_up_on(one, late))
        for one in sorted(found, key=_pressing)
        if one.state in _ORDER
    )


def _pressing(one: Obligation) -> tuple[bool, bool, int, date]:
    old = one.state is State.MISSED and not one.is_duty
    return old, not one.is_duty, _ORDER.index(one.state) if one.state in _ORDER else len(_ORDER), one.end


def _waived(row: Row) -> Waived:
    uid = row["id"]
    return Waived(
        uid if isinstance(uid, bytes) else b"",
        str(row["rule"] or ""),
        str(row["starts_on"] or ""),
        str(row["ends_on"] or ""),
        str(row["reason"] or ""),
    )
