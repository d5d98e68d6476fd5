"""Calls that are made on one entry of a building: as few entries as the days allow, couples together.

Calls with the narrowest days come first; each joins the entry that suits it, and only where none does a new one is
begun. So a building is entered as often as the member there who needs most calls, not more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from retiree_desk.domain.planning_values import Call

_LEAST_DAYS = 3  # an entry keeps this many days to choose from, where its calls have as many
_DESK = 4  # calls from afar that are made in one sitting


@dataclass(slots=True)
class Round:
    """Calls that one person makes on one day in one building; from afar: at one desk, and the building is None."""

    area: str
    order: str
    building: tuple[str, str] | None
    leader: bool
    lo: int
    hi: int
    calls: list[int] = field(default_factory=list)
    households: dict[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.calls)

    def joined(self, lo: int, hi: int) -> int:
        """How many days are left to choose from when a call of these days joins."""
        return min(self.hi, hi) - max(self.lo, lo) + 1


def rounds_of(calls: Sequence[Call]) -> list[Round]:
    """Every call in one round."""
    walked = [at for at, call in enumerate(calls) if call.walked]
    found: list[Round] = []
    walked.sort(key=lambda at: calls[at].building or ("", ""))
    for _building, group in groupby(walked, key=lambda at: calls[at].building):
        found += _of_building(calls, list(group))
    return found + list(_at_desks(calls, [at for at, call in enumerate(calls) if not call.walked]))


def _of_building(calls: Sequence[Call], group: list[int]) -> list[Round]:
    group.sort(key=lambda at: _narrowest(calls[at]))
    found: list[Round] = []
    for at in group:
        call = calls[at]
        best = min(_suiting(call, found, calls), default=None)
        if best is None:
            chosen = Round(call.area, call.place.order, call.building, call.leader, call.lo, call.hi)
            found.append(chosen)
        else:
            chosen = found[best[-1]]
        _join(chosen, at, call)
    return found


def _suiting(call: Call, found: Sequence[Round], calls: Sequence[Call]) -> Iterable[tuple[int, int, int]]:
    """The rounds a call may join, the best first: that of its household, else the smallest."""
    wanted = min(_LEAST_DAYS, call.hi - call.lo + 1)
    for number, one in enumerate(found):
        enough = min(wanted, one.hi - one.lo + 1)
        if one.leader is call.leader and one.joined(call.lo, call.hi) >= enough:
            together = one.households.get(call.place.household, 0)
            if not (together and any(calls[mate].member == call.member for mate in one.calls)):
                yield -together, one.size, number


def _join(chosen: Round, at: int, call: Call) -> None:
    chosen.calls.append(at)
    chosen.lo, chosen.hi = max(chosen.lo, call.lo), min(chosen.hi, call.hi)
    chosen.order = min(chosen.order, call.place.order)
    household = call.place.household
    chosen.households[household] = chosen.households.get(household, 0) + 1


def _at_desks(calls: Sequence[Call], group: list[int]) -> Iterable[Round]:
    """Calls by telephone and the like, a few at a time for the same days."""
    group.sort(key=lambda at: (calls[at].hi, calls[at].lo, calls[at].leader, calls[at].place.order))
    for (hi, lo, leader), same in groupby(
        group, key=lambda at: (calls[at].hi, calls[at].lo, calls[at].leader)
    ):
        chosen = list(same)
        for start in range(0, len(chosen), _DESK):
            part = chosen[start : start + _DESK]
            order = calls[part[0]].place.order
            yield Round("", order, None, leader, lo, hi, part, {})


def _narrowest(call: Call) -> tuple[int, int, str, str, int]:
    return call.hi - call.lo, call.lo, call.place.order, call.place.household, call.member
