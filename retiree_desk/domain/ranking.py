"""The order of the work list: one row a member, what presses most first, with what else is owed.

Duties come before rules; then missed duties, last calls, those behind the pace, the open ones; then the least
slack; then care flags; then the building, so that neighbours stand together. A rule's missed period can't be mended
by a visit today: it stands last and is shown beside what can be done.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Generic, NamedTuple, Protocol, TypeVar

from retiree_desk.domain.cadence import WORK, State
from retiree_desk.domain.cadence_facts import Key


class Pressing(Protocol):
    """What tells how much something presses."""

    @property
    def is_duty(self) -> bool: ...
    @property
    def state(self) -> State: ...
    @property
    def end(self) -> date: ...
    @property
    def owed(self) -> int: ...
    @property
    def credits(self) -> int: ...


class Owed(Pressing, Protocol):
    """What ranking asks of an obligation, a duty or a line of a list."""

    @property
    def member(self) -> Key: ...


O = TypeVar("O", bound=Owed)  # noqa: E741 - an obligation
P = TypeVar("P", bound=Pressing)


class Home(NamedTuple):
    """Where a member stands among equals: how many care flags, which building."""

    care_flags: int = 0
    building: str = ""


class Row(NamedTuple, Generic[O]):
    """A member on the work list."""

    member: Key
    first: O
    others: tuple[O, ...]
    slack: float


def rank(found: Iterable[O], homes: Mapping[Key, Home], on: date) -> list[Row[O]]:
    """The work list of these obligations; what asks for no work is left out."""
    by_member: dict[Key, list[tuple[bool, int, float, date, O]]] = {}
    for each in found:
        if each.state in WORK:
            by_member.setdefault(each.member, []).append((*pressing(each, on), each.end, each))
    rows: list[tuple[tuple[bool, int, float, int, str], Row[O]]] = []
    for member, owed in by_member.items():
        owed.sort(key=_without_last)
        is_rule, place, slack, _, first = owed[0]
        home = homes.get(member, _NOWHERE)
        row = Row(member, first, tuple(each[-1] for each in owed[1:]), slack)
        rows.append(((is_rule, place, slack, -home.care_flags, home.building), row))
    rows.sort(key=_rank_of)
    return [row for _, row in rows]


class Ranked(Generic[P]):
    """The work list of a whole register: who stands where, what comes first for each, and what else is owed."""

    def __init__(self, order: list[int], first: dict[int, P], others: dict[int, tuple[P, ...]]) -> None:
        self.order, self.first, self.others = order, first, others

    def changed(self, member: int, owed: Iterable[P], tie: Mapping[int, int], on: date) -> Ranked[P]:
        """The list after one member's obligations have changed; the rest keeps its order."""
        order = [one for one in self.order if one != member] if member in self.first else list(self.order)
        first, others = dict(self.first), dict(self.others)
        first.pop(member, None)
        others.pop(member, None)
        mine = sorted(
            (one for one in owed if one.state in WORK), key=lambda one: (*pressing(one, on), one.end)
        )
        if mine:
            first[member], others[member] = mine[0], tuple(mine[1:])
            insort(order, member, key=lambda one: (*pressing(first[one], on), tie.get(one, 0)))
        return Ranked(order, first, others)


def merge(groups: Iterable[tuple[P, Iterable[int]]], tie: Mapping[int, int], on: date) -> Ranked[P]:
    """As ``rank``, for members put together by what they are owed; ``tie`` orders those who are pressed alike."""
    working = (
        (*pressing(owed, on), owed.end, owed, members) for owed, members in groups if owed.state in WORK
    )
    order: list[int] = []
    first: dict[int, P] = {}
    more: dict[int, list[P]] = {}
    for _place, alike in groupby(sorted(working, key=itemgetter(0, 1, 2, 3)), key=itemgetter(0, 1, 2)):
        fresh: list[int] = []
        for *_key, owed, members in alike:
            for member in members:
                if member in first:
                    more.setdefault(member, []).append(owed)
                else:
                    first[member] = owed
                    fresh.append(member)
        order += sorted(fresh, key=lambda member: tie.get(member, 0))
    return Ranked(order, first, {member: tuple(rest) for member, rest in more.items()})


def slack_of(owed: Pressing, on: date) -> float:
    """Days for each visit still to be made, today included: (b - D + 1) / (N - c)."""
    return ((owed.end - on).days + 1) / max(owed.owed - owed.credits, 1)


_NOWHERE = Home()
_DUTIES = {State.MISSED: 0, State.OPEN: 1}
_RULES = {State.LAST_CALL: 0, State.BEHIND: 1, State.OPEN: 2, State.MISSED: 3}


def pressing(owed: Pressing, on: date) -> tuple[bool, int, float]:
    """Duty or rule, the state's place, the slack: the least presses most."""
    places = _DUTIES if owed.is_duty else _RULES
    return not owed.is_duty, places[owed.state], slack_of(owed, on)


def _without_last(entry: tuple[bool, int, float, date, O]) -> tuple[bool, int, float, date]:
    return entry[:4]


def _rank_of(entry: tuple[tuple[bool, int, float, int, str], Row[O]]) -> tuple[bool, int, float, int, str]:
    return entry[0]
