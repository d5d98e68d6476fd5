"""The stay on the line, at the right: where, since when, who visited, what was given, what may still be given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import money
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.money_rules import Answer
from retiree_desk.domain.terms import CondolenceKind
from retiree_desk.domain.values import Row
from retiree_desk.i18n import _
from retiree_desk.services import hospital, hospital_rounds
from retiree_desk.services.hospital_rounds import Story
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.condolences.answers import MoneyAnswers
from retiree_desk.ui.hospital.tables import severity_chips
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.chips import Chip, ChipLook
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.words import caption, rule, words
from retiree_desk.wording import care

WIDTH = 344
_MOST = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What the pane shows."""

    name: str
    stay_id: Uid
    story: Story
    answers: Sequence[Answer]


def told_of(unit: Unit, stay_id: Uid, name: str, on: date) -> Told:
    """Read it."""
    story = hospital_rounds.story(unit, stay_id)
    member, cause = story.row["member_id"], str(story.row["cause"] or "")
    assert isinstance(member, bytes)
    answers = hospital.paid_before(unit, member, kind=CondolenceKind.HOSPITAL, cause=cause, day=on)
    return Told(name, stay_id, story, answers)


class StayPane(Card):
    """The acts of the page stand here too, each with its key."""

    visit_asked = Signal()
    gift_asked = Signal()
    discharge_asked = Signal()
    edit_asked = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(WIDTH))
        self.setAccessibleName(_("The stay"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._area: QWidget | None = None
        self._shown: Told | None = None

    def shown(self) -> Told | None:
        """What is shown."""
        return self._shown

    def show_stay(self, told: Told | None) -> None:
        """Show a stay, or nothing."""
        self._shown = told
        if self._area is not None:
            self._area.hide()
            self._area.deleteLater()
        self._area = scrolled(self._page(told) if told is not None else QWidget())
        self.body.addWidget(self._area)

    def _page(self, told: Told) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*([theme.px(16)] * 4))
        column.setSpacing(theme.px(8))
        column.addLayout(self._who(told))
        column.addLayout(self._acts(told))
        column.addWidget(rule())
        column.addLayout(_facts(told.story.row))
        column.addWidget(rule())
        answers = MoneyAnswers()
        answers.show_answers(told.answers, cause_known=bool(told.story.row["cause"]))
        column.addWidget(words(_("Money this year"), Type.STRONG))
        column.addWidget(answers)
        column.addWidget(rule())
        _list(
            column,
            _("Visits made"),
            [_visit_words(one) for one in told.story.visits],
            _("Nobody has called yet."),
        )
        _list(column, _("Given"), [_gift_words(one) for one in told.story.gifts], _("Nothing was given yet."))
        column.addStretch(1)
        return page

    def _who(self, told: Told) -> FlowLayout:
        flow = FlowLayout(gap=8)
        name = button(told.name, None, Kind.LINK)
        name.setFont(theme.now().font(Type.SECTION))
        name.setToolTip(_("Open the page"))
        name.setAccessibleName(_("Open the page of {name}").format(name=told.name))
        name.clicked.connect(self.opened)
        flow.addWidget(name)
        for look in severity_chips(str(told.story.row["severity"] or "")):
            flow.addWidget(Chip(look))
        if told.story.row["discharged_on"]:
            flow.addWidget(Chip(ChipLook(_("discharged"), icon=Icon.HOME)))
        return flow

    def _acts(self, told: Told) -> FlowLayout:
        flow = FlowLayout(gap=0)
        acts = [
            (_("Call there"), Icon.VISITS, self.visit_asked, "V"),
            (_("Gift"), Icon.GIFT, self.gift_asked, "G"),
            (_("Discharge"), Icon.HOME, self.discharge_asked, "D"),
            (_("Edit"), Icon.EDIT, self.edit_asked, "E"),
        ]
        for word, sign, signal, key in acts:
            if signal is self.discharge_asked and told.story.row["discharged_on"]:
                continue
            made = button(word, sign, Kind.QUIET)
            made.setToolTip(key)
            made.clicked.connect(signal)
            flow.addWidget(made)
        return flow


def _facts(row: Row) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(6))
    grid.setColumnStretch(1, 1)
    place = " ".join(str(row[key]) for key in ("hospital", "ward", "bed") if row[key])
    learnt = " · ".join(
        part
        for part in (wording.day(str(row["learnt_on"] or "")), care.learnt(str(row["learnt_how"] or "")))
        if part
    )
    lines = (
        (_("Lies in"), place),
        (_("Admitted"), wording.day(str(row["admitted_on"]))),
        (_("Discharged"), wording.day(str(row["discharged_on"] or ""))),
        (_("Illness"), str(row["cause"] or "")),
        (_("Learnt"), learnt),
        (_("Note"), str(row["note"] or "")),
    )
    for at, (label, text) in enumerate((label, text) for label, text in lines if text):
        grid.addWidget(words(label, Type.BODY, Role.SOFT), at, 0)
        grid.addWidget(words(text, wrap=True), at, 1)
    return grid


def _list(column: QVBoxLayout, title: str, lines: Sequence[str], nothing: str) -> None:
    column.addWidget(words(title, Type.STRONG))
    for line in lines[:_MOST]:
        column.addWidget(words(line, wrap=True))
    if not lines:
        column.addWidget(words(nothing, Type.BODY, Role.SOFT))
    if len(lines) > _MOST:
        column.addWidget(caption(_("and {count} before").format(count=len(lines) - _MOST)))


def _visit_words(row: Row) -> str:
    parts = (str(row["day"]), wording.term(row["kind"]), wording.term(row["result"]), str(row["staff"] or ""))
    return " · ".join(part for part in parts if part)


def _gift_words(row: Row) -> str:
    amount = row["amount_fen"]
    given = (
        _("{sum} yuan").format(sum=money.words(amount))
        if isinstance(amount, int) and amount
        else str(row["goods"] or "")
    )
    parts = (str(row["day"]), given, wording.term(row["form"]), str(row["cause"] or ""))
    return " · ".join(part for part in parts if part)
