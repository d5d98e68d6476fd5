"""Every page of the rail by keyboard alone: all that can be acted on is reached, has a name and stands in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.ui.workplace import Workplace
from tests.ui import walkers
from tests.ui.opened import workplace
from tests.ui.served import fill

PAGES = (
    "today", "members", "visits", "planning", "hospital", "condolences", "bereavement", "print", "exchange", "figures",
    "rules", "settings",
)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Workplace]:
    with workplace(tmp_path, qapp, qtbot) as (made, _folder):
        made.desk.do("import", fill)
        made.window.resize(1366, 768)
        yield made


def test_every_page_of_the_rail_is_walked_here(place: Workplace) -> None:
    assert tuple(place.window._entries) == PAGES


@pytest.mark.parametrize("key", PAGES)
def test_tab_reaches_everything_on_a_page_by_a_name_of_its_own(
    place: Workplace, qtbot: QtBot, key: str
) -> None:
    place.window.show_page(key)
    page = place.window.page(key)
    qtbot.waitUntil(page.isVisible)
    qtbot.wait(50)
    assert walkers.interactive(page) != []
    assert walkers.unnamed(page) == []
    assert walkers.unreached(page) == []
    assert walkers.clipped(page) == []
