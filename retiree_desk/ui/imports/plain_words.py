"""Words of the import: kinds of sheets, what a heading means, what becomes of a row."""

from __future__ import annotations

from retiree_desk import i18n, wording
from retiree_desk.domain.fields import by_key
from retiree_desk.domain.values import Value
from retiree_desk.exchange.columns import Column, SheetKind
from retiree_desk.i18n import N_, _
from retiree_desk.services.imports import Mode, Outcome
from retiree_desk.services.imports_plan import PlannedRow, SheetPlan

KINDS = {
    SheetKind.ROSTER: N_("Register"),
    SheetKind.FACTS: N_("Dated changes"),
    SheetKind.VISITS: N_("Visit records"),
    SheetKind.STAYS: N_("Hospital stay records"),
    SheetKind.CONDOLENCES: N_("Condolences"),
    SheetKind.WAIVERS: N_("Waivers"),
    SheetKind.PHONES: N_("Telephones"),
    SheetKind.ADDRESSES: N_("Addresses"),
    SheetKind.CONTACTS: N_("Relatives"),
    SheetKind.FAMILY_EVENTS: N_("Family events"),
    SheetKind.FOLLOW_UPS: N_("Follow-ups"),
}

MODES = {
    Mode.FILL: (N_("Fill blanks"), N_("What is known stays; cells that differ are listed as remarks.")),
    Mode.OVERWRITE: (
        N_("Take the file's values"),
        N_("Where the file differs it wins; a blank cell never erases."),
    ),
    Mode.SKIP: (N_("Only new people"), N_("People who are in the register stay as they are.")),
}

OUTCOMES = {
    Outcome.ADDED: N_("New"),
    Outcome.UPDATED: N_("Changed"),
    Outcome.UNCHANGED: N_("Same"),
    Outcome.REFUSED: N_("Held back"),
}
_MOST = 6


def kind_word(kind: SheetKind | None) -> str:
    """A kind of sheet as the office calls it."""
    if kind is None:
        return _("not understood")
    return _(KINDS[kind]) if i18n.language() == "en" else kind.value


def column_word(column: Column) -> str:
    """What a column is, as the program calls it."""
    return wording.field(column.key) if column.key in by_key() else column.heading


def change_words(row: PlannedRow, sheet: SheetPlan) -> str:
    """What a row brings: the fields of a new person, or before and after of a known one."""
    if row.changes:
        told = [_change(key, old, new) for key, (old, new) in row.changes.items()]
    else:
        told = [
            f"{_label(key, sheet)} {_shown(value)}" for key, value in row.line.values.items() if key != "name"
        ]
    more = len(told) - _MOST
    return "；".join(told[:_MOST]) + (_(" and {count} more").format(count=more) if more > 0 else "")


def _change(key: str, old: Value, new: Value) -> str:
    if old is None:
        return _("{field}: {new}").format(field=wording.field(key), new=_shown(new))
    return _("{field}: {old} → {new}").format(field=wording.field(key), old=_shown(old), new=_shown(new))


def _label(key: str, sheet: SheetPlan) -> str:
    if key in by_key():
        return wording.field(key)
    found = sheet.table.layout.by_key.get(key) if sheet.table else None
    return found.heading if found else key


def _shown(value: Value) -> str:
    return wording.term(value) if isinstance(value, str) else str(value)
