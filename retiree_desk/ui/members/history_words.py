"""The change log in words: who did what when, and for each field what was before and what came after."""

from __future__ import annotations

from collections.abc import Iterator

from retiree_desk import wording
from retiree_desk.domain.values import Value
from retiree_desk.i18n import N_, _
from retiree_desk.services.history import Deed, Obstacle
from retiree_desk.store.changes import Change, ChangeSet
from retiree_desk.ui.members import values

_ROWS = {
    "phone": N_("phone"),
    "address": N_("address"),
    "contact": N_("family contact"),
    "fact": N_("dated change"),
    "visit": N_("visit"),
    "stay": N_("hospital stay"),
    "condolence": N_("condolence"),
    "waiver": N_("waiver of visits"),
    "family_event": N_("family event"),
    "follow_up": N_("follow-up"),
}
_COLUMNS = {
    "number": N_("number"), "owner": N_("owner"), "kind": N_("kind"), "note": N_("note"), "text": N_("address"),
    "postcode": N_("postcode"), "name": N_("name"), "relation": N_("relation"), "phone": N_("phone"),
    "address": N_("address"), "verified_on": N_("verified on"), "position": N_("order"), "day": N_("day"),
    "result": N_("result"), "staff": N_("staff"), "met": N_("who was met"), "condition": N_("condition"),
    "difficulties": N_("difficulties"), "suggestions": N_("suggestions"), "plans": N_("plans"),
    "admitted_on": N_("admitted on"), "discharged_on": N_("discharged on"), "hospital": N_("hospital"),
    "ward": N_("ward"), "bed": N_("bed"), "severity": N_("severity"), "cause": N_("cause"),
    "amount_fen": N_("amount"), "goods": N_("goods"), "form": N_("form"), "signer": N_("signer"),
    "effective_on": N_("in force from"), "before": N_("before"), "content": N_("content"), "type": N_("kind"),
    "due_on": N_("due on"), "done_on": N_("done on"), "outcome": N_("outcome"), "lives_with": N_("lives with"),
    "decides": N_("decides"), "reason": N_("reason"), "starts_on": N_("from"), "ends_on": N_("until"),
}  # fmt: skip
EVENTS = frozenset(("visit", "stay", "condolence", "family_event"))
_SILENT = frozenset(("member_id", "trip_id", "position", "stay_id", "campaign_id", "entered_at", "merged_into"))


def title(one: ChangeSet) -> str:
    """What the person did."""
    return wording.action(one.action)


def byline(one: ChangeSet) -> str:
    """Who and when."""
    return " · ".join(part for part in (one.user, wording.moment(one.at)) if part)


def tells(deed: Deed) -> bool:
    """Whether it says more than the visit or stay that is shown as what happened anyway."""
    return any(not (change.table in EVENTS and not change.column) for change in deed.changes)


def lines(deed: Deed) -> list[str]:
    """One line for each change, as others may see it."""
    return list(dict.fromkeys(_lines(deed)))


def change_line(change: Change) -> str:
    """``手机:138****1234 → 139****5678``."""
    name = column(change.table, change.column)
    before, after = _read(change, change.old), _read(change, change.new)
    if not before:
        return _("{field}: {after}").format(field=name, after=after)
    return _("{field}: {before} → {after}").format(field=name, before=before, after=after or _("blank"))


def column(table: str, name: str) -> str:
    """What a column of any table is called."""
    return wording.field(name) if table == "member" else _(_COLUMNS.get(name, name))


def obstacle(one: Obstacle) -> str:
    """Who changed what of whom after it."""
    what = column(one.table, one.column) if one.column else _(_ROWS.get(one.table, one.table))
    return _("{person}: {what}, {title} ({byline})").format(
        person=one.name or _("A group"),
        what=what,
        title=title(one.change_set),
        byline=byline(one.change_set),
    )


def _lines(deed: Deed) -> Iterator[str]:
    born = {change.uid for change in deed.changes if not change.column}
    for change in deed.changes:
        if change.column in _SILENT:
            continue
        if not change.column:
            yield _born(change)
        elif change.column == "voided":
            yield _out_of_sight(change)
        elif change.uid not in born:
            yield change_line(change)


def _born(change: Change) -> str:
    if change.table == "member":
        return _("taken into the register")
    return _("{what} added").format(what=_(_ROWS.get(change.table, change.table)))


def _out_of_sight(change: Change) -> str:
    if change.table == "member":
        return _("put into the recycle bin") if change.new else _("brought back from the recycle bin")
    what = _(_ROWS.get(change.table, change.table))
    return (_("{what} taken away") if change.new else _("{what} brought back")).format(what=what)


def _read(change: Change, value: Value) -> str:
    if change.table == "member":
        return values.masked(change.column, value)
    if change.column == "amount_fen" and isinstance(value, int):
        return values.shown("monthly_income", value)
    if isinstance(value, bytes) or value is None:
        return ""
    text = str(value)
    if change.column in ("number", "phone"):
        return values.phone(text)
    return wording.day(text) if change.column.endswith(("_on", "day")) else wording.term(text)
