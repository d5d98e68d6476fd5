"""免访: exempt somebody from one rule for some days, with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from retiree_desk.domain.ids import Uid
from retiree_desk.i18n import _
from retiree_desk.services import followups
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.text_area import TextArea


class WaiverDialog(FormDialog):
    """One exemption for one member and one rule."""

    def __init__(
        self, desk: Desk, uid: Uid, name: str, rule: str, title: str, parent: QWidget | None = None
    ) -> None:
        self._desk, self._uid, self._name, self._rule = desk, uid, name, rule
        form = Form(columns=2)
        self.starts_on, self.ends_on = DateField(desk.today), DateField(desk.today)
        self.starts_on.set_value(desk.today())
        self.reason = TextArea(lines=3)
        form.add("starts_on", _("From"), self.starts_on, note=_("Empty: always"))
        form.add("ends_on", _("To"), self.ends_on, note=_("Empty: until it is taken away"))
        form.add("reason", _("Reason"), self.reason, wide=True, obligatory=True)
        super().__init__(
            _("Waive visits"),
            form,
            self._keep,
            parent,
            _("{name} is owed nothing under “{rule}” on these days; the list says so and why.").format(
                name=name, rule=title
            ),
        )

    def _keep(self) -> None:
        starts_on, ends_on, reason = self.starts_on.value(), self.ends_on.value(), self.reason.value()
        self._desk.do(
            "waiver.edit",
            lambda unit: followups.waive(
                unit, self._uid, self._rule, reason=reason, starts_on=starts_on, ends_on=ends_on
            ),
            told=_("Visits of {name} are waived").format(name=self._name),
        )
