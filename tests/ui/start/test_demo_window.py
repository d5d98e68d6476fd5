from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.ui.start import doors
from retiree_desk.ui.start.demo_window import DemoWindow
from retiree_desk.ui.start.doorstep import look
from retiree_desk.ui.tasks import Tasks


def test_the_demo_is_made_and_its_password_told(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(doors, "DEMO_MEMBERS", 5)
    window = DemoWindow(Tasks(inline=True))
    qtbot.addWidget(window)
    window.show()
    said = " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisibleTo(window))
    assert "密码" in said
    with qtbot.waitSignal(window.opened) as told:
        window._go.click()
    (office,) = told.args or (None,)
    assert office.vault.code == "DEMO"
    office.close()
    window.close()


def test_closing_it_lets_go_of_the_office(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(doors, "DEMO_MEMBERS", 5)
    window = DemoWindow(Tasks(inline=True))
    qtbot.addWidget(window)
    window.show()
    assert window._office is not None
    folder = window._office.place.folder
    window.close()
    assert look(folder).users
