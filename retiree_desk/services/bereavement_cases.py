"""Cases of death as a page shows them: what a death would stop, said beforehand; the open cases; what is noted of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from retiree_desk.domain import ages, dates, members
from retiree_desk.domain import bereavement as rules
from retiree_desk.domain.bereavement import Estimate
from retiree_desk.domain.cadence import Obligation
from retiree_desk.domain.duties import DutyCode
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Status
from retiree_desk.domain.values import Row, Value
from retiree_desk.services import bereavement, obligations
from retiree_desk.services import rules as book
from retiree_desk.services.bereavement import CaseStep
from retiree_desk.store.unit import Unit

NOTED = (
    "learnt_on learnt_from family_contact family_phone wishes obituary_consent obituary_scope farewell_on "
    "farewell_place pension_stopped_on note"
).split()
"""What may be noted of a case after it was opened."""


BASE = "bereavement_base"
"""The fact of the office that holds the estimate's base of last time."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What ends when this death is recorded, in names; ``died_on`` is filled when it has been recorded already."""

    name: str
    owed: tuple[str, ...]
    hospital: str
    campaigns: tuple[str, ...]
    spouse: str
    spouse_is_member: bool
    spouse_is_known: bool
    contact: str
    contact_phone: str
    died_on: str
    planned: tuple[date, ...] = ()
    steps: int = 0
    family_days: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One death: whose, when, at which age, and how far its checklist is."""

    uid: Uid
    seq: int
    member_id: Uid
    member_no: str
    name: str
    age: int | None
    died_on: date
    closed_on: date | None
    steps: tuple[CaseStep, ...]
    row: Row
    person: Row

    @property
    def done(self) -> int:
        """Steps ticked off."""
        return sum(one.done_on is not None for one in self.steps)

    @property
    def next_step(self) -> CaseStep | None:
        """The open step that is due first."""
        left = [one for one in self.steps if one.done_on is None]
        return min(left, key=lambda one: one.due_on or date.max, default=None)

    def late(self, today: date) -> int:
        """Open steps whose day has passed."""
        return sum(
            one.done_on is None and one.due_on is not None and one.due_on < today for one in self.steps
        )


def forecast(unit: Unit, member: Uid, today: date) -> Forecast:
    """What will stop; raises RuleBroken when there is no such person."""
    person = unit.members.person(member)
    if person is None:
        raise RuleBroken("member_unknown", "member", number="")
    alive = person.values.get("status") != Status.DECEASED
    contact, phone = _family(unit, member, person.values)
    spouse, is_member, is_known = _spouse(unit, person.values)
    return Forecast(
        name=person.text("name"),
        owed=_owed(unit, member, today) if alive else (),
        hospital=_hospital(unit, member),
        campaigns=tuple(name for _gift, name in bereavement.open_gifts(unit, member)),
        spouse=spouse,
        spouse_is_member=is_member,
        spouse_is_known=is_known,
        contact=contact,
        contact_phone=phone,
        died_on="" if alive else person.text("died_on"),
        planned=_planned(unit, member),
        steps=len(rules.checklist(today)),
        family_days=next(rule.days for rule in book.duty_rules(unit) if rule.code is DutyCode.DEATH),
    )


def cases(unit: Unit) -> list[Case]:
    """Every case: the open ones by what is due first, then the closed ones, the newest first."""
    rows = list(unit.rows("bereavement").all())
    people = unit.members.get_many([row["member_id"] for row in rows if isinstance(row["member_id"], bytes)])
    steps: dict[Uid, list[CaseStep]] = {}
    for step, case_id in bereavement.steps_of_cases(unit):
        steps.setdefault(case_id, []).append(step)
    found = [_case(row, people, steps) for row in rows]
    return sorted((one for one in found if one is not None), key=_order)


def note(unit: Unit, case: Uid, values: Mapping[str, Value]) -> None:
    """Write what is known meanwhile: the family's wishes and consent, the farewell, the pension's stop."""
    unknown = [key for key in values if key not in NOTED]
    if unknown:
        raise KeyError(", ".join(unknown))
    _known(unit, case)
    unit.rows("bereavement").update(case, {key: value or None for key, value in values.items()})


def keep_estimate(unit: Unit, case: Uid, found: Estimate, *, base: int) -> None:
    """Keep the estimate with its basis beside the case, and a base (fen a month) for the next one; nothing is paid."""
    _known(unit, case)
    if base:
        unit.keep_setting(BASE, str(base))
    unit.rows("bereavement").update(
        case, {"funeral_fen": found.funeral, "pension_fen": found.pension, "basis": found.basis}
    )


def known_base(unit: Unit) -> int:
    """The base used last, in fen a month; 0 when there is none yet."""
    kept = unit.setting(BASE)
    return int(kept) if kept.isdecimal() else 0


def close(unit: Unit, case: Uid, day: date) -> None:
    """Close a case whose steps are all done; raises RuleBroken while one is open."""
    _known(unit, case)
    left = sum(1 for row in unit.rows("bereavement_step").where(case_id=case) if not row["done_on"])
    if left:
        raise RuleBroken("case_has_steps", "case", count=left)
    unit.rows("bereavement").update(case, {"closed_on": day.isoformat()})


def reopen(unit: Unit, case: Uid) -> None:
    """Open a case again."""
    _known(unit, case)
    unit.rows("bereavement").update(case, {"closed_on": None})


def _known(unit: Unit, case: Uid) -> None:
    row = unit.rows("bereavement").get(case)
    if row is None or row["voided"]:
        raise RuleBroken("case_unknown", "case")


def _owed(unit: Unit, member: Uid, today: date) -> tuple[str, ...]:
    titles = {rule.code: rule.title or rule.code for rule in book.visiting_rules(unit)}
    titles |= {rule.code.value: rule.title for rule in book.duty_rules(unit)}
    found = obligations.needs_work(obligations.owed_by(unit, member, today, everything=False))
    codes = dict.fromkeys(one.rule for one in found if isinstance(one, Obligation))
    return tuple(titles.get(code, code) for code in codes)


def _hospital(unit: Unit, member: Uid) -> str:
    return "、".join(map(_bed, unit.rows("stay").where(member_id=member, discharged_on=None)))


def _bed(stay: Row) -> str:
    return " ".join(str(stay[key]) for key in ("hospital", "ward", "bed") if stay[key]) or "住院"


def _planned(unit: Unit, member: Uid) -> tuple[date, ...]:
    """The days of the calls in kept plans that are still to be made."""
    trips = unit.rows("trip").get_many([trip for _stop, trip in bereavement.open_stops(unit, member)])
    days = (_day(trip["day"]) for trip in trips.values() if not trip["voided"])
    return tuple(sorted(day for day in days if day is not None))


def _spouse(unit: Unit, values: Row) -> tuple[str, bool, bool]:
    """The living spouse's name, whether they are on the register, whether there is one."""
    uid = values.get("spouse_id")
    other = unit.members.person(uid) if isinstance(uid, bytes) else None
    if other is not None:
        alive = not other.voided and other.values.get("status") != Status.DECEASED
        return (other.text("name"), True, True) if alive else ("", False, False)
    name = str(values.get("spouse_name") or "").strip()
    return name, False, bool(name)


def _family(unit: Unit, member: Uid, values: Row) -> tuple[str, str]:
    """Who decides for the family and how to reach them: the relative marked so, the first one, the person's contact."""
    kept = unit.rows("contact").of_member(member)
    for row in sorted(kept, key=lambda row: (row["decides"] != "是", row["position"] or 0)):
        return _named(row["name"], row["relation"]), str(row["phone"] or "")
    return _named(values.get("contact_name"), values.get("contact_relation")), str(
        values.get("contact_phone") or ""
    )


def _named(name: Value, relation: Value) -> str:
    return f"{name!s}({relation!s})" if name and relation else str(name or "")


def _case(row: Row, people: Mapping[Uid, Row], steps: Mapping[Uid, Sequence[CaseStep]]) -> Case | None:
    uid, member = row["id"], row["member_id"]
    person = people.get(member) if isinstance(member, bytes) else None
    if not isinstance(uid, bytes) or not isinstance(member, bytes) or person is None or person["voided"]:
        return None
    died = _day(row["died_on"]) or date.min
    born, seq = members.birth_of(person), person["seq"]
    known = dates.is_valid(born) and died > date.min
    return Case(
        uid=uid,
        seq=seq if isinstance(seq, int) else 0,
        member_id=member,
        member_no=str(person["member_no"] or ""),
        name=str(person["name"] or ""),
        age=ages.age_on(dates.first_day(born), died) if known else None,
        died_on=died,
        closed_on=_day(row["closed_on"]),
        steps=tuple(steps.get(uid, ())),
        row=row,
        person=person,
    )


def _order(case: Case) -> tuple[bool, date, str]:
    step = case.next_step
    if case.closed_on is not None:
        return True, date.fromordinal(date.max.toordinal() - case.died_on.toordinal()), case.name
    return False, (step.due_on if step and step.due_on else date.max), case.name


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
