"""The order of the work list: one row a member, what presses most first, with what else is owed.

Duties come before rules; then missed duties, last calls, those behind the pace, the open ones; then the least
slack; then care flags; then the building, so that neighbours stand together. A rule's missed period can't be mended
by a visit today: it stands last and is shown beside what can be done.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from operator import itemgetter
from types import MappingProxyType
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

    def __init__(
        self,
        order: list[int],
        first: dict[int, P],
        groups: Sequence[tuple[P, Iterable[int]]],
        settled: Mapping[int, tuple[P, ...]] = MappingProxyType({}),
    ) -> None:
        """``settled`` says what else is owed to those who have changed since the groups were made."""
        self.order, self.first = order, first
        self._groups, self._settled = groups, settled

    def standing(self, state: State | None = None, *, duty: bool) -> list[int]:
        """Those whom a duty presses most, or a rule, of any state or of this one; in order."""
        places = _DUTIES if duty else _RULES
        wanted = places.values() if state is None else (places[state],)
        begin = bisect_left(self.order, (not duty, min(wanted)), key=self._kind_of)
        return self.order[begin : bisect_right(self.order, (not duty, max(wanted)), key=self._kind_of)]

    def others(self, member: int) -> tuple[P, ...]:
        """What else a member is owed, what presses most first."""
        if member in self._settled:
            return self._settled[member]
        mine = [owed for owed, members in self._sets if member in members]
        return tuple(mine[1:])

    def changed(self, member: int, owed: Iterable[P], tie: Mapping[int, int], on: date) -> Ranked[P]:
        """The list after one member's obligations have changed; the rest keeps its order."""
        order, first = list(self.order), dict(self.first)
        if first.pop(member, None) is not None:
            order.remove(member)
        mine = sorted(
            (one for one in owed if one.state in WORK), key=lambda one: (*pressing(one, on), one.end)
        )
        if mine:
            first[member] = mine[0]
            insort(order, member, key=lambda one: (*pressing(first[one], on), tie.get(one, -1), one))
        return Ranked(order, first, self._groups, {**self._settled, member: tuple(mine[1:])})

    def _kind_of(self, member: int) -> tuple[bool, int]:
        return _kind(self.first[member])

    @cached_property
    def _sets(self) -> list[tuple[P, frozenset[int]]]:
        return [(owed, frozenset(members)) for owed, members in self._groups]


def merge(groups: Iterable[tuple[P, Sequence[int]]], tie: Mapping[int, int], on: date) -> Ranked[P]:
    """As ``rank``, for members put together by what they are owed.

    ``tie`` gives those who are pressed alike their places, and lists them in this order; who is not in it stands first.
    """
    working = [
        ((*pressing(owed, on), owed.end), owed, members) for owed, members in groups if owed.state in WORK
    ]
    working.sort(key=itemgetter(0))
    group_of: dict[int, int] = {}
    for number in reversed(range(len(working))):
        group_of.update(dict.fromkeys(working[number][2], number))
    alike: list[list[int]] = []
    rows: list[list[int]] = []  # for each group the row of all that press like it
    for _place, same in groupby(working, key=_place_of):
        alike.append([])
        rows += [alike[-1]] * len(list(same))
    for member in (*sorted(group_of.keys() - tie.keys()), *tie):
        at = group_of.get(member)
        if at is not None:
            rows[at].append(member)
    order = list(chain.from_iterable(alike))
    first = {member: working[number][1] for member, number in group_of.items()}
    return Ranked(order, first, [(owed, members) for _key, owed, members in working])


def slack_of(owed: Pressing, on: date) -> float:
    """Days for each visit still to be made, today included: (b - D + 1) / (N - c)."""
    return ((owed.end - on).days + 1) / max(owed.owed - owed.credits, 1)


def _place_of(entry: tuple[tuple[bool, int, float, date], P, Sequence[int]]) -> tuple[bool, int, float]:
    return entry[0][:3]


_NOWHERE = Home()
_DUTIES = {State.MISSED: 0, State.OPEN: 1}
_RULES = {State.LAST_CALL: 0, State.BEHIND: 1, State.OPEN: 2, State.MISSED: 3}


def pressing(owed: Pressing, on: date) -> tuple[bool, int, float]:
    """Duty or rule, the state's place, the slack: the least presses most."""
    return (*_kind(owed), slack_of(owed, on))


def _kind(owed: Pressing) -> tuple[bool, int]:
    duty = owed.is_duty
    return not duty, (_DUTIES if duty else _RULES)[owed.state]


def _without_last(entry: tuple[bool, int, float, date, O]) -> tuple[bool, int, float, date]:
    return entry[:4]


def _rank_of(entry: tuple[tuple[bool, int, float, int, str], Row[O]]) -> tuple[bool, int, float, int, str]:
    return entry[0]
