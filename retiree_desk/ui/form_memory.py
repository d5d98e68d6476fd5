"""A form in a window of its own that forgets nothing: what was typed and not saved is there when it is opened again.

The form goes by whom it is about and what it records; ``FORMS`` names the page that goes on with one after a restart.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from retiree_desk.domain.ids import Uid
from retiree_desk.i18n import N_, _
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members.form_drafts import Draft, Drafts, differing
from retiree_desk.ui.members.form_fields import Raw
from retiree_desk.ui.members.form_person import PersonBox
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.ui.widgets.text_area import TextArea

VISIT, STAY, CONDOLENCE = "visit", "stay", "condolence"
FORMS = {
    VISIT: ("visits", N_("a visit")),
    STAY: ("hospital", N_("an admission")),
    CONDOLENCE: ("condolences", N_("a condolence")),
}
"""What a form records: the key of the page that opens it, and what it is called."""


def remember(
    dialog: FormDialog,
    desk: Desk,
    form: str,
    member: Uid | None,
    fields: Mapping[str, QWidget],
    *,
    is_new: bool = True,
) -> None:
    """Show in ``fields`` what was typed into this form last time, and keep what is typed from now on until it is saved.

    A form that opens with something in it (not ``is_new``) shows that and nothing older.
    """
    drafts, key = Drafts(desk), f"{(member or b'').hex()}.{form}"
    first, draft = _typed(fields), drafts.of(key) if is_new else {}
    for name, raw in draft.items():
        if name in fields:
            _restore(fields[name], raw)
    if draft:
        desk.tell(_("This is what you typed last time; it is not saved yet."))

    def typed() -> Draft:
        return differing(_typed(fields), first)

    def put_aside() -> None:
        keeping.stop()
        drafts.keep(key, typed())
        if typed():
            desk.tell(_("Not saved. What you typed is kept: the same form goes on with it."))

    def saved() -> None:
        keeping.stop()
        drafts.forget(key)

    keeping = drafts.watch(dialog, key, typed)
    dialog.put_aside.connect(put_aside)
    dialog.accepted.connect(saved)


def _typed(fields: Mapping[str, QWidget]) -> dict[str, Raw]:
    return {name: _raw(field) for name, field in fields.items()}


def _raw(field: QWidget) -> Raw:
    match field:
        case PersonBox():
            return field.raw()
        case LineEdit():
            return field.text()
        case TextArea():
            return field.value()
        case MultiChoice():
            return field.value()
        case QCheckBox():
            return "1" if field.isChecked() else ""
    raise TypeError(type(field).__name__)


def _restore(field: QWidget, raw: Raw) -> None:
    match field, raw:
        case PersonBox(), str():
            field.restore(raw)
        case LineEdit(), str():
            field.setText(raw)
        case TextArea(), str():
            field.set_value(raw)
        case MultiChoice(), tuple():
            field.set_value(raw)
        case QCheckBox(), str():
            field.setChecked(bool(raw))
