"""A death is written down: one calm form, what it will stop in sight, one Ctrl+Enter, and the way back on the status line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import bereavement, bereavement_cases
from retiree_desk.services.bereavement import DeathDraft
from retiree_desk.services.bereavement_cases import Forecast
from retiree_desk.ui.bereavement.forecast import ForecastList
from retiree_desk.ui.condolences.form import person_of
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members.form_person import PersonBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit


class DeathDialog(FormDialog):
    """``recorded`` brings the identity of the case that was opened."""

    recorded = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, member: Uid | None = None) -> None:
        self._desk = desk
        self._forecast: Forecast | None = None
        self.member = PersonBox(desk)
        self.died_on, self.learnt_on = DateField(desk.today), DateField(desk.today)
        self.learnt_on.set_value(desk.today())
        self.learnt_from, self.place, self.cause = LineEdit(), LineEdit(), LineEdit()
        self.contact, self.phone = LineEdit(), LineEdit(figures=True)
        self.contact.setPlaceholderText(_("Name and relation"))
        self.wishes = LineEdit()
        self.survivor = QCheckBox(_("The spouse stays on the visiting list as survivor"))
        self.survivor.setChecked(True)
        self.stops = ForecastList()
        sentence = _("Everything below happens in one step, and Undo on the status line restores all of it.")
        super().__init__(_("Record a death"), self._form(), self._keep, parent, sentence)
        self.member.composed.connect(self._foresee)
        self.survivor.toggled.connect(self._show_stops)
        self.member.set_value(member)
        self._foresee()
        (self.member if member is None else self.died_on).setFocus()

    def value(self) -> DeathDraft:
        """What the form says; RuleBroken names the field that is wrong."""
        died = self.died_on.value()
        if died is None:
            raise RuleBroken("day_missing", "died_on")
        return DeathDraft(
            died_on=died,
            learnt_on=self.learnt_on.value(),
            learnt_from=self.learnt_from.text().strip(),
            place=self.place.text().strip(),
            cause=self.cause.text().strip(),
            family_contact=self.contact.text().strip(),
            family_phone=self.phone.text().strip(),
            wishes=self.wishes.text().strip(),
            spouse_becomes_survivor=self.survivor.isChecked(),
        )

    def forecast(self) -> Forecast | None:
        """What was foreseen for the person chosen."""
        return self._forecast

    def _form(self) -> Form:
        form = Form(columns=2)
        form.group(_("The news"))
        form.add("member_no", _("The deceased"), self.member, obligatory=True)
        form.add("died_on", _("Day of death"), self.died_on, obligatory=True)
        form.add("learnt_from", _("Told by"), self.learnt_from)
        form.add("learnt_on", _("Told on"), self.learnt_on)
        form.add("place", _("Place of death"), self.place)
        form.add("cause", _("Cause of death"), self.cause)
        form.group(_("The family"))
        form.add("family_contact", _("Speaks for it"), self.contact)
        form.add("family_phone", _("Telephone"), self.phone)
        form.add("wishes", _("Funeral wishes"), self.wishes, wide=True)
        form.add("survivor", _("Spouse"), self.survivor, wide=True)
        form.group(_("What happens on saving"))
        form.add("stops", _("At once"), self.stops, wide=True)
        return form

    def _foresee(self, _typed: str = "") -> None:
        raw = self.member.raw()
        before = self._forecast
        if raw:
            uid, on = bytes.fromhex(raw), self._desk.today()
            self._forecast = self._desk.read(lambda unit: bereavement_cases.forecast(unit, uid, on))
        else:
            self._forecast = None
        found = self._forecast
        if found is not None and found != before:
            self.contact.setText(found.contact)
            self.phone.setText(found.contact_phone)
        self.form.row("survivor").setVisible(found is not None and found.spouse_is_known)
        self._show_stops()

    def _show_stops(self, _on: object = None) -> None:
        self.stops.show_forecast(self._forecast, survivor=self.survivor.isChecked())

    def _keep(self) -> None:
        member, draft, today = person_of(self.member), self.value(), self._desk.today()
        name = self._forecast.name if self._forecast else ""
        told = _("The death of {name} is recorded; visits, greetings and gifts have stopped").format(
            name=name
        )
        case: Uid = self._desk.do(
            "member.death", lambda unit: bereavement.record(unit, member, draft, today=today), told=told
        )
        self.recorded.emit(case)
