from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.imports.page import ExchangePage
from tests.ui.shown import shown
from tests.ui.walkers import clipped, outside, unnamed, unreached


@pytest.fixture
def page(desk: Desk, office: Office, qtbot: QtBot) -> Iterator[ExchangePage]:
    with shown(qtbot, ExchangePage(desk, office=office), 1180, 660) as made:
        yield made


def test_a_workbook_dropped_on_the_page_begins_an_import(page: ExchangePage, workbook: Path) -> None:
    page.open(workbook)
    assert page.wizard is not None
    assert page.wizard.choose.ready()


def test_after_an_import_it_can_be_taken_back_from_the_page(
    page: ExchangePage, workbook: Path, desk: Desk
) -> None:
    wizard = page.begin()
    wizard.take(workbook)
    for _step in range(4):
        wizard.go_on()
    assert page.wizard is None
    back = next(one for one in page.findChildren(QPushButton) if "2026 名册" in one.accessibleName())
    back.click()
    assert desk.read(lambda unit: list(unit.members.identities())) == []


def test_cancelling_leads_back_to_the_page(page: ExchangePage) -> None:
    page.open("import")
    assert page.wizard is not None
    page.wizard.cancelled.emit()
    assert page.wizard is None
    assert page.header.isVisibleTo(page)


def test_it_is_walked_by_tab_and_read_out(page: ExchangePage) -> None:
    assert [unnamed(page), unreached(page), clipped(page), outside(page)] == [[], [], [], []]
