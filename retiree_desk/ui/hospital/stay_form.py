"""An admission as it is written down: who, since when, where, how ill, how the office learnt of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from retiree_desk.domain import hospital as rules
from retiree_desk.domain.hospital import StayDraft
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import hospital
from retiree_desk.services.hospital_rounds import known_hospitals
from retiree_desk.ui.condolences.form import name_of, person_of
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.form_memory import STAY, remember
from retiree_desk.ui.members.form_person import PersonBox
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.text_area import TextArea
from retiree_desk.wording import care

_FIELDS = (
    "member admitted_on learnt_on discharged_on hospital ward bed cause severity learnt_how note"
).split()


class StayDialog(FormDialog):
    """A new admission, or with ``stay_id`` one that is put right."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        member: Uid | None = None,
        stay_id: Uid | None = None,
        draft: StayDraft | None = None,
    ) -> None:
        self._desk, self._stay_id = desk, stay_id
        self.member = PersonBox(desk)
        self.member.set_value(member)
        self.member.setEnabled(stay_id is None)
        self.admitted_on, self.learnt_on, self.discharged_on = (DateField(desk.today) for _field in range(3))
        self.hospital = CodeBox(desk.read(known_hospitals))
        self.ward, self.bed, self.cause = LineEdit(), LineEdit(), LineEdit()
        self.severity = CodeBox(rules.SEVERITIES, care.severity)
        self.learnt_how = CodeBox(rules.LEARNT, care.learnt)
        self.note = TextArea(lines=2)
        title = _("Put a stay right") if stay_id else _("Record an admission")
        sentence = _(
            "A visit within three days is owed from now on, and a call in the week after the discharge."
        )
        super().__init__(title, self._form(), self._keep, parent, sentence)
        self._show(draft or StayDraft(desk.today(), severity=rules.SEVERITIES[0], learnt_on=desk.today()))
        if stay_id is None:
            fields = {name: getattr(self, name) for name in _FIELDS}
            remember(self, desk, STAY, member, fields, is_new=draft is None)
        (self.member if member is None else self.hospital).setFocus()

    def value(self) -> StayDraft:
        """What the form says; RuleBroken names the field that is wrong."""
        admitted = self.admitted_on.value()
        if admitted is None:
            raise RuleBroken("day_missing", "admitted_on")
        return StayDraft(
            admitted_on=admitted,
            hospital=self.hospital.value(),
            ward=self.ward.text().strip(),
            bed=self.bed.text().strip(),
            severity=self.severity.value(),
            cause=self.cause.text().strip(),
            learnt_how=self.learnt_how.value(),
            learnt_on=self.learnt_on.value(),
            discharged_on=self.discharged_on.value(),
            note=self.note.value(),
        )

    def _form(self) -> Form:
        form = Form(columns=2)
        form.group(_("Who and where"))
        form.add("member_no", _("The patient"), self.member, obligatory=True)
        form.add("admitted_on", _("Admitted"), self.admitted_on, obligatory=True)
        form.add("hospital", _("Name of the hospital"), self.hospital)
        form.add("ward", _("Ward"), self.ward)
        form.add("bed", _("Bed"), self.bed)
        form.add("severity", _("How ill"), self.severity)
        form.add(
            "cause",
            _("Illness"),
            self.cause,
            note=_("As people say it, such as 脑梗死; the money rules go by it"),
        )
        form.group(_("How the office learnt of it"))
        form.add("learnt_how", _("From whom"), self.learnt_how)
        form.add("learnt_on", _("Learnt on"), self.learnt_on)
        form.group(_("The discharge"))
        form.add(
            "discharged_on", _("Discharged"), self.discharged_on, note=_("Empty while still in hospital")
        )
        form.add("note", _("Note"), self.note)
        return form

    def _show(self, draft: StayDraft) -> None:
        for name in ("admitted_on", "learnt_on", "discharged_on"):
            getattr(self, name).set_value(getattr(draft, name))
        for name in ("hospital", "severity", "learnt_how"):
            getattr(self, name).set_value(getattr(draft, name))
        for name in ("ward", "bed", "cause"):
            getattr(self, name).setText(getattr(draft, name))
        self.note.set_value(draft.note)

    def _keep(self) -> None:
        member, draft, today = person_of(self.member), self.value(), self._desk.today()
        name = self._desk.read(partial(name_of, member=member))
        if self._stay_id is None:
            told = _("{name} is in hospital: recorded").format(name=name)
            self._desk.do(
                "stay.edit", lambda unit: hospital.admit(unit, member, draft, today=today), told=told
            )
            return
        stay = self._stay_id
        told = _("The stay of {name} is put right").format(name=name)
        self._desk.do("stay.edit", lambda unit: hospital.edit(unit, stay, draft, today=today), told=told)
