from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.services import bereavement_cases, campaigns_book, demo
from retiree_desk.services.offices import Office
from retiree_desk.settings import Settings
from retiree_desk.ui import tour, tour_files, tour_ways
from retiree_desk.ui.tasks import Tasks
from retiree_desk.ui.workplace import Workplace
from tests.data_folders import CHEAP

TODAY = date(2026, 5, 18)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("tour") / "demo"
    opened, _made = demo.make(folder, demo.plan_of(60, 7, TODAY), secrets.token_urlsafe(12), cost=CHEAP)
    yield opened
    opened.close()


def test_every_screen_becomes_a_picture_with_a_number(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    files = tour.render(tmp_path, office, today=TODAY)
    assert [one.name[:2] for one in files] == [f"{number:02d}" for number in range(1, len(files) + 1)]
    assert len(files) == len(tour.SCREENS) + len(tour_ways.WAYS)
    for file in files:
        picture = QImage(str(file))
        assert (picture.width(), picture.height()) == (tour.WIDTH, tour.HEIGHT)


def test_the_same_ways_in_give_the_same_pictures(
    office: Office, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screens of the open office tell the age of its backup, which goes on meanwhile."""
    monkeypatch.setattr(tour, "SCREENS", ())
    monkeypatch.setattr(tour_ways, "WAYS", tour_ways.WAYS[:4])
    first, second = (tour.render(tmp_path / name, office, today=TODAY) for name in ("one", "two"))
    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in second]


def test_no_two_screens_have_one_name() -> None:
    names = [one.name for one in (*tour.SCREENS, *tour_ways.WAYS)]
    assert len(names) == len(set(names))


def test_the_workbook_of_the_tour_has_two_sheets(tmp_path: Path) -> None:
    assert (tour_files.make(tmp_path) / tour_files.WORKBOOK).stat().st_size > 0


def test_the_office_is_left_open(office: Office, qapp: QApplication, qtbot: QtBot) -> None:
    with office.store.reading() as unit:
        assert unit.changes.newest() > 0
    assert [one for one in qapp.topLevelWidgets() if one.isVisible()] == []


def test_the_demo_gives_the_tour_an_open_campaign_and_an_open_case(
    office: Office, qapp: QApplication
) -> None:
    workplace = Workplace(
        qapp, office.vault.office, Settings(), today=lambda: TODAY, tasks=Tasks(inline=True)
    )
    workplace.enter(office)
    campaign, member = (
        find(workplace.desk) for find in (tour_files.running_campaign, tour_files.furthest_case)
    )
    workplace.leave_open()
    assert campaign is not None
    assert member is not None
    with office.store.reading() as unit:
        assert campaigns_book.one(unit, campaign).closed_on is None
        found = [case for case in bereavement_cases.cases(unit) if case.member_id == member]
    assert [case.closed_on for case in found] == [None]
