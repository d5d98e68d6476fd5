"""The forms of a case: what came of a step, and what is known of the family and the farewell meanwhile."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.i18n import _
from retiree_desk.services import bereavement, bereavement_cases
from retiree_desk.services.bereavement import CaseStep
from retiree_desk.services.bereavement_cases import Case
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.text_area import TextArea
from retiree_desk.wording import care

CONSENTS = ("同意", "不同意", "未征求")
_DAYS = ("learnt_on", "farewell_on", "pension_stopped_on")


class StepDialog(FormDialog):
    """Who sees to a step, when it was done and what came of it."""

    def __init__(self, desk: Desk, case: Case, step: CaseStep, parent: QWidget | None = None) -> None:
        self._desk, self._case, self._step = desk, case, step
        self.done_on = DateField(desk.today)
        self.done_on.set_value(step.done_on or desk.today())
        self.owner = CodeBox(desk.read(_staff))
        self.owner.set_value(step.owner or desk.user)
        self.outcome = TextArea(lines=3)
        self.outcome.set_value(step.outcome)
        form = Form(columns=1)
        form.add("done_on", _("Done on"), self.done_on, note=_("Empty: still open"))
        form.add("owner", _("Seen to by"), self.owner)
        form.add("outcome", _("Outcome"), self.outcome)
        super().__init__(care.step(step.code, step.title), form, self._keep, parent, case.name)
        self.outcome.setFocus()

    def _keep(self) -> None:
        day, owner, outcome = self.done_on.value(), self.owner.value(), self.outcome.value()
        if day is not None and day > self._desk.today():
            raise RuleBroken("death_in_future", "done_on", day=day.isoformat())
        told = _("{name}: the step is noted").format(name=self._case.name)
        self._desk.do(
            "death.step",
            lambda unit: bereavement.finish(unit, self._step.uid, done_on=day, owner=owner, outcome=outcome),
            told=told,
        )


class CaseDialog(FormDialog):
    """What is known of the family, the obituary and the farewell."""

    def __init__(self, desk: Desk, case: Case, parent: QWidget | None = None) -> None:
        self._desk, self._case = desk, case
        self._fields: dict[str, LineEdit] = {
            "family_contact": LineEdit(),
            "family_phone": LineEdit(figures=True),
            "learnt_from": LineEdit(),
            "learnt_on": DateField(desk.today),
            "obituary_consent": CodeBox(CONSENTS, consent),
            "obituary_scope": LineEdit(),
            "farewell_on": DateField(desk.today),
            "farewell_place": LineEdit(),
            "pension_stopped_on": DateField(desk.today),
        }
        self.wishes, self.note = TextArea(lines=2), TextArea(lines=2)
        super().__init__(_("What is known of it"), self._form(), self._keep, parent, case.name)
        for name, field in self._fields.items():
            text = str(case.row[name] or "")
            if isinstance(field, DateField | CodeBox):
                field.set_value(text)
            else:
                field.setText(text)
        self.wishes.set_value(str(case.row["wishes"] or ""))
        self.note.set_value(str(case.row["note"] or ""))

    def _form(self) -> Form:
        labels = {
            "family_contact": _("Speaks for it"),
            "family_phone": _("Telephone"),
            "learnt_from": _("Told by"),
            "learnt_on": _("Told on"),
            "obituary_consent": _("Consent"),
            "obituary_scope": _("Published"),
            "farewell_on": _("Farewell on"),
            "farewell_place": _("Farewell at"),
            "pension_stopped_on": _("Pension stops"),
        }
        form = Form(columns=2)
        form.group(_("The family"))
        for name in ("family_contact", "family_phone", "learnt_from", "learnt_on"):
            form.add(name, labels[name], self._fields[name])
        form.add("wishes", _("Funeral wishes"), self.wishes, wide=True)
        form.group(_("Obituary and farewell"))
        for name in (
            "obituary_consent",
            "obituary_scope",
            "farewell_on",
            "farewell_place",
            "pension_stopped_on",
        ):
            form.add(name, labels[name], self._fields[name])
        form.add("note", _("Note"), self.note, wide=True)
        return form

    def _keep(self) -> None:
        found: dict[str, Value] = {name: self._read(name) for name in self._fields}
        found |= {"wishes": self.wishes.value(), "note": self.note.value()}
        told = _("{name}: what is known is noted").format(name=self._case.name)
        self._desk.do(
            "death.edit", lambda unit: bereavement_cases.note(unit, self._case.uid, found), told=told
        )

    def _read(self, name: str) -> Value:
        field = self._fields[name]
        if isinstance(field, DateField):
            try:
                day: date | None = field.value()
            except RuleBroken as broken:
                raise RuleBroken(broken.code, name, **broken.facts) from broken
            return day.isoformat() if day is not None else None
        return field.value() if isinstance(field, CodeBox) else field.text().strip()


def consent(value: str) -> str:
    """The family's word on the obituary."""
    return {"同意": _("agreed"), "不同意": _("not agreed"), "未征求": _("not asked yet")}.get(value, value)


def _staff(unit: Unit) -> list[str]:
    return [str(row["name"]) for row in unit.rows("staff").all() if row["name"] and row["active"] != 0]
