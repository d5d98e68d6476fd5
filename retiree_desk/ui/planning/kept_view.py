"""The plan that is kept: the trips of some days, by whom, how far they are, and what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.domain.periods import DAY
from retiree_desk.i18n import N_, _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.planning.trip_lines import TripLine
from retiree_desk.ui.planning.trips_view import TripsView
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import FilterChip
from retiree_desk.ui.widgets.code_box import CodeBox

_AHEAD = timedelta(days=400)
_BEHIND = timedelta(days=60)


class Days(StrEnum):
    """Which trips are shown."""

    TODAY = "today"
    WEEK = "week"
    AHEAD = "ahead"
    LEFT = "left"


_WORDS = {
    Days.TODAY: N_("Today's"),
    Days.WEEK: N_("This week's"),
    Days.AHEAD: N_("From today on"),
    Days.LEFT: N_("Left over"),
}


class KeptView(QWidget):
    """Signals bring the trips meant; ``begun`` asks for a new plan, ``filtered`` for the trips of other days."""

    begun = Signal()
    filtered = Signal()
    recorded = Signal(object, object)
    moved = Signal(object)
    dropped = Signal(object)
    printed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        empty = EmptyState(
            Icon.PLAN,
            _("No trips in these days"),
            _("Let the visits that are owed be spread over days and people, look at the plan, and keep it."),
            _("Make a plan"),
            self.begun.emit,
            Icon.PLAN,
        )
        self.trips = TripsView(progress=True, empty=empty)
        self.staff = CodeBox(())
        self._chips = {one: FilterChip(_(word)) for one, word in _WORDS.items()}
        self._lay_out()

    def days(self) -> Days:
        """Which trips are asked for."""
        return next((one for one, chip in self._chips.items() if chip.isChecked()), Days.WEEK)

    def choose_days(self, days: Days) -> None:
        """Ask for other trips."""
        self._chips[days].setChecked(True)

    def show_trips(self, trips: Sequence[TripLine], staff: Sequence[str]) -> None:
        """Show trips, those of one person when one is chosen."""
        self.staff.set_codes(staff)
        wanted = self.staff.value()
        chosen = [one for one in trips if not wanted or one.staff == wanted]
        if self.days() is Days.LEFT:
            chosen = [one for one in chosen if one.open]
        self.trips.show_trips(chosen)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(theme.px(8))
        group = QButtonGroup(self)
        for chip in self._chips.values():
            group.addButton(chip)
            above.addWidget(chip)
        self._chips[Days.WEEK].setChecked(True)
        group.buttonToggled.connect(self._filter)
        self.staff.setAccessibleName(_("Who goes"))
        self.staff.setPlaceholderText(_("Everybody"))
        self.staff.setFixedWidth(theme.px(180))
        self.staff.textChanged.connect(self.filtered)
        above.addStretch(1)
        above.addWidget(self.staff)
        detail = self.trips.detail
        for word, icon, kind, signal in (
            (_("Record"), Icon.CHECK, Kind.PRIMARY, None),
            (_("Move"), None, Kind.PLAIN, self.moved),
            (_("Call the trips off"), None, Kind.PLAIN, self.dropped),
        ):
            one = button(word, icon, kind)
            if signal is None:
                one.setToolTip(_("Writes down the calls selected, or all that are open"))
                one.clicked.connect(self._record)
            else:
                one.setToolTip(_("Ctrl and Shift select several trips"))
                one.clicked.connect(lambda _checked, tell=signal: tell.emit(self.trips.selected()))
            detail.add_act(one)
        detail.table.opened.connect(self._record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(above)
        layout.addWidget(self.trips, 1)

    def _record(self, _any: object = None) -> None:
        trip = self.trips.current()
        if trip is None:
            return
        chosen = self.trips.detail.table.selected_ids()
        stops = [stop for stop in trip.stops if not stop.outcome and (not chosen or stop.at in chosen)]
        if stops:
            self.recorded.emit(trip, stops)

    def _filter(self, _chip: object, on: bool) -> None:
        if on:
            self.filtered.emit()


def span_of(days: Days, today: date) -> tuple[date, date]:
    """The first and the last day of what is asked for."""
    monday = today - today.weekday() * DAY
    return {
        Days.TODAY: (today, today),
        Days.WEEK: (monday, monday + 6 * DAY),
        Days.AHEAD: (today, today + _AHEAD),
        Days.LEFT: (today - _BEHIND, today - DAY),
    }[days]
