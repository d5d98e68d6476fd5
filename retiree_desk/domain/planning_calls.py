"""From single visits to calls: one call settles what it can of all that one member is owed.

A 离休 member past 80 is owed a contact each month and three calls a quarter: three well-placed calls do for both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from retiree_desk.domain.duties import DutyCode
from retiree_desk.domain.planning_values import Call, Place, Places, Slot, Unplaced, Why
from retiree_desk.domain.terms import VisitKind

_FROM_AFAR = (VisitKind.PHONE, VisitKind.VIDEO, VisitKind.PROXY, VisitKind.LETTER)
_IN_PERSON = frozenset({DutyCode.JOINED, DutyCode.DEATH, DutyCode.FAMILY_EVENT})


def calls_of(
    slots: Iterable[Slot], places: Places, days: Sequence[date]
) -> tuple[list[Call], list[Unplaced]]:
    """The calls, in the order of members and days, and the visits no working day is left for."""
    by_member: dict[int, list[Slot]] = {}
    lost: list[Unplaced] = []
    for slot in slots:
        if _within(slot.first, slot.last, days) is None:
            lost.append(Unplaced(slot, _why(slot)))
        else:
            by_member.setdefault(slot.member, []).append(slot)
    merged = (_merged(by_member[member], places[member], days) for member in sorted(by_member))
    return list(chain.from_iterable(merged)), lost


def needed_gap(one: Call, other: Call) -> int:
    """How many days must lie between two calls on the same member: 1 means another day."""
    gaps = (mine.gap for mine in one.slots for its in other.slots if mine.rule == its.rule)
    return max(1, *gaps, 1)


def wished_gap(one: Call, other: Call) -> int:
    """How many days had better lie between two calls on the same member: a third of what the pace gives each."""
    shared = (mine for mine in one.slots for its in other.slots if mine.rule == its.rule)
    return max(needed_gap(one, other), *(((slot.by - slot.release).days + 1) // 3 for slot in shared), 1)


def kind_of(rules: Iterable[str], kinds: frozenset[str], *, away: bool, leader: bool = False) -> str:
    """How a call is made that settles ``rules``: from afar where it is allowed and one need not go, else in person.

    ``kinds`` are those all of them allow; empty = any.
    """
    if VisitKind.HOSPITAL in kinds:
        return VisitKind.HOSPITAL
    if not kinds:
        in_person = leader or not _IN_PERSON.isdisjoint(rules)
        return VisitKind.HOME if in_person and not away else VisitKind.PHONE
    if VisitKind.HOME in kinds and not away:
        return VisitKind.HOME
    return next((kind for kind in _FROM_AFAR if kind in kinds), min(kinds))


def _why(slot: Slot) -> Why:
    return Why.TOO_FEW_DAYS if slot.owed > 1 and slot.first > slot.last else Why.NO_WORKING_DAY


class _Draft:
    """A call in the making."""

    def __init__(self, slot: Slot) -> None:
        self.slots = [slot]
        self.kinds = slot.kinds
        self.release, self.by = slot.release, slot.by
        self.first, self.last = slot.first, slot.last

    def takes(self, slot: Slot, days: Sequence[date]) -> bool:
        """Whether one visit can be both, and on one day."""
        if any(mine.rule == slot.rule for mine in self.slots):
            return False
        if self.kinds and slot.kinds and not self.kinds & slot.kinds:
            return False
        if _within(max(self.first, slot.first), min(self.last, slot.last), days) is None:
            return False
        return _within(max(self.release, slot.release), min(self.by, slot.by), days) is not None

    def take(self, slot: Slot) -> None:
        self.slots.append(slot)
        self.kinds = self.kinds & slot.kinds if self.kinds and slot.kinds else self.kinds | slot.kinds
        self.release, self.by = max(self.release, slot.release), min(self.by, slot.by)
        self.first, self.last = max(self.first, slot.first), min(self.last, slot.last)


def _merged(slots: list[Slot], place: Place, days: Sequence[date]) -> list[Call]:
    drafts: list[_Draft] = []
    for slot in sorted(slots, key=_narrowest):
        draft = next((one for one in drafts if one.takes(slot, days)), None)
        if draft is None:
            drafts.append(_Draft(slot))
        else:
            draft.take(slot)
    drafts.sort(key=lambda draft: (draft.by, draft.release))
    return [_call(draft, place, days) for draft in drafts]


def _narrowest(slot: Slot) -> tuple[int, date, str]:
    return (slot.by - slot.release).days, slot.release, slot.rule


def _call(draft: _Draft, place: Place, days: Sequence[date]) -> Call:
    counting = _within(draft.first, draft.last, days)
    assert counting is not None
    first, last = counting
    lo, hi = _within(draft.release, draft.by, days) or _nearest(draft.by, counting, days)
    lo, hi = max(lo, first), min(hi, last)
    if lo > hi:
        lo, hi = first, last
    leader = any(slot.leader for slot in draft.slots)
    kind = kind_of((slot.rule for slot in draft.slots), draft.kinds, away=place.away, leader=leader)
    return Call(draft.slots[0].member, kind, place, tuple(draft.slots), lo, hi, first, last)


def _nearest(by: date, counting: tuple[int, int], days: Sequence[date]) -> tuple[int, int]:
    """A third without a working day: the nearest one before its end, else the next."""
    found = min(max(bisect_right(days, by) - 1, counting[0]), counting[1])
    return found, found


def _within(first: date, last: date, days: Sequence[date]) -> tuple[int, int] | None:
    """The first and the last working day of these days, by number; None if there is none."""
    lo, hi = bisect_left(days, first), bisect_right(days, last) - 1
    return (lo, hi) if lo <= hi else None
