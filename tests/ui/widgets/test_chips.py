from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.settings import Settings, ThemeChoice
from retiree_desk.ui import theme
from retiree_desk.ui.widgets.chips import (
    Chip,
    ChipLook,
    FilterChip,
    RemovableChip,
    Tone,
    chip_size,
    paint_chips,
)


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
@pytest.mark.parametrize("tone", Tone)
def test_every_tone_is_drawn_in_its_colours(
    qapp: QApplication, qtbot: QtBot, choice: ThemeChoice, tone: Tone
) -> None:
    theme.apply(qapp, Settings(theme=choice))
    chip = Chip(ChipLook("重点", tone))
    qtbot.addWidget(chip)
    image = chip.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert len(colours) > 3
    assert chip.sizeHint() == chip_size(ChipLook("重点", tone))


def test_chips_without_room_are_counted(qapp: QApplication) -> None:
    looks = tuple(ChipLook(word) for word in ("独居", "失独", "重病", "高龄"))
    room = QRect(0, 0, chip_size(looks[0]).width() * 2 + 40, 36)
    image = QImage(400, 36, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_chips(painter, room, looks)
    painter.end()
    beyond = [image.pixelColor(x, y).name() for x in range(room.right() + 30, 400) for y in range(36)]
    assert set(beyond) == {"#ffffff"}
    drawn = {image.pixelColor(x, 18).name() for x in range(room.right())}
    assert len(drawn) > 3


def test_a_filter_chip_is_switched_by_space(qtbot: QtBot) -> None:
    chip = FilterChip("走访", 12)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "走访 12"
    off = chip.grab().toImage()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.grab().toImage() != off


def test_a_removable_chip_is_taken_out_by_key_or_click(qtbot: QtBot) -> None:
    chip = RemovableChip("独居", "独居")
    qtbot.addWidget(chip)
    for act in (
        lambda: qtbot.keyClick(chip, Qt.Key.Key_Delete),
        lambda: qtbot.keyClick(chip, Qt.Key.Key_Backspace),
        lambda: qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(4, 4)),
    ):
        with qtbot.waitSignal(chip.removed) as removed:
            act()
        assert removed.args == ["独居"]


def test_a_lone_chip_without_room_is_cut_short_instead_of_counted(qapp: QApplication) -> None:
    look = ChipLook("二〇二六年十二月十四日前")
    room = QRect(0, 0, chip_size(look).width() // 2, 36)
    image = QImage(chip_size(look).width(), 36, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_chips(painter, room, (look,))
    painter.end()
    beyond = {
        image.pixelColor(x, y).name() for x in range(room.right() + 1, image.width()) for y in range(36)
    }
    assert beyond == {"#ffffff"}
    ground = {image.pixelColor(x, 18).name() for x in range(2, room.right() - 2)}
    assert "#ffffff" not in ground
