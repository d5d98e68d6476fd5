from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.settings.page import SECTIONS, SettingsPage
from tests.ui.shown import shown
from tests.ui.walkers import clipped, outside, unnamed, unreached


@pytest.fixture
def page(desk: Desk, office: Office, qtbot: QtBot) -> Iterator[SettingsPage]:
    with shown(qtbot, SettingsPage(desk, office=office), 1180, 660) as made:
        yield made


@pytest.mark.parametrize("key", [section.key for section in SECTIONS])
def test_every_section_is_walked_by_tab_and_read_out(page: SettingsPage, key: str) -> None:
    shown = page.section(key)
    assert shown.isVisible()
    assert [unnamed(page), unreached(page), clipped(page), outside(page)] == [[], [], [], []]


def test_another_page_opens_a_section(page: SettingsPage) -> None:
    page.open("backups")
    assert page.section("backups").isVisible()
    page.open("nothing of that name")
    assert page.section("backups").isVisible()
