"""The page 打印: what other pages ask of it and what it says of itself."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.services import papers_office
from retiree_desk.services.papers import Order, Paper, PrintRoom, Whom
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.page import PrintPage


def test_an_order_of_another_page_is_shown_at_once(page: PrintPage) -> None:
    page.open(Order(Paper.CARD, "basic", Whom(numbers=("1",))))
    assert page.wizard is not None
    assert page.wizard.at() == 2


def test_the_page_says_what_paper_still_lacks(qtbot: QtBot, desk: Desk, room: PrintRoom) -> None:
    desk.do("office.facts", lambda unit: papers_office.keep(unit, {"办公电话": ""}))
    page = PrintPage(desk, room=room)
    qtbot.addWidget(page)
    page.show()
    assert "办公电话" in page.header._sentence.accessibleName()
