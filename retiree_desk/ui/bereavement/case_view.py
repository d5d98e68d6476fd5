"""One case: whose, the checklist to tick off, the family and the farewell, the estimate with its basis."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _, ngettext
from retiree_desk.services.bereavement import CaseStep
from retiree_desk.services.bereavement_cases import Case
from retiree_desk.ui import theme
from retiree_desk.ui.bereavement.case_forms import consent
from retiree_desk.ui.bereavement.estimate import EstimateCard
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members import values
from retiree_desk.ui.members.person_masked import MaskedValue
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button, icon_button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.chips import Chip, ChipLook, Tone
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.words import caption, words
from retiree_desk.wording import care

_SOON = 3
_STEP = 36


class CaseView(QWidget):
    """Signals for what its acts ask; ``ticked`` brings a step and whether it is done now."""

    ticked = Signal(object, bool)
    step_asked = Signal(object)
    edit_asked = Signal()
    close_asked = Signal()
    opened = Signal()
    obituary_asked = Signal()
    estimated = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._area: QWidget | None = None
        self._allows_paper = False
        self.case: Case | None = None
        self.boxes: dict[bytes, QCheckBox] = {}
        self.estimate: EstimateCard | None = None

    def allow_paper(self) -> None:
        """Letters can be made here."""
        self._allows_paper = True

    def show_case(self, case: Case | None, today: date, base: int) -> None:
        """Show a case; the place where one was reading is kept."""
        same = self.case is not None and case is not None and self.case.uid == case.uid
        typed = self.estimate.typed() if self.estimate else None
        at = self._scrolled_to() if same else 0
        if self._area is not None:
            self._area.hide()
            self._layout.removeWidget(self._area)
            self._area.deleteLater()
        self.case, self.boxes, self.estimate = case, {}, None
        page = self._page(case, today, base) if case is not None else QWidget()
        self._area = scrolled(page)
        self._layout.addWidget(self._area)
        if same and typed is not None and self.estimate is not None:
            self.estimate.restore(typed)
        self._area.verticalScrollBar().setValue(at)

    def _scrolled_to(self) -> int:
        bar = getattr(self._area, "verticalScrollBar", None)
        return int(bar().value()) if bar is not None else 0

    def _page(self, case: Case, today: date, base: int) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(12))
        column.addLayout(self._head(case))
        column.addWidget(self._checklist(case, today))
        column.addWidget(self._family(case))
        self.estimate = EstimateCard(case, base)
        self.estimate.kept.connect(self.estimated)
        column.addWidget(self.estimate)
        column.addStretch(1)
        return page

    def _head(self, case: Case) -> QVBoxLayout:
        name = button(case.name, None, Kind.LINK)
        name.setFont(theme.now().font(Type.TITLE))
        name.setAccessibleName(_("Open the page of {name}").format(name=case.name))
        name.clicked.connect(self.opened)
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(name)
        if case.closed_on is not None:
            day = _("case closed on {day}").format(day=case.closed_on.isoformat())
            first.addWidget(Chip(ChipLook(day, Tone.DONE)))
        first.addStretch(1)
        for act in self._acts(case):
            first.addWidget(act)
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        head.addLayout(first)
        head.addWidget(words(about(case), Type.BODY, Role.SOFT, wrap=True))
        return head

    def _acts(self, case: Case) -> list[QWidget]:
        found: list[QWidget] = []
        if self._allows_paper:
            draft = button(_("Draft the obituary…"), Icon.LETTER, Kind.QUIET)
            draft.clicked.connect(self.obituary_asked)
            found.append(draft)
        word = _("Close the case") if case.closed_on is None else _("Open it again")
        end = button(word, Icon.CHECK if case.closed_on is None else Icon.UNDO, Kind.QUIET)
        end.clicked.connect(self.close_asked)
        return [*found, end]

    def _checklist(self, case: Case, today: date) -> Card:
        done = _("Checklist: {done} of {count} done").format(done=case.done, count=len(case.steps))
        card = Card(done)
        card.body.setSpacing(theme.px(4))
        for step in case.steps:
            card.body.addLayout(self._step(step, today))
        return card

    def _step(self, step: CaseStep, today: date) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addStrut(theme.px(_STEP))
        title = care.step(step.code, step.title)
        box = QCheckBox()
        box.setChecked(step.done_on is not None)
        box.setAccessibleName(title)
        box.toggled.connect(partial(self.ticked.emit, step))
        self.boxes[step.uid] = box
        said = QVBoxLayout()
        said.setSpacing(0)
        told = words(title, Type.BODY, Role.SOFT if step.done_on else Role.INK, wrap=True)
        said.addWidget(told)
        note = " · ".join(part for part in (step.owner, step.outcome) if part)
        if note:
            said.addWidget(caption(note, wrap=True))
        line.addWidget(box)
        line.addLayout(said, 1)
        look = step_chip(step, today)
        if look is not None:
            line.addWidget(Chip(look))
        more = icon_button(_("Owner and outcome: {step}").format(step=title), Icon.NOTE)
        more.clicked.connect(partial(self.step_asked.emit, step))
        line.addWidget(more)
        return line

    def _family(self, case: Case) -> Card:
        card = Card(_("Family, obituary, farewell"))
        change = button(_("Edit"), Icon.EDIT, Kind.QUIET)
        change.setAccessibleName(_("Edit what is known of the family and the farewell"))
        change.clicked.connect(self.edit_asked)
        card.add_act(change)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        known = [(label, shown) for label, shown in self._facts(case) if shown]
        for at, (label, shown) in enumerate(known):
            row, column = divmod(at, 2)
            grid.addWidget(words(label, Type.BODY, Role.SOFT), row, 2 * column, Qt.AlignmentFlag.AlignTop)
            told = shown if isinstance(shown, QWidget) else words(shown, wrap=True)
            grid.addWidget(told, row, 2 * column + 1)
        if not known:
            grid.addWidget(words(_("Nothing is noted yet."), Type.BODY, Role.SOFT), 0, 0)
        card.body.addLayout(grid)
        return card

    def _facts(self, case: Case) -> list[tuple[str, str | QWidget]]:
        row = case.row
        phone = str(row["family_phone"] or "")
        masked = MaskedValue(phone, values.phone(phone), _("phone of the family")) if phone else ""
        farewell = " ".join(
            part
            for part in (wording.day(str(row["farewell_on"] or "")), str(row["farewell_place"] or ""))
            if part
        )
        obituary = " · ".join(
            part
            for part in (consent(str(row["obituary_consent"] or "")), str(row["obituary_scope"] or ""))
            if part
        )
        told_by = " · ".join(
            part for part in (str(row["learnt_from"] or ""), wording.day(str(row["learnt_on"] or ""))) if part
        )
        return [
            (_("Speaks for it"), str(row["family_contact"] or "")),
            (_("Telephone"), masked),
            (_("Told by"), told_by),
            (_("Funeral wishes"), str(row["wishes"] or "")),
            (_("Obituary"), obituary),
            (_("Farewell on"), farewell),
            (_("Pension stops"), wording.day(str(row["pension_stopped_on"] or ""))),
            (_("Survivor"), str(case.person.get("spouse_name") or "")),
            (_("Note"), str(row["note"] or "")),
        ]


def about(case: Case) -> str:
    """When, at which age, where."""
    died = _("died on {day}").format(day=wording.day(case.died_on))
    age = _("at the age of {age}").format(age=case.age) if case.age is not None else ""
    return " · ".join(part for part in (died, age, str(case.person.get("death_place") or "")) if part)


def step_chip(step: CaseStep, today: date) -> ChipLook | None:
    """Done on a day, late, soon due, or simply the day."""
    if step.done_on is not None:
        return ChipLook(step.done_on.isoformat(), Tone.DONE)
    if step.due_on is None:
        return None
    left = (step.due_on - today).days
    if left < 0:
        return ChipLook(
            ngettext("{count} day late", "{count} days late", -left).format(count=-left), Tone.OVERDUE
        )
    if left == 0:
        return ChipLook(_("today at the latest"), Tone.LAST_CALL)
    if left <= _SOON:
        return ChipLook(
            ngettext("{count} day left", "{count} days left", left).format(count=left), Tone.LAST_CALL
        )
    return ChipLook(_("by {day}").format(day=step.due_on.isoformat()), icon=Icon.CALENDAR)
