from __future__ import annotations

from pathlib import Path

from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.imports.job import Job
from retiree_desk.ui.imports.preview_lines import Part, PartLines, columns


def test_every_part_has_its_lines(desk: Desk, office: Office, workbook: Path) -> None:
    job = Job(desk, office)
    job.read(workbook)
    parts = {part: PartLines(job.plan(), part) for part in Part}
    assert {part: lines.count() for part, lines in parts.items()} == {
        Part.ADDED: 5,
        Part.UPDATED: 0,
        Part.UNCHANGED: 0,
        Part.REFUSED: 5,
        Part.WARNED: 0,
    }
    (line,) = parts[Part.ADDED].lines([0])
    assert (line.row, line.sheet, line.who) == (3, "花名册", "沈玉芬 990001")
    assert "13900000101" in line.told


def test_cells_stand_where_cells_were_refused() -> None:
    assert [column.key for column in columns(Part.REFUSED)] == [
        "row",
        "sheet",
        "who",
        "column",
        "value",
        "told",
    ]
    assert [column.key for column in columns(Part.ADDED)] == ["row", "sheet", "who", "told"]
