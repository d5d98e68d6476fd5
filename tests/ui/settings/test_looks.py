from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk import settings
from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.settings.looks import LooksSection


@pytest.mark.parametrize(
    ("name", "value"), [("theme", "dark"), ("text_size", 150), ("language", "en"), ("lock_after", 0)]
)
def test_a_choice_is_kept_at_once(
    desk: Desk, office: Office, tmp_path: Path, qtbot: QtBot, name: str, value: object
) -> None:
    section = LooksSection(desk, office)
    qtbot.addWidget(section)
    heard: list[object] = []
    desk.settings_changed.connect(heard.append)
    for radio in section.choices[name].buttons():
        if radio.property("value") == value:
            radio.click()
    assert getattr(settings.load(tmp_path / "settings.json"), name) == value
    assert len(heard) == 1


def test_what_holds_now_is_marked(desk: Desk, office: Office, qtbot: QtBot) -> None:
    section = LooksSection(desk, office)
    qtbot.addWidget(section)
    marked = {
        name: [radio.property("value") for radio in group.buttons() if radio.isChecked()]
        for name, group in section.choices.items()
    }
    assert marked == {"theme": ["light"], "text_size": [100], "language": ["zh_CN"], "lock_after": [15]}
