"""Which days are planned and who takes part; what their days hold is said while one chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.periods import DAY, Unit, period_of
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.working_days import WorkingDays
from retiree_desk.i18n import _, ngettext
from retiree_desk.services.planning_crew import Part
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.planning.crew_list import CrewList
from retiree_desk.ui.planning.trip_lines import short_day
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.words import caption, words

_DATES_WIDTH = 330


class Asked(NamedTuple):
    """What is to be planned."""

    first: date
    last: date
    crew: tuple[Part, ...]


class SetupView(QWidget):
    """``asked`` brings what to plan, ``left`` goes back without a plan, ``table_asked`` reads in a table of days off."""

    asked = Signal(object)
    left = Signal()
    table_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._work: Callable[[date, date], WorkingDays] = lambda _first, _last: WorkingDays()
        self.first, self.last = DateField(today), DateField(today)
        self.first.setAccessibleName(_("First day"))
        self.last.setAccessibleName(_("Last day"))
        self.crew = CrewList()
        self._days = words("", wrap=True)
        self._holidays = caption(wrap=True)
        self._unknown = caption(wrap=True)
        self._capacity = words("", Type.STRONG)
        self._refusal = words("", Type.BODY, Role.OVERDUE, wrap=True)
        self.preview = button(_("Try it out"), Icon.PLAN, Kind.PRIMARY)
        self._lay_out()
        for field in (self.first, self.last):
            field.textChanged.connect(self._tell)
        self.crew.changed.connect(self._tell)
        self.preview.clicked.connect(self.ask)

    def begin(self, parts: Sequence[Part], work: Callable[[date, date], WorkingDays]) -> None:
        """Offer the staff as they are set, and the days of the quarter that are left."""
        self._work = work
        if not self.first.text():
            self.choose(*_rest_of(Unit.QUARTER, self._today()))
        self.crew.show_parts(parts)
        self._tell()

    def choose(self, first: date, last: date) -> None:
        """Put these days in."""
        self.first.set_value(first)
        self.last.set_value(last)

    def refuse(self, broken: RuleBroken) -> None:
        """Say why there is no plan."""
        self._refusal.setText(wording.refusal(broken))

    def ask(self) -> None:
        """Give away what was chosen, if it is whole."""
        self._refusal.setText("")
        try:
            first, last = self._span()
        except RuleBroken as broken:
            self.refuse(broken)
            return
        self.asked.emit(Asked(first, last, tuple(self.crew.value())))

    def _span(self) -> tuple[date, date]:
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            raise RuleBroken("day_missing", "first")
        if last < first:
            raise RuleBroken("plan_span_backwards", "last")
        return first, last

    def _tell(self) -> None:
        """What these days and these people can do."""
        try:
            first, last = self._span()
        except RuleBroken:
            self._days.setText("")
            self._holidays.setText("")
            self._unknown.setText("")
            self._capacity.setText("")
            return
        work = self._work(first, last)
        days = work.between(first, last)
        off = [
            f"{line.name} {short_day(line.day)}"
            for line in work.off_between(first, last)
            if line.day.weekday() < 5
        ]
        self._days.setText(
            ngettext("{count} working day", "{count} working days", len(days)).format(count=len(days))
        )
        self._holidays.setText(_("Off: {days}").format(days="、".join(off)) if off else "")
        self._unknown.setText(self._without_table(work, first, last))
        chosen = [part for part in self.crew.value() if part.per_day]
        seats = sum(part.per_day for part in chosen) * len(days)
        self._capacity.setText(
            _("{people} take part · at most {calls} calls in these days").format(
                people=len(chosen), calls=grouped(seats)
            )
        )

    def _without_table(self, work: WorkingDays, first: date, last: date) -> str:
        years = "、".join(str(year) for year in work.undecreed(first, last))
        if not years:
            return ""
        return _(
            "For {years} no table of exchanged days is known: weekends and the days named by law are off. "
            "Read the table in when it has been published."
        ).format(years=years)

    def _lay_out(self) -> None:
        dates, crew = Card(_("Which days")), Card(_("Who takes part"))
        dates.setFixedWidth(theme.px(_DATES_WIDTH))
        self._fill_dates(dates)
        crew.body.addWidget(
            caption(_("At most so many calls a day; areas are those each went to most."), wrap=True)
        )
        crew.body.addWidget(scrolled(self.crew), 1)
        crew.body.addWidget(self._capacity)
        above = QHBoxLayout()
        above.setSpacing(theme.px(16))
        above.addWidget(dates)
        above.addWidget(crew, 1)
        back = button(_("Back without a plan"), Icon.BACK)
        back.clicked.connect(self.left)
        below = QHBoxLayout()
        below.addWidget(self._refusal, 1)
        below.addWidget(back)
        below.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        layout.addLayout(above, 1)
        layout.addLayout(below)

    def _fill_dates(self, card: Card) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.first, 1)
        line.addWidget(words(_("to")))
        line.addWidget(self.last, 1)
        quick = QHBoxLayout()
        quick.setSpacing(theme.px(8))
        for word, unit, following in (
            (_("Rest of the month"), Unit.MONTH, False),
            (_("Rest of the quarter"), Unit.QUARTER, False),
            (_("Next quarter"), Unit.QUARTER, True),
        ):
            one = button(word, None, Kind.QUIET)
            one.clicked.connect(partial(self._choose_period, unit, following))
            quick.addWidget(one)
        quick.addStretch(1)
        table = button(_("Read in a table of days off"), Icon.IMPORT, Kind.QUIET)
        table.clicked.connect(self.table_asked)
        card.body.addLayout(line)
        card.body.addLayout(quick)
        for shown in (self._days, self._holidays, self._unknown):
            card.body.addWidget(shown)
        card.body.addWidget(table)
        card.body.addStretch(1)

    def _choose_period(self, unit: Unit, following: bool, _checked: bool = False) -> None:
        first, last = _rest_of(unit, self._today())
        if following:
            period = period_of(unit, last + DAY)
            first, last = period.start, period.end
        self.choose(first, last)


def _rest_of(unit: Unit, today: date) -> tuple[date, date]:
    """From tomorrow to the period's end; the next period when only today is left."""
    first = today + DAY
    return first, period_of(unit, first).end
