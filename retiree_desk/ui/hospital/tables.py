"""The two lists of the hospital page: who is in now, who came out lately."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from retiree_desk import wording
from retiree_desk.i18n import _, ngettext
from retiree_desk.services.hospital_rounds import Discharged, Patient
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from retiree_desk.ui.widgets.listed import Sorter
from retiree_desk.wording import care

Today = Callable[[], date]
_GRADES = ("病危", "病重", "一般", "")
IN_SORTS: dict[str, Sorter] = {
    "name": lambda one: one.stay.name,
    "admitted": lambda one: one.stay.admitted_on,
    "days": lambda one: one.stay.days,
    "hospital": lambda one: (one.stay.hospital, one.stay.ward, one.stay.bed),
    "severity": lambda one: (_grade(one.stay.severity), one.stay.admitted_on),
}
OUT_SORTS: dict[str, Sorter] = {
    "name": lambda one: one.name,
    "out": lambda one: one.discharged_on,
    "days": lambda one: one.days,
}


def columns_in(today: Today) -> tuple[Column, ...]:
    """Who is in now."""
    return (
        Column("name", wording.field("name"), lambda one: one.stay.name, 76, sortable=True, strong=True),
        Column("days", _("Days"), lambda one: str(one.stay.days), 52, sortable=True, figures=True),
        Column("severity", _("How ill"), lambda one: care.severity(one.stay.severity), 116, sortable=True,
               chips=lambda one: severity_chips(one.stay.severity)),
        Column("hospital", _("Name of the hospital"), lambda one: one.stay.hospital, 126, sortable=True),
        Column("ward", _("Ward, bed"), _ward, 114),
        Column("admitted", _("Admitted"), lambda one: one.stay.admitted_on.isoformat(), 100, sortable=True),
        Column("call", _("Hospital visit"), lambda one: _call_words(one, today()), 136,
               chips=lambda one: _call_chips(one, today())),
    )  # fmt: skip


def columns_out(today: Today) -> tuple[Column, ...]:
    """Who came out lately."""
    return (
        Column("name", wording.field("name"), lambda one: one.name, 88, sortable=True, strong=True),
        Column("out", _("Discharged"), lambda one: one.discharged_on.isoformat(), 108, sortable=True),
        Column("days", _("Days"), lambda one: str(one.days), 60, sortable=True, figures=True),
        Column("hospital", _("Name of the hospital"), lambda one: one.hospital, 190),
        Column("follow", _("Call after discharge"), lambda one: _follow_words(one, today()), 200,
               chips=lambda one: _follow_chips(one, today())),
    )  # fmt: skip


def severity_chips(severity: str) -> tuple[ChipLook, ...]:
    """How ill somebody is; colour is kept for what is late, so the grave ones stand out by sign and tint."""
    if not severity:
        return ()
    word = care.severity(severity)
    if severity == "病危":
        return (ChipLook(word, Tone.IMPORTANT, Icon.WARNING),)
    return (
        (ChipLook(word, Tone.IMPORTANT, Icon.HEALTH),)
        if severity == "病重"
        else (ChipLook(word, Tone.NEUTRAL, Icon.HOSPITAL),)
    )


def due_chip(due: date, today: date) -> ChipLook:
    """How long there is for a call."""
    left = (due - today).days
    if left < 0:
        return ChipLook(
            ngettext("{count} day late", "{count} days late", -left).format(count=-left), Tone.OVERDUE
        )
    if left == 0:
        return ChipLook(_("today at the latest"), Tone.LAST_CALL)
    return ChipLook(
        ngettext("{count} day left", "{count} days left", left).format(count=left), Tone.LAST_CALL
    )


def _grade(severity: str) -> int:
    return _GRADES.index(severity) if severity in _GRADES else len(_GRADES)


def _ward(one: Patient) -> str:
    return " ".join(part for part in (one.stay.ward, one.stay.bed) if part)


def _call_words(one: Patient, today: date) -> str:
    if one.due_on is not None:
        return due_chip(one.due_on, today).word
    return one.visited_on.isoformat() if one.visited_on else ""


def _call_chips(one: Patient, today: date) -> tuple[ChipLook, ...]:
    if one.due_on is not None:
        return (due_chip(one.due_on, today),)
    return (ChipLook(one.visited_on.isoformat(), Tone.DONE),) if one.visited_on else ()


def _follow_words(one: Discharged, today: date) -> str:
    if one.due_on is not None:
        return due_chip(one.due_on, today).word
    return one.followed_on.isoformat() if one.followed_on else ""


def _follow_chips(one: Discharged, today: date) -> tuple[ChipLook, ...]:
    if one.due_on is not None:
        return (due_chip(one.due_on, today),)
    return (ChipLook(one.followed_on.isoformat(), Tone.DONE),) if one.followed_on else ()
