"""A printing from the people to the log."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from retiree_desk.domain.lists import ListQuery
from retiree_desk.services import lists, papers_issue
from retiree_desk.services.papers import Order, Paper, Whom
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.page import PrintPage
from retiree_desk.ui.printing.step_whom import Way
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.text_area import TextArea
from tests.documents.made_people import read_text
from tests.ui.printing.conftest import EVERYBODY, at_print


def test_looking_at_a_preview_prints_and_keeps_nothing(page: PrintPage, desk: Desk) -> None:
    page.open(Order(Paper.LETTER, "festival", EVERYBODY))
    page.leave()
    assert desk.read(papers_issue.issues) == []


def test_a_file_saved_is_in_the_log_and_in_the_persons_history(
    page: PrintPage, desk: Desk, tmp_path: Path
) -> None:
    wizard = at_print(page, Order(Paper.CARD, "basic", EVERYBODY))
    wizard.output.save(tmp_path / "卡.pdf", "pdf")
    assert "王秀兰" in read_text(tmp_path / "卡.pdf")
    (one,) = desk.read(papers_issue.issues)
    assert (one.to, one.pieces, one.user, one.reprint) == ("卡.pdf", 5, "周敏", False)
    assert wizard.output.told.text() == "共 5 人，已存为 卡.pdf"


def test_letters_are_saved_for_word_too(page: PrintPage, tmp_path: Path) -> None:
    wizard = at_print(page, Order(Paper.LETTER, "festival", Whom(numbers=("1",)), words={"节日": "端午节"}))
    wizard.output.save(tmp_path / "信.docx", "docx")
    assert "端午节慰问信" in [one.text for one in Document(str(tmp_path / "信.docx")).paragraphs]


def test_the_clerk_goes_through_the_steps(page: PrintPage, desk: Desk) -> None:
    desk.do("list.save", lambda unit: lists.save(unit, "孙家", ListQuery(text="孙平")))
    wizard = page.begin(Order(Paper.LETTER, "notice"))
    assert {Way.EVERYBODY, Way.LIST, Way.SEARCH} == set(wizard.whom.radios)
    wizard.whom.choose(Way.LIST)
    wizard.go_on()
    heading, body = wizard.content.words["通知标题"], wizard.content.words["通知内容"]
    assert isinstance(heading, LineEdit)
    assert isinstance(body, TextArea)
    heading.setText("体检通知")
    wizard.go_on()
    assert not wizard.preview.ready()
    wizard.go_back()
    body.set_value("五月十日体检。")
    wizard.go_on()
    assert wizard.preview.ready()
    assert wizard.job.found is not None
    assert wizard.job.found.batch.title == "体检通知"
    assert len(wizard.job.found.batch.uids) == 1
