"""The plots of the office: lying bars, standing columns with a line of capacity, the age pyramid."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from retiree_desk.ui import theme
from retiree_desk.ui.figures.plot import CENTRE, LEFT, RIGHT, Mark, Plot, bar, width_of, write
from retiree_desk.ui.theme import Role, Type

_LINE = 28
_MARGIN = 12


class Bars(Plot):
    """Lying bars, one a line, from nought to ``most`` (the longest when it is none); for rates ``most`` is 1."""

    def __init__(self, title: str, unit: str = "", most: float | None = None) -> None:
        super().__init__(title, unit)
        self._most = most

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(_LINE) * max(len(self.marks), 3) + theme.px(2 * _MARGIN))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(300), self.sizeHint().height())

    def rects(self) -> list[QRectF]:
        line = theme.px(_LINE)
        return [QRectF(0, theme.px(_MARGIN) + at * line, self.width(), line) for at in range(len(self.marks))]

    def paint(self, painter: QPainter) -> None:
        names = min(
            max(width_of(mark.name, Type.BODY) for mark in self.marks) + theme.px(12), self.width() // 3
        )
        labels = max(width_of(_ending(mark), Type.CAPTION) for mark in self.marks) + theme.px(12)
        room = self.width() - names - labels - theme.px(2 * _MARGIN)
        most = self._most or max(mark.value for mark in self.marks) or 1.0
        for at, (mark, rect) in enumerate(zip(self.marks, self.rects(), strict=True)):
            self._paint_one(painter, rect, names, room, mark.value / most, on=at == self.at)
            left = theme.px(_MARGIN) + names + room * mark.value / most
            label = QRectF(left + theme.px(8), rect.top(), labels, rect.height())
            write(painter, label, _ending(mark), Type.CAPTION, Role.INK, LEFT)
            name = QRectF(theme.px(_MARGIN), rect.top(), names - theme.px(10), rect.height())
            write(painter, name, mark.name, Type.BODY, Role.INK, RIGHT)

    def _paint_one(
        self, painter: QPainter, rect: QRectF, names: float, room: float, share: float, *, on: bool
    ) -> None:
        if on:
            painter.fillRect(rect, theme.colour(Role.HOVER))
        left = theme.px(_MARGIN) + names
        inset = theme.px(7)
        whole = QRectF(left, rect.top() + inset, room, rect.height() - 2 * inset)
        if self._most is not None:
            bar(painter, whole, Role.SAND)
        if share > 0:
            bar(
                painter,
                QRectF(whole.left(), whole.top(), max(whole.width() * share, 2.0), whole.height()),
                Role.ACCENT,
            )


def _ending(mark: Mark) -> str:
    return f"{mark.label}  {mark.note}".strip()


class Columns(Plot):
    """Standing columns from nought; ``second`` of a mark is a short line across, the capacity."""

    def __init__(self, title: str, unit: str = "", most: float | None = None) -> None:
        super().__init__(title, unit)
        self._most = most

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(200))

    def rects(self) -> list[QRectF]:
        step = (self.width() - 2 * theme.px(_MARGIN)) / max(len(self.marks), 1)
        return [
            QRectF(
                theme.px(_MARGIN) + at * step, theme.px(_MARGIN), step, self.height() - theme.px(2 * _MARGIN)
            )
            for at in range(len(self.marks))
        ]

    def paint(self, painter: QPainter) -> None:
        most = self._most or max(max(mark.value, mark.second or 0.0) for mark in self.marks) or 1.0
        below = 40 if any(mark.note for mark in self.marks) else 22
        top, foot = theme.px(_MARGIN + 20), self.height() - theme.px(_MARGIN + below)
        height = foot - top
        for at, (mark, rect) in enumerate(zip(self.marks, self.rects(), strict=True)):
            if at == self.at:
                painter.fillRect(rect, theme.colour(Role.HOVER))
            width = min(rect.width() * 0.62, theme.px(56))
            left = rect.center().x() - width / 2
            tall = height * mark.value / most
            over = mark.second is not None and mark.value > mark.second
            if tall > 0:
                bar(painter, QRectF(left, foot - tall, width, tall), Role.LAST_CALL if over else Role.ACCENT)
            name = QRectF(rect.left(), foot + theme.px(4), rect.width(), theme.px(20))
            write(painter, name, mark.name, Type.CAPTION, Role.INK, CENTRE)
            if mark.note:
                write(painter, name.translated(0, theme.px(17)), mark.note, Type.CAPTION, Role.SOFT, CENTRE)
            line = foot - height * mark.second / most if mark.second is not None else None
            if line is not None:
                self._line(painter, rect, line)
            write(
                painter, self.label_rect(rect, foot - tall, line), mark.label, Type.CAPTION, Role.INK, CENTRE
            )
        painter.setPen(theme.colour(Role.EDGE))
        painter.drawLine(QPointF(theme.px(_MARGIN), foot), QPointF(self.width() - theme.px(_MARGIN), foot))

    def label_rect(self, rect: QRectF, top: float, line: float | None) -> QRectF:
        """Where a column's number stands: on the column, or on the line of capacity where that would strike it out."""
        tall = theme.px(18)
        struck = line is not None and top - tall - theme.px(4) <= line <= top
        foot = line if struck and line is not None else top
        return QRectF(rect.left(), foot - tall - theme.px(2), rect.width(), tall)

    def _line(self, painter: QPainter, rect: QRectF, y: float) -> None:
        pen = QPen(theme.colour(Role.INK), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left() + 1, y), QPointF(rect.right() - 1, y))


class Pyramid(Plot):
    """The ages, the eldest on top: marks come in pairs, left then right, from the youngest band up."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(360), theme.px(_LINE - 2) * (len(self.marks) // 2) + theme.px(2 * _MARGIN + 24))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def rects(self) -> list[QRectF]:
        lines = len(self.marks) // 2
        line = (self.height() - theme.px(2 * _MARGIN + 24)) / max(lines, 1)
        half = self.width() / 2
        found = []
        for at in range(len(self.marks)):
            top = theme.px(_MARGIN + 24) + (lines - 1 - at // 2) * line
            found.append(QRectF(0 if at % 2 == 0 else half, top, half, line))
        return found

    def paint(self, painter: QPainter) -> None:
        most = max(mark.value for mark in self.marks) or 1.0
        middle, gap = self.width() / 2, theme.px(34)
        labels = max(width_of(mark.label, Type.CAPTION) for mark in self.marks) + theme.px(16)
        room = middle - gap - labels - theme.px(_MARGIN)
        for at, (mark, rect) in enumerate(zip(self.marks, self.rects(), strict=True)):
            if at == self.at:
                painter.fillRect(rect, theme.colour(Role.HOVER))
            long = room * mark.value / most
            inset = theme.px(4)
            left = at % 2 == 0
            start = middle - gap - long if left else middle + gap
            if long > 0:
                shape = QRectF(start, rect.top() + inset, max(long, 2.0), rect.height() - 2 * inset)
                bar(painter, shape, Role.ACCENT if left else Role.EDGE)
            at_end = start - labels - theme.px(6) if left else start + long + theme.px(6)
            where = RIGHT if left else LEFT
            write(
                painter,
                QRectF(at_end, rect.top(), labels, rect.height()),
                mark.label,
                Type.CAPTION,
                Role.INK,
                where,
            )
            if left:
                band = QRectF(middle - gap, rect.top(), 2 * gap, rect.height())
                write(painter, band, mark.name, Type.CAPTION, Role.INK, CENTRE)
        head = theme.px(_MARGIN)
        for mark, box, where in (
            (self.marks[0], QRectF(0, head, middle - gap, theme.px(20)), RIGHT),
            (self.marks[1], QRectF(middle + gap, head, middle - gap, theme.px(20)), LEFT),
        ):
            write(painter, box, mark.group, Type.STRONG, Role.INK, where)
