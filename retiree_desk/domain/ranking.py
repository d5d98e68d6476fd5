"""The order of the work list: one row a member, what presses most first, with what else is owed.

Duties come before rules; then missed duties, last calls, those behind the pace, the open ones; then the least
slack; then care flags; then the building, so that neighbours stand together. A rule's missed period can't be mended
by a visit today: it stands last and is shown beside what can be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Generic, NamedTuple, Protocol, TypeVar

from retiree_desk.domain.cadence import WORK, State
from retiree_desk.domain.cadence_facts import Key


class Owed(Protocol):
    """What ranking asks of an obligation, a duty or a line of a list."""

    @property
    def member(self) -> Key: ...
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


O = TypeVar("O", bound=Owed)  # noqa: E741 - an obligation


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
            by_member.setdefault(each.member, []).append((*_pressing(each, on), each.end, each))
    rows: list[tuple[tuple[bool, int, float, int, str], Row[O]]] = []
    for member, owed in by_member.items():
        owed.sort(key=_without_last)
        is_rule, place, slack, _, first = owed[0]
        home = homes.get(member, _NOWHERE)
        row = Row(member, first, tuple(each[-1] for each in owed[1:]), slack)
        rows.append(((is_rule, place, slack, -home.care_flags, home.building), row))
    rows.sort(key=_rank_of)
    return [row for _, row in rows]


def slack_of(owed: Owed, on: date) -> float:
    """Days for each visit still to be made, today included: (b - D + 1) / (N - c)."""
    return ((owed.end - on).days + 1) / max(owed.owed - owed.credits, 1)


_NOWHERE = Home()
_DUTIES = {State.MISSED: 0, State.OPEN: 1}
_RULES = {State.LAST_CALL: 0, State.BEHIND: 1, State.OPEN: 2, State.MISSED: 3}


def _pressing(owed: Owed, on: date) -> tuple[bool, int, float]:
    places = _DUTIES if owed.is_duty else _RULES
    return not owed.is_duty, places[owed.state], slack_of(owed, on)


def _without_last(entry: tuple[bool, int, float, date, O]) -> tuple[bool, int, float, date]:
    return entry[:4]


def _rank_of(entry: tuple[tuple[bool, int, float, int, str], Row[O]]) -> tuple[bool, int, float, int, str]:
    return entry[0]
