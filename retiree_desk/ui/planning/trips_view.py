"""Trips at the left, the calls of the one chosen at the right, and what can be done with them below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk.i18n import _, ngettext
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import PagedModel
from retiree_desk.ui.planning.trip_lines import (
    TRIP_KEYS,
    Listed,
    TripLine,
    day_words,
    stop_columns,
    trip_columns,
)
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.cards import Card, EmptyState
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.split import ListDetail
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import Elided, words


class TripsView(QWidget):
    """``chosen`` brings the trip the person is on, or nothing; ``progress`` shows what was made of it."""

    chosen = Signal(object)

    def __init__(self, *, progress: bool, empty: EmptyState) -> None:
        super().__init__()
        self._lines = Listed(())
        self.model = PagedModel(self._lines, trip_columns(progress=progress), sort="day", parent=self)
        self.table = Table(self.model, _("Trips"))
        self.detail = TripDetail(progress=progress)
        self.split = ListDetail(self.table, self.detail)
        self.split.setSizes([5400, 5000])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.split)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.table.moved.connect(self._choose)
        self.table.detail_asked.connect(self.split.toggle)

    def show_trips(self, trips: Sequence[TripLine]) -> None:
        """Show these trips; the one chosen before stays chosen while it is there."""
        before = self.current()
        self._lines = Listed(trips, TRIP_KEYS)
        self.model.show(self._lines)
        self._stack.setCurrentIndex(0 if trips else 1)
        same = next((one.at for one in trips if before and one.uid and one.uid == before.uid), None)
        if same is not None:
            self.table.select_id(same)
        elif trips:
            self.table.selectRow(0)
        self._choose(self.table.current_id())

    def current(self) -> TripLine | None:
        """The trip the person is on."""
        found = self._lines.all.get(self.table.current_id())
        return found if isinstance(found, TripLine) else None

    def selected(self) -> list[TripLine]:
        """Every trip selected."""
        return [self._lines.all[one] for one in self.table.selected_ids()]

    def _choose(self, at: object) -> None:
        line = self._lines.all.get(at)
        self.detail.show_trip(line)
        self.chosen.emit(line)


class TripDetail(Card):
    """The calls of one trip in walking order."""

    def __init__(self, *, progress: bool) -> None:
        super().__init__()
        self._title = words("", Type.SECTION)
        self._where = Elided("", Type.CAPTION, Role.SOFT)
        self.model = PagedModel(Listed(()), stop_columns(progress=progress), parent=self)
        self.table = Table(self.model, _("Calls of the trip"))
        self._acts = FlowLayout()
        self.body.addWidget(self._title)
        self.body.addWidget(self._where)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._acts)

    def add_act(self, act: QPushButton) -> None:
        """Put ``act`` below the calls."""
        self._acts.addWidget(act)

    def show_trip(self, line: TripLine | None) -> None:
        """Show the calls of ``line``."""
        self.model.show(Listed(line.stops if line else ()))
        if line is None:
            self._title.setText(_("No trip chosen"))
            self._where.setText("")
            return
        self._title.setText(f"{day_words(line.day)} · {line.staff}")
        calls = ngettext("{count} call", "{count} calls", len(line.stops)).format(count=len(line.stops))
        self._where.setText(" · ".join(part for part in (calls, line.area, line.buildings) if part))


def no_trips() -> EmptyState:
    """In place of a preview without trips."""
    return EmptyState(
        Icon.PLAN, _("Nothing is owed in these days"), _("Every visit of these days is made or waived.")
    )
