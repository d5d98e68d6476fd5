from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.exchange.columns import SheetKind
from retiree_desk.exchange.headings import Remembered
from retiree_desk.services.imports import Mode, Outcome
from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.imports.job import Job, columns_of, guessed
from retiree_desk.ui.tasks import Stopped, Task


@pytest.fixture
def job(desk: Desk, office: Office, workbook: Path) -> Job:
    made = Job(desk, office)
    made.read(workbook)
    return made


def people(desk: Desk) -> int:
    return len(list(desk.read(lambda unit: list(unit.members.identities()))))


def test_reading_writes_nothing(job: Job, desk: Desk) -> None:
    assert [table.kind for _sheet, table in job.tables() if table] == [SheetKind.ROSTER, SheetKind.VISITS]
    assert people(desk) == 0


def test_it_plans_anew_only_when_something_was_decided(job: Job) -> None:
    first = job.plan()
    assert job.plan() is first
    job.mode = Mode.OVERWRITE
    assert not job.is_planned()
    assert job.plan() is not first


def test_writing_is_one_operation_with_the_file_as_its_note(job: Job, desk: Desk, office: Office) -> None:
    set_id = job.write(Task(desk, lambda _task: None))
    assert people(desk) == 3
    newest = desk.read(lambda unit: unit.changes.recent(1))[0]
    assert (newest.set_id, newest.action, newest.note) == (set_id, "import", "2026 名册.xlsx")


def test_stopping_writes_nothing(job: Job, desk: Desk) -> None:
    task = Task(desk, lambda _task: None)
    task.stop()
    with pytest.raises(Stopped):
        job.write(task)
    assert people(desk) == 0


def test_a_sheet_can_be_left_out(job: Job) -> None:
    job.left_out.add("走访")
    assert [sheet.name for sheet in job.plan().sheets] == ["花名册"]


def test_a_decision_about_headings_is_kept_with_the_import(
    job: Job, desk: Desk, office: Office, workbook: Path
) -> None:
    _sheet, table = job.tables()[0]
    assert table is not None
    keys = tuple("" if key == "mobile" else key for key in table.decision().keys)
    job.decide(table, Remembered(SheetKind.ROSTER, keys))
    job.write(Task(desk, lambda _task: None))
    again = Job(desk, office)
    again.read(workbook)
    _sheet, table = again.tables()[0]
    assert table is not None
    assert table.decision().keys == keys


def test_agreeing_with_what_was_recognised_is_no_decision(job: Job) -> None:
    _sheet, table = job.tables()[0]
    assert table is not None
    job.decide(table, table.decision())
    assert job.decisions == {}


def test_the_same_file_again_changes_nothing(job: Job, desk: Desk) -> None:
    job.write(Task(desk, lambda _task: None))
    job.forget_plan()
    planned = job.plan()
    assert sum(sheet.count(Outcome.ADDED) for sheet in planned.sheets) == 0


def test_headings_of_another_kind_are_told_by_their_names() -> None:
    found = guessed(SheetKind.VISITS, ("编号", "日期", "不认识", "日期"))
    assert found.keys == ("member_no", "day", "", "")
    assert "who_id" in columns_of(SheetKind.VISITS)
    assert "who_id" not in columns_of(SheetKind.ROSTER)
