"""Workbooks in: read the whole file, plan every row, look, then write all of it as one change set.

``read`` and ``plan`` write nothing. A row whose number, name or ID number was refused is held back; elsewhere the row
goes in without the refused cell. What is refused comes back as a workbook (``write_rejects``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from retiree_desk import wording
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.domain.values import Value
from retiree_desk.exchange import headings, lines, workbook, writer
from retiree_desk.exchange.columns import SheetKind
from retiree_desk.exchange.headings import Remembered, Table
from retiree_desk.exchange.lines import Remark
from retiree_desk.exchange.sheets import Sheet
from retiree_desk.services.imports_facts import settle
from retiree_desk.services.imports_people import People, Person, doubt_dates
from retiree_desk.services.imports_plan import (
    Identities,
    ImportPlan,
    Mode,
    Note,
    Outcome,
    PlannedRow,
    SheetPlan,
)
from retiree_desk.services.imports_records import RecordBook
from retiree_desk.store.unit import Unit

__all__ = [
    "ImportPlan",
    "Mode",
    "Outcome",
    "answer",
    "apply",
    "message",
    "plan",
    "read",
    "remember",
    "run",
    "write_rejects",
]

Report = Callable[[int, int], None]
"""Told how many of how many rows are written; whatever it raises stops the import, and nothing is written."""

T = TypeVar("T")

_PIECE = 2_000
_TREES = {
    "station_id": TreeKind.STATION,
    "party_branch_id": TreeKind.PARTY_BRANCH,
    "area_id": TreeKind.AREA,
}


def read(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a workbook or a table in text; Trouble when it may not or cannot be read whole."""
    return workbook.read(path)


def plan(
    unit: Unit,
    sheets: Iterable[Sheet],
    *,
    mode: Mode = Mode.FILL,
    today: date,
    decisions: Mapping[str, Remembered] | None = None,
) -> ImportPlan:
    """What importing these sheets would do; ``decisions`` go before the mappings remembered by heading row."""
    known = {**remembered(unit), **(decisions or {})}
    found = ImportPlan([_sheet_plan(sheet, known) for sheet in sheets], mode, unit.changes.newest())
    found.sheets = [one for one in found.sheets if one.table or _has_text(one.sheet)]
    identities = Identities()
    people = People(unit, found, identities)
    people.take_rosters(found)
    records = RecordBook(unit, found, people, identities)
    records.take_all()
    settle(unit, found, people, today)
    records.doubt_all(today)
    doubt_dates(people.persons.values(), today)
    for person in people.persons.values():
        _conclude(found, people, person)
    return found


def apply(unit: Unit, planned: ImportPlan, report: Report | None = None) -> None:
    """Write the plan; RuleBroken ``plan_outdated`` when something was changed after it was made."""
    own = 1 if unit.change_set_id is not None else 0
    if unit.changes.newest() - own > planned.newest:
        raise RuleBroken("plan_outdated")
    done, total = 0, planned.writes
    if report is not None:
        report(0, total)
    for count in _written(unit, planned):
        done += count
        if report is not None:
            report(done, total)


def run(
    unit: Unit, sheets: Iterable[Sheet], *, mode: Mode = Mode.FILL, today: date, report: Report | None = None
) -> ImportPlan:
    """Plan and write in one unit of work."""
    planned = plan(unit, sheets, mode=mode, today=today)
    apply(unit, planned, report)
    return planned


def remembered(unit: Unit) -> dict[str, Remembered]:
    """What people decided about heading rows; a decision that can't be read is left out."""
    found = {}
    for row in unit.rows("import_mapping").all():
        try:
            kept = json.loads(str(row["mapping"]))
            found[str(row["heading_key"])] = Remembered(
                SheetKind(kept["kind"]), tuple(map(str, kept["keys"]))
            )
        except (ValueError, KeyError, TypeError):
            continue
    return found


def remember(unit: Unit, heading_key: str, decision: Remembered) -> None:
    """Keep what a person decided about a heading row; the next file with these headings is read so at once."""
    rows = unit.rows("import_mapping")
    values = {"mapping": json.dumps({"kind": decision.kind, "keys": decision.keys}, ensure_ascii=False)}
    for known in rows.where(heading_key=heading_key):
        uid = known["id"]
        assert isinstance(uid, bytes)
        rows.update(uid, values)
        return
    rows.add({"heading_key": heading_key, **values})


def message(note: Note) -> str:
    """A refusal or a doubt in words, with its cure."""
    return wording.refusal(RuleBroken(note.code, note.column, **note.facts))


def answer(planned: ImportPlan, change_set: int | None) -> dict[str, object]:
    """The import as the command line tells it."""
    return {
        "sheets": [
            {
                "sheet": sheet.name,
                "kind": sheet.kind,
                "read": len(sheet.rows),
                "added": sheet.count(Outcome.ADDED),
                "updated": sheet.count(Outcome.UPDATED),
                "unchanged": sheet.count(Outcome.UNCHANGED),
                "rejected": [_told(note) for note in sheet.rejected()],
                "warnings": [_told(note) for note in sheet.warnings()],
            }
            for sheet in planned.sheets
        ],
        "change_set": change_set,
    }


def write_rejects(planned: ImportPlan, path: Path) -> int:
    """Every row with a refused cell, as it was and with the reasons, for mending and importing again; how many."""
    pages = [page for sheet in planned.sheets if sheet.table for page in _refused_page(sheet, sheet.table)]
    writer.write_workbook(path, pages)
    return sum(row.line.refused != [] for sheet in planned.sheets for row in sheet.rows)


# --- planning ---------------------------------------------------------------------------------------------------------


def _sheet_plan(sheet: Sheet, known: Mapping[str, Remembered]) -> SheetPlan:
    table = headings.recognise(sheet, known)
    found = SheetPlan(sheet, table)
    if table is None:
        found.remarks.append(Remark(-1, "sheet_unknown", {}))
        return found
    found.rows = [PlannedRow(line) for line in lines.read(table)]
    found.remarks += [Remark(place, "column_unknown", {}) for place in table.unknown]
    found.remarks += [Remark(place, "column_doubled", {}) for place in table.doubled]
    found.remarks += [Remark(place, "column_computed", {}) for place in table.computed]
    if sheet.hidden:
        found.remarks.append(Remark(-1, "sheet_hidden", {}))
    return found


def _has_text(sheet: Sheet) -> bool:
    return any(cell not in ("", None) for row in sheet.rows for cell in row)


def _conclude(planned: ImportPlan, people: People, person: Person) -> None:
    """Note what is written of a person, and let the rows say whether they changed anything."""
    changed = person.changed()
    for row, _sheet in person.lines:
        if not person.is_new and row.outcome is Outcome.UPDATED and not changed:
            row.outcome = Outcome.UNCHANGED
    if not changed:
        return
    if person.is_new:
        planned.new_members[person.uid] = _with_references(changed, people, person)
        return
    planned.changed_members[person.uid] = _with_references(changed, people, person)
    if person.lines and all(row.outcome is Outcome.UNCHANGED for row, _sheet in person.lines):
        person.lines[-1][0].outcome = Outcome.UPDATED


def _with_references(changed: dict[str, Value], people: People, person: Person) -> dict[str, Value]:
    """The values to write; a building never goes without its area, and into a new area only if the file says so."""
    if "spouse_id" in changed:
        changed["spouse_id"] = people.spouse_of(person)
    if "building" in changed:
        changed.setdefault("area_id", person.text("area_id"))
    elif "area_id" in changed and person.lines_say("building"):
        changed["building"] = person.text("building")
    return changed


def _refused_page(sheet: SheetPlan, table: Table) -> Iterator[writer.Page]:
    """The refused rows of one sheet under their own headings, the reasons in a last column."""
    reasons: dict[int, list[str]] = {}
    for note in sheet.rejected():
        said = f"{headings.one_line(note.column)}：{message(note)}" if note.column else message(note)
        reasons.setdefault(note.row - 1, []).append(said)
    rows = [[*lines.cells_of(table, row), "；".join(dict.fromkeys(said))] for row, said in reasons.items()]
    if rows:
        heads = [headings.alone(table, place) for place in range(len(table.headings))]
        yield writer.Page(sheet.name, [*heads, headings.REASONS], rows)


# --- writing ----------------------------------------------------------------------------------------------------------


def _written(unit: Unit, planned: ImportPlan) -> Iterator[int]:
    """Write in pieces and tell after each how many rows it was."""
    node = cache(unit.tree.node)
    for new in _pieces(list(planned.new_members.items())):
        unit.members.add_many([_placed(node, values) | {"id": uid} for uid, values in new])
        yield len(new)
    for changed in _pieces(list(planned.changed_members.items())):
        unit.members.update_many([(uid, _placed(node, values)) for uid, values in changed])
        yield len(changed)
    for table, records in planned.records.items():
        for rows in _pieces(records.new):
            unit.rows(table).add_many(rows)
            yield len(rows)
        for changes in _pieces(records.changed):
            unit.rows(table).update_many(changes)
            yield len(changes)


def _pieces(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[start : start + _PIECE] for start in range(0, len(rows), _PIECE))


def _placed(
    node: Callable[[TreeKind, str, str], Uid | None], values: Mapping[str, Value]
) -> dict[str, Value]:
    """Paths become nodes of the groupings; nodes that were missing are made."""
    placed = dict(values)
    building = placed.pop("building", None)
    for key, kind in _TREES.items():
        if key in placed:
            placed[key] = node(kind, str(placed[key] or ""), str(building or "") if key == "area_id" else "")
    return placed


def _told(note: Note) -> dict[str, object]:
    return {
        "row": note.row,
        "column": headings.one_line(note.column),
        "value": note.value,
        "code": note.code,
        "message": message(note),
    }
