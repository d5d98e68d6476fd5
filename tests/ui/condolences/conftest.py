"""A desk over a small office, and the counter of a campaign on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.services import campaigns
from retiree_desk.ui.condolences.campaign_view import CampaignView
from retiree_desk.ui.desk import Desk
from tests.ui.condolences.given import DRAFT
from tests.ui.served import TODAY, served_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with served_desk(tmp_path) as made:
        yield made


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[CampaignView]:
    uid = desk.do("campaign.start", lambda unit: campaigns.start(unit, DRAFT, today=TODAY))
    made = CampaignView(desk)
    qtbot.addWidget(made)
    made.resize(1160, 640)
    with qtbot.waitActive(made):
        made.show()
    made.show_campaign(uid)
    desk.changed.connect(lambda _changed: made.show_campaign(uid))
    made.box.setFocus()
    yield made
    made.close()
