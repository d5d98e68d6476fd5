"""Why this person is on the list: the rule in its own words, the facts, the visits that count and those that don't."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.cadence import State
from retiree_desk.domain.cadence_credits import Uncounted
from retiree_desk.domain.cadence_facts import Visit
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.members import values
from retiree_desk.ui.members.list_columns import concern
from retiree_desk.ui.members.person_masked import MaskedValue
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.today.telling import chip_of
from retiree_desk.ui.today.why import Reason, Waived, WhyListed
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.chips import Chip, ChipLook, Tone
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.words import caption, rule, words
from retiree_desk.wording import cadence

WIDTH = 336
_SHOWN = 5


class WhyPanel(Card):
    """``waive_asked`` brings a ``Reason``, ``made_up`` one that was missed, ``unwaived`` the identity of a waiver."""

    opened = Signal()
    waive_asked = Signal(object)
    made_up = Signal(object)
    unwaived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(WIDTH))
        self.setAccessibleName(_("Why this person is on the list"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self._area: QWidget | None = None
        self.show_why(None, date.min)

    def show_why(self, why: WhyListed | None, on: date) -> None:
        """Show ``why``, or say what the panel is for."""
        if self._area is not None:
            self._area.hide()
            self._area.deleteLater()
        self._area = scrolled(_nobody() if why is None else self._person(why, on))
        self.body.addWidget(self._area)

    def _person(self, why: WhyListed, on: date) -> QWidget:
        page, column = _column()
        column.addLayout(_head(why, on))
        looks = concern(why.row)
        if looks:
            flow = FlowLayout(gap=4)
            for look in looks:
                flow.addWidget(Chip(look))
            column.addLayout(flow)
        for line in _ways(why):
            column.addWidget(line)
        for key in ("visit_note", "care_taboos"):
            if why.row.get(key):
                column.addWidget(_signed(Icon.NOTE, words(str(why.row[key]), wrap=True)))
        for reason in why.reasons:
            column.addWidget(rule())
            column.addWidget(self._reason(reason, on))
        for waived in why.waivers:
            column.addWidget(rule())
            column.addWidget(self._waiver(waived))
        column.addStretch(1)
        go = button(_("Open the page"), Icon.NEXT, Kind.PLAIN)
        go.setToolTip("O")
        go.clicked.connect(self.opened)
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _reason(self, reason: Reason, on: date) -> QWidget:
        made, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        made.setLayout(column)
        found = reason.found
        column.addWidget(words(reason.title, Type.STRONG, wrap=True))
        look = _look(found.state)
        if look:
            column.addWidget(Chip(look), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words(cadence.progress(found, on), wrap=True))
        if reason.made_up_on is not None:
            late = _("made up on {day}").format(day=wording.day(reason.made_up_on))
            column.addWidget(_signed(Icon.DONE, words(late, wrap=True), Role.DONE))
        facts = cadence.because(found.because)
        if facts:
            column.addWidget(caption(_("because: {facts}").format(facts=facts), wrap=True))
        if reason.basis:
            column.addWidget(_quoted(reason.basis))
        for visit in found.counted[-_SHOWN:]:
            column.addWidget(_signed(Icon.DONE, words(_visit(visit), wrap=True), Role.DONE))
        for one in found.uncounted[-_SHOWN:]:
            column.addWidget(_signed(Icon.REFUSED, _uncounted(one), Role.SOFT))
        if not found.counted and not found.uncounted:
            column.addWidget(caption(_("no visit in these days")))
        column.addLayout(self._acts(reason))
        return made

    def _acts(self, reason: Reason) -> QVBoxLayout:
        acts = QVBoxLayout()
        acts.setSpacing(theme.px(2))
        state = reason.found.state
        if state in (State.MISSED, State.LAST_CALL, State.BEHIND, State.OPEN):
            waive = button(_("Waive…"), None, Kind.LINK)
            waive.setAccessibleName(_("Waive “{rule}”").format(rule=reason.title))
            waive.clicked.connect(partial(_emit, self.waive_asked, reason))
            acts.addWidget(waive)
        if state is State.MISSED and not reason.found.is_duty and reason.made_up_on is None:
            late = button(_("Record what makes up for it…"), None, Kind.LINK)
            late.clicked.connect(partial(_emit, self.made_up, reason))
            acts.addWidget(late)
        return acts

    def _waiver(self, waived: Waived) -> QWidget:
        made, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        made.setLayout(column)
        column.addWidget(Chip(ChipLook(_("Visits waived: {rule}").format(rule=waived.rule), Tone.NEUTRAL)))
        days = _("{first} to {last}").format(
            first=wording.day(waived.starts_on) or _("always"),
            last=wording.day(waived.ends_on) or _("further notice"),
        )
        column.addWidget(words(days))
        column.addWidget(caption(waived.reason, wrap=True))
        end = button(_("End the waiver"), None, Kind.LINK)
        end.clicked.connect(partial(_emit, self.unwaived, waived.uid))
        column.addWidget(end)
        return made


def _emit(signal: SignalInstance, what: object, *_checked: bool) -> None:
    signal.emit(what)


def _look(state: State) -> ChipLook | None:
    if state is State.MET:
        return ChipLook(cadence.state(state), Tone.DONE)
    if state is State.WAIVED:
        return ChipLook(cadence.state(state), Tone.NEUTRAL)
    return chip_of(state)


def _nobody() -> QWidget:
    page, column = _column()
    column.addStretch(1)
    said = words(_("Go to a line to read here why it is on the list."), Type.BODY, Role.SOFT, wrap=True)
    said.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addWidget(said)
    column.addStretch(1)
    return page


def _head(why: WhyListed, on: date) -> QVBoxLayout:
    full, nominal = values.ages(why.row, on)
    said = QVBoxLayout()
    said.setSpacing(theme.px(2))
    said.addWidget(words(str(why.row.get("name") or ""), Type.TITLE, wrap=True))
    parts = (wording.term(why.row.get("sex")), full, wording.term(why.row.get("category")))
    about = words(" · ".join(part for part in parts if part), wrap=True)
    about.setToolTip(nominal)
    said.addWidget(about)
    return said


def _ways(why: WhyListed) -> list[QWidget]:
    found: list[QWidget] = []
    if why.number is not None:
        masked = MaskedValue(why.number.text, values.phone(why.number.text), _("phone"), kind=Type.STRONG)
        found.append(_signed(Icon.PHONE, masked))
    address = " ".join(str(part) for part in (why.row.get("address") or why.place,) if part)
    if address:
        found.append(_signed(Icon.PLACE, words(address, wrap=True)))
    return found


def _quoted(basis: str) -> QWidget:
    said = caption(_("“{text}”").format(text=basis), wrap=True)
    said.setToolTip(_("The words the rule rests on"))
    return _signed(Icon.DOCUMENT, said)


def _visit(visit: Visit) -> str:
    parts = (wording.day(visit.day), wording.term(visit.kind), wording.term(visit.result))
    return " · ".join(part for part in parts if part)


def _uncounted(one: Uncounted) -> QWidget:
    made, column = QWidget(), QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    made.setLayout(column)
    column.addWidget(words(_visit(one.visit), Type.BODY, Role.SOFT, wrap=True))
    column.addWidget(caption(_("not counted: {why}").format(why=cadence.why(one.why)), wrap=True))
    return made


def _signed(name: Icon, said: QWidget, role: Role = Role.SOFT) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    sign = QLabel()
    sign.setPixmap(pixmap(name, role, 16))
    sign.setContentsMargins(0, theme.px(2), 0, 0)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(said, 1)
    return made


def _column() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(*([theme.px(16)] * 4))
    column.setSpacing(theme.px(10))
    return page, column
