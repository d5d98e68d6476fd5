"""The page of planning over a small office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.planning.page import PlanningPage
from retiree_desk.ui.tasks import Tasks
from tests.data_folders import new_folder
from tests.ui.served import TODAY, fill

SPAN = (date(2026, 11, 23), date(2026, 12, 31))


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[PlanningPage]:
    """Shown, nothing planned yet; its size that of the smallest usual screen."""
    with new_folder(tmp_path / "office").open() as office:
        with office.store.unit("import") as unit:
            fill(unit)
        desk = Desk(office.store, today=lambda: TODAY, user="周敏", tasks=Tasks(inline=True))
        made = PlanningPage(desk, office)
        made.resize(1182, 640)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        yield made
        made.close()


@pytest.fixture
def previewed(page: PlanningPage) -> PlanningPage:
    """On the way to a plan: it is being looked at."""
    page.begin()
    page.setup.choose(*SPAN)
    page.setup.ask()
    return page


@pytest.fixture
def planned(previewed: PlanningPage) -> PlanningPage:
    """A plan is kept."""
    previewed.accept()
    return previewed


def texts(page: PlanningPage) -> set[str]:
    """What is written on the page where it can be seen."""
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
