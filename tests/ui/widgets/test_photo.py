from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.photo import PhotoFrame


def picture(colour: str) -> bytes:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_the_picture_fills_the_frame_of_an_identity_photo(qtbot: QtBot) -> None:
    frame = PhotoFrame("王秀兰", picture("#336699"))
    qtbot.addWidget(frame)
    assert (frame.width(), frame.height()) == (96, 134)
    image = frame.grab().toImage()
    assert {image.pixelColor(x, y).name() for x, y in ((10, 10), (48, 67), (85, 120))} == {"#336699"}


def test_without_a_picture_it_shows_the_family_name(qtbot: QtBot) -> None:
    frame = PhotoFrame("王秀兰")
    qtbot.addWidget(frame)
    before = frame.grab().toImage()
    frame.show_person("李永年")
    assert frame.grab().toImage() != before
    assert frame.accessibleName() == "李永年的照片"


def test_a_damaged_picture_is_as_none(qtbot: QtBot) -> None:
    frame, broken = PhotoFrame("王秀兰"), PhotoFrame("王秀兰", b"not a picture")
    for one in (frame, broken):
        qtbot.addWidget(one)
    assert broken.grab().toImage() == frame.grab().toImage()


def test_a_click_or_space_asks_for_another(qtbot: QtBot) -> None:
    frame = PhotoFrame("王秀兰")
    qtbot.addWidget(frame)
    with qtbot.waitSignal(frame.clicked):
        qtbot.keyClick(frame, Qt.Key.Key_Space)
