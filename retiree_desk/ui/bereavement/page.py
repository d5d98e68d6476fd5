"""The page of deaths: cases at the left by what is due next, the case at the right."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from retiree_desk import wording
from retiree_desk.documents.letters import LetterKind
from retiree_desk.domain.bereavement import Estimate
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import N_, _
from retiree_desk.services import bereavement, bereavement_cases, papers_deliver
from retiree_desk.services.bereavement import CaseStep
from retiree_desk.services.bereavement_cases import Case
from retiree_desk.services.papers import Order, Paper, Whom
from retiree_desk.services.papers_deliver import Delivered
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.bereavement.case_forms import CaseDialog, StepDialog
from retiree_desk.ui.bereavement.case_view import CaseView, step_chip
from retiree_desk.ui.bereavement.death_form import DeathDialog
from retiree_desk.ui.desk import Desk, Report
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import OfficeAtHand, Page, PageEntry
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from retiree_desk.ui.widgets.listed import Listed, give_room
from retiree_desk.ui.widgets.table import Table

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office

KEY = "bereavement"
_LIST, _LIST_NARROW, _ROOM = 424, 252, 900
_WEEK = 7


def entry(office: OfficeAtHand) -> PageEntry:
    """The page as the rail knows it; ``office`` makes the letters."""
    return PageEntry(
        KEY, Icon.BEREAVEMENT, N_("Bereavement"), lambda desk: BereavementPage(desk, office=office())
    )


class CaseLine(NamedTuple):
    """One case on the list."""

    number: int
    case: Case
    today: date


class BereavementPage(Page):
    """``open`` takes a person (identity or local number): their case, or the form if they are alive."""

    kinds = frozenset(("bereavement", "bereavement_step", "member"))

    def __init__(self, desk: Desk, office: Office | None = None) -> None:
        super().__init__(desk, _("Bereavement"))
        self._office = office
        self.cases: list[Case] = []
        self.model = PagedModel(Listed(), _columns(), parent=self)
        self.table = Table(self.model, _("Cases of death"))
        self.view = CaseView()
        self._later = QTimer(self, singleShot=True, interval=20)
        if office is not None:
            self.view.allow_paper()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        on = self.desk.today()
        self.cases = self.desk.read(bereavement_cases.cases)
        self.model.show(Listed(CaseLine(case.seq, case, on) for case in self.cases))
        if self.table.current_id() is None and self.cases:
            self.table.selectRow(0)
        self._stack.setCurrentIndex(0 if self.cases else 1)
        self._say(on)
        self._show_case()

    def open(self, what: object) -> None:
        if isinstance(what, int):
            for uid in self.desk.read(lambda unit: unit.members.uids_of_seqs([what])):
                self.open_person(uid)
        elif isinstance(what, bytes):
            self.open_person(what)

    def open_person(self, member: Uid) -> DeathDialog | None:
        """Go to somebody's case, or open the form of a death for them."""
        self.reload()
        self._stale = False
        for case in self.cases:
            if case.member_id == member:
                self.table.select_id(case.seq)
                self.table.setFocus()
                self._show_case()
                return None
        return self.record(member)

    def current(self) -> Case | None:
        """The case one is on."""
        return next((case for case in self.cases if case.seq == self.table.current_id()), None)

    def record(self, member: Uid | None = None) -> DeathDialog:
        """Open the form of a death."""
        dialog = DeathDialog(self.desk, self, member=member)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.recorded.connect(self._show_new)
        dialog.open()
        return dialog

    def tick(self, step: CaseStep, done: bool) -> None:
        """Tick a step off, or take the tick away; who did it stays as entered."""
        case, on = self.current(), self.desk.today()
        name = case.name if case else ""
        told = _("{name}: a step is done") if done else _("{name}: a step is open again")
        day, owner = (on if done else None), step.owner or (self.desk.user if done else "")
        self.desk.do(
            "death.step",
            lambda unit: bereavement.finish(unit, step.uid, done_on=day, owner=owner, outcome=step.outcome),
            told=told.format(name=name),
        )

    def note_step(self, step: CaseStep) -> StepDialog | None:
        """Open the form of what came of a step."""
        case = self.current()
        if case is None:
            return None
        dialog = StepDialog(self.desk, case, step, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def edit(self) -> CaseDialog | None:
        """Open the form of what is known of the case."""
        case = self.current()
        if case is None:
            return None
        dialog = CaseDialog(self.desk, case, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def close_case(self) -> None:
        """Close the case, or open it again."""
        case, on = self.current(), self.desk.today()
        if case is None:
            return
        try:
            if case.closed_on is None:
                told = _("The case of {name} is closed").format(name=case.name)
                self.desk.do(
                    "death.close", lambda unit: bereavement_cases.close(unit, case.uid, on), told=told
                )
            else:
                told = _("The case of {name} is open again").format(name=case.name)
                self.desk.do("death.close", lambda unit: bereavement_cases.reopen(unit, case.uid), told=told)
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)

    def ask_obituary(self) -> QFileDialog | None:
        """Ask where the draft of the obituary goes."""
        case = self.current()
        if case is None:
            return None
        dialog = QFileDialog(self, _("The obituary as a Word document"), self.desk.settings.export_folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Word document") + " (*.docx)")
        dialog.setDefaultSuffix("docx")
        dialog.selectFile(f"{case.name}{_('obituary')}.docx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write_obituary(case, Path(name)))
        dialog.open()
        return dialog

    def write_obituary(self, case: Case, path: Path) -> None:
        """Write the draft; the family is asked before anybody else reads it."""
        office = self._office
        if office is None:
            return
        self.desk.prefer(export_folder=str(path.parent))
        order = Order(Paper.LETTER, LetterKind.OBITUARY, Whom(seqs=(case.seq,)))

        def work(report: Report) -> Delivered:
            return papers_deliver.deliver(office, order, path, "docx", today=self.desk.today(), report=report)

        def done(_made: Delivered) -> None:
            told = _(
                "The draft of the obituary for {name} is in {file}; please ask the family before it is published"
            )
            self.desk.tell(told.format(name=case.name, file=path.name))

        self.desk.watch(self, _("Writing the obituary"), work, done)

    def _lay_out(self) -> None:
        give_room(self.table, "next")
        self._split = QWidget()
        middle = QHBoxLayout(self._split)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(theme.px(16))
        middle.addWidget(self.table)
        middle.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(
            EmptyState(
                Icon.BEREAVEMENT,
                _("No case"),
                _("When the news comes, record it here: visits, greetings and gifts stop the same moment, and a dated checklist "
                  "leads through what is to be done."),
                _("Record a death"),
                self._record_anybody,
            )
        )  # fmt: skip
        new = button(_("Record a death"), Icon.ADD, Kind.PRIMARY)
        new.setToolTip("Ctrl+N")
        new.clicked.connect(self._record_anybody)
        self.header.add_act(new)
        self.body.addWidget(self._stack, 1)
        self._fit()

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._record_anybody)
        self.header.opened.connect(self._open_number)
        self.table.moved.connect(self._later.start)
        self.table.opened.connect(self._open_person)
        self._later.timeout.connect(self._show_case)
        self.view.ticked.connect(self.tick)
        self.view.step_asked.connect(self.note_step)
        self.view.edit_asked.connect(self.edit)
        self.view.close_asked.connect(self.close_case)
        self.view.opened.connect(self._open_person)
        self.view.obituary_asked.connect(self.ask_obituary)
        self.view.estimated.connect(self._keep_estimate)

    def _record_anybody(self, *_clicked: object) -> None:
        self.record()

    def _show_new(self, case_id: Uid) -> None:
        self.reload()
        for case in self.cases:
            if case.uid == case_id:
                self.table.select_id(case.seq)
        self._show_case()

    def _show_case(self) -> None:
        case = self.current()
        base = self.desk.read(bereavement_cases.known_base)
        self.view.show_case(case, self.desk.today(), base)

    def _keep_estimate(self, found: Estimate, base: int) -> None:
        case = self.current()
        if case is not None:
            told = _("The estimate is kept with the case of {name}").format(name=case.name)
            self.desk.do(
                "death.edit",
                lambda unit: bereavement_cases.keep_estimate(unit, case.uid, found, base=base),
                told=told,
            )

    def _say(self, on: date) -> None:
        running = [case for case in self.cases if case.closed_on is None]
        self.header.say(
            _("{open} cases are open; in {late} something is late, in {week} something is due this week"),
            open=len(running),
            late=sum(case.late(on) > 0 for case in running),
            week=sum(_is_due(case, on) for case in running),
        )

    def _open_number(self, _key: str) -> None:
        self.table.selectRow(0)
        self.table.setFocus()

    def _open_person(self, _seq: int = 0) -> None:
        case = self.current()
        if case is not None:
            self.asked.emit("members", case.seq)

    def _fit(self) -> None:
        wide = self.width() >= theme.px(_ROOM)
        self.table.setFixedWidth(theme.px(_LIST if wide else _LIST_NARROW))
        for at, column in enumerate(self.model.columns):
            if column.key in ("died", "done"):
                self.table.setColumnHidden(at, not wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _is_due(case: Case, on: date) -> bool:
    step = case.next_step
    return step is not None and step.due_on is not None and 0 <= (step.due_on - on).days <= _WEEK


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", wording.field("name"), _name, 92, strong=True, hint=_name),
        Column("died", _("Died on"), lambda one: one.case.died_on.isoformat(), 100),
        Column("done", _("Progress"), lambda one: f"{one.case.done}/{len(one.case.steps)}", 72, figures=True),
        Column("next", _("Next step"), _next_words, 142, chips=_next_chips),
    )


def _name(one: CaseLine) -> str:
    return one.case.name


def _next_chips(one: CaseLine) -> tuple[ChipLook, ...]:
    if one.case.closed_on is not None:
        return (ChipLook(_("closed"), Tone.DONE),)
    step = one.case.next_step
    look = step_chip(step, one.today) if step is not None else ChipLook(_("all done"), Tone.DONE)
    return (look,) if look is not None else ()


def _next_words(one: CaseLine) -> str:
    return "".join(look.word for look in _next_chips(one))
