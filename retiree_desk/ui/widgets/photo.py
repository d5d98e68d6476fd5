"""A person's picture, or their family name where there is none."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role, Type


def paint_portrait(painter: QPainter, rect: QRect, name: str, photo: bytes | None = None) -> None:
    """A round portrait: the picture cut to fit, or the first character of the name."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addEllipse(QRectF(rect))
    picture = _picture(photo)
    if picture.isNull():
        painter.fillPath(shape, theme.colour(Role.SAND))
        font = theme.now().font(Type.SECTION)
        font.setPixelSize(max(theme.px(12), rect.height() * 4 // 9))
        painter.setFont(font)
        painter.setPen(theme.colour(Role.SOFT))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name[:1])
    else:
        painter.setClipPath(shape)
        _fill(painter, rect, picture)
    painter.restore()


def _picture(photo: bytes | None) -> QPixmap:
    made = QPixmap()
    if photo:
        made.loadFromData(photo)
    return made


def _fill(painter: QPainter, rect: QRect, picture: QPixmap) -> None:
    """Draw the picture over all of ``rect``, its upper part kept: faces are there."""
    scale = max(rect.width() / picture.width(), rect.height() / picture.height())
    width, height = rect.width() / scale, rect.height() / scale
    source = QRectF((picture.width() - width) / 2, (picture.height() - height) / 4, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(QRectF(rect), picture, source)


class PhotoFrame(QAbstractButton):
    """The picture on a person's page, in the proportions of an identity photo; a click asks for another one."""

    def __init__(
        self, name: str = "", photo: bytes | None = None, *, width: int = 96, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._photo = photo
        self.setFixedSize(theme.px(width), theme.px(width * 7 // 5))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(_("Choose a picture"))
        self.show_person(name, photo)

    def show_person(self, name: str, photo: bytes | None = None) -> None:
        """Show another person."""
        self._name = name
        self._photo = photo
        self.setAccessibleName(_("Picture of {name}").format(name=name))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        picture = _picture(self._photo)
        painter.fillPath(shape, theme.colour(Role.SAND))
        painter.save()
        painter.setClipPath(shape)
        if picture.isNull():
            self._write_name(painter)
        else:
            _fill(painter, self.rect(), picture)
        painter.restore()
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour(Role.ACCENT if focused else Role.LINE), 2 if focused else 1))
        painter.drawPath(shape)

    def _write_name(self, painter: QPainter) -> None:
        font = theme.now().font(Type.NAME)
        font.setPixelSize(self.width() // 2)
        painter.setFont(font)
        painter.setPen(theme.colour(Role.SOFT))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._name[:1])
