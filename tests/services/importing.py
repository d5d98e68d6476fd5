"""Small workbooks made on the spot, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from retiree_desk.domain.values import Value
from retiree_desk.exchange.sheets import Cell, Sheet
from retiree_desk.services import imports
from retiree_desk.services.imports import ImportPlan, Mode, Outcome
from retiree_desk.store.unit import Store

TODAY = date(2026, 3, 1)
GOOD_ID = "11010519491231002X"


def sheet(name: str, heads: str, *rows: Sequence[Cell]) -> Sheet:
    """A sheet with one row of headings."""
    return Sheet(name, [list(heads.split()), *map(list, rows)])


def take(store: Store, *sheets: Sheet, mode: Mode = Mode.FILL) -> ImportPlan:
    """Import the sheets."""
    with store.unit("import") as unit:
        return imports.run(unit, sheets, mode=mode, today=TODAY)


def counts(plan: ImportPlan, place: int = 0) -> tuple[int, int, int, int]:
    """How many rows of one sheet were added, updated, unchanged and refused."""
    added, updated, unchanged, refused = (plan.sheets[place].count(one) for one in Outcome)
    return added, updated, unchanged, refused


def codes(plan: ImportPlan, place: int = 0) -> tuple[list[str], list[str]]:
    """The codes of the refusals and of the warnings of one sheet."""
    found = plan.sheets[place]
    return [note.code for note in found.rejected()], [note.code for note in found.warnings()]


def people(store: Store) -> dict[str, Mapping[str, Value]]:
    """Everybody by member number."""
    with store.reading() as unit:
        return {str(row["member_no"]): row for row in unit.members.values_of()}


def rows(store: Store, table: str) -> list[dict[str, Value]]:
    """The live rows of a table in the order they were added."""
    with store.reading() as unit:
        return list(unit.rows(table).all())
