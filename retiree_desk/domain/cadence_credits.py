"""Which visits count towards an obligation, which do not, and why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from retiree_desk.domain.cadence_facts import Visit
from retiree_desk.domain.terms import VisitResult

COUNTING_RESULTS = frozenset({VisitResult.SEEN, VisitResult.FAMILY, VisitResult.CONTACTED})


class Why(StrEnum):
    """Why a visit does not count."""

    VOIDED = "voided"
    RESULT = "result"
    KIND = "kind"
    NOT_LEADER = "not_leader"
    OUTSIDE = "outside"
    LATER = "later"
    SAME_DAY = "same_day"
    TOO_SOON = "too_soon"


class Uncounted(NamedTuple):
    """A visit that does not count, and why."""

    visit: Visit
    why: Why


@dataclass(frozen=True, slots=True)
class Demand:
    """What a visit must be: of one of ``kinds`` (empty = any), by a leader if asked, days ``gap`` apart."""

    kinds: Collection[str] = frozenset()
    leader: bool = False
    gap: int = 1


class Credits(NamedTuple):
    """The visits of a period sorted into those that count, in order, and the rest with the reason."""

    counted: tuple[Visit, ...]
    uncounted: tuple[Uncounted, ...]


def credits_of(visits: Iterable[Visit], demand: Demand, start: date, end: date, on: date) -> Credits:
    """Sort visits by day; keep one if it is at least ``demand.gap`` days after the last one kept.

    ``start`` and ``end`` are the window; a visit dated after ``on`` is not known yet.
    """
    counted: list[Visit] = []
    rest: list[Uncounted] = []
    for visit in sorted(visits, key=_day):
        why = unfit(visit, demand, start, end, on) or _crowded(visit, counted, demand.gap)
        if why is None:
            counted.append(visit)
        else:
            rest.append(Uncounted(visit, why))
    return Credits(tuple(counted), tuple(rest))


def unfit(visit: Visit, demand: Demand, start: date, end: date, on: date) -> Why | None:
    """Why this visit can't count, whatever the others; None if it may."""
    if visit.voided:
        return Why.VOIDED
    if visit.result not in COUNTING_RESULTS:
        return Why.RESULT
    if demand.kinds and visit.kind not in demand.kinds:
        return Why.KIND
    if demand.leader and not visit.by_leader:
        return Why.NOT_LEADER
    if not start <= visit.day <= end:
        return Why.OUTSIDE
    return Why.LATER if visit.day > on else None


def _crowded(visit: Visit, counted: list[Visit], gap: int) -> Why | None:
    if not counted or (visit.day - counted[-1].day).days >= gap:
        return None
    return Why.SAME_DAY if visit.day == counted[-1].day else Why.TOO_SOON


def _day(visit: Visit) -> date:
    return visit.day
