"""What paper says of the office: telephones, hours, services, how people are addressed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from retiree_desk.i18n import N_, _
from retiree_desk.services import papers_office
from retiree_desk.services.papers_office import BENEFITS, HONORIFIC, POSTCODE, SERVICES, TITLE, TITLE_RULES
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.text_area import TextArea

GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        N_("How to reach the office"),
        (
            ("办公电话", N_("Telephone"), ""),
            ("值班电话", N_("After hours"), ""),
            ("监督电话", N_("Complaints"), ""),
            ("办公时间", N_("Hours"), ""),
            ("办公地址", N_("Address"), ""),
            (POSTCODE, N_("Postcode"), ""),
        ),
    ),
    (
        N_("On the cards"),
        (
            ("首问负责", N_("Promise"), ""),
            (SERVICES, N_("Services"), N_("one a line: what | within what time")),
            (BENEFITS, N_("Benefits"), N_("one a line: what | how much | on what grounds")),
            ("政策依据", N_("Grounds"), ""),
            ("生效日期", N_("Valid since"), ""),
        ),
    ),
    (
        N_("How people are addressed"),
        (
            (HONORIFIC, N_("Before the name"), ""),
            (TITLE, N_("After the name"), ""),
            (
                TITLE_RULES,
                N_("Exceptions"),
                N_("one a line: title | sex | category | rank | post; blank fits everybody"),
            ),
        ),
    ),
)
LONG = frozenset((SERVICES, BENEFITS, TITLE_RULES, "首问负责"))
NEEDED = ("办公电话", "办公地址", "办公时间")
"""Without these, cards and envelopes look unfinished."""


class OfficeDialog(FormDialog):
    """Kept with the office's records, so everybody's paper says the same."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self.fields: dict[str, LineEdit | TextArea] = {}
        known = desk.read(papers_office.facts)
        form = Form()
        for heading, rows in GROUPS:
            form.group(_(heading))
            for name, label, note in rows:
                self.fields[name] = TextArea(known[name]) if name in LONG else LineEdit(known[name])
                form.add(name, _(label), self.fields[name], wide=name in LONG, note=_(note) if note else "")
        told = _("Cards, letters and envelopes say it as it stands here.")
        super().__init__(_("What paper says of the office"), form, self._write, parent.window(), told)

    def _write(self) -> None:
        said = {name: _value(field) for name, field in self.fields.items()}
        self._desk.do(
            "office.facts", lambda unit: papers_office.keep(unit, said), told=_("Kept for all paper")
        )


def _value(field: LineEdit | TextArea) -> str:
    return field.value() if isinstance(field, TextArea) else field.text().strip()
