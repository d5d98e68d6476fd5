"""A plot that is read, clicked and walked by keys: marks with direct labels, few colours, axes that begin at nought."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role, Type

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar: what it is of, how long it is, what is written at its end, what opens behind it, a second value.

    ``note`` is written small after the label of lying bars and under the name of standing ones.
    """

    name: str
    value: float
    label: str
    key: object = None
    second: float | None = None
    group: str = ""
    note: str = ""


class Plot(QWidget):
    """``opened`` brings the key of the mark clicked. Subclasses say where marks stand and paint them."""

    opened = Signal(object)

    def __init__(self, title: str, unit: str = "") -> None:
        super().__init__()
        self.title, self.unit = title, unit
        self.marks: tuple[Mark, ...] = ()
        self.at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._name()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show other figures."""
        self.marks, self.at = marks, -1
        self._name()
        self.updateGeometry()
        self.update()

    def rects(self) -> list[QRectF]:
        """Where each mark can be clicked."""
        raise AssertionError("a plot says where its marks stand")

    def paint(self, painter: QPainter) -> None:
        """Draw everything."""
        raise AssertionError("a plot draws its marks")

    def copy_picture(self) -> None:
        """Put the plot on the clipboard as a picture."""
        at, self.at = self.at, -1
        QGuiApplication.clipboard().setPixmap(self.grab())
        self.at = at

    def copy_table(self) -> None:
        """Put the figures on the clipboard as a table."""
        QGuiApplication.clipboard().setText(self.table())

    def table(self) -> str:
        """The figures as a table with tabs."""
        rows = [
            self.title,
            *("\t".join(part for part in (m.group, m.name, m.label, m.note) if part) for m in self.marks),
        ]
        return "\r\n".join(rows)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(240))

    def _name(self) -> None:
        told = (f"{mark.group} {mark.name} {mark.label} {mark.note}".strip() for mark in self.marks)
        self.setAccessibleName(self.title)
        self.setAccessibleDescription("; ".join(told))

    def _go(self, at: int) -> None:
        self.at = max(0, min(len(self.marks) - 1, at))
        mark = self.marks[self.at]
        told = f"{mark.group} {mark.name} {mark.label} {mark.note}".strip()
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, told))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour(Role.CARD))
        if self.marks:
            self.paint(painter)
        else:
            write(painter, QRectF(self.rect()), _("Nothing to show"), Type.BODY, Role.SOFT, CENTRE)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(Role.ACCENT), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS and self.marks:
            self._go(self.at + _STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER and 0 <= self.at < len(self.marks):
            self.opened.emit(self.marks[self.at].key)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor)
        if at != self.at:
            self.at = at
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position())
        if at >= 0:
            self.opened.emit(self.marks[at].key)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.at = -1
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _under(self, place: QPointF) -> int:
        return next((at for at, rect in enumerate(self.rects()) if rect.contains(place)), -1)


def write(
    painter: QPainter, room: QRectF, text: str, kind: Type, role: Role, where: Qt.AlignmentFlag
) -> None:
    """Words in a box, their end left out when too long."""
    font = theme.now().font(kind)
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(int(room.width()) + 1, 0))
    painter.drawText(room, where, shown)


def width_of(text: str, kind: Type) -> int:
    """How much room words take."""
    return QFontMetrics(theme.now().font(kind)).horizontalAdvance(text)


def bar(painter: QPainter, rect: QRectF, role: Role) -> None:
    """One bar, its outer corners a little round."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(role))
    radius = min(theme.px(3), rect.width() / 2, rect.height() / 2)
    painter.drawRoundedRect(rect, radius, radius)
