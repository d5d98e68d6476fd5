"""What dated changes mean for the register.

The roster holds each person's values after all listed changes, so a listed change writes nothing that the roster says.
It speaks where the roster is silent, with three exceptions that keep the register true:

* a recorded death makes the person 去世 with that day, whatever the roster says: nobody may greet the dead;
* a date of death makes the status 去世, even one without its day, which is refused as a date;
* a new change of somebody who stands in no roster of the file moves the register on, if the register still holds what
  the change says was before; otherwise it is said beside the row.

Who is new and has no status at all is 在册. Changes dated in the future wait for nobody: they are kept and say nothing yet.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from retiree_desk.domain import fields
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import ChangeType, Status
from retiree_desk.exchange.columns import SheetKind
from retiree_desk.services.imports_people import People, Person
from retiree_desk.services.imports_plan import ImportPlan, Mode, Outcome, PlannedRow
from retiree_desk.services.imports_records import STATUS_AFTER
from retiree_desk.store.unit import Unit

_VALUE_OF = {
    ChangeType.RESIDENCE: "residence",
    ChangeType.CATEGORY: "category",
    ChangeType.CARE_LEVEL: "care_level",
}
_FLAG_FIELDS = ("flags", "living", "health")
_WITHOUT_DAY = frozenset({"date_not_whole", "month_unclear"})


def settle(unit: Unit, plan: ImportPlan, people: People, today: date) -> None:
    """Bring the people into line with the changes the file lists and those already recorded."""
    listed = _listed(plan, today)
    recorded = _recorded_deaths(unit, people, listed)
    for uid, person in people.persons.items():
        if not person.lines and uid not in listed:
            continue
        if plan.mode is Mode.SKIP and not person.is_new:
            continue
        rows = listed.get(uid, [])
        if rows:
            _speak_where_silent(person, rows)
        _settle_death(person, rows, recorded.get(uid, ""))
        if person.is_new and not person.text("status"):
            person.after["status"] = Status.REGISTERED.value


def _listed(plan: ImportPlan, today: date) -> dict[Uid, list[PlannedRow]]:
    """The changes of the file that have taken effect, by member, in order of their days and then as they stand."""
    found: dict[Uid, list[PlannedRow]] = defaultdict(list)
    for sheet in plan.of_kind(SheetKind.FACTS):
        for row in sheet.rows:
            if row.member is not None and row.line.text("effective_on") <= today.isoformat():
                found[row.member].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.line.text("effective_on"))
    return found


def _recorded_deaths(unit: Unit, people: People, listed: dict[Uid, list[PlannedRow]]) -> dict[Uid, str]:
    """The day of death that earlier changes tell, of people in the file who were dead."""
    dead = [
        uid
        for uid, person in people.persons.items()
        if (person.lines or uid in listed) and person.before.get("status") == Status.DECEASED
    ]
    found: dict[Uid, str] = {}
    for fact in unit.rows("fact").of_members(dead):
        if fact["type"] == ChangeType.DEATH and isinstance(fact["member_id"], bytes):
            day = str(fact["effective_on"] or "")
            found[fact["member_id"]] = min(filter(None, (day, found.get(fact["member_id"], ""))), default="")
    return found


def _settle_death(person: Person, rows: list[PlannedRow], recorded: str) -> None:
    if not rows and not recorded and not person.text("died_on") and not _refused(person):
        return  # as nearly everybody
    deaths = [row for row in rows if row.line.text("type") == ChangeType.DEATH]
    days = [day for day in (recorded, *(row.line.text("effective_on") for row in deaths)) if day]
    if days and not person.text("died_on"):
        person.after["died_on"] = min(days)
    if not person.text("died_on"):
        _take_partial_death(person)
    if not person.text("died_on") or person.text("status") == Status.DECEASED:
        return
    if (person.lines_say("status") or person.before.get("status")) and (deaths or person.lines):
        said = deaths[0] if deaths else person.lines[-1][0]
        said.line.doubt("death_recorded", value=person.text("status"), died_on=person.text("died_on"))
    person.after["status"] = Status.DECEASED.value


def _refused(person: Person) -> bool:
    return any(row.line.refused for row, _sheet in person.lines)


def _take_partial_death(person: Person) -> None:
    """Who died in some month or year is dead, though that is no date of death; said beside the cell."""
    for row, sheet in person.lines:
        place = sheet.places.get("died_on")
        for said in row.line.refused:
            partial = said.column == place and said.code in _WITHOUT_DAY
            if partial and person.text("status") != Status.DECEASED:
                person.after["status"] = Status.DECEASED.value
                row.line.doubt("death_without_day", said.column, said.value)


def _speak_where_silent(person: Person, rows: list[PlannedRow]) -> None:
    for kind, key in _VALUE_OF.items():
        changes = [row for row in rows if row.line.text("type") == kind and row.line.text("content")]
        if changes:
            _move_on(person, key, changes[-1], changes[-1].line.text("content"))
    standing = [row for row in rows if row.line.text("type") in STATUS_AFTER]
    if standing and standing[-1].line.text("type") != ChangeType.DEATH:
        _move_on(person, "status", standing[-1], STATUS_AFTER[standing[-1].line.text("type")].value)
    flags = [row for row in rows if row.line.text("type") == ChangeType.FLAGS]
    if flags and not person.lines_say(*_FLAG_FIELDS) and not any(person.text(key) for key in _FLAG_FIELDS):
        person.after["flags"] = fields.join_codes(_flags_after(flags)) or None


def _move_on(person: Person, key: str, row: PlannedRow, value: str) -> None:
    now = person.text(key)
    if not now:
        person.after[key] = value
    elif now != value and not person.lines_say(key) and row.outcome is Outcome.ADDED:
        if now == (row.line.text("before") or (Status.REGISTERED if key == "status" else "")):
            person.after[key] = value
        else:
            row.line.doubt("register_differs", value=value, now=now)


def _flags_after(rows: list[PlannedRow]) -> list[str]:
    flags: dict[str, None] = {}
    for row in rows:
        for part in row.line.text("content").replace("＋", "+").replace("－", "-").split():
            if part.startswith("-"):
                flags.pop(part[1:], None)
            else:
                flags[part.removeprefix("+")] = None
    return [flag for flag in flags if flag]
