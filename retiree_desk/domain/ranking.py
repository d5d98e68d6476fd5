"""The order of the work list: one row a member, what presses most first, with what else is owed.

Duties come before rules; then missed duties, last calls, those behind the pace, the open ones; then the least
slack; then care flags; then the building, so that neighbours stand together. A rule's missed period can't be mended
by a visit today: it stands last and is shown beside what can be done.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    """The work list of a whole register: who stands where, what comes first for each, and what else is owed.

    Those who have changed since it was merged are kept beside it: nothing of the size of the register is copied when
    one member's visit has been recorded.
    """

    def __init__(
        self,
        merged: Merged[P],
        tie: Mapping[int, int],
        on: date,
        moved: Mapping[int, tuple[P, ...]] = MappingProxyType({}),
    ) -> None:
        """``moved`` says what those who have changed since are owed, what presses most first."""
        self._merged, self._tie, self._on, self._moved = merged, tie, on, moved

    def standing(self, state: State | None = None, *, duty: bool) -> list[int]:
        """Those whom a duty presses most, or a rule, of any state or of this one; in order."""
        kinds, first = _kinds(state, duty=duty), self._merged.first
        begin, end = self._merged.between(kinds)
        found = self._merged.order[begin:end]
        for member in self._moved:
            before = first.get(member)
            if before is not None and _kind(before) in kinds:
                place = self._place(member, before)
                del found[bisect_left(found, place, key=lambda one: self._place(one, first[one]))]
        for member, owed in self._moved.items():
            if owed and _kind(owed[0]) in kinds:
                insort(found, member, key=lambda one: self._place(one, self._first(one)))
        return found

    def count(self, state: State | None = None, *, duty: bool) -> int:
        """How many ``standing`` would list."""
        kinds, first = _kinds(state, duty=duty), self._merged.first
        begin, end = self._merged.between(kinds)
        gone = sum(1 for member in self._moved if member in first and _kind(first[member]) in kinds)
        come = sum(1 for owed in self._moved.values() if owed and _kind(owed[0]) in kinds)
        return end - begin - gone + come

    def first(self, member: int) -> P | None:
        """What presses a member most, or nothing."""
        moved = self._moved.get(member)
        if moved is None:
            return self._merged.first.get(member)
        return moved[0] if moved else None

    def others(self, member: int) -> tuple[P, ...]:
        """What else a member is owed, what presses most first."""
        moved = self._moved.get(member)
        return moved[1:] if moved is not None else self._merged.owed(member)[1:]

    def changed(self, member: int, owed: Iterable[P]) -> Ranked[P]:
        """The list after one member's obligations have changed; the rest keeps its order."""
        on = self._on
        mine = sorted(
            (one for one in owed if one.state in WORK), key=lambda one: (*pressing(one, on), one.end)
        )
        return Ranked(self._merged, self._tie, on, {**self._moved, member: tuple(mine)})

    def _first(self, member: int) -> P:
        first = self.first(member)
        assert first is not None  # whoever stands on the list is owed something
        return first

    def _place(self, member: int, first: P) -> tuple[bool, int, float, int, int]:
        return (*pressing(first, self._on), self._tie.get(member, -1), member)


@dataclass(frozen=True)
class Merged(Generic[P]):
    """The list as it was merged: everybody in order, what comes first for each, all that is owed by group."""

    order: list[int]
    first: dict[int, P]
    groups: Sequence[tuple[P, Iterable[int]]]

    def between(self, kinds: Sequence[tuple[bool, int]]) -> tuple[int, int]:
        """From which place to which those of these kinds stand."""
        return (
            bisect_left(self.order, min(kinds), key=self._kind_of),
            bisect_right(self.order, max(kinds), key=self._kind_of),
        )

    def owed(self, member: int) -> tuple[P, ...]:
        """All that a member is owed, what presses most first."""
        return tuple(owed for owed, members in self._sets if member in members)

    def _kind_of(self, member: int) -> tuple[bool, int]:
        return _kind(self.first[member])

    @cached_property
    def _sets(self) -> list[tuple[P, frozenset[int]]]:
        return [(owed, frozenset(members)) for owed, members in self.groups]


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
    return Ranked(Merged(order, first, [(owed, members) for _key, owed, members in working]), tie, on)


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


def _kinds(state: State | None, *, duty: bool) -> list[tuple[bool, int]]:
    """A duty's places or a rule's, all of them or a state's, as ``_kind`` tells them."""
    places = _DUTIES if duty else _RULES
    return [(not duty, place) for place in (places.values() if state is None else (places[state],))]


def _without_last(entry: tuple[bool, int, float, date, O]) -> tuple[bool, int, float, date]:
    return entry[:4]


def _rank_of(entry: tuple[tuple[bool, int, float, int, str], Row[O]]) -> tuple[bool, int, float, int, str]:
    return entry[0]
