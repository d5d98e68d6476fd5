"""A duty that an event raises: in use or not, within how many days, and the words it rests on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from retiree_desk.domain.duties import DutyCode, DutyRule
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import N_, _
from retiree_desk.services import rules
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.rules.rule_card import quoted
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.text_area import TextArea
from retiree_desk.ui.widgets.words import caption, words

_DAYS = {
    DutyCode.ADMITTED: N_("a hospital visit within {days} days of the admission"),
    DutyCode.LONG_STAY: N_(
        "a hospital visit in each 30 days of a stay, at the latest {days} days after them"
    ),
    DutyCode.DISCHARGED: N_("a visit or call within {days} days of the discharge"),
    DutyCode.FAMILY_EVENT: N_("a home visit within {days} days of the event"),
    DutyCode.DEATH: N_("a call on the family within {days} days of the death"),
    DutyCode.JOINED: N_("a first call within {days} days of joining"),
    DutyCode.SPRING: N_("a visit in the {days} days before the Spring Festival"),
    DutyCode.FESTIVALS: N_("a home visit in the {days} days before each of the four festivals"),
    DutyCode.BIRTHDAY: N_("a leader's home visit within {days} days of the birthday ({ages})"),
}


class DutyCard(Card):
    """``switched`` brings whether it is in use from now on, ``edited`` comes when its form is asked for."""

    switched = Signal(bool)
    edited = Signal()

    def __init__(self, duty: DutyRule) -> None:
        super().__init__()
        self.duty = duty
        self.body.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(words(duty.title, Type.SECTION))
        head.addWidget(caption(duty.code.value))
        head.addStretch(1)
        self.on = QCheckBox(_("in use"))
        self.on.setChecked(duty.enabled)
        self.on.setAccessibleName(_("{duty}: in use").format(duty=duty.title))
        self.on.toggled.connect(self.switched)
        edit = button(_("Edit"), Icon.EDIT, Kind.QUIET)
        edit.setAccessibleName(_("Edit {rule}").format(rule=duty.title))
        edit.clicked.connect(self.edited)
        head.addWidget(self.on)
        head.addWidget(edit)
        self.body.addLayout(head)
        self.body.addWidget(words(sentence(duty), wrap=True))
        if duty.basis:
            self.body.addWidget(quoted(duty.basis))


class DutyDialog(FormDialog):
    """The days of a duty, its ages, the words it rests on."""

    def __init__(self, desk: Desk, duty: DutyRule, parent: QWidget | None = None) -> None:
        self._desk, self._duty = desk, duty
        form = Form(columns=2)
        self.days = LineEdit(str(duty.days), figures=True)
        self.ages = LineEdit("、".join(map(str, duty.ages)), figures=False)
        self.basis = TextArea(duty.basis, lines=3)
        self.working = QCheckBox(_("A last day off moves to the next working day"))
        self.working.setChecked(duty.next_working_day)
        form.add("days", _("Within days"), self.days, obligatory=True)
        if duty.code is DutyCode.BIRTHDAY:
            form.add("ages", _("Great ages"), self.ages)
        form.add("next_working_day", _("Days off"), self.working, wide=True)
        form.add("basis", _("Basis"), self.basis, wide=True)
        super().__init__(duty.title, form, self._keep, parent, sentence(duty))

    def _keep(self) -> None:
        text = self.days.text().strip()
        if not text.isdecimal():
            raise RuleBroken("rule_number", "days", text=text, least=0)
        ages = [part.strip() for part in self.ages.text().replace(",", "、").split("、") if part.strip()]
        if any(not part.isdecimal() for part in ages):
            raise RuleBroken("rule_number", "ages", text=self.ages.text(), least=1)
        edited = replace(
            self._duty,
            days=int(text),
            ages=tuple(sorted(map(int, ages))),
            basis=self.basis.value(),
            next_working_day=self.working.isChecked(),
        )
        told = _("“{duty}” is changed").format(duty=edited.title)
        self._desk.do("rule.edit", lambda unit: rules.edit_duty(unit, edited), told=told)


def sentence(duty: DutyRule) -> str:
    """What the duty asks for and until when."""
    ages = "、".join(map(str, duty.ages))
    return _(_DAYS[duty.code]).format(days=duty.days, ages=ages)
