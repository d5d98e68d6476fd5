"""A visit as it is written down, and what is odd about one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import VisitKind, VisitResult

EARLIEST = date(1949, 10, 1)
_BETWEEN = re.compile(r"[、,\uff0c;\uff1b/\s]+").split

# What a visit of this kind usually leads to; anything else is kept and wondered at.
_USUAL: dict[str, tuple[str, ...]] = {
    VisitKind.HOME: tuple(result for result in VisitResult if result is not VisitResult.CONTACTED),
    VisitKind.PHONE: (VisitResult.CONTACTED, VisitResult.NOT_HOME, VisitResult.DECLINED, VisitResult.MOVED),
    VisitKind.VIDEO: (VisitResult.CONTACTED, VisitResult.SEEN, VisitResult.NOT_HOME, VisitResult.DECLINED),
    VisitKind.LETTER: (VisitResult.CONTACTED, VisitResult.MOVED),
}
_DEFAULT: dict[str, str] = {
    VisitKind.PHONE: VisitResult.CONTACTED,
    VisitKind.VIDEO: VisitResult.CONTACTED,
    VisitKind.LETTER: VisitResult.CONTACTED,
}


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised on a visit: what, who sees to it, until when."""

    text: str
    owner: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """One trip as the clerk types it; the three questions are 生活困难, 意见建议 and 来年打算."""

    day: date
    kind: str
    result: str = ""
    staff: tuple[str, ...] = ()
    met: str = ""
    condition: str = ""
    difficulties: str = ""
    suggestions: str = ""
    plans: str = ""
    note: str = ""
    by_leader: bool = False
    makes_up_for: str = ""
    promises: tuple[Promise, ...] = ()


def check(draft: VisitDraft, *, today: date) -> VisitDraft:
    """The draft with its result filled in; raises RuleBroken for what can't be a visit."""
    if not draft.kind.strip():
        raise RuleBroken("visit_kind_blank", "kind")
    if draft.day < EARLIEST or draft.day.year > today.year + 1:
        raise RuleBroken("visit_day_impossible", "day", day=draft.day.isoformat())
    kind = draft.kind.strip()
    return replace(draft, kind=kind, result=draft.result.strip() or usual_result(kind))


def names_in(text: str) -> tuple[str, ...]:
    """Names as people list those who went: by 、 or a comma, a semicolon, a stroke or a space."""
    return tuple(dict.fromkeys(filter(None, _BETWEEN(text))))


def usual_result(kind: str) -> str:
    """What a visit of this kind led to when nothing is said: 见到本人, or 已联系 from afar."""
    return str(_DEFAULT.get(kind, VisitResult.SEEN))


def doubts(draft: VisitDraft, *, died_on: str, today: date) -> tuple[str, ...]:
    """Codes of what is odd: ``visit_after_death``, ``visit_in_future``, ``visit_result_odd``."""
    found = []
    if died_on and draft.day.isoformat() > died_on:
        found.append("visit_after_death")
    if draft.day > today:
        found.append("visit_in_future")
    if draft.result not in _USUAL.get(draft.kind, (draft.result,)):
        found.append("visit_result_odd")
    return tuple(found)
