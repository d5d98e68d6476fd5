from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from retiree_desk.ui.imports.drop_zone import DropZone


def dropped(zone: DropZone, *paths: str) -> list[Path]:
    heard: list[Path] = []
    zone.chosen.connect(heard.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    event = QDropEvent(
        QPointF(1, 1),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    zone.dropEvent(event)
    return heard


def test_a_workbook_that_is_dropped_is_taken(qtbot: QtBot) -> None:
    zone = DropZone()
    qtbot.addWidget(zone)
    assert dropped(zone, "/tmp/名册.XLSX") == [Path("/tmp/名册.XLSX")]


def test_other_files_and_several_at_once_are_not(qtbot: QtBot) -> None:
    zone = DropZone()
    qtbot.addWidget(zone)
    assert dropped(zone, "/tmp/photo.jpg") == []
    assert dropped(zone, "/tmp/a.xlsx", "/tmp/b.xlsx") == []


def test_the_keyboard_reaches_its_button(qtbot: QtBot) -> None:
    zone = DropZone()
    qtbot.addWidget(zone)
    with qtbot.waitActive(zone):
        zone.show()
    zone.setFocus()
    assert zone.choose.hasFocus()
    zone.close()
