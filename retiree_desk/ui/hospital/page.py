"""The hospital page: who is in now, who came out lately; a visit, a gift, a discharge each with one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import CondolenceForm, CondolenceKind, VisitKind
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.i18n import N_, _
from retiree_desk.services import hospital, hospital_rounds
from retiree_desk.services.condolences import CondolenceDraft
from retiree_desk.services.hospital_rounds import Discharged, Patient
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.condolences.form import CondolenceDialog
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.hospital.money_rules import MoneyRulesDialog
from retiree_desk.ui.hospital.stay_form import StayDialog
from retiree_desk.ui.hospital.stay_pane import StayPane, told_of
from retiree_desk.ui.hospital.tables import IN_SORTS, OUT_SORTS, columns_in, columns_out
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.paged_model import PagedModel
from retiree_desk.ui.visits.form import VisitDialog
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.listed import Listed, give_room, spare
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.tabs import tabs
from retiree_desk.ui.widgets.words import caption

KEY = "hospital"
_PANE_ROOM = 860
_PAUSE = 40


def entry() -> PageEntry:
    """The page as the rail knows it."""
    return PageEntry(KEY, Icon.HOSPITAL, N_("Hospital stays"), HospitalPage)


class Line(NamedTuple):
    """The stay on the line, of whichever list."""

    stay_id: Uid
    member_id: Uid
    seq: int
    name: str
    cause: str
    is_in: bool


class HospitalPage(Page):
    """``open`` takes the identity or local number of a person: the stay if there is one, else the form of an admission."""

    kinds = frozenset(("stay", "visit", "condolence", "member", "money_rule", "duty_rule"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Hospital stays"))
        self._patients: list[Patient] = []
        self._out: list[Discharged] = []
        self.tabs = tabs(["", ""])
        self.model_in = PagedModel(Listed(), columns_in(desk.today), parent=self)
        self.model_out = PagedModel(Listed(), columns_out(desk.today), parent=self)
        self.table_in = Table(self.model_in, _("In hospital now"))
        self.table_out = Table(self.model_out, _("Discharged in the last thirty days"))
        for table in (self.table_in, self.table_out):
            give_room(table, "hospital")
        self.pane = StayPane()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        on = self.desk.today()
        self._patients = self.desk.read(lambda unit: hospital_rounds.patients(unit, on))
        self._out = self.desk.read(lambda unit: hospital_rounds.discharged(unit, on))
        self.model_in.show(Listed(self._patients, IN_SORTS))
        self.model_out.show(Listed(self._out, OUT_SORTS))
        for table in (self.table_in, self.table_out):
            if table.current_id() is None and table.model().rowCount():
                table.selectRow(0)
        self._say()
        self._show_tab()

    def open(self, what: object) -> None:
        seqs = [what] if isinstance(what, int) else []
        for uid in self.desk.read(lambda unit: unit.members.uids_of_seqs(seqs)) if seqs else [what]:
            if isinstance(uid, bytes):
                self.open_person(uid)

    def open_person(self, member: Uid) -> StayDialog | None:
        """Go to somebody's stay, or open the form of an admission for them."""
        self.reload()
        self._stale = False
        for one in self._patients:
            if one.stay.member_id == member:
                self.tabs.setCurrentIndex(0)
                self.table_in.select_id(one.seq)
                self.table_in.setFocus()
                return None
        return self.admit(member)

    def line(self) -> Line | None:
        """The stay on the current line."""
        if self.tabs.currentIndex() == 0:
            one = next((one for one in self._patients if one.seq == self.table_in.current_id()), None)
            stay = one.stay if one else None
            return (
                Line(stay.stay_id, stay.member_id, one.seq, stay.name, stay.cause, True)
                if one and stay
                else None
            )
        out = next((one for one in self._out if one.number == self.table_out.current_id()), None)
        return Line(out.stay_id, out.member_id, out.seq, out.name, "", False) if out else None

    def admit(self, member: Uid | None = None) -> StayDialog:
        """Open the form of an admission."""
        dialog = StayDialog(self.desk, self, member=member)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def edit(self, line: Line) -> StayDialog:
        """Open the form of a stay that is put right."""
        story = self.desk.read(lambda unit: hospital_rounds.story(unit, line.stay_id))
        draft = hospital_rounds.draft_of(story.row)
        dialog = StayDialog(self.desk, self, member=line.member_id, stay_id=line.stay_id, draft=draft)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def visit(self, line: Line) -> VisitDialog:
        """Open the form of a visit: at the bedside, or the call after the discharge."""
        kind = VisitKind.HOSPITAL if line.is_in else VisitKind.PHONE
        dialog = VisitDialog(self.desk, [line.member_id], VisitDraft(self.desk.today(), kind.value), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def give(self, line: Line) -> CondolenceDialog:
        """Open the form of a gift at the bedside; what was paid this year for this cause stands in it."""
        story = self.desk.read(lambda unit: hospital_rounds.story(unit, line.stay_id))
        draft = CondolenceDraft(
            day=self.desk.today(),
            kind=CondolenceKind.HOSPITAL.value,
            form=CondolenceForm.CASH.value,
            cause=str(story.row["cause"] or ""),
            stay_id=line.stay_id,
        )
        dialog = CondolenceDialog(self.desk, self, member=line.member_id, draft=draft)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def discharge(self, line: Line) -> None:
        """Write today as the day of discharge; the status line takes it back."""
        if not line.is_in:
            return
        told = _("{name} was discharged today; a call within a week is owed").format(name=line.name)
        try:
            self.desk.do(
                "stay.edit", lambda unit: hospital.discharge(unit, line.stay_id, self.desk.today()), told=told
            )
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)

    def void(self, line: Line) -> None:
        """Strike a stay out that was entered by mistake."""
        told = _("The stay of {name} is struck out").format(name=line.name)
        self.desk.do("stay.edit", lambda unit: hospital.void(unit, line.stay_id), told=told)

    def show_rules(self) -> MoneyRulesDialog:
        """Open the money rules."""
        dialog = MoneyRulesDialog(self.desk, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def toggle_pane(self) -> None:
        """Show the stay at the right, or take it away."""
        self.desk.prefer(detail_shown=not self.desk.settings.detail_shown)
        self._fit_pane()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        nobody_in = EmptyState(
            Icon.HOSPITAL, _("Nobody is in hospital"),
            _("As soon as you hear of an admission, write it down here: the visit within three days comes up by itself."),
            _("Record an admission"), self._admit_anybody, Icon.ADD,
        )  # fmt: skip
        nobody_out = EmptyState(
            Icon.HOME, _("Nobody came out lately"),
            _("Whoever comes out is owed a call within a week; it is kept here for a month."),
        )  # fmt: skip
        for shown in (self.table_in, self.table_out, nobody_in, nobody_out):
            self._stack.addWidget(shown)
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(self.tabs)
        left.addWidget(self._stack, 1)
        left.addWidget(
            caption(
                _(
                    "V: visit · G: gift · D: discharge · E: edit · Del: strike out · Enter: the person · Space: details"
                )
            )
        )
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(16))
        middle.addLayout(left, 1)
        middle.addWidget(self.pane)
        rules = button(_("Money rules…"), Icon.MONEY)
        rules.clicked.connect(self.show_rules)
        new = button(_("Record an admission"), Icon.ADD, Kind.PRIMARY)
        new.setToolTip("Ctrl+N")
        new.clicked.connect(self._admit_anybody)
        self.header.add_act(rules)
        self.header.add_act(new)
        self.body.addLayout(middle, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.header.opened.connect(self._open_number)
        self._later.timeout.connect(self._show_pane)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._admit_anybody)
        acts: dict[str, Callable[[Line], object]] = {
            "V": self.visit, "G": self.give, "D": self.discharge, "E": self.edit, "Del": self.void,
        }  # fmt: skip
        for table in (self.table_in, self.table_out):
            table.opened.connect(self._open_person)
            table.moved.connect(self._later.start)
            table.detail_asked.connect(self.toggle_pane)
            for key, act in acts.items():
                shortcut = QShortcut(QKeySequence(key), table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(partial(self._act, act))
        self.pane.visit_asked.connect(partial(self._act, self.visit))
        self.pane.gift_asked.connect(partial(self._act, self.give))
        self.pane.discharge_asked.connect(partial(self._act, self.discharge))
        self.pane.edit_asked.connect(partial(self._act, self.edit))
        self.pane.opened.connect(self._open_person)

    def _admit_anybody(self, *_clicked: object) -> None:
        self.admit()

    def _act(self, act: Callable[[Line], object]) -> None:
        line = self.line()
        if line is not None:
            act(line)

    def _say(self) -> None:
        late = [one for one in self._out if one.due_on is not None]
        self.header.say(
            _(
                "{now} people in hospital, {grave} of them gravely ill, {long} for over a month; "
                "{due} are owed the call after discharge"
            ),
            now=len(self._patients),
            grave=sum(one.is_grave for one in self._patients),
            long=sum(one.is_long for one in self._patients),
            due=len(late),
        )  # fmt: skip
        for at, (word, count) in enumerate(
            ((_("In hospital now"), len(self._patients)), (_("Came out lately"), len(self._out)))
        ):
            self.tabs.setTabText(at, f"{word} {grouped(count)}" if count else word)

    def _open_number(self, key: str) -> None:
        self.tabs.setCurrentIndex(1 if key == "due" else 0)
        if key == "grave":
            self.model_in.sort(2)
        table = self.table_out if key == "due" else self.table_in
        table.selectRow(0)
        table.setFocus()

    def _open_person(self, _found: object = None) -> None:
        line = self.line()
        if line is not None:
            self.asked.emit("members", line.seq)

    def _show_tab(self, _at: int = 0) -> None:
        at = max(self.tabs.currentIndex(), 0)
        rows = (self.model_in, self.model_out)[at].rowCount()
        self._stack.setCurrentIndex(at if rows else 2 + at)
        self._show_pane()

    def _show_pane(self) -> None:
        self._fit_pane()
        line = self.line()
        if line is None or not self.pane.isVisible():
            return
        self.pane.show_stay(
            self.desk.read(lambda unit: told_of(unit, line.stay_id, line.name, self.desk.today()))
        )

    def _fit_pane(self) -> None:
        room = self.width() >= theme.px(_PANE_ROOM)
        before = self.pane.isVisible()
        self.pane.setVisible(self.desk.settings.detail_shown and room and self.line() is not None)
        spare(self.table_in, ("admitted",), hidden=not room)
        if self.pane.isVisible() and not before:
            self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pane()
