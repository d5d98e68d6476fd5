"""An office opened from a copy, its desk, and workbooks to import."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.services.offices import Office
from retiree_desk.ui import tour_files
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.tasks import Tasks
from tests.data_folders import new_folder


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with new_folder(tmp_path / "office").open() as opened:
        yield opened


@pytest.fixture
def desk(office: Office, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(
        office.store,
        today=lambda: date(2026, 5, 18),
        user=office.user,
        settings_file=tmp_path / "settings.json",
        tasks=Tasks(inline=True),
    )
    yield made
    made.deleteLater()


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Six people and three visits, five cells of them refused."""
    return tour_files.make(tmp_path) / tour_files.WORKBOOK
