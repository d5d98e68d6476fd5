"""The print log."""

from __future__ import annotations

from pathlib import Path

from retiree_desk.services import papers_issue
from retiree_desk.services.papers import Order, Paper, Whom
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.log_view import LogView
from retiree_desk.ui.printing.page import LOG, PrintPage
from tests.ui.printing.conftest import saved


def test_the_log_shows_who_printed_what_and_prints_it_again(
    page: PrintPage, desk: Desk, tmp_path: Path
) -> None:
    empty = page.show_view(LOG)
    assert isinstance(empty, LogView)
    assert empty.table is None
    saved(page, Order(Paper.CARD, "basic", Whom(numbers=("1", "2"))), tmp_path / "a.pdf")
    log = page.show_view(LOG)
    assert isinstance(log, LogView)
    assert log.table is not None
    assert log.table.model().rowCount() == 1
    (one,) = desk.read(papers_issue.issues)
    again = papers_issue.again(one)
    log.again.emit(again)
    assert page.wizard is not None
    page.wizard.go_on()
    page.wizard.output.save(tmp_path / "b.pdf", "pdf")
    assert [line.reprint for line in desk.read(papers_issue.issues)] == [True, False]
