"""One person as text for a screen: fields by group, tables below them, the history at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from retiree_desk import wording
from retiree_desk.cli.tables import pairs, table
from retiree_desk.domain import id_numbers, phones
from retiree_desk.domain.fields import Field, Group, Kind, Secrecy, of_group
from retiree_desk.domain.money import words as yuan
from retiree_desk.domain.values import Value
from retiree_desk.i18n import _
from retiree_desk.wording import history

if TYPE_CHECKING:
    from retiree_desk.services.showing import Whole

_SHOWN = {
    "fact": ("effective_on", "type", "before", "content", "note"),
    "visit": ("day", "kind", "result", "staff", "condition"),
    "stay": ("admitted_on", "hospital", "ward", "bed", "discharged_on"),
    "condolence": ("day", "kind", "form", "amount_fen", "goods"),
    "waiver": ("rule", "starts_on", "ends_on", "reason"),
    "follow_up": ("due_on", "text", "owner", "done_on"),
    "family_event": ("day", "kind", "note"),
    "issued_paper": ("day", "kind", "template", "note"),
    "contact": ("name", "relation", "phone", "note"),
    "phone": ("kind", "number", "owner"),
    "address": ("kind", "text", "postcode"),
}
_NEWEST = 12
_PHONES = frozenset({"phone", "number"})


def words(whole: Whole, *, unmasked: bool) -> str:
    """The person in text; what is sensitive is masked unless asked for."""
    return "\n\n".join(part for part in _parts(whole, unmasked=unmasked) if part)


def _parts(whole: Whole, *, unmasked: bool) -> Iterator[str]:
    for group in Group:
        rows = [
            (wording.field(field.key), _shown(field, whole, unmasked=unmasked)) for field in of_group(group)
        ]
        text = pairs(rows)
        yield f"【{wording.group(group)}】\n{text}" if text else ""
    for name, columns in _SHOWN.items():
        yield _hanging(whole, name, columns, unmasked=unmasked)
    yield _history(whole)


def _shown(field: Field, whole: Whole, *, unmasked: bool) -> str:
    value = whole.values.get(field.key)
    if value is None or isinstance(value, bytes) or field.kind is Kind.PHOTO:
        return ""
    if field.key == "spouse_id" and whole.spouse:
        return f"{whole.spouse.member_no} {whole.spouse.name}"
    if field.key == "birth_date" and whole.age is not None:
        return _("{date} (age {age})").format(date=value, age=whole.age)
    if not unmasked and field.secrecy is not Secrecy.PLAIN:
        return _masked(field, str(value))
    return yuan(value) if field.kind is Kind.MONEY and isinstance(value, int) else wording.term(value)


def _masked(field: Field, value: str) -> str:
    if field.secrecy is Secrecy.HIDDEN:
        return _("(hidden)")
    return phones.masked(value) if "phone" in field.key or field.key == "mobile" else id_numbers.masked(value)


def _hanging(whole: Whole, name: str, columns: tuple[str, ...], *, unmasked: bool) -> str:
    rows = whole.hanging.get(name, [])
    if not rows:
        return ""
    newest = sorted(rows, key=lambda row: str(row.get(columns[0]) or ""), reverse=True)[:_NEWEST]
    cells = [[_cell(column, row.get(column), unmasked=unmasked) for column in columns] for row in newest]
    title = f"【{history.table(name)}】" + (f" {len(newest)}/{len(rows)}" if len(rows) > _NEWEST else "")
    return f"{title}\n{table([history.column(name, column) for column in columns], cells)}"


def _cell(column: str, value: Value, *, unmasked: bool) -> str:
    if value is None or isinstance(value, bytes):
        return ""
    if column in _PHONES and not unmasked:
        return phones.masked(str(value))
    return yuan(value) if column.endswith("_fen") and isinstance(value, int) else wording.term(value)


def _history(whole: Whole) -> str:
    rows = [
        (deed.change_set.set_id, wording.moment(deed.change_set.at), deed.change_set.user,
         history.title(deed.change_set.action, deed.change_set.note))
        for deed in whole.history[:_NEWEST]
    ]  # fmt: skip
    headings = (_("Operation"), _("Time"), _("User"), _("What was done"))
    title = _("History")
    return f"【{title}】\n{table(headings, rows)}" if rows else ""
