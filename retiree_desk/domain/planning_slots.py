"""From what is owed to single visits with days of their own.

The visits left in a period are spread evenly over the days left in it: of three in a quarter one belongs into each
third. A visit whose third ends within the plan is due in it. One whose third goes on after the plan may wait; so that
work does not pile up at a period's end, each plan takes its share of them: of the once-a-half-year visits about half in
the first quarter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from retiree_desk.domain.periods import DAY
from retiree_desk.domain.planning_values import Place, Places, Slot

_LEAST_SHARE = 0.1  # a third that only just begins in the plan waits for the next one
_OVERDUE_WITHIN = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """What a member is still owed under one rule in one period: ``missing`` of ``owed`` visits from ``start`` to ``end``.

    ``last_credit`` is the day of the last visit that counted. A duty is one visit in its own days.
    """

    member: int
    rule: str
    start: date
    end: date
    missing: int = 1
    owed: int = 1
    last_credit: date | None = None
    kinds: frozenset[str] = frozenset()
    gap: int = 1
    leader: bool = False
    duty: bool = False


def slots_of(owing: Owing, first: date, last: date) -> Iterator[Slot]:
    """Its visits, as far as they may fall between ``first`` and ``last``.

    Those for which no days are left (more visits than days, or ``gap`` too wide) come last, without a day.
    """
    if owing.duty and owing.end < first:
        by = min(first + _OVERDUE_WITHIN, last)
        yield _slot(owing, 0, (first, by), (first, last), (first, last), 1.0)
        return
    start = max(first, owing.start)
    if owing.last_credit is not None:
        start = max(start, owing.last_credit + owing.gap * DAY)
    days = max((owing.end - start).days + 1, 0)
    fitting = min(owing.missing, -(-days // owing.gap))
    for number in range(fitting):
        release = start + number * days // fitting * DAY
        by = start + ((number + 1) * days // fitting - 1) * DAY
        if release > last:
            return
        soonest = start + number * owing.gap * DAY
        latest = owing.end - (fitting - 1 - number) * owing.gap * DAY
        share = 1.0 if owing.duty else min(1.0, ((last - release).days + 1) / ((by - release).days + 1))
        counting = (soonest, min(latest, last))
        yield _slot(owing, number, (release, min(by, last)), counting, (start, min(owing.end, last)), share)
    for number in range(fitting, owing.missing):
        never = (owing.end + DAY, owing.end)
        yield _slot(owing, number, (owing.end, owing.end), never, never, 1.0)


def not_begun(owing: Owing, first: date, last: date) -> int:
    """How many of its visits belong wholly to the days after the plan."""
    return owing.missing - sum(1 for _slot in slots_of(owing, first, last))


def take_share(slots: Iterable[Slot], places: Places) -> tuple[list[Slot], list[Slot]]:
    """Those of the plan and those that wait; what is due is always of the plan.

    Shares are taken along the walk, so that every area has its part: behind single doors where the building is entered
    anyway, whole buildings otherwise.
    """
    known = list(slots)
    due = [slot for slot in known if slot.is_due]
    entered = {places[slot.member][:2] for slot in due}
    again = {(slot.member, slot.rule) for slot in due}
    groups: dict[tuple[str, ...], list[Slot]] = {}
    waiting = [slot for slot in known if slot.share < _LEAST_SHARE]
    for slot in known:
        if _LEAST_SHARE <= slot.share < 1:
            place = places[slot.member]
            alone = place[:2] in entered and (slot.member, slot.rule) not in again
            groups.setdefault(_group(slot, place, alone=alone), []).append(slot)
    taken = 0.0
    wished = 0.0
    for key in sorted(groups):
        group = groups[key]
        wished += sum(slot.share for slot in group)
        if wished - taken >= len(group) / 2:
            taken += len(group)
            due += group
        else:
            waiting += group
    return due, waiting


def counted(slots: Iterable[Slot]) -> Counter[str]:
    """How many visits, by rule."""
    return Counter(slot.rule for slot in slots)


def _group(slot: Slot, place: Place, *, alone: bool) -> tuple[str, ...]:
    days = f"{slot.release}{slot.by}"
    if alone:
        return (place.area, place.order, place.household)
    return (place.area, place.building, days, slot.rule if not place.building else "")


def _slot(
    owing: Owing,
    number: int,
    pace: tuple[date, date],
    counting: tuple[date, date],
    window: tuple[date, date],
    share: float,
) -> Slot:
    return Slot(
        member=owing.member,
        rule=owing.rule,
        release=pace[0],
        by=pace[1],
        first=counting[0],
        last=counting[1],
        opens=window[0],
        closes=window[1],
        end=owing.end,
        number=owing.owed - owing.missing + number + 1,
        owed=owing.owed,
        kinds=owing.kinds,
        gap=owing.gap,
        leader=owing.leader,
        duty=owing.duty,
        overdue=owing.end < pace[0],
        share=share,
    )
