"""A small office with people for the printing pages, opened without its vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.services import papers_office
from retiree_desk.services.papers import Order, PrintRoom, Whom
from retiree_desk.settings import Settings
from retiree_desk.store.unit import Store
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.page import PrintPage
from retiree_desk.ui.printing.print_wizard import PrintWizard
from retiree_desk.ui.tasks import Tasks
from tests.offices import empty_store

TODAY = date(2026, 3, 2)
EVERYBODY = Whom(query=ListQuery(standings=tuple(Standing), sort=Sort.NUMBER))
NOWHERE = "\U0003134a"
NAMES = ("王秀兰", "阿卜杜热伊木·麦麦提图尔荪", f"吴{NOWHERE}", "孙平", "周梅")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with empty_store(tmp_path) as opened:
        with opened.unit("member.add") as unit:
            unit.keep_setting("office.name", "市轻工业局离退休干部处")
            papers_office.keep(
                unit, {"办公电话": "80001234", "办公地址": "解放北路108号", "办公时间": "周一至周五"}
            )
            rows = [
                {"member_no": str(number), "name": name, "status": "在册", "address": f"幸福里{number}号"}
                for number, name in enumerate(NAMES, 1)
            ]
            unit.members.add_many(
                [*rows, {"member_no": "9", "name": "钱亡", "status": "去世", "died_on": "2026-01-02"}]
            )
        yield opened


@pytest.fixture
def room(tmp_path: Path) -> PrintRoom:
    return PrintRoom(TODAY, tmp_path / "layouts")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, room: PrintRoom) -> PrintPage:
    made = PrintPage(desk, room=room)
    qtbot.addWidget(made)
    made.resize(1180, 680)
    made.show()
    return made


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(
        store,
        today=lambda: TODAY,
        user="周敏",
        settings=Settings(export_folder=str(tmp_path)),
        tasks=Tasks(inline=True),
    )


def at_print(page: PrintPage, order: Order) -> PrintWizard:
    page.open(order)
    assert page.wizard is not None
    page.wizard.go_on()
    assert page.wizard.at() == 3
    return page.wizard


def saved(page: PrintPage, order: Order, path: Path) -> None:
    wizard = page.begin(order, shown=True)
    wizard.go_on()
    wizard.output.save(path, "pdf")
    page.leave()
