"""The change log on a person's page: what was done, by whom and when, and each field before and after, masked."""

from __future__ import annotations

from collections.abc import Iterator

from retiree_desk import wording
from retiree_desk.domain.values import Value
from retiree_desk.i18n import _
from retiree_desk.services.history import Deed, Obstacle
from retiree_desk.store.changes import Change, ChangeSet
from retiree_desk.ui.members import values
from retiree_desk.wording import history as sentences

EVENTS = frozenset(("visit", "stay", "condolence", "family_event", "issued_paper"))
_SILENT = frozenset(("member_id", "trip_id", "position", "stay_id", "campaign_id", "entered_at"))
_NUMBERS = frozenset(("number", "phone"))


def title(one: ChangeSet) -> str:
    """What the person did."""
    return sentences.title(one.action, one.note)


def byline(one: ChangeSet) -> str:
    """Who and when."""
    return " · ".join(part for part in (one.user, wording.moment(one.at)) if part)


def tells(deed: Deed) -> bool:
    """Whether it says more than the visit or stay that is shown as what happened anyway."""
    return any(change.table not in EVENTS or change.column for change in deed.changes)


def lines(deed: Deed) -> list[str]:
    """One line for each change, as others may see it."""
    return list(dict.fromkeys(_lines(deed)))


def change_line(change: Change) -> str:
    """``手机:138****1234 → 139****5678``; a value that was not there before is only named."""
    before, after = _read(change, change.old), _read(change, change.new)
    name = sentences.column(change.table, change.column)
    if not before:
        return _("{field}: {after}").format(field=name, after=after)
    return _("{field}: {before} → {after}").format(field=name, before=before, after=after or _("blank"))


def obstacle(one: Obstacle) -> str:
    """Who changed what of whom after it."""
    what = sentences.column(one.table, one.column) if one.column else sentences.table(one.table)
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
        if change.table == "member" and change.column in ("", "voided"):
            yield _of_person(change)
        elif not change.column or change.column in ("voided", "merged_into"):
            yield sentences.change(change.table, change.column, change.old, change.new)
        elif change.uid not in born:
            yield change_line(change)


def _of_person(change: Change) -> str:
    if not change.column:
        return _("taken into the register")
    return _("put into the recycle bin") if change.new else _("brought back from the recycle bin")


def _read(change: Change, value: Value) -> str:
    if value is None or isinstance(value, bytes):
        return ""
    if change.table == "member" and change.column != "photo":
        return values.masked(change.column, value)
    if change.column in _NUMBERS:
        return values.phone(str(value))
    if change.column.endswith("_on") or change.column == "day":
        return wording.day(str(value))
    return sentences.value(change.table, change.column, value)
