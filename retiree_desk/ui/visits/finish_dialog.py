"""Tick a follow-up off: when it was done and what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from retiree_desk.i18n import _
from retiree_desk.services import followups
from retiree_desk.services.followups import FollowUp
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.text_area import TextArea


class FinishDialog(FormDialog):
    """One follow-up."""

    def __init__(self, desk: Desk, about: FollowUp, parent: QWidget | None = None) -> None:
        self._desk, self._about = desk, about
        form = Form(columns=1)
        self.done_on = DateField(desk.today)
        self.done_on.set_value(desk.today())
        self.outcome = TextArea(lines=3)
        form.add("done_on", _("Done on"), self.done_on)
        form.add("outcome", _("Outcome"), self.outcome)
        super().__init__(_("Follow-up done"), form, self._keep, parent, f"{about.name}: {about.text}")
        self.outcome.setFocus()

    def _keep(self) -> None:
        day, outcome = self.done_on.value() or self._desk.today(), self.outcome.value()
        self._desk.do(
            "follow_up.edit",
            lambda unit: followups.finish(unit, self._about.uid, done_on=day, outcome=outcome),
            told=_("Follow-up for {name} done").format(name=self._about.name),
        )
