"""The log of visits: every one there is, filtered by days, kind, who went and where; put right or struck out in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.periods import Unit as Length
from retiree_desk.domain.periods import period_of
from retiree_desk.domain.terms import TreeKind, VisitKind, VisitResult
from retiree_desk.i18n import N_, _, ngettext
from retiree_desk.services import trees, visits
from retiree_desk.store.unit import Unit
from retiree_desk.store.visit_log import SORTS, VisitLine, VisitQuery
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.visits.form import VisitDialog, draft_of
from retiree_desk.ui.visits.visit_pane import VisitPane, visit_of
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import ChipLook, FilterChip, Tone
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.line_edit import SearchEdit
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption

SPANS = {
    "all": N_("All days"),
    "month": N_("This month"),
    "last_month": N_("Last month"),
    "quarter": N_("This quarter"),
    "last_quarter": N_("Last quarter"),
    "year": N_("This year"),
    "last_year": N_("Last year"),
}
_COUNTING = {VisitResult.SEEN, VisitResult.FAMILY, VisitResult.CONTACTED}
_PANE_ROOM = 860
_DAY = timedelta(days=1)


class VisitLines:
    """The visits of one query; the area of a line is spelled when it is read."""

    def __init__(self, desk: Desk, query: VisitQuery) -> None:
        self._desk = desk
        self.query = query

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """Local numbers in order."""
        return self._desk.read(lambda unit: unit.visit_log.ids(self.query, sort, descending=descending))

    def lines(self, ids: Sequence[int]) -> Sequence[VisitLine]:
        """The visits of these numbers."""
        return self._desk.read(lambda unit: unit.visit_log.lines(ids))


class LogView(QWidget):
    """``opened`` brings the local number of the person wanted."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.query = VisitQuery()
        self.model = PagedModel(
            VisitLines(desk, self.query), _columns(), sort="day", descending=True, parent=self
        )
        self.table = Table(self.model, _("Visits and calls"))
        self.pane = VisitPane()
        self._pause = QTimer(self, singleShot=True, interval=40)
        self._fields()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """The same visits, as they are now."""
        self.model.show(VisitLines(self._desk, self.query))
        count = self.model.rowCount()
        self._count.setText(ngettext("{count} visit", "{count} visits", count).format(count=grouped(count)))
        self._stack.setCurrentIndex(0 if count else 1)
        self.pane.setVisible(bool(count) and self.width() >= theme.px(_PANE_ROOM))
        if count and self.table.current_id() is None:
            self.table.selectRow(0)
        self._pause.start()

    def show_query(self, query: VisitQuery) -> None:
        """Show other visits."""
        self.query = query
        self.reload()

    def correct(self) -> None:
        """Open the form of the visit on the line."""
        line = self._line()
        if line is None or line.voided:
            return
        row = self._desk.read(lambda unit: unit.rows("visit").get(line.uid))
        if row is not None and isinstance(row["member_id"], bytes):
            VisitDialog(self._desk, [row["member_id"]], draft_of(row), self, visit_id=line.uid).open()

    def void(self) -> None:
        """Strike out the visit on the line; the status line takes it back."""
        line = self._line()
        if line is None or line.voided:
            return
        told = _("The visit to {name} on {day} is struck out").format(
            name=line.name, day=wording.day(line.day)
        )
        self._desk.do("visit.edit", lambda unit: visits.void(unit, line.uid), told=told)

    def _fields(self) -> None:
        staff, places = self._desk.read(_offered)
        self._nodes = {word: uid for uid, word in places}
        self.span = _box(tuple(SPANS), _word_of_span, _("Which days"), 120)
        self.kind = _box(tuple(VisitKind), wording.term, _("Way of visiting"), 132)
        self.staff = _box(staff, str, _("Who went"), 116)
        self.place = _box(tuple(self._nodes), str, _("Area or building"), 180)
        self.search = SearchEdit(_("Name or number"))
        self.search.setFixedWidth(theme.px(170))
        self.struck = FilterChip(_("Struck out too"))

    def _lay_out(self) -> None:
        above = FlowLayout(gap=8)
        for field in (self.span, self.kind, self.staff, self.place, self.search, self.struck):
            above.addWidget(field)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                Icon.VISITS, _("No visit answers these conditions"), _("Record one from the desk, or here.")
            )
        )
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(16))
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.pane)
        below = QHBoxLayout()
        self._count = caption("")
        below.addWidget(self._count)
        below.addStretch(1)
        below.addWidget(caption(_("Enter: put right · Del: strike out · O: open the person")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(above)
        layout.addLayout(middle, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        for box in (self.span, self.kind, self.staff, self.place):
            box.picked.connect(self._filter)
            box.editingFinished.connect(self._filter)
        self.search.sought.connect(self._filter)
        self.struck.toggled.connect(self._filter)
        self.table.opened.connect(self.correct)
        self.table.moved.connect(self._pause.start)
        self._pause.timeout.connect(self._show_pane)
        self.pane.corrected.connect(self.correct)
        self.pane.voided.connect(self.void)
        self.pane.opened.connect(self._open)
        for key, act in (("Del", self.void), ("O", self._open)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _filter(self, *_news: object) -> None:
        start, end = _span(self.span.value(), self._desk.today())
        node = self._nodes.get(self.place.value())
        kind = self.kind.value()
        query = replace(
            self.query,
            start=start,
            end=end,
            kinds=(kind,) if kind else (),
            staff=self.staff.value(),
            node=node.hex() if node else "",
            text=self.search.text().strip(),
            voided=self.struck.isChecked(),
        )
        if query != self.query:
            self.show_query(query)

    def _line(self) -> VisitLine | None:
        line = (
            self.model.line(self.table.currentIndex().row()) if self.table.currentIndex().isValid() else None
        )
        return line if isinstance(line, VisitLine) else None

    def _open(self) -> None:
        line = self._line()
        if line is not None:
            self.opened.emit(line.member)

    def _show_pane(self) -> None:
        line = self._line()
        if self.pane.isVisible():
            self.pane.show_visit(self._desk.read(partial(visit_of, line=line)) if line else None)


def _columns() -> tuple[Column, ...]:
    return (
        Column("day", _("Day"), lambda line: line.day, 104, sortable="day" in SORTS),
        Column("name", _("Name"), lambda line: line.name, 100, sortable=True, strong=True),
        Column("kind", _("Way of visiting"), lambda line: wording.term(line.kind), 96, sortable=True),
        Column("result", _("Result"), lambda line: wording.term(line.result), 148, sortable=True, chips=_result),
        Column("staff", _("Who went"), lambda line: line.staff, 120, sortable=True),
        Column("note", _("Note"), lambda line: line.note, 200, lesser=1),
        Column("entered_on", _("Entered on"), lambda line: line.entered_on, 104, sortable=True, shown=False),
    )  # fmt: skip


def _result(line: VisitLine) -> tuple[ChipLook, ...]:
    if line.voided:
        return (ChipLook(_("Visit struck out"), Tone.NEUTRAL, Icon.REFUSED),)
    counts = line.result in _COUNTING
    return (
        (ChipLook(wording.term(line.result), Tone.DONE if counts else Tone.NEUTRAL),) if line.result else ()
    )


def _box(codes: Sequence[str], words: object, name: str, width: int) -> CodeBox:
    made = CodeBox(codes, words if callable(words) else str)
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    made.setFixedWidth(theme.px(width))
    return made


def _word_of_span(key: str) -> str:
    return _(SPANS[key]) if key in SPANS else key


def _span(key: str, on: date) -> tuple[date | None, date | None]:
    """The first and the last day of what the field names; both empty for all days or for what it can't name."""
    lengths = {"month": Length.MONTH, "quarter": Length.QUARTER, "year": Length.YEAR}
    length = lengths.get(key.removeprefix("last_"))
    if length is None:
        return None, None
    period = period_of(length, on)
    if key.startswith("last_"):
        period = period_of(length, period.start - _DAY)
    return period.start, period.end


def _offered(unit: Unit) -> tuple[list[str], list[tuple[bytes, str]]]:
    staff = [str(row["name"]) for row in unit.rows("staff").all() if row["name"]]
    places = [
        (node.uid, unit.tree.words_of(node.uid)) for node in trees.nodes(unit, TreeKind.AREA) if node.total
    ]
    return staff, places
