"""The page of planning: the plan that is kept, and on the way to a new one its days and people and a look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.working_days import WorkingDays
from retiree_desk.i18n import N_, _, ngettext
from retiree_desk.services import holidays, planning, planning_crew, planning_kept, planning_paper
from retiree_desk.services.offices import Office
from retiree_desk.services.planning import Proposal
from retiree_desk.services.planning_kept import KeptTrip
from retiree_desk.services.working_days import working_days
from retiree_desk.store.unit import Unit
from retiree_desk.troubles import Trouble
from retiree_desk.ui import troubles
from retiree_desk.ui.desk import Desk, Report
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.page import OfficeAtHand, Page, PageEntry
from retiree_desk.ui.planning.kept_view import Days, KeptView, span_of
from retiree_desk.ui.planning.preview_view import PreviewView, said_of, words_kept
from retiree_desk.ui.planning.setup_view import Asked, SetupView
from retiree_desk.ui.planning.trip_dialogs import move_dialog, record_dialog
from retiree_desk.ui.planning.trip_lines import StopLine, TripLine, kept, short_day
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.progress import items

KEY = "planning"
PRINT = "print"
TABLES = "*.xlsx *.xls *.ods *.csv"


def entry(office: OfficeAtHand) -> PageEntry:
    """The page as the rail knows it."""
    return PageEntry(KEY, Icon.PLAN, N_("Visit plans"), lambda desk: PlanningPage(desk, office=office()))


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the page shows of the records."""

    trips: Sequence[KeptTrip]
    titles: Mapping[str, str]
    staff: Sequence[str]


class PlanningPage(Page):
    """Three views one behind the other: kept, days and people, preview."""

    kinds = frozenset(("trip", "trip_stop", "plan", "visit", "staff", "day_off"))

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__(desk, _("Visit planning"))
        self._office = office
        self.kept, self.setup, self.preview = KeptView(), SetupView(desk.today), PreviewView()
        self.proposal: Proposal | None = None
        self._trips: dict[bytes, KeptTrip] = {}
        self._titles: Mapping[str, str] = {}
        self._staff: Sequence[str] = ()
        self.stack = QStackedWidget()
        for view in (self.kept, self.setup, self.preview):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)
        self.print = button(_("Route sheets"), Icon.PRINT)
        self.new = button(_("Make a plan"), Icon.PLAN, Kind.PRIMARY)
        self.header.add_act(self.print)
        self.header.add_act(self.new)
        self._connect()

    def reload(self) -> None:
        first, last = span_of(self.kept.days(), self.desk.today())
        found = self.desk.read(lambda unit: _read(unit, first, last))
        self._trips = {trip.uid: trip for trip in found.trips}
        self._titles, self._staff = found.titles, found.staff
        self.kept.show_trips(kept(found.trips, found.titles), found.staff)
        self._say_kept(found.trips)

    def begin(self) -> None:
        """Choose days and people for a new plan."""
        years: dict[tuple[int, int], WorkingDays] = {}

        def work(first: date, last: date) -> WorkingDays:
            span = (first.year, last.year)
            if span not in years:
                years[span] = self.desk.read(lambda unit: working_days(unit, range(span[0], span[1] + 1)))
            return years[span]

        self.setup.begin(self.desk.read(planning.crew_of), work)
        self._go(self.setup)

    def propose(self, asked: Asked) -> None:
        """Look at the plan for these days and people."""
        today = self.desk.today()

        def work(_report: Report) -> Proposal | RuleBroken:
            def reading(unit: Unit) -> Proposal | RuleBroken:
                try:
                    return planning.propose(unit, asked.first, asked.last, today=today, crew=asked.crew)
                except RuleBroken as broken:  # belongs beside the fields, not in a window of its own
                    return broken

            return self.desk.read(reading)

        self.desk.watch(
            self, _("The visits are being spread over days and people"), work, self._show, words_of=items
        )

    def accept(self) -> None:
        """Keep the plan that is shown, and how many calls a day each makes."""
        made = self.proposal
        if made is None:
            return
        name = f"{short_day(made.first)} – {short_day(made.last)}"

        def keep(unit: Unit) -> int:
            planning_crew.keep_parts(unit, made.crew)
            return planning_kept.accept(unit, made, name)

        self.desk.do(
            planning_kept.ACCEPT, keep, told=lambda replaced: words_kept(replaced, len(made.plan.trips))
        )
        self.proposal = None
        self.kept.choose_days(Days.AHEAD)
        self._go(self.kept)
        self.reload()

    def read_table(self, path: Path) -> None:
        """Read in a table of days off."""
        try:
            lines = holidays.read_file(path)
            self.desk.do(
                holidays.ACTION,
                lambda unit: holidays.keep(unit, lines),
                told=lambda years: _("Days off of {years} read in").format(years="、".join(map(str, years))),
            )
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)
            return
        self.begin()

    def print_into(self, folder: Path, trips: Sequence[TripLine]) -> None:
        """Make the route sheets of these trips, one file each."""
        chosen = [self._trips[line.uid] for line in trips if line.uid in self._trips]
        today = self.desk.today()

        def work(report: Report) -> int:
            made = planning_paper.route_sheets(self._office, chosen, folder, today=today, report=report)
            return len(made)

        def done(count: int) -> None:
            told = ngettext(
                "{count} route sheet is in {folder}", "{count} route sheets are in {folder}", count
            )
            self.desk.tell(told.format(count=count, folder=folder.name))

        self.desk.watch(self, _("Route sheets"), work, done, words_of=items)

    def _connect(self) -> None:
        self.new.clicked.connect(self.begin)
        self.print.setMenu(self._print_menu())
        self.kept.begun.connect(self.begin)
        self.kept.filtered.connect(self.reload)
        self.kept.recorded.connect(self._record)
        self.kept.moved.connect(self._move)
        self.kept.dropped.connect(self._drop)
        self.setup.asked.connect(self.propose)
        self.setup.left.connect(self._leave)
        self.setup.table_asked.connect(self._choose_table)
        self.header.opened.connect(self.preview.open)
        self.preview.accepted.connect(self.accept)
        self.preview.changed.connect(lambda: self._go(self.setup))

    def _show(self, made: Proposal | RuleBroken) -> None:
        if isinstance(made, RuleBroken):
            self.setup.refuse(made)
            return
        self.proposal = made
        self.preview.show_proposal(made, self._titles)
        self._go(self.preview)

    def _go(self, view: KeptView | SetupView | PreviewView) -> None:
        self.stack.setCurrentWidget(view)
        at_home = view is self.kept
        self.print.setVisible(at_home)
        self.new.setVisible(at_home)
        if view is self.setup:
            self.header.say(
                _("Choose the days and who takes part; then look at the plan before anything is kept.")
            )
        elif self.proposal is not None:
            sentence, numbers = said_of(self.proposal.plan)
            self.header.say(sentence, **numbers)

    def _leave(self) -> None:
        self._go(self.kept)
        self.reload()

    def _say_kept(self, trips: Sequence[KeptTrip]) -> None:
        if self.stack.currentWidget() is not self.kept:
            return
        self.print.setEnabled(bool(trips))
        calls, left = sum(len(trip.stops) for trip in trips), sum(len(trip.open) for trip in trips)
        said = ngettext("{trips} trip, {calls} calls, {left} still to be made.",
                        "{trips} trips, {calls} calls, {left} still to be made.", len(trips))  # fmt: skip
        self.header.say(said.format(trips=len(trips), calls=calls, left=left) if trips else "")

    def _record(self, trip: TripLine, stops: Sequence[StopLine]) -> None:
        record_dialog(self.desk, trip, stops, self._staff, self).open()

    def _move(self, trips: Sequence[TripLine]) -> None:
        if trips:
            move_dialog(self.desk, trips, self._staff, self).open()

    def _drop(self, trips: Sequence[TripLine]) -> None:
        told = ngettext("{count} trip taken out", "{count} trips taken out", len(trips)).format(
            count=len(trips)
        )

        def dropping(unit: Unit) -> None:
            for one in trips:
                planning_kept.drop(unit, one.uid)

        if trips:
            self.desk.do(planning_kept.EDIT, dropping, told=told)

    def print_current(self) -> None:
        """Take the route sheet of the trip on the line to the page that prints."""
        line = self.kept.trips.current()
        if line is not None and line.uid in self._trips:
            self.asked.emit(PRINT, planning_paper.order_of(self._trips[line.uid]))

    def _print_menu(self) -> QMenu:
        menu = QMenu(self.print)
        menu.addAction(icon(Icon.PRINT), _("Print the trip on the line…"), self.print_current)
        menu.addAction(icon(Icon.EXPORT), _("Save the trips selected as PDF…"), self._choose_folder)
        return menu

    def _choose_folder(self) -> None:
        chosen = self.kept.trips.selected()
        if chosen:
            folder = QFileDialog.getExistingDirectory(self, _("Where to put the route sheets"))
            if folder:
                self.print_into(Path(folder), chosen)

    def _choose_table(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Read in a table of days off"), "", f"{_('Tables')} ({TABLES})"
        )
        if path:
            self.read_table(Path(path))


def _read(unit: Unit, first: date, last: date) -> _Kept:
    staff = [part.name for part in planning_crew.parts(unit)]
    return _Kept(planning_kept.trips(unit, first, last), planning.rule_titles(unit), staff)
