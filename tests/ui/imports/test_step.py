from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from retiree_desk.exchange.columns import SheetKind
from retiree_desk.exchange.writer import Page, write_workbook
from retiree_desk.services.imports import Mode
from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.imports.job import Job
from retiree_desk.ui.imports.step_choose import ChooseStep
from retiree_desk.ui.imports.step_preview import PreviewStep
from retiree_desk.ui.imports.step_result import ResultStep
from retiree_desk.ui.imports.step_sheets import SheetsStep


def test_a_workbook_without_people_is_told(desk: Desk, office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    write_workbook(tmp_path / "prices.xlsx", [Page("价目", ["品名", "单价"], [["纸", "3"]])])
    step = ChooseStep(desk, Job(desk, office))
    qtbot.addWidget(step)
    step.take(tmp_path / "prices.xlsx")
    assert not step.ready()
    assert "姓名" in step._said.text()


def test_a_sheet_told_to_be_another_kind_offers_its_columns(
    desk: Desk, office: Office, workbook: Path, qtbot: QtBot
) -> None:
    job = Job(desk, office)
    job.read(workbook)
    step = SheetsStep(job)
    qtbot.addWidget(step)
    step.enter()
    page = step.page(1)
    page.kind.setCurrentIndex(page.kind.findData(SheetKind.STAYS))
    _sheet, table = job.tables()[1]
    assert table is not None
    assert job.decision(table).kind is SheetKind.STAYS
    page.kind.setCurrentIndex(page.kind.findData(SheetKind.VISITS))
    assert {"member_no", "day", "kind"} <= set(job.decision(table).keys)


def test_choosing_what_happens_to_known_people_counts_anew(
    desk: Desk, office: Office, workbook: Path, qtbot: QtBot
) -> None:
    job = Job(desk, office)
    job.read(workbook)
    step = PreviewStep(desk, job)
    qtbot.addWidget(step)
    step.enter()
    first = job.planned
    step._choose_mode(Mode.SKIP, True)
    assert job.planned is not first
    assert step.ready()


def test_the_result_says_how_to_take_it_back(
    desk: Desk, office: Office, workbook: Path, qtbot: QtBot
) -> None:
    job = Job(desk, office)
    job.read(workbook)
    step = ResultStep(desk, job)
    qtbot.addWidget(step)
    step.enter()
    assert step.ready()
    assert "操作记录" in step._note.text()
