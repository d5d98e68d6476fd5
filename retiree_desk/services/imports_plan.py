"""What an import is going to do, as values: nothing here has been written yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from retiree_desk.domain.ids import Uid, new_id
from retiree_desk.domain.values import Value
from retiree_desk.exchange.columns import SheetKind
from retiree_desk.exchange.headings import Table
from retiree_desk.exchange.lines import Line, Remark
from retiree_desk.exchange.sheets import Sheet


class Mode(StrEnum):
    """What happens to people who are known already."""

    FILL = "fill"  # blanks are filled, cells that differ are listed
    OVERWRITE = "overwrite"  # the file's values are taken
    SKIP = "skip"  # only new people are taken


class Outcome(StrEnum):
    """What becomes of one row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Note(NamedTuple):
    """A refusal or a doubt with its place as a person finds it: row from 1, the column's heading."""

    row: int
    column: str
    value: str
    code: str
    facts: Mapping[str, object]


@dataclass(slots=True)
class PlannedRow:
    """One row of the file; ``changes`` are the values written, before and after."""

    line: Line
    outcome: Outcome = Outcome.REFUSED
    member: Uid | None = None
    changes: dict[str, tuple[Value, Value]] = field(default_factory=dict)


_ABOUT = {
    "person_unknown": ("name",),
    "name_blank": ("name",),
    "number_of_other": ("member_no",),
    "id_of_other": ("id_number",),
    "id_of_several": ("id_number",),
    "possible_duplicate": ("name",),
    "possible_duplicate_kept": ("name",),
    "same_name_in_file": ("name",),
    "repeated_row": ("member_no", "id_number", "name"),
    "member_unknown_here": ("member_no", "who_id", "who_name"),
    "member_one_of_several": ("who_id", "who_name"),
    "found_by_name": ("who_name",),
    "member_no_blank": ("member_no",),
}
"""The columns, the likeliest first, at which a remark about a whole row should be looked at."""


@dataclass(slots=True)
class SheetPlan:
    """One sheet of the file; without a ``table`` it holds nothing that can be read. ``places``: columns by key."""

    sheet: Sheet
    table: Table | None
    rows: list[PlannedRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    places: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        columns = self.table.columns if self.table else {}
        self.places = {column.key: place for place, column in columns.items()}

    @property
    def name(self) -> str:
        return self.sheet.name

    @property
    def kind(self) -> SheetKind | None:
        return self.table.kind if self.table else None

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)

    def rejected(self) -> list[Note]:
        """Every refused cell, row by row."""
        return [self._of_line(row.line, remark) for row in self.rows for remark in row.line.refused]

    def warnings(self) -> list[Note]:
        """What was kept and should be looked at."""
        heading_row = self.table.heading_row if self.table else 0
        whole = [self._note(heading_row, remark) for remark in self.remarks]
        return whole + [self._of_line(row.line, remark) for row in self.rows for remark in row.line.doubts]

    def _of_line(self, line: Line, remark: Remark) -> Note:
        """A remark about a whole row points at the cell it is about, where there is one."""
        if remark.column < 0:
            for key in _ABOUT.get(remark.code, ()):
                if key in self.places:
                    remark = remark._replace(column=self.places[key], value=line.text(key))
                    break
        return self._note(line.row, remark)

    def _note(self, row: int, remark: Remark) -> Note:
        heading = self.table.headings[remark.column] if self.table and remark.column >= 0 else ""
        facts = {"heading": heading, "value": remark.value, **remark.facts}
        return Note(row + 1, heading, remark.value, remark.code, facts)


@dataclass(slots=True)
class Records:
    """New rows of one table, and changes of rows that are there."""

    new: list[dict[str, Value]] = field(default_factory=list)
    changed: list[tuple[Uid, dict[str, Value]]] = field(default_factory=list)


@dataclass(slots=True)
class ImportPlan:
    """The whole import; ``newest`` is the last change set the plan has seen."""

    sheets: list[SheetPlan]
    mode: Mode
    newest: int
    new_members: dict[Uid, dict[str, Value]] = field(default_factory=dict)
    changed_members: dict[Uid, dict[str, Value]] = field(default_factory=dict)
    records: dict[str, Records] = field(default_factory=dict)

    @property
    def rejected(self) -> bool:
        """Whether some cell was refused."""
        return any(row.line.refused for sheet in self.sheets for row in sheet.rows)

    @property
    def writes(self) -> int:
        """How many rows are going to be written."""
        kept = sum(len(records.new) + len(records.changed) for records in self.records.values())
        return len(self.new_members) + len(self.changed_members) + kept

    def of_kind(self, *kinds: SheetKind) -> Iterator[SheetPlan]:
        """The sheets of some kinds in the order of the file."""
        return (sheet for sheet in self.sheets if sheet.kind in kinds)


class Identities:
    """Identities in the order in which they are asked for, so that rows keep the order of the file."""

    def __init__(self) -> None:
        self._next = int.from_bytes(new_id(), "big")

    def __call__(self) -> Uid:
        self._next += 1
        return self._next.to_bytes(16, "big")
