"""A plan before it is kept: its trips, what it asks of each and each week, and what it can't do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from retiree_desk.domain.planning_values import Plan
from retiree_desk.i18n import _, ngettext
from retiree_desk.services.planning import Proposal
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.planning.trip_lines import Listed, proposed
from retiree_desk.ui.planning.trips_view import TripsView, no_trips
from retiree_desk.ui.planning.unplaced_view import UnplacedView
from retiree_desk.ui.planning.week_bars import WeekBars, weeks_of
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption


class PreviewView(QWidget):
    """``accepted`` comes when the plan is to be kept, ``changed`` to go back to the days and the staff."""

    accepted = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.trips = TripsView(progress=False, empty=no_trips())
        self.people = PagedModel(Listed(()), _crew_columns(), sort="calls", descending=True, parent=self)
        self.weeks = WeekBars()
        self.unplaced = UnplacedView()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._lay_out()

    def show_proposal(self, proposal: Proposal, titles: Mapping[str, str]) -> None:
        """Show a plan."""
        plan = proposal.plan
        self.trips.show_trips(proposed(proposal, titles))
        self.people.show(Listed(_crew_lines(proposal), _CREW_KEYS))
        self.weeks.show_weeks(weeks_of(proposal))
        self.unplaced.show_plan(proposal, titles)
        left = len(plan.unplaced)
        self.tabs.setTabText(
            3, _("No place ({count})").format(count=grouped(left)) if left else _("No place")
        )
        self.tabs.setCurrentIndex(0)

    def open(self, what: str) -> None:
        """Show what a number of the sentence stands for."""
        self.tabs.setCurrentIndex({"left": 3, "entries": 1, "owed": 2}.get(what, 0))

    def _lay_out(self) -> None:
        people = _page(Table(self.people, _("What it asks of each")))
        weeks = _page(self.weeks, caption(_("In front: calls planned. Behind: calls the week holds.")))
        for page, word in (
            (_page(self.trips), _("Trips")),
            (people, _("Each person")),
            (weeks, _("Each week")),
            (_page(self.unplaced), _("No place")),
        ):
            self.tabs.addTab(page, word)
        keep = button(_("Keep this plan"), Icon.CHECK, Kind.PRIMARY)
        keep.clicked.connect(self.accepted)
        back = button(_("Other days or people"), Icon.BACK)
        back.clicked.connect(self.changed)
        below = QHBoxLayout()
        below.setSpacing(theme.px(8))
        below.addWidget(
            caption(_("Nothing is kept yet. A plan is an intention; visits alone settle what is owed.")), 1
        )
        below.addWidget(back)
        below.addWidget(keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.tabs, 1)
        layout.addLayout(below)


class CrewLine(NamedTuple):
    """What the plan asks of one person."""

    at: int
    name: str
    areas: str
    trips: int
    calls: int
    most: int


_CREW_KEYS: Mapping[str, Callable[[CrewLine], object]] = {
    "name": lambda line: line.name,
    "trips": lambda line: line.trips,
    "calls": lambda line: line.calls,
    "load": lambda line: line.calls / max(line.most, 1),
}


def _crew_lines(proposal: Proposal) -> Sequence[CrewLine]:
    trips: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    areas: dict[str, Counter[str]] = {}
    for trip in proposal.plan.trips:
        trips[trip.caller] += 1
        calls[trip.caller] += len(trip.calls)
        areas.setdefault(trip.caller, Counter()).update(area for area, _building in trip.buildings if area)
    days = len(proposal.plan.days)
    return [
        CrewLine(
            at,
            part.name,
            "、".join(area for area, _count in areas.get(part.name, Counter()).most_common()),
            trips[part.name],
            calls[part.name],
            part.per_day * days,
        )
        for at, part in enumerate(proposal.crew)
        if part.per_day
    ]


def _crew_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Who goes"), lambda line: line.name, width=160, sortable=True, strong=True),
        Column("trips", _("Days out"), lambda line: str(line.trips), width=90, sortable=True, figures=True),
        Column("calls", _("Calls"), lambda line: str(line.calls), width=90, sortable=True, figures=True),
        Column("load", _("Of what is possible"), _load, width=120, sortable=True, figures=True),
        Column("areas", _("Areas"), lambda line: line.areas, width=400, hint=lambda line: line.areas),
    )


def _load(line: CrewLine) -> str:
    return f"{line.calls / line.most:.0%}" if line.most else ""


def said_of(plan: Plan) -> tuple[str, dict[str, int]]:
    """What matters of a plan, and the numbers in it; ``left`` opens what has no place."""
    sentence = _(
        "{owed} visits are owed in these days; {calls} calls in {trips} trips settle {placed}, {left} have no place."
    )
    numbers = {"owed": plan.owed, "calls": plan.calls, "trips": len(plan.trips), "placed": plan.placed}
    if plan.least:
        sentence += " " + _(
            "Buildings are entered {entries} times; no plan can do it with fewer than {least}."
        )
        numbers |= {"entries": plan.entries, "least": plan.least}
    return sentence, {**numbers, "left": len(plan.unplaced)}


def _page(*shown: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, theme.px(12), 0, 0)
    for one in shown:
        layout.addWidget(one)
    return page


def words_kept(replaced: int, trips: int) -> str:
    """What is told when a plan has been kept."""
    told = ngettext("{count} trip is kept", "{count} trips are kept", trips).format(count=grouped(trips))
    if not replaced:
        return told
    gone = ngettext("{count} earlier trip gave way", "{count} earlier trips gave way", replaced)
    return f"{told} · {gone.format(count=grouped(replaced))}"
