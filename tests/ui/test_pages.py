from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.ui import pages
from tests.ui.opened import workplace


def test_every_page_of_the_rail_opens_in_an_empty_office(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with workplace(tmp_path, qapp, qtbot) as (place, _folder):
        keys = [entry.key for entry in pages.entries(lambda: place.office)]
        assert len(keys) == len(set(keys))
        assert {"members", "exchange", "settings"} <= set(keys)
        for key in keys:
            place.window.show_page(key)
            assert place.window.page(key).isVisible()
