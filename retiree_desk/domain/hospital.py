"""A stay in hospital as it is written down, and what is odd about one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retiree_desk.domain.rules import RuleBroken

SEVERITIES = ("一般", "病重", "病危")
LEARNT = ("家属", "本人", "联络小组", "邻居", "社区", "医院", "其他")


@dataclass(frozen=True, slots=True)
class StayDraft:
    """One admission; ``cause`` is the diagnosis as people say it, ``discharged_on`` empty while still there."""

    admitted_on: date
    hospital: str = ""
    ward: str = ""
    bed: str = ""
    severity: str = ""
    cause: str = ""
    learnt_how: str = ""
    learnt_on: date | None = None
    discharged_on: date | None = None
    note: str = ""


def check(draft: StayDraft, *, today: date) -> StayDraft:
    """The draft as it may be kept; raises RuleBroken for what can be no stay."""
    if draft.discharged_on is not None and draft.discharged_on < draft.admitted_on:
        raise RuleBroken(
            "discharged_before_admitted", "discharged_on", admitted=draft.admitted_on.isoformat()
        )
    if draft.admitted_on > today:
        raise RuleBroken("admitted_in_future", "admitted_on", day=draft.admitted_on.isoformat())
    return draft


def days_in(draft_admitted: date, discharged: date | None, today: date) -> int:
    """How many days a stay has lasted, both ends counted."""
    return ((discharged or today) - draft_admitted).days + 1


def overlaps(
    admitted: date, discharged: date | None, other_admitted: date, other_discharged: date | None
) -> bool:
    """Whether two stays share a day other than the one on which the first ends and the second begins."""
    last, other_last = discharged or date.max, other_discharged or date.max
    return admitted < other_last and other_admitted < last
