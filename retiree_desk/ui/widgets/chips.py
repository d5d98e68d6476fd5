"""Chips: an icon and a word on a tinted ground, drawn alike as widgets and in the cells of a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Look, Role, Type

_HEIGHT = 24
_PADDING = 8
_ICON = 14
_BETWEEN = 4


class Tone(StrEnum):
    """What a chip means; each has its own icon, so that colour is never the only sign."""

    OVERDUE = "overdue"
    LAST_CALL = "last_call"
    DONE = "done"
    IMPORTANT = "important"
    NEUTRAL = "neutral"


_TONES = {
    Tone.OVERDUE: (Icon.OVERDUE, Role.OVERDUE, Role.OVERDUE_WASH),
    Tone.LAST_CALL: (Icon.LAST_CALL, Role.LAST_CALL, Role.LAST_CALL_WASH),
    Tone.DONE: (Icon.DONE, Role.DONE, Role.DONE_WASH),
    Tone.IMPORTANT: (Icon.IMPORTANT, Role.ACCENT, Role.WASH),
    Tone.NEUTRAL: (Icon.TAG, Role.INK, Role.SAND),
}


@dataclass(frozen=True, slots=True)
class ChipLook:
    """A word, what it means, and an icon of its own when the tone's will not do."""

    word: str
    tone: Tone = Tone.NEUTRAL
    icon: Icon | None = None


def chip_size(look: ChipLook) -> QSize:
    """How much room ``look`` takes."""
    letters = QFontMetrics(theme.now().font(Type.CAPTION)).horizontalAdvance(look.word)
    return QSize(letters + theme.px(2 * _PADDING + _ICON + _BETWEEN), theme.px(_HEIGHT))


def paint_chip(painter: QPainter, at: QPoint, look: ChipLook, most: int | None = None) -> QRect:
    """Draw ``look`` with its upper left corner ``at``, at ``most`` so wide; gives the room it took."""
    name, ink, ground = _TONES[look.tone]
    rect = QRect(at, chip_size(look))
    if most is not None:
        rect.setWidth(min(rect.width(), most))
    ground_plate(painter, rect, theme.colour(ground), theme.colour(ink) if _bordered() else None)
    image = pixmap(look.icon or name, ink, _ICON)
    left = rect.left() + theme.px(_PADDING)
    painter.drawPixmap(left, rect.center().y() - theme.px(_ICON) // 2 + 1, image)
    painter.setFont(theme.now().font(Type.CAPTION))
    painter.setPen(theme.colour(ink))
    words = rect.adjusted(theme.px(_PADDING + _ICON + _BETWEEN), 0, 0, 0)
    word = look.word
    if rect.width() < chip_size(look).width():
        word = painter.fontMetrics().elidedText(
            word, Qt.TextElideMode.ElideRight, words.width() - theme.px(_PADDING) // 2
        )
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
    return rect


def paint_chips(painter: QPainter, room: QRect, looks: tuple[ChipLook, ...]) -> None:
    """Draw as many of ``looks`` as have room, the first in any case, and say how many are left."""
    left = room.left()
    top = room.center().y() - theme.px(_HEIGHT) // 2
    for at, look in enumerate(looks):
        more = f"+{len(looks) - at}"
        if at and left + chip_size(look).width() > room.right():
            painter.setPen(theme.colour(Role.SOFT))
            painter.drawText(
                QRect(left, room.top(), room.width(), room.height()), Qt.AlignmentFlag.AlignVCenter, more
            )
            return
        left = (
            paint_chip(painter, QPoint(left, top), look, room.right() - left).right() + theme.px(_BETWEEN) + 1
        )


def ground_plate(
    painter: QPainter, rect: QRect, fill: QColor | None, edge: QColor | None, width: int = 1
) -> None:
    """A plate with round ends, filled, edged or both."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    inset = width / 2 if edge is not None else 0
    painter.drawRoundedRect(
        rect.toRectF().adjusted(inset, inset, -inset, -inset), rect.height() / 2, rect.height() / 2
    )


def _bordered() -> bool:
    return theme.now().look is Look.CONTRAST


class Chip(QWidget):
    """A chip that only tells."""

    def __init__(self, look: ChipLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(look.word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return chip_size(self._look)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QPoint(0, 0), self._look)


class FilterChip(QAbstractButton):
    """A chip that can be on or off, to choose what a list shows."""

    def __init__(self, word: str, count: int | None = None, *, checked: bool = False) -> None:
        super().__init__()
        self.setText(word if count is None else f"{word} {count}")
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setChecked(checked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(theme.now().font()).horizontalAdvance(self.text())
        return QSize(letters + theme.px(24 + _ICON + _BETWEEN), theme.px(theme.CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        ground = Role.WASH if on else Role.HOVER if self.underMouse() else Role.CARD
        edge = Role.ACCENT if self.hasFocus() or on else Role.EDGE
        ground_plate(
            painter, self.rect(), theme.colour(ground), theme.colour(edge), 2 if self.hasFocus() else 1
        )
        ink = Role.ACCENT_STRONG if on else Role.INK
        image = pixmap(Icon.CHECK if on else Icon.ADD, ink if on else Role.SOFT, _ICON)
        painter.drawPixmap(theme.px(10), self.rect().center().y() - theme.px(_ICON) // 2 + 1, image)
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.now().font())
        words = self.rect().adjusted(theme.px(10 + _ICON + _BETWEEN), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)  # type: ignore[arg-type]  # Qt hands an enter event to both hands
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class RemovableChip(QAbstractButton):
    """A chosen value; a click, Delete or Backspace takes it out."""

    removed = Signal(str)

    def __init__(self, value: str, word: str) -> None:
        super().__init__()
        self._value = value
        self.setText(word)
        self.setAccessibleName(_("Take out {word}").format(word=word))
        self.setToolTip(self.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._remove)

    def _remove(self) -> None:
        self.removed.emit(self._value)

    def sizeHint(self) -> QSize:
        letters = QFontMetrics(theme.now().font()).horizontalAdvance(self.text())
        return QSize(letters + theme.px(2 * _PADDING + _ICON + _BETWEEN), theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = theme.colour(Role.ACCENT) if self.hasFocus() or _bordered() else None
        ground_plate(painter, self.rect(), theme.colour(Role.WASH), edge, 2 if self.hasFocus() else 1)
        painter.setPen(theme.colour(Role.INK))
        painter.setFont(theme.now().font())
        words = self.rect().adjusted(theme.px(_PADDING), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        right = self.width() - theme.px(_PADDING + _ICON)
        painter.drawPixmap(
            right, self.rect().center().y() - theme.px(_ICON) // 2 + 1, pixmap(Icon.CLOSE, Role.SOFT, _ICON)
        )
