"""A death: one reversible action.

In one change set the person becomes 去世 from the day of death (visits, greetings and every list of the living end the
same moment), stays in hospital end, calls in kept plans and gifts of open campaigns are struck out, the spouse who is on the
register becomes 遗属 and stays on the visiting list, and a dated checklist is opened. Taking the change set back
restores everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retiree_desk.domain import bereavement
from retiree_desk.domain.bereavement import FAMILY, Step
from retiree_desk.domain.campaigns import GiftState
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Category, CondolenceKind, Sex, Status
from retiree_desk.domain.values import Row, Value
from retiree_desk.domain.visits import names_in
from retiree_desk.services import condolences, members
from retiree_desk.services.condolences import CondolenceDraft
from retiree_desk.store.members import Member
from retiree_desk.store.unit import Unit

_OTHER_SEX = {Sex.MALE.value: Sex.FEMALE.value, Sex.FEMALE.value: Sex.MALE.value}  # 民法典 1046: 男女双方
_SHARED_AT_HOME = (
    "address postcode postal_address home_phone area_id station_id residence community contact_name contact_relation "
    "contact_phone contact_cadre"
).split()


@dataclass(frozen=True, slots=True)
class DeathDraft:
    """What is known when the news comes; everything but the day may be filled in later."""

    died_on: date
    learnt_on: date | None = None
    learnt_from: str = ""
    place: str = ""
    cause: str = ""
    family_contact: str = ""
    family_phone: str = ""
    wishes: str = ""
    spouse_becomes_survivor: bool = True


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One line of the checklist of a case."""

    uid: Uid
    member_id: Uid
    name: str
    code: str
    title: str
    due_on: date | None
    done_on: date | None
    owner: str
    outcome: str


def record(unit: Unit, member: Uid, draft: DeathDraft, *, today: date) -> Uid:
    """Write a death down and open its case; raises RuleBroken for a day to come or a second death."""
    person = unit.members.person(member)
    if person is None:
        raise RuleBroken("member_unknown", "member_no", number="")
    if draft.died_on > today:
        raise RuleBroken("death_in_future", "died_on", day=draft.died_on.isoformat())
    if person.values.get("status") == Status.DECEASED and person.values.get("died_on"):
        raise RuleBroken("already_dead", "died_on", day=person.text("died_on"))
    _end_life(unit, member, draft)
    _end_stays(unit, member, draft.died_on)
    _strike_gifts(unit, member)
    _strike_stops(unit, member)
    if draft.spouse_becomes_survivor:
        _keep_spouse(unit, person, draft.died_on, today)
    return _open_case(unit, member, draft)


def steps(unit: Unit, *, open_only: bool) -> list[CaseStep]:
    """The checklists of all open cases by day, for the desk; with ``open_only`` what is still to do."""
    rows = [row for row in unit.rows("bereavement_step").all() if not (open_only and row["done_on"])]
    uids = [row["member_id"] for row in rows if isinstance(row["member_id"], bytes)]
    names = {uid: str(row["name"] or "") for uid, row in unit.members.get_many(uids, ["name"]).items()}
    found = [_case_step(row, names) for row in rows]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.name, one.code))


def steps_of_cases(unit: Unit) -> list[tuple[CaseStep, Uid]]:
    """Every step of every case in the order of its checklist, with the case it belongs to."""
    rows = sorted(unit.rows("bereavement_step").all(), key=lambda row: int(row["position"] or 0))
    return [(_case_step(row, {}), row["case_id"]) for row in rows if isinstance(row["case_id"], bytes)]


def finish(unit: Unit, step: Uid, *, done_on: date | None, owner: str = "", outcome: str = "") -> None:
    """Tick a step off, or take the tick away. The call on the family is a condolence, and settles what is owed to it."""
    rows = unit.rows("bereavement_step")
    kept = rows.get(step)
    if kept is not None and kept["code"] == FAMILY and done_on and isinstance(kept["member_id"], bytes):
        condole(unit, kept["member_id"], done_on, names_in(owner))
    rows.update(
        step,
        {
            "done_on": done_on.isoformat() if done_on else None,
            "owner": owner or None,
            "outcome": outcome or None,
        },
    )


def condole(unit: Unit, member: Uid, day: date, staff: tuple[str, ...], note: str = "") -> None:
    """Write the call on the family down, which settles what is owed to it, unless the condolences are there already."""
    given = unit.rows("condolence").of_member(member)
    if not any(row["kind"] == CondolenceKind.DEATH for row in given):
        draft = CondolenceDraft(day, CondolenceKind.DEATH.value, staff=staff, note=note)
        condolences.give(unit, member, draft)


def _end_life(unit: Unit, member: Uid, draft: DeathDraft) -> None:
    values: dict[str, Value] = {
        "status": Status.DECEASED.value,
        "died_on": draft.died_on.isoformat(),
        "death_place": draft.place or None,
        "death_cause": draft.cause or None,
    }
    known = {key: value for key, value in values.items() if value is not None}
    members.edit(unit, member, known, effective_on=draft.died_on)


def _end_stays(unit: Unit, member: Uid, day: date) -> None:
    rows = unit.rows("stay")
    for row in rows.where(member_id=member, discharged_on=None):
        uid = row["id"]
        if isinstance(uid, bytes):
            rows.update(uid, {"discharged_on": day.isoformat()})


def _strike_gifts(unit: Unit, member: Uid) -> None:
    """Gifts not yet signed for are struck out of every campaign still open."""
    for gift, _campaign in open_gifts(unit, member):
        unit.rows("campaign_gift").update(
            gift, {"state": GiftState.EXCLUDED.value, "excluded_reason": Status.DECEASED.value}
        )


def open_gifts(unit: Unit, member: Uid) -> list[tuple[Uid, str]]:
    """The gifts of running campaigns that nobody has signed for, each with its campaign's name."""
    running = {row["id"]: str(row["name"]) for row in unit.rows("campaign").all() if not row["closed_on"]}
    return [
        (row["id"], running[row["campaign_id"]])
        for row in unit.rows("campaign_gift").of_member(member)
        if row["campaign_id"] in running and row["state"] == GiftState.LISTED and isinstance(row["id"], bytes)
    ]


def _strike_stops(unit: Unit, member: Uid) -> None:
    """Calls in kept plans that were not made yet are taken out; paper ordered and not printed refuses the dead itself."""
    for stop, _trip in open_stops(unit, member):
        unit.rows("trip_stop").void(stop)


def open_stops(unit: Unit, member: Uid) -> list[tuple[Uid, Uid]]:
    """The calls in kept plans that are still to be made, each with its trip."""
    return [
        (row["id"], row["trip_id"])
        for row in unit.rows("trip_stop").of_member(member)
        if not row["outcome"] and isinstance(row["id"], bytes) and isinstance(row["trip_id"], bytes)
    ]


def _keep_spouse(unit: Unit, dead: Member, day: date, today: date) -> None:
    """The spouse is kept as a survivor: a retiree in their own right stays one, anybody else becomes 遗属."""
    spouse = dead.values.get("spouse_id")
    if not isinstance(spouse, bytes):
        _take_in_survivor(unit, dead, day, today)
        return
    person = unit.members.person(spouse)
    if person is None or person.voided or person.values.get("status") == Status.DECEASED:
        return
    changes: dict[str, Value] = {"marriage": "丧偶", "survivor_note": _survivor_of(dead)}
    if not person.values.get("category"):
        changes["category"] = Category.SURVIVOR.value
    members.edit(unit, spouse, changes, effective_on=day)


def _take_in_survivor(unit: Unit, dead: Member, day: date, today: date) -> None:
    """A spouse known by name alone comes onto the register as 遗属, at the home of the dead."""
    name = dead.text("spouse_name").strip()
    if not name:
        return
    values: dict[str, Value] = {key: dead.values.get(key) for key in _SHARED_AT_HOME}
    values |= {
        "name": name,
        "sex": _OTHER_SEX.get(dead.text("sex")),
        "birth_date": dead.values.get("spouse_birth"),
        "category": Category.SURVIVOR.value,
        "marriage": "丧偶",
        "spouse_id": dead.uid,
        "spouse_name": dead.values.get("name"),
        "survivor_note": _survivor_of(dead),
        "joined_on": day.isoformat(),
    }
    members.add(unit, values, today=today)


def _survivor_of(dead: Member) -> str:
    return f"{dead.text('name')}({dead.text('member_no')})遗属"


def _open_case(unit: Unit, member: Uid, draft: DeathDraft) -> Uid:
    case = unit.rows("bereavement").add(
        {
            "member_id": member,
            "died_on": draft.died_on.isoformat(),
            "learnt_on": draft.learnt_on.isoformat() if draft.learnt_on else None,
            "learnt_from": draft.learnt_from or None,
            "family_contact": draft.family_contact or None,
            "family_phone": draft.family_phone or None,
            "wishes": draft.wishes or None,
        }
    )
    unit.rows("bereavement_step").add_many(
        [
            _step_row(member, case, step, place)
            for place, step in enumerate(bereavement.checklist(draft.died_on))
        ]
    )
    return case


def _step_row(member: Uid, case: Uid, step: Step, position: int) -> dict[str, Value]:
    return {
        "member_id": member,
        "case_id": case,
        "code": step.code,
        "title": step.title,
        "due_on": step.due_on.isoformat() if step.due_on else None,
        "position": position,
    }


def _case_step(row: Row, names: dict[Uid, str]) -> CaseStep:
    uid, member_id = row["id"], row["member_id"]
    assert isinstance(uid, bytes)
    assert isinstance(member_id, bytes)
    return CaseStep(
        uid=uid,
        member_id=member_id,
        name=names.get(member_id, ""),
        code=str(row["code"] or ""),
        title=str(row["title"] or ""),
        due_on=_day(row["due_on"]),
        done_on=_day(row["done_on"]),
        owner=str(row["owner"] or ""),
        outcome=str(row["outcome"] or ""),
    )


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
