"""The steps of a printing, one by one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from retiree_desk.documents.pen import AS_DESIGNED
from retiree_desk.services import papers_files, papers_issue
from retiree_desk.services.papers import Order, Paper, PrintRoom
from retiree_desk.services.papers_files import Area
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.page import PrintPage
from retiree_desk.ui.printing.step_preview import Part
from retiree_desk.ui.printing.step_whom import Way
from tests.documents.made_people import read_text
from tests.ui.printing.conftest import EVERYBODY, NAMES, NOWHERE, at_print


def _printed(desk: Desk, times: int) -> bool:
    return len(desk.read(papers_issue.issues)) == times


def test_the_preview_says_who_gets_none_and_whose_name_has_a_hole(page: PrintPage) -> None:
    page.open(Order(Paper.CARD, "basic", EVERYBODY))
    wizard = page.wizard
    assert wizard is not None
    assert wizard.at() == 2
    found = wizard.job.found
    assert found is not None
    assert [(one.name, one.reason) for one in found.batch.left_out] == [("钱亡", "dead")]
    assert [(one.name, one.characters) for one in found.holes] == [(f"吴{NOWHERE}", (NOWHERE,))]
    assert [wizard.preview.chips[part].text() for part in Part] == ["样张", "不印的人 1", "缺字 1"]
    assert wizard.preview.pages.page() == 1
    wizard.preview.pages.go_on()
    assert wizard.preview.pages.page() == 2
    wizard.preview.show_part(Part.LEFT_OUT)
    assert wizard.preview.stack.currentIndex() == 1


def test_one_first_then_the_rest_from_the_next_one(
    page: PrintPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = at_print(page, Order(Paper.CARD, "contact", EVERYBODY))
    output = wizard.output
    for name, first, count in (("one.pdf", 1, 1), ("rest.pdf", 2, 5)):
        assert output.first.value() == first
        printer = QPrinter()
        printer.setOutputFileName(str(tmp_path / name))
        made = wizard.job.make(output.first.value(), count, AS_DESIGNED, lambda _done, _total: None)
        output.send(printer, made)
        qtbot.waitUntil(partial(_printed, desk, first), timeout=20_000)
    newest, eldest = desk.read(papers_issue.issues)
    assert (eldest.pieces, newest.pieces) == (1, 4)
    assert [
        name for _no, name, _again in desk.read(lambda unit: papers_issue.people_of(unit, eldest.batch))
    ] == [NAMES[0]]
    assert "已送" in output.told.text()


def test_without_a_printer_nothing_is_printed_and_it_is_said(page: PrintPage, desk: Desk) -> None:
    wizard = at_print(page, Order(Paper.CARD, "basic", EVERYBODY))
    wizard.output.printers.clear()
    wizard.output.print_all()
    assert "没有找到打印机" in wizard.output.told.text()
    assert desk.read(papers_issue.issues) == []


def test_a_search_that_nobody_answers_goes_no_further(page: PrintPage, qtbot: QtBot) -> None:
    wizard = page.begin(Order(Paper.CARD, "basic"))
    wizard.whom.choose(Way.SEARCH)
    wizard.whom.search.setText("查无此人")
    qtbot.waitUntil(lambda: not wizard.whom.ready())


def test_letters_about_the_dead_mean_the_dead(page: PrintPage) -> None:
    wizard = page.begin(Order(Paper.LETTER, "obituary"))
    assert wizard.whom.radios[Way.EVERYBODY].text() == "登记的全部逝者"
    wizard.go_to_preview()
    assert wizard.job.found is not None
    assert len(wizard.job.found.batch.uids) == 1


def test_a_blank_sheet_needs_nobody(page: PrintPage, tmp_path: Path) -> None:
    wizard = page.begin(Order(Paper.SHEET, "visits"))
    wizard.whom.choose(Way.BLANK)
    wizard.go_to_preview()
    assert wizard.preview.ready()
    wizard.go_on()
    wizard.output.save(tmp_path / "空白.pdf", "pdf")
    assert "走访登记表" in read_text(tmp_path / "空白.pdf")


def test_labels_begin_at_the_place_chosen_last(page: PrintPage, tmp_path: Path) -> None:
    wizard = at_print(page, Order(Paper.LABEL, "label-3x7", EVERYBODY))
    assert wizard.output.start.maximum() == 21
    wizard.output.start.setValue(20)
    wizard.output.save(tmp_path / "标签.pdf", "pdf")
    assert read_text(tmp_path / "标签.pdf").count("收") == 5
    assert b"/Count 2" in (tmp_path / "标签.pdf").read_bytes()


def test_a_broken_design_is_told_with_its_line_in_the_preview(page: PrintPage, room: PrintRoom) -> None:
    path = papers_files.copy(room, Area.CARDS, "basic-wallet")
    path.write_text(path.read_text("utf-8").replace("x = ", "x = 9", 1), encoding="utf-8")
    page.open(Order(Paper.CARD, "basic", EVERYBODY))
    assert page.wizard is not None
    assert "basic-wallet.toml" in page.wizard.preview._said.text()
    assert "行" in page.wizard.preview._said.text()
    assert not page.wizard.preview.ready()


def test_a_register_asks_for_its_columns(page: PrintPage) -> None:
    wizard = page.begin(Order(Paper.SHEET, "register"))
    wizard.go_on()
    wizard.content.columns.set_value(("姓名", "现住址"))
    wizard.go_on()
    assert wizard.job.order.columns == ("姓名", "现住址")
    assert wizard.preview.ready()


def test_the_amount_of_a_sheet_is_read_as_people_write_it(page: PrintPage) -> None:
    wizard = page.begin(Order(Paper.SHEET, "sign"))
    wizard.go_on()
    wizard.content.amount.setText("三百")
    wizard.go_on()
    assert wizard.at() == 1
    wizard.content.amount.setText("300元")
    wizard.go_on()
    assert (wizard.at(), wizard.job.order.amount) == (2, 30_000)
