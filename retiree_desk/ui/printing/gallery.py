"""The gallery: every kind of paper as a small picture with its name, shelf by shelf; Enter or a click begins."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from retiree_desk.documents.preview import Bitmap
from retiree_desk.i18n import _
from retiree_desk.services.papers import PrintRoom
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import pixmap
from retiree_desk.ui.printing import samples
from retiree_desk.ui.printing.images import pixmap_of
from retiree_desk.ui.printing.offers import ICONS, OFFERS, SHELVES, Offer, Shelf
from retiree_desk.ui.tasks import Task
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.words import section

_WIDE, _HIGH, _PICTURE = 210, 176, 116
_PAD = 10
_SMALL = 150.0  # dots to the inch a picture is drawn at before it is made small
_pictures: dict[tuple[str, str], QPixmap] = {}


class Gallery(QWidget):
    """``chosen`` brings the offer."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, room: PrintRoom) -> None:
        super().__init__()
        self._desk, self._room = desk, room
        self.tiles: dict[Offer, Tile] = {}
        self._shelves: dict[Shelf, FlowLayout] = {}
        inner = QWidget()
        self._inside = QVBoxLayout(inner)
        self._inside.setContentsMargins(0, 0, theme.px(8), theme.px(16))
        self._inside.setSpacing(theme.px(8))
        for shelf, offers in OFFERS.items():
            self._add_shelf(shelf, offers)
        self._inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def show_own(self, offers: Sequence[Offer]) -> None:
        """Put the office's own templates after the letters; those gone since are taken away."""
        for offer in [one for one in self.tiles if one.own and one not in offers]:
            tile = self.tiles.pop(offer)
            self._shelves[Shelf.LETTERS].removeWidget(tile)
            tile.deleteLater()
        for offer in offers:
            if offer not in self.tiles:
                self._add_tile(self._shelves[Shelf.LETTERS], offer)

    def draw(self) -> None:
        """Draw the pictures that are not there yet, one after another, off the window's thread."""
        for offer, tile in self.tiles.items():
            known = _pictures.get((offer.paper, offer.name))
            if known is not None:
                tile.show_picture(known)
            else:
                work = partial(self._picture, offer)
                self._desk.tasks.start(Task(tile, work, done=partial(self._keep, offer)))

    def forget(self) -> None:
        """The designs have changed: draw anew."""
        _pictures.clear()

    def _picture(self, offer: Offer, _task: Task) -> Bitmap | None:
        try:
            return samples.picture(self._room, offer, _SMALL)
        except Trouble:
            return None  # a broken design of the office's own is told where it is used

    def _keep(self, offer: Offer, page: Bitmap | None) -> None:
        if page is not None and offer in self.tiles:
            _pictures[offer.paper, offer.name] = pixmap_of(page)
            self.tiles[offer].show_picture(_pictures[offer.paper, offer.name])

    def _add_shelf(self, shelf: Shelf, offers: Sequence[Offer]) -> None:
        self._inside.addWidget(section(_(SHELVES[shelf])))
        holder = QWidget()
        self._shelves[shelf] = FlowLayout(holder, gap=12)
        for offer in offers:
            self._add_tile(self._shelves[shelf], offer)
        self._inside.addWidget(holder)
        self._inside.addSpacing(theme.px(8))

    def _add_tile(self, shelf: FlowLayout, offer: Offer) -> None:
        tile = Tile(offer)
        tile.clicked.connect(partial(self._choose, offer))
        self.tiles[offer] = tile
        shelf.addWidget(tile)

    def _choose(self, offer: Offer, _checked: bool = False) -> None:
        self.chosen.emit(offer)


class Tile(QAbstractButton):
    """A kind of paper as it will look, its name and a few words."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer
        self._picture = QPixmap()
        self.setText(offer.title)
        self.setAccessibleName(offer.title)
        self.setAccessibleDescription(_(offer.note) if offer.note else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QPixmap) -> None:
        """Show how it looks."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE), theme.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(theme.colour(Role.ACCENT if lit else Role.LINE), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour(Role.CARD))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        self._paint_picture(painter)
        self._paint_words(painter)

    def _paint_picture(self, painter: QPainter) -> None:
        ground = QRect(theme.px(1) + 1, theme.px(1) + 1, self.width() - theme.px(4), theme.px(_PICTURE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Role.HOVER))
        painter.drawRoundedRect(ground, theme.px(7), theme.px(7))
        room = ground.adjusted(theme.px(_PAD), theme.px(_PAD), -theme.px(_PAD), -theme.px(_PAD))
        if self._picture.isNull():
            mark = pixmap(ICONS[self._offer.paper], Role.SOFT, 28)
            side = theme.px(28)
            painter.drawPixmap(
                QRect(room.center().x() - side // 2, room.center().y() - side // 2, side, side), mark
            )
            return
        size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        small = self._picture.scaled(
            size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        place = QRect(
            room.center().x() - size.width() // 2,
            room.center().y() - size.height() // 2,
            size.width(),
            size.height(),
        )
        painter.drawPixmap(place, small)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(Role.EDGE), 1))
        painter.drawRect(place)

    def _paint_words(self, painter: QPainter) -> None:
        left, width = theme.px(12), self.width() - theme.px(24)
        top = theme.px(_PICTURE + 8)
        for text, kind, role, height in (
            (self._offer.title, Type.STRONG, Role.INK, 22),
            (_(self._offer.note) if self._offer.note else "", Type.CAPTION, Role.SOFT, 20),
        ):
            painter.setFont(theme.now().font(kind))
            painter.setPen(theme.colour(role))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            place = QRect(left, top, width, theme.px(height))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            top += theme.px(height)

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)  # type: ignore[arg-type]  # Qt hands an enter event to both hands
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()
