"""The rows of a planned import as lines of a table: one for each row, for each refused cell and for each remark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from retiree_desk import wording
from retiree_desk.exchange.headings import one_line
from retiree_desk.i18n import N_, _
from retiree_desk.services import imports
from retiree_desk.services.imports import ImportPlan, Outcome
from retiree_desk.services.imports_plan import Note, PlannedRow, SheetPlan
from retiree_desk.ui import theme
from retiree_desk.ui.imports.plain_words import change_words
from retiree_desk.ui.paged_model import Column


class Part(StrEnum):
    """What the preview opens to."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    WARNED = "warned"


WORDS = {
    Part.ADDED: N_("New"),
    Part.UPDATED: N_("Changed"),
    Part.UNCHANGED: N_("Same"),
    Part.REFUSED: N_("Refused cells"),
    Part.WARNED: N_("Remarks"),
}
_LARGE = 150  # the text size at which only what matters most has room; the line below the table says the rest
_OUTCOMES = {Part.ADDED: Outcome.ADDED, Part.UPDATED: Outcome.UPDATED, Part.UNCHANGED: Outcome.UNCHANGED}


class Line(NamedTuple):
    """One line; ``place`` numbers it in its part, ``row`` is the row of the file, from 1."""

    place: int
    part: Part
    sheet: str
    row: int
    who: str
    column: str
    value: str
    told: str


class PartLines:
    """The lines of one part; the words of a line are made when it is seen."""

    def __init__(self, planned: ImportPlan, part: Part) -> None:
        self._part = part
        self._made: list[Callable[[int], Line]] = []
        for sheet in planned.sheets:
            if part is Part.REFUSED:
                self._note(sheet, sheet.rejected())
            elif part is Part.WARNED:
                self._note(sheet, sheet.warnings())
            else:
                wanted = _OUTCOMES[part]
                self._made += [self._of_row(sheet, row) for row in sheet.rows if row.outcome is wanted]

    def count(self) -> int:
        """How many lines."""
        return len(self._made)

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """In the order of the file."""
        del sort, descending
        return range(len(self._made))

    def lines(self, ids: Sequence[int]) -> Sequence[Line]:
        """Those asked for."""
        return [self._made[place](place) for place in ids]

    def _of_row(self, sheet: SheetPlan, row: PlannedRow) -> Callable[[int], Line]:
        def line(place: int) -> Line:
            told = "" if self._part is Part.UNCHANGED else change_words(row, sheet)
            return Line(place, self._part, sheet.name, row.line.row + 1, _who(row), "", "", told)

        return line

    def _note(self, sheet: SheetPlan, notes: Sequence[Note]) -> None:
        names = {row.line.row + 1: _who(row) for row in sheet.rows}
        for note in notes:
            self._made.append(self._of_note(sheet.name, note, names.get(note.row, "")))

    def _of_note(self, sheet: str, note: Note, who: str) -> Callable[[int], Line]:
        def line(place: int) -> Line:
            heading = one_line(note.column)
            return Line(place, self._part, sheet, note.row, who, heading, note.value, imports.message(note))

        return line


def _who(row: PlannedRow) -> str:
    line = row.line
    return " ".join(filter(None, (line.text("name") or line.text("who_name"), line.text("member_no"))))


def columns(part: Part) -> tuple[Column, ...]:
    """What stands in the table of a part."""
    cells = part in (Part.REFUSED, Part.WARNED)
    told = _("What to do") if cells else _("What it brings")
    roomy = theme.now().text_size < _LARGE
    return (
        Column("row", _("Row"), lambda line: str(line.row), width=64, figures=True),
        Column("sheet", _("Sheet"), lambda line: line.sheet, width=96, shown=roomy),
        Column("who", wording.field("name"), lambda line: line.who, width=150, strong=True),
        *((
            Column("column", _("Column"), lambda line: line.column, width=110),
            Column("value", _("Cell"), lambda line: line.value, width=130, shown=roomy),
        ) if cells else ()),
        Column("told", told, lambda line: line.told, width=320, hint=lambda line: line.told),
    )  # fmt: skip
