"""Calls against what the days hold, week by week: a bar for the calls, a mark where the week is full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from retiree_desk.domain.periods import DAY
from retiree_desk.i18n import _
from retiree_desk.services.planning import Proposal
from retiree_desk.ui import theme
from retiree_desk.ui.planning.trip_lines import short_day
from retiree_desk.ui.theme import Look, Role, Type

_WIDEST = 64
_LABEL = 24
_MOST = 60


class Week(NamedTuple):
    """A week by its Monday: calls planned, calls possible."""

    monday: date
    calls: int
    seats: int


def weeks_of(proposal: Proposal) -> list[Week]:
    """Every week with a working day."""
    calls: Counter[date] = Counter()
    seats: Counter[date] = Counter()
    for trip in proposal.plan.trips:
        calls[_monday(trip.day)] += len(trip.calls)
    for day in proposal.plan.days:
        seats[_monday(day)] += sum(part.per_day for part in proposal.crew if day not in part.away)
    return [Week(monday, calls[monday], seats[monday]) for monday in sorted(seats)]


class WeekBars(QWidget):
    """One bar a week with its number above and its Monday below."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: Sequence[Week] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Calls a week"))

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show these weeks."""
        self._weeks = weeks[:_MOST]
        told = "；".join(f"{short_day(one.monday)} {one.calls}/{one.seats}" for one in self._weeks)
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(260))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._weeks:
            return
        painter = QPainter(self)
        painter.setFont(theme.now().font(Type.CAPTION))
        highest = max(max(one.calls, one.seats) for one in self._weeks) or 1
        label = theme.px(_LABEL)
        room = self.rect().adjusted(0, label, 0, -label)
        step = room.width() / len(self._weeks)
        width = min(round(step * 0.64), theme.px(_WIDEST))
        every = max(1, round(theme.px(_LABEL * 2) / step + 0.49))
        for place, week in enumerate(self._weeks):
            left = round(room.left() + step * place + (step - width) / 2)
            self._draw(painter, QRect(left, room.top(), width, room.height()), week, highest)
            if place % every == 0:
                below = QRect(
                    round(room.left() + step * place) - label,
                    room.bottom() + 2,
                    round(step) + 2 * label,
                    label,
                )
                painter.setPen(theme.colour(Role.SOFT))
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, short_day(week.monday))
        painter.setPen(theme.colour(Role.EDGE))
        painter.drawLine(room.bottomLeft(), room.bottomRight())

    def _draw(self, painter: QPainter, column: QRect, week: Week, highest: int) -> None:
        full = round(column.height() * week.seats / highest)
        made = round(column.height() * week.calls / highest)
        behind = column.adjusted(0, column.height() - full, 0, 0)
        painter.fillRect(behind, theme.colour(Role.SAND))
        if theme.now().look is Look.CONTRAST:
            painter.setPen(theme.colour(Role.EDGE))
            painter.drawRect(behind.adjusted(0, 0, -1, -1))
        painter.fillRect(column.adjusted(0, column.height() - made, 0, 0), theme.colour(Role.ACCENT))
        painter.setPen(theme.colour(Role.INK))
        line, beside = theme.px(_LABEL), theme.px(20)
        top = column.bottom() - max(made, full) - line
        over = QRect(column.left() - beside, top, column.width() + 2 * beside, line)
        painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(week.calls))


def _monday(day: date) -> date:
    return day - day.weekday() * DAY
