"""One stream of everything that happened to a person: the day, an icon, the words; chips choose the kinds shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from retiree_desk import wording
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.chips import FilterChip, ground_plate
from retiree_desk.ui.widgets.flow_layout import FlowLayout

_LINE = 56
_SHORT = 40
_HEADING = 32
_DAY = 68
_DISC = 28
_VALUE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened. ``day`` is a date as far as it is known (``2026-05-18``); ``key`` is for the owner."""

    key: object
    day: str
    kind: str
    icon: Icon
    words: str
    detail: str = ""


class Timeline(QWidget):
    """The newest first, under the years; ``opened`` brings the key of a moment."""

    opened = Signal(object)

    def __init__(self, kinds: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = dict(kinds)
        self._moments: tuple[Moment, ...] = ()
        self._off: set[str] = set()
        self._chips = FlowLayout()
        self._model = _Moments()
        self.list = _List()
        self.list.setAccessibleName(_("What happened"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_MomentDelegate(self.list))
        self.list.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(self._chips)
        layout.addWidget(self.list, 1)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these, newest first; the kinds switched off stay off."""
        self._moments = tuple(sorted(moments, key=lambda one: one.day, reverse=True))
        self._chips.empty()
        counts = Counter(one.kind for one in self._moments)
        for kind, word in self._words.items():
            if counts[kind]:
                chip = FilterChip(word, counts[kind], checked=kind not in self._off)
                chip.toggled.connect(partial(self._choose, kind))
                self._chips.addWidget(chip)
        self._filter()

    def shown(self) -> list[Moment]:
        """The moments the chips let through, as listed."""
        return [one for one in self._moments if one.kind not in self._off]

    def _choose(self, kind: str, on: bool) -> None:
        (self._off.discard if on else self._off.add)(kind)
        self._filter()

    def _filter(self) -> None:
        self._model.show(self.shown())

    def _open(self, index: Index) -> None:
        moment = index.data(_VALUE)
        if isinstance(moment, Moment):
            self.opened.emit(moment.key)


class _List(QListView):
    """Enter and double click open; headings are passed over."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.opened.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _Moments(QAbstractListModel):
    """Moments and, between them, the years."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Moment | str] = []

    def show(self, moments: Sequence[Moment]) -> None:
        """Show these under their years."""
        self.beginResetModel()
        self._lines = []
        year = ""
        for moment in moments:
            if moment.day[:4] != year:
                year = moment.day[:4]
                self._lines.append(year)
            self._lines.append(moment)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = isinstance(self._lines[index.row()], str)
        return (
            Qt.ItemFlag.ItemIsEnabled if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line if isinstance(line, str) else f"{line.day} {line.words} {line.detail}".strip()
        return line if role == _VALUE else None


class _MomentDelegate(QStyledItemDelegate):
    """The day at the left, the icon on its disc, the words and what is behind them."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(_VALUE)
        height = _HEADING if isinstance(line, str) else _LINE if line.detail else _SHORT
        return QSize(theme.px(200), theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(_VALUE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            self._paint_year(painter, rect, line)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(Role.WASH))
                painter.drawRoundedRect(
                    rect.adjusted(theme.px(4), 1, -theme.px(4), -1), theme.px(6), theme.px(6)
                )
            self._paint_moment(painter, rect, line)
        painter.restore()

    def _paint_year(self, painter: QPainter, rect: QRect, year: str) -> None:
        painter.setFont(theme.now().font(Type.STRONG))
        painter.setPen(theme.colour(Role.INK))
        painter.drawText(rect.adjusted(theme.px(16), 0, 0, 0), _MIDDLE, wording.day(year))

    def _paint_moment(self, painter: QPainter, rect: QRect, moment: Moment) -> None:
        painter.setFont(theme.now().font(Type.CAPTION))
        painter.setPen(theme.colour(Role.SOFT))
        day = QRect(rect.left() + theme.px(16), rect.top(), theme.px(_DAY - 8), rect.height())
        painter.drawText(day, _MIDDLE, _within_year(moment.day))
        side = theme.px(_DISC)
        disc = QRect(day.right() + theme.px(4), rect.center().y() - side // 2, side, side)
        ground_plate(painter, disc, theme.colour(Role.SAND), None)
        inset = theme.px(_DISC - 16) // 2
        painter.drawPixmap(disc.left() + inset, disc.top() + inset, pixmap(moment.icon, Role.INK, 16))
        room = rect.adjusted(disc.right() + theme.px(12) - rect.left(), 0, -theme.px(16), 0)
        self._paint_words(painter, room, moment)

    def _paint_words(self, painter: QPainter, room: QRect, moment: Moment) -> None:
        upper = room.adjusted(0, 0, 0, -room.height() // 2 + theme.px(4)) if moment.detail else room
        painter.setFont(theme.now().font())
        painter.setPen(theme.colour(Role.INK))
        _write(painter, upper, moment.words)
        if moment.detail:
            painter.setFont(theme.now().font(Type.CAPTION))
            painter.setPen(theme.colour(Role.SOFT))
            _write(painter, room.adjusted(0, room.height() // 2, 0, -theme.px(6)), moment.detail)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _within_year(day: str) -> str:
    return wording.day(day).removeprefix(wording.day(day[:4])).lstrip("-")


def _write(painter: QPainter, room: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _MIDDLE, shown)
