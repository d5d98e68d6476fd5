"""The values a plan is made of: what is asked (``Slot``, ``Place``, ``Caller``) and what is answered (``Plan``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from retiree_desk.domain.terms import VisitKind

HOSPITALS = "医院"
WALKED = frozenset({VisitKind.HOME, VisitKind.HOSPITAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One visit still owed to one member under one rule or by one duty.

    ``release`` to ``by`` are the days that keep the pace; ``first`` to ``last`` those on which it would still count,
    the other visits of the period thought of, all of which count from ``opens`` to ``closes``; ``end`` is the period's
    last day. ``share`` below 1: the period goes on after the plan, and so large a part of such visits belongs into it.
    ``overdue``: its last day has passed.
    """

    member: int
    rule: str
    release: date
    by: date
    first: date
    last: date
    opens: date
    closes: date
    end: date
    number: int = 1
    owed: int = 1
    kinds: frozenset[str] = frozenset()
    gap: int = 1
    leader: bool = False
    duty: bool = False
    overdue: bool = False
    share: float = 1.0

    @property
    def is_due(self) -> bool:
        """Whether it must be made in the plan's days."""
        return self.share >= 1


class Place(NamedTuple):
    """Where a member is called on: ``household`` is shared by those behind one door, ``order`` sorts as one walks.

    ``away``: too far for a walk. ``care``: how many reasons there are to look after this member first. ``hospital``:
    where the member lies now.
    """

    area: str
    building: str
    household: str
    order: str = ""
    away: bool = False
    care: int = 0
    hospital: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who goes: how many calls a day at most, in which areas by preference, on which days not."""

    name: str
    per_day: int
    areas: tuple[str, ...] = ()
    leader: bool = False
    away: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Call:
    """One call on one member, which settles all of ``slots``.

    ``lo`` to ``hi`` (the pace) and ``first`` to ``last`` (what counts) number the plan's working days from 0.
    """

    member: int
    kind: str
    place: Place
    slots: tuple[Slot, ...]
    lo: int
    hi: int
    first: int
    last: int

    @property
    def leader(self) -> bool:
        return any(slot.leader for slot in self.slots)

    @property
    def duty(self) -> bool:
        return any(slot.duty for slot in self.slots)

    @property
    def is_due(self) -> bool:
        return any(slot.is_due for slot in self.slots)

    @property
    def walked(self) -> bool:
        return self.kind in WALKED

    @property
    def area(self) -> str:
        """Where one must go for it."""
        return HOSPITALS if self.kind == VisitKind.HOSPITAL and self.place.hospital else self.place.area

    @property
    def building(self) -> tuple[str, str] | None:
        """What must be entered for it."""
        if self.kind == VisitKind.HOSPITAL and self.place.hospital:
            return HOSPITALS, self.place.hospital
        return (self.place.area, self.place.building) if self.walked else None

    @property
    def due(self) -> date:
        """The last day on which all it settles still counts."""
        return min(slot.end for slot in self.slots)


class Why(StrEnum):
    """Why a visit that is due has no place in the plan."""

    NO_WORKING_DAY = "no_working_day"
    TOO_FEW_DAYS = "too_few_days"
    NO_LEADER = "no_leader"
    FULL = "full"


class Unplaced(NamedTuple):
    """A visit that is due and could not be placed."""

    slot: Slot
    why: Why


class Trip(NamedTuple):
    """One person's calls of one day, in the order of the walk."""

    day: date
    caller: str
    calls: tuple[Call, ...]

    @property
    def buildings(self) -> list[tuple[str, str]]:
        """The buildings entered, in order."""
        return list(dict.fromkeys(call.building for call in self.calls if call.building))


@dataclass(frozen=True, slots=True)
class Needs:
    """What would place everything: so many more calls a day for each, or so many more people; 0 where it can't help."""

    more_per_day: int = 0
    more_people: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is called on when and by whom; what is due and has no place; and what may wait until after.

    ``owed`` visits = those placed + ``unplaced``; ``later`` counts, by rule, those whose period goes on after the plan.
    ``least`` is a number of building entries no plan of these visits can go below.
    """

    days: tuple[date, ...]
    trips: tuple[Trip, ...]
    unplaced: tuple[Unplaced, ...] = ()
    later: Mapping[str, int] = field(default_factory=Counter)
    least: int = 0
    needs: Needs = Needs()

    @property
    def placed(self) -> int:
        return sum(len(call.slots) for trip in self.trips for call in trip.calls)

    @property
    def owed(self) -> int:
        return self.placed + len(self.unplaced)

    @property
    def calls(self) -> int:
        return sum(len(trip.calls) for trip in self.trips)

    @property
    def entries(self) -> int:
        """How often somebody enters a building: what the walking costs."""
        return sum(len(trip.buildings) for trip in self.trips)

    @property
    def ratio(self) -> float | None:
        """Entries by the least possible."""
        return self.entries / self.least if self.least else None


Places = Mapping[int, Place]
Crew = Sequence[Caller]
