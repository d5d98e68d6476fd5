"""Find anyone in three seconds: one box, what it finds drops below it, Enter opens the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.chips import ChipLook, chip_size, paint_chip
from retiree_desk.ui.widgets.line_edit import SearchEdit
from retiree_desk.ui.widgets.photo import paint_portrait
from retiree_desk.ui.widgets.words import caption, words

LINE = 60
_LINES = 8
_PORTRAIT = 44
_VALUE = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Hit:
    """One person as the drop-down shows them; ``seq`` is the key it opens."""

    seq: int
    name: str
    age: str = ""
    unit: str = ""
    phone: str = ""
    chips: tuple[ChipLook, ...] = ()
    photo: bytes | None = None


Finder = Callable[[str], Sequence[Hit]]


class SearchBox(SearchEdit):
    """``opened`` brings the key of the person chosen; ``listed`` the words, to show all of them as a list."""

    opened = Signal(int)
    listed = Signal(str)

    def __init__(self, find: Finder, parent: QWidget | None = None) -> None:
        super().__init__(_("Name, pinyin, phone, ID number, building"), parent)
        self.setAccessibleName(_("Find a person"))
        self.setMinimumHeight(theme.px(36))
        self._find = find
        self._panel = _Panel(self)
        self._panel.list.clicked.connect(self._open)
        self.sought.connect(self._show)

    def results(self) -> Sequence[Hit]:
        """What the box found last."""
        return self._panel.model.hits

    def _show(self, wanted: str) -> None:
        if not wanted:
            self._panel.hide()
            return
        self._panel.offer(self._find(wanted))

    def _open(self, index: Index) -> None:
        hit = index.data(_VALUE)
        if hit is not None:
            self._panel.hide()
            self.clear()
            self.opened.emit(hit.seq)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(all_of_them=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self._panel.hide()
            self.clear()
        elif event.key() in _MOVES and self._panel.isVisible():
            self._panel.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _enter(self, *, all_of_them: bool) -> None:
        self.seek()
        if all_of_them and self.text().strip():
            self._panel.hide()
            self.listed.emit(self.text().strip())
        elif self.results():
            self._open(self._panel.list.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._panel.hide()


class _Panel(QFrame):
    """What drops below the box; it never takes the focus from it."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box)
        self._box = box
        self.setProperty("popup", True)
        self.model = _Hits()
        self.list = QListView()
        self.list.setAccessibleName(_("People found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self._nobody = words("", wrap=True)
        self._keys = caption(_("↓ choose · Enter open · Ctrl+Enter list them all · Esc close"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.px(6)] * 4))
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nobody)
        layout.addWidget(self._keys)
        self._nobody.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(4))
        self._keys.setContentsMargins(theme.px(12), theme.px(2), theme.px(12), theme.px(4))
        self.hide()

    def offer(self, hits: Sequence[Hit]) -> None:
        """Show ``hits``, the first one marked."""
        self.model.show(hits)
        self.list.setVisible(bool(hits))
        self._nobody.setVisible(not hits)
        self._nobody.setText(
            _("Nobody found. Fewer letters find more; people who left are in the list under Members.")
        )
        self._keys.setVisible(bool(hits))
        if hits:
            self.list.setCurrentIndex(self.model.index(0))
        self._place(len(hits))
        self.show()
        self.raise_()

    def _place(self, lines: int) -> None:
        window = self._box.window()
        self.setParent(window)
        corner = self._box.mapTo(window, QPoint(0, self._box.height() + theme.px(4)))
        keys = self._keys.sizeHint().height() + theme.px(20)
        wanted = min(lines, _LINES) * theme.px(LINE) + keys if lines else theme.px(72)
        height = min(wanted, window.height() - corner.y() - theme.px(8))
        self.setGeometry(corner.x(), corner.y(), max(self._box.width(), theme.px(480)), height)


class _Hits(QAbstractListModel):
    """The people found."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Show others."""
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(filter(None, (hit.name, hit.age, hit.unit)))
        return hit if role == _VALUE else None


class _HitDelegate(QStyledItemDelegate):
    """Portrait, name and age, below them unit and phone; chips at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme.px(320), theme.px(LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(_VALUE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.WASH))
            painter.drawRoundedRect(rect, theme.px(6), theme.px(6))
        side = theme.px(_PORTRAIT)
        portrait = QRect(rect.left() + theme.px(10), rect.center().y() - side // 2, side, side)
        paint_portrait(painter, portrait, hit.name, hit.photo)
        right = self._paint_chips(painter, rect, hit)
        self._paint_words(
            painter,
            QRect(
                portrait.right() + theme.px(14),
                rect.top(),
                right - portrait.right() - theme.px(22),
                rect.height(),
            ),
            hit,
        )
        painter.restore()

    def _paint_chips(self, painter: QPainter, rect: QRect, hit: Hit) -> int:
        sizes = [chip_size(look) for look in hit.chips[:3]]
        first = left = rect.right() - theme.px(8) - sum(size.width() + theme.px(4) for size in sizes)
        for look, size in zip(hit.chips, sizes, strict=False):
            paint_chip(painter, QPoint(left, rect.center().y() - size.height() // 2), look)
            left += size.width() + theme.px(4)
        return first

    def _paint_words(self, painter: QPainter, room: QRect, hit: Hit) -> None:
        half = room.height() // 2
        upper = QRect(room.left(), room.top() + theme.px(4), room.width(), half - theme.px(4))
        lower = QRect(room.left(), room.top() + half, room.width(), half - theme.px(4))
        gap = theme.px(12)
        age = QFontMetrics(theme.now().font()).horizontalAdvance(hit.age) + gap if hit.age else 0
        painter.setFont(theme.now().font(Type.STRONG))
        painter.setPen(theme.colour(Role.INK))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(hit.name, Qt.TextElideMode.ElideRight, upper.width() - age)
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, name)
        after = metrics.horizontalAdvance(name) + gap
        painter.setFont(theme.now().font())
        painter.setPen(theme.colour(Role.SOFT))
        painter.drawText(upper.adjusted(after, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, hit.age)
        painter.setFont(theme.now().font(Type.CAPTION))
        note = "  ·  ".join(filter(None, (hit.unit, hit.phone)))
        painter.drawText(
            lower,
            Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, lower.width()),
        )
