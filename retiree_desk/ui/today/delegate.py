"""How a row of today's desk is drawn: name and who it is above, why and how long below, chips at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.today.items import Item, Kind, Section
from retiree_desk.ui.today.model import ITEM, TELLING
from retiree_desk.ui.today.telling import Telling
from retiree_desk.ui.widgets.chips import ChipLook, chip_size, paint_chip

ROW = 56
HEADING = 40
PLACE = 36
MORE = 36
_PADDING = 16
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ICONS = {
    Section.DUTIES: Icon.BELL,
    Section.VISITS: Icon.VISITS,
    Section.BIRTHDAYS: Icon.BIRTHDAY,
    Section.HOSPITAL: Icon.HOSPITAL,
    Section.DEATHS: Icon.BEREAVEMENT,
    Section.FOLLOW_UPS: Icon.NOTE,
    Section.DOUBTS: Icon.INFO,
}
_HEIGHTS = {Kind.HEADING: HEADING, Kind.PLACE: PLACE, Kind.MORE: MORE, Kind.DOUBT: PLACE + 4}


def height_of(kind: Kind) -> int:
    """How high a row of this kind is."""
    return theme.px(_HEIGHTS.get(kind, ROW))


class DayDelegate(QStyledItemDelegate):
    """Draws headings, people and links alike from ``Telling``."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item, telling = index.data(ITEM), index.data(TELLING)
        if not isinstance(item, Item) or not isinstance(telling, Telling):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        room = QRect(rect.left(), rect.top(), rect.width(), height_of(item.kind))
        on = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, room, item, on=on)
        inner = room.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), 0)
        match item.kind:
            case Kind.HEADING:
                _heading(painter, inner, item, telling)
            case Kind.PLACE:
                _place(painter, inner, telling)
            case Kind.MORE:
                _link(painter, inner, telling)
            case Kind.DOUBT:
                _doubt(painter, inner, telling)
            case _:
                _person(painter, inner, telling)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        item = index.data(ITEM)
        return QSize(theme.px(200), height_of(item.kind) if isinstance(item, Item) else theme.px(ROW))

    def _ground(self, painter: QPainter, rect: QRect, room: QRect, item: Item, *, on: bool) -> None:
        if item.kind is Kind.PLACE:
            painter.fillRect(room, theme.colour(Role.SAND))
        elif on:
            painter.fillRect(rect, theme.colour(Role.WASH))
            painter.fillRect(
                QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.colour(Role.ACCENT)
            )
        if item.kind is not Kind.HEADING:
            painter.setPen(theme.colour(Role.LINE))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _heading(painter: QPainter, room: QRect, item: Item, telling: Telling) -> None:
    low = room.adjusted(0, theme.px(6), 0, 0)
    painter.drawPixmap(
        low.left(), low.center().y() - theme.px(9), pixmap(_ICONS[item.section], Role.ACCENT, 18)
    )
    words = low.adjusted(theme.px(26), 0, 0, 0)
    end = _write(painter, words, telling.name, Type.SECTION, Role.INK)
    _write(painter, words.adjusted(end + theme.px(8), 0, 0, 0), telling.left, Type.BODY, Role.SOFT)


def _place(painter: QPainter, room: QRect, telling: Telling) -> None:
    end = _write(painter, room, telling.name, Type.STRONG, Role.INK)
    _write(painter, room.adjusted(end + theme.px(10), 0, 0, 0), telling.left, Type.CAPTION, Role.SOFT)


def _link(painter: QPainter, room: QRect, telling: Telling) -> None:
    end = _write(painter, room, telling.name, Type.BODY, Role.ACCENT)
    painter.drawPixmap(
        room.left() + end + theme.px(4), room.center().y() - theme.px(8), pixmap(Icon.NEXT, Role.ACCENT, 16)
    )


def _doubt(painter: QPainter, room: QRect, telling: Telling) -> None:
    _write(painter, room, telling.name, Type.BODY, Role.INK)
    _right(painter, room, telling.left, Type.STRONG, Role.ACCENT)


def _person(painter: QPainter, room: QRect, telling: Telling) -> None:
    half = room.height() // 2
    above = QRect(room.left(), room.top() + theme.px(5), room.width(), half - theme.px(3))
    below = QRect(room.left(), room.top() + half, room.width(), half - theme.px(5))
    chips = [telling.state] if telling.state else []
    right = _chips_at_right(painter, above, [*telling.chips, *chips])
    free = above.adjusted(0, 0, right - above.width() - theme.px(8), 0)
    name = _write(painter, free, telling.name, Type.STRONG, Role.INK)
    _write(painter, free.adjusted(name + theme.px(10), 0, 0, 0), telling.about, Type.CAPTION, Role.SOFT)
    left = _right(painter, below, telling.left, Type.CAPTION, Role.SOFT)
    _write(painter, below.adjusted(0, 0, -left - theme.px(12), 0), telling.why, Type.CAPTION, Role.INK)


def _chips_at_right(painter: QPainter, room: QRect, looks: list[ChipLook]) -> int:
    """Draw the last chips that have room, the state's outermost; where the room left of them ends."""
    at = room.width()
    for look in reversed(looks[-4:]):
        width = chip_size(look).width()
        if at - width < room.width() // 3:
            break
        at -= width
        paint_chip(painter, QPoint(room.left() + at, room.center().y() - theme.px(11)), look)
        at -= theme.px(4)
    return at


def _write(painter: QPainter, room: QRect, text: str, kind: Type, role: Role) -> int:
    """Draw a line of words, its end left out when too long; how wide it is."""
    font = theme.now().font(kind)
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)
    return metrics.horizontalAdvance(shown)


def _right(painter: QPainter, room: QRect, text: str, kind: Type, role: Role) -> int:
    font = theme.now().font(kind)
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, text)
    return QFontMetrics(font).horizontalAdvance(text)
