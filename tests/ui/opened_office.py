"""Fixtures: an office opened from a copy, and its desk, for the windows under test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.tasks import Tasks
from tests.data_folders import Folder, new_folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path / "office")


@pytest.fixture
def office(folder: Folder) -> Iterator[Office]:
    with folder.open() as opened:
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
