from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.settings.checks import CheckSection


def said(section: CheckSection) -> str:
    return " ".join(one.text() for one in section.findChildren(QLabel) if one.isVisibleTo(section))


def test_a_sound_office_is_told_so(desk: Desk, office: Office, qtbot: QtBot) -> None:
    section = CheckSection(desk, office)
    qtbot.addWidget(section)
    section.check()
    assert "一切正常" in said(section)


def test_a_lost_key_file_is_found_and_mended(desk: Desk, office: Office, qtbot: QtBot) -> None:
    section = CheckSection(desk, office)
    qtbot.addWidget(section)
    office.place.vault.unlink()
    section.check()
    assert "vault.json" in said(section)
    section.mend()
    assert "一切正常" in said(section)
    assert office.place.vault.exists()
