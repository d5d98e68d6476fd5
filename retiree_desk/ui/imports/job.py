"""One import from the choice of the file to the last row: what was read, what was decided, what is planned."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from retiree_desk.exchange.columns import Column, SheetKind, finders, layouts
from retiree_desk.exchange.headings import Remembered, Table, fold
from retiree_desk.exchange.sheets import Sheet
from retiree_desk.services import backups, imports
from retiree_desk.services.backups import Reason
from retiree_desk.services.imports import ImportPlan, Mode
from retiree_desk.services.offices import Office
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.tasks import Task


class Job:
    """``decisions`` are by the key of a heading row; ``left_out`` are the sheets that are not to be read."""

    def __init__(self, desk: Desk, office: Office) -> None:
        self._desk = desk
        self._office = office
        self.path: Path | None = None
        self.sheets: tuple[Sheet, ...] = ()
        self.decisions: dict[str, Remembered] = {}
        self.left_out: set[str] = set()
        self.mode = Mode.FILL
        self.planned: ImportPlan | None = None
        self._planned_for: object = None

    def read(self, path: Path) -> None:
        """Read another file and plan it; off the window's thread."""
        sheets = imports.read(path)
        self.path, self.sheets = path, sheets
        self.decisions, self.left_out = {}, set()
        self._planned_for = None
        self.plan()

    def plan(self) -> ImportPlan:
        """What the import would do as things are decided now; planned anew only when something else was decided."""
        if self.planned is None or self._planned_for != self._question():
            self.planned = self._desk.read(self._plan)
            self._planned_for = self._question()
        return self.planned

    def is_planned(self) -> bool:
        """Whether the plan answers what is decided now."""
        return self.planned is not None and self._planned_for == self._question()

    def forget_plan(self) -> None:
        """The register has changed since."""
        self._planned_for = None

    def write(self, task: Task) -> int | None:
        """Back up, then write the plan as one change set; its number. Nothing is written when it is stopped."""
        planned = self.plan()
        if backups.changed_since_newest(self._office):
            backups.back_up(self._office, Reason.IMPORT)
        task.report(0, planned.writes)
        name = self.path.name if self.path else ""
        with self._office.store.unit("import", user=self._desk.user, note=name) as unit:
            imports.apply(unit, planned, task.report)
            for key, decision in self.decisions.items():
                imports.remember(unit, key, decision)
        return unit.change_set_id

    def tables(self) -> list[tuple[Sheet, Table | None]]:
        """The sheets with something in them, as they were recognised."""
        return [(sheet.sheet, sheet.table) for sheet in self.planned.sheets] if self.planned else []

    def decide(self, table: Table, decision: Remembered) -> None:
        """Keep what a person says about a heading row; saying what was recognised is no decision."""
        if decision != self.decisions.get(table.heading_key, table.decision()):
            self.decisions[table.heading_key] = decision

    def decision(self, table: Table) -> Remembered:
        """How a heading row is understood now."""
        return self.decisions.get(table.heading_key, table.decision())

    def _plan(self, unit: Unit) -> ImportPlan:
        wanted = [sheet for sheet in self.sheets if sheet.name not in self.left_out]
        return imports.plan(unit, wanted, mode=self.mode, today=self._desk.today(), decisions=self.decisions)

    def _question(self) -> object:
        return self.path, self.mode, frozenset(self.left_out), tuple(sorted(self.decisions.items()))


def columns_of(kind: SheetKind) -> dict[str, Column]:
    """The columns a sheet of this kind may have, by key."""
    layout = layouts()[kind]
    found = {column.key: column for column in layout.columns}
    return found if kind is SheetKind.ROSTER else {**{one.key: one for one in finders()}, **found}


def guessed(kind: SheetKind, headings: tuple[str, ...]) -> Remembered:
    """What the headings mean in a sheet of another kind, by their very names."""
    names: Mapping[str, str] = {
        fold(name): column.key
        for column in reversed(list(columns_of(kind).values()))
        for name in (*column.synonyms, column.heading)
    }
    keys: list[str] = []
    for heading in headings:
        key = names.get(fold(heading), "")
        keys.append("" if key in keys else key)
    return Remembered(kind, tuple(keys))
