from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Changed, Desk
from retiree_desk.ui.page import Page
from tests.ui.quiet_store import quiet_desk


class Visits(Page):
    """A page that counts its reloads."""

    kinds = frozenset({"visit", "fact"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "走访")
        self.reloads = 0

    def reload(self) -> None:
        self.reloads += 1


def test_a_page_reads_nothing_before_it_is_shown(qtbot: QtBot) -> None:
    desk = quiet_desk()
    page = Visits(desk)
    qtbot.addWidget(page)
    desk.changed.emit(Changed(frozenset({"visit"}), 1))
    assert page.reloads == 0
    page.show()
    assert page.reloads == 1
    page.close()


def test_a_page_in_sight_reloads_for_its_kinds_alone(qtbot: QtBot) -> None:
    desk = quiet_desk()
    page = Visits(desk)
    qtbot.addWidget(page)
    page.show()
    for kinds in ({"setting"}, {"fact", "member"}, set[str]()):
        desk.changed.emit(Changed(frozenset(kinds), 1))
    assert page.reloads == 2
    page.close()


def test_its_title_stands_at_the_top(qtbot: QtBot) -> None:
    page = Visits(quiet_desk())
    qtbot.addWidget(page)
    assert page.header.findChildren(QLabel)[0].text() == "走访"
    page.header.name("走访记录")
    assert page.header.findChildren(QLabel)[0].text() == "走访记录"
