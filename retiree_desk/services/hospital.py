"""Stays in hospital: admission, discharge, who is in now, and what was already paid for this cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retiree_desk.domain import hospital, money_rules
from retiree_desk.domain.hospital import StayDraft
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.money_rules import Answer, MoneyRule, Payment, Per
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row, Value
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class InHospital:
    """Somebody who is in hospital, with what a visitor needs."""

    stay_id: Uid
    member_id: Uid
    name: str
    admitted_on: date
    days: int
    hospital: str
    ward: str
    bed: str
    severity: str
    cause: str


def admit(unit: Unit, member: Uid, draft: StayDraft, *, today: date) -> Uid:
    """Write an admission down; raises RuleBroken when the person is in hospital already on those days."""
    checked = hospital.check(draft, today=today)
    _refuse_overlap(unit, member, checked, besides=None)
    return unit.rows("stay").add({"member_id": member, **_row(checked)})


def edit(unit: Unit, stay: Uid, draft: StayDraft, *, today: date) -> None:
    """Write a stay anew."""
    checked = hospital.check(draft, today=today)
    kept = unit.rows("stay").get(stay)
    if kept is None or not isinstance(kept["member_id"], bytes):
        raise RuleBroken("stay_unknown", "stay")
    _refuse_overlap(unit, kept["member_id"], checked, besides=stay)
    unit.rows("stay").update(stay, _row(checked))


def discharge(unit: Unit, stay: Uid, day: date) -> None:
    """Write the day of discharge; a follow-up within a week is owed from then on."""
    kept = unit.rows("stay").get(stay)
    if kept is None:
        raise RuleBroken("stay_unknown", "stay")
    if day.isoformat() < str(kept["admitted_on"]):
        raise RuleBroken("discharged_before_admitted", "discharged_on", admitted=kept["admitted_on"])
    unit.rows("stay").update(stay, {"discharged_on": day.isoformat()})


def void(unit: Unit, stay: Uid) -> None:
    """Strike a stay out that was entered by mistake."""
    unit.rows("stay").void(stay)


def in_hospital(unit: Unit, today: date) -> list[InHospital]:
    """Who is in hospital, the longest stay first; the dead are left out."""
    rows = list(unit.rows("stay").where(discharged_on=None))
    uids = [row["member_id"] for row in rows if isinstance(row["member_id"], bytes)]
    people = unit.members.get_many(uids)
    found = [_in_hospital(row, people, today) for row in rows]
    return sorted((one for one in found if one is not None), key=lambda one: one.admitted_on)


def paid_before(unit: Unit, member: Uid, *, kind: str, cause: str, day: date) -> list[Answer]:
    """What the money rules say to one more payment: already paid this year for this cause?"""
    payments = [
        Payment(
            date.fromisoformat(str(row["day"])), str(row["kind"] or ""), _fen(row), str(row["cause"] or "")
        )
        for row in unit.rows("condolence").of_member(member)
        if row["day"]
    ]
    return money_rules.answers(rules(unit), payments, day, kind=kind, cause=cause)


def rules(unit: Unit) -> list[MoneyRule]:
    """The money rules as the office has set them; the shipped ones where it has not."""
    own = {str(row["code"]): row for row in unit.rows("money_rule").all()}
    shipped = [rule for rule in money_rules.SHIPPED_MONEY_RULES if rule.code not in own]
    return shipped + [_rule(row) for row in own.values()]


def edit_rule(unit: Unit, rule: MoneyRule) -> None:
    """Write a money rule."""
    rows = unit.rows("money_rule")
    values: dict[str, Value] = {
        "code": rule.code,
        "title": rule.title,
        "basis": rule.basis or None,
        "kind": rule.kind,
        "cause": rule.per.value,
        "amount_fen": rule.amount,
        "times": rule.times,
        "window": "year",
        "window_start": f"{rule.begins[0]:02}-{rule.begins[1]:02}",
        "enabled": int(rule.enabled),
    }
    for known in list(rows.where(code=rule.code)):
        uid = known["id"]
        if isinstance(uid, bytes):
            rows.update(uid, values)
            return
    rows.add(values)


def _row(draft: StayDraft) -> dict[str, Value]:
    return {
        "admitted_on": draft.admitted_on.isoformat(),
        "hospital": draft.hospital or None,
        "ward": draft.ward or None,
        "bed": draft.bed or None,
        "severity": draft.severity or None,
        "cause": draft.cause or None,
        "learnt_how": draft.learnt_how or None,
        "learnt_on": draft.learnt_on.isoformat() if draft.learnt_on else None,
        "discharged_on": draft.discharged_on.isoformat() if draft.discharged_on else None,
        "note": draft.note or None,
    }


def _refuse_overlap(unit: Unit, member: Uid, draft: StayDraft, besides: Uid | None) -> None:
    for row in unit.rows("stay").of_member(member):
        other, last = _day(row["admitted_on"]), _day(row["discharged_on"])
        if row["id"] == besides or other is None:
            continue
        if hospital.overlaps(draft.admitted_on, draft.discharged_on, other, last):
            raise RuleBroken("stay_overlaps", "admitted_on", day=other.isoformat())


def _in_hospital(row: Row, people: dict[Uid, dict[str, Value]], today: date) -> InHospital | None:
    member_id, admitted, stay_id = row["member_id"], _day(row["admitted_on"]), row["id"]
    person = people.get(member_id) if isinstance(member_id, bytes) else None
    if (
        person is None
        or admitted is None
        or admitted > today
        or person["voided"]
        or person["status"] == "去世"
    ):
        return None
    assert isinstance(member_id, bytes)
    assert isinstance(stay_id, bytes)
    texts = (str(row[key] or "") for key in ("hospital", "ward", "bed", "severity", "cause"))
    days = hospital.days_in(admitted, None, today)
    return InHospital(stay_id, member_id, str(person["name"] or ""), admitted, days, *texts)


def _rule(row: Row) -> MoneyRule:
    month, _dash, day = str(row["window_start"] or "01-01").partition("-")
    return MoneyRule(
        code=str(row["code"]),
        title=str(row["title"] or ""),
        kind=str(row["kind"] or ""),
        basis=str(row["basis"] or ""),
        amount=int(row["amount_fen"] or 0),
        times=int(row["times"] or 1),
        per=Per(str(row["cause"])) if row["cause"] in set(Per) else Per.CAUSE,
        begins=(int(month), int(day or 1)),
        enabled=row["enabled"] != 0,
    )


def _fen(row: Row) -> int:
    amount = row["amount_fen"]
    return amount if isinstance(amount, int) else 0


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
