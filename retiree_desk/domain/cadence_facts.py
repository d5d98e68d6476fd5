"""What the cadence must know about one person: effective-dated facts, visits and waivers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import NamedTuple, TypeAlias

from retiree_desk.domain.terms import ChangeType, Residence, Status
from retiree_desk.domain.timelines import (
    STATUS_CHANGES,
    Change,
    Timeline,
    flags_over_time,
    in_order,
    status_over_time,
    values_over_time,
)

Key: TypeAlias = int | bytes
Flags: TypeAlias = frozenset[str]

ON_REGISTER = frozenset({Status.REGISTERED, Status.HANDED_OVER, "已移交社会化仍联系"})
_RESIDENCES = frozenset(Residence)


class Doubt(StrEnum):
    """What is missing for a sure judgement: such a person stands under 资料待核."""

    BIRTH = "birth"
    RESIDENCE = "residence"
    JOINED = "joined"
    CATEGORY = "category"
    STATUS = "status"
    DEATH = "death"


class Registered(NamedTuple):
    """What the register says of a member now, after all changes.

    ``birth``, ``joined``, ``left`` and ``died`` are whole dates: a partial one counts from its first day.
    ``flags`` are the care flags (居住状况, 健康状况, 重点原因); the care level is added to them.
    """

    member: Key
    birth: date | None = None
    status: str = ""
    residence: str = ""
    category: str = ""
    flags: Flags = frozenset()
    care_level: str = ""
    joined: date | None = None
    left: date | None = None
    died: date | None = None


class Standing(NamedTuple):
    """How a member stood on one day."""

    registered: bool
    residence: str
    category: str
    flags: Flags


class Visit(NamedTuple):
    """A recorded visit; ``entered_on`` is the day it was typed in (None = in good time), ``ref`` whatever names it."""

    day: date
    kind: str
    result: str
    voided: bool = False
    by_leader: bool = False
    entered_on: date | None = None
    ref: Key | None = None


class Waiver(NamedTuple):
    """免访: an exemption from one rule, both days included; None = open."""

    rule: str
    start: date | None
    end: date | None
    reason: str = ""

    def covers(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Facts:
    """A member's facts through time; ``turns`` are the days on which any of them but the age changes."""

    member: Key
    birth: date | None
    status: Timeline[str]
    residence: Timeline[str]
    category: Timeline[str]
    flags: Timeline[Flags] = field(default_factory=lambda: Timeline(frozenset()))
    joined: date | None = None
    died: date | None = None
    doubts: frozenset[Doubt] = frozenset()
    turns: tuple[date, ...] = field(init=False)

    def __post_init__(self) -> None:
        dated = (self.status.days, self.residence.days, self.category.days, self.flags.days)
        known = (day for day in (self.joined, self.died) if day is not None)
        object.__setattr__(self, "turns", tuple(sorted({*chain(*dated), *known})))

    def registered(self, day: date) -> bool:
        """Whether the member is on the register and alive at the end of ``day``."""
        return (
            self.status.on(day) in ON_REGISTER
            and (self.joined is None or self.joined <= day)
            and (self.died is None or day < self.died)
        )

    def standing(self, day: date) -> Standing:
        """How the member stood at the end of ``day``; an unknown residence counts as 市内."""
        residence = self.residence.on(day)
        return Standing(
            self.registered(day),
            residence if residence in _RESIDENCES else Residence.CITY,
            self.category.on(day),
            self.flags.on(day),
        )


class Person(NamedTuple):
    """One member with all that is counted; ``visits`` are in order of their days."""

    facts: Facts
    visits: Sequence[Visit] = ()
    waivers: Sequence[Waiver] = ()


def facts_of(now: Registered, changes: Iterable[Change] = ()) -> Facts:
    """The facts through time from the register and the changes listed for the member.

    A date of death without a change counts as a death that day, a date of leaving as a move out that day. Of a
    death recorded twice the earlier day holds, whatever the status says; who is 去世 without any date has been
    dead for as long as is known.
    """
    rows = in_order(changes)
    status = [row for row in rows if row.kind in STATUS_CHANGES]
    deaths = [row.day for row in status if row.kind == ChangeType.DEATH]
    died = min([*deaths, *([now.died] if now.died else [])], default=None)
    status = [*status, *_implied(now, status)]
    if died is None and now.status == Status.DECEASED:
        died = date.min
    return Facts(
        member=now.member,
        birth=now.birth,
        status=status_over_time(status, now.status),
        residence=values_over_time(_of(rows, ChangeType.RESIDENCE), now.residence),
        category=values_over_time(_of(rows, ChangeType.CATEGORY), now.category),
        flags=_flags(rows, now),
        joined=now.joined,
        died=died,
        doubts=frozenset(_doubts(now, died)),
    )


def _of(rows: Iterable[Change], kind: str) -> list[Change]:
    return [row for row in rows if row.kind == kind]


def _implied(now: Registered, status: Sequence[Change]) -> Iterable[Change]:
    kinds = {row.kind for row in status}
    last = max((row.order for row in status), default=0) + 1
    if now.left and ChangeType.MOVE_OUT not in kinds:
        yield Change(ChangeType.MOVE_OUT, now.left, order=last)
    if now.died and ChangeType.DEATH not in kinds:
        yield Change(ChangeType.DEATH, now.died, order=last + 1)


def _flags(rows: Sequence[Change], now: Registered) -> Timeline[Flags]:
    named = flags_over_time(_of(rows, ChangeType.FLAGS), now.flags)
    level = values_over_time(_of(rows, ChangeType.CARE_LEVEL), now.care_level)
    days = sorted({*named.days, *level.days})
    first = _with(named.first, level.first)
    return Timeline(first, tuple(days), tuple(_with(named.on(day), level.on(day)) for day in days))


def _with(flags: Flags, level: str) -> Flags:
    return flags | {level} if level else flags


def _doubts(now: Registered, died: date | None) -> Iterable[Doubt]:
    if now.birth is None:
        yield Doubt.BIRTH
    if now.residence not in _RESIDENCES:
        yield Doubt.RESIDENCE
    if now.joined is None:
        yield Doubt.JOINED
    if not now.category:
        yield Doubt.CATEGORY
    if now.status and now.status not in ON_REGISTER and now.status not in frozenset(Status):
        yield Doubt.STATUS
    if died == date.min:
        yield Doubt.DEATH
