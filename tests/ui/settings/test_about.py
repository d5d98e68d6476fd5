from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk import __version__
from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.settings.about import AboutSection


def test_it_names_the_office_the_version_and_the_folder(desk: Desk, office: Office, qtbot: QtBot) -> None:
    section = AboutSection(desk, office)
    qtbot.addWidget(section)
    said = " ".join(one.text() for one in section.findChildren(QLabel))
    assert __version__ in said
    assert "东山分行离退休办" in said
    assert str(office.place.folder) in said
