"""The program's mark: the evening sun over the horizon; for the title bar and the password window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def paint_mark(painter: QPainter, room: QRectF) -> None:
    """Draw the mark into ``room``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(room.width(), room.height())
    at = room.topLeft()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(Role.ACCENT))
    painter.drawRoundedRect(QRectF(at.x(), at.y(), side, side), side * 0.22, side * 0.22)
    painter.setBrush(theme.colour(Role.ON_ACCENT))
    sun = QRectF(at.x() + side * 0.28, at.y() + side * 0.26, side * 0.44, side * 0.44)
    painter.drawPie(sun, 0, 180 * 16)
    pen = QPen(theme.colour(Role.ON_ACCENT), max(1.0, side * 0.055))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for share, level in ((0.20, 0.585), (0.32, 0.72)):
        y = at.y() + side * level
        painter.drawLine(
            QRectF(at.x() + side * share, y, side * (1 - 2 * share), 0).topLeft(),
            QRectF(at.x() + side * share, y, side * (1 - 2 * share), 0).topRight(),
        )


def mark_icon() -> QIcon:
    """The mark as the windows' icon."""
    made = QIcon()
    for size in _SIZES:
        image = QPixmap(size, size)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_mark(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(image)
    return made


class Mark(QWidget):
    """The mark on a window."""

    def __init__(self, size: int = 48) -> None:
        super().__init__()
        self.setFixedSize(QSize(theme.px(size), theme.px(size)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()))
