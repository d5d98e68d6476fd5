"""A number of building entries that no plan can go below, whatever the days and whoever of the crew goes.

One entry is one person going into one building on one day. Three counts, none of which a plan can escape:

* *Days.* Nobody is called on twice a day, so n visits owed to one member under one rule within some days need entries
  on n different days among them. Days of windows that do not overlap are different days. So along any chain of windows
  without overlap the visits of the member with most in each add up; the heaviest chain is taken.
* *Hands.* Entries of so many calls each can hold what the members of a building are owed only if no choice of t entries
  is too small for the visits that don't fit into the others (Gale and Ryser's condition for a table of noughts and
  ones). Of what one member is owed one call may settle a visit of each rule, hence only the rule with most visits of
  each member is counted.
* *Crew.* Those with long days can make only so many calls in all. The rest is for those with short days, whose entries
  hold fewer. For any price put on a call made by them, the cheapest mixture of entries of each building, plus the price
  of the calls that must be theirs, is a lower bound (Lagrange's duality); the best of some prices is taken.

The windows are the days on which a visit counts, not those that keep the pace; so the bound holds for every plan that
makes these visits, not only for evenly paced ones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from retiree_desk.domain.planning_values import Call, Crew

_Window = tuple[int, int]
_Member = dict[str, list[_Window]]  # by rule, the window of each visit
_PRICES = 24  # prices are so many parts of one entry


class _Building(NamedTuple):
    """``needs``: how many members need how many calls; ``chain``: how many entries the days alone ask for."""

    needs: tuple[tuple[int, int], ...]
    chain: int


class _Mixture(NamedTuple):
    """So many entries, at most so many calls of which are made by those with short days."""

    entries: int
    calls: int


def least_entries(calls: Iterable[Call], days: Sequence[date], crew: Crew) -> int:
    """The bound for these calls on these working days by this crew."""
    sizes = sorted({one.per_day for one in crew if one.per_day > 0})
    if not sizes:
        return 0
    buildings = _buildings(calls, days)
    longest = sizes[-1]
    found = [sum(min(_mixtures(each, longest, longest)).entries * n for each, n in buildings.items())]
    asked = sum(_visits(each) * count for each, count in buildings.items())
    for short in sizes[:-1]:
        by_others = sum(
            one.per_day for one in crew if one.per_day > short for day in days if day not in one.away
        )
        found.append(_priced(buildings, longest, short, asked - by_others))
    return max(found)


def _buildings(calls: Iterable[Call], days: Sequence[date]) -> Counter[_Building]:
    """How many buildings there are of each sort."""
    found: defaultdict[tuple[str, str], defaultdict[int, _Member]] = defaultdict(lambda: defaultdict(dict))
    for call in calls:
        if call.building:
            rules = found[call.building][call.member]
            for slot in call.slots:
                window = (bisect_left(days, slot.opens), bisect_right(days, slot.closes) - 1)
                rules.setdefault(slot.rule, []).append(window)
    return Counter(_building(list(members.values())) for members in found.values())


def _building(members: Sequence[_Member]) -> _Building:
    needs = Counter(max(len(windows) for windows in rules.values()) for rules in members)
    return _Building(tuple(sorted(needs.items())), _chain(members))


def _visits(building: _Building) -> int:
    return sum(visits * members for visits, members in building.needs)


def _priced(buildings: Mapping[_Building, int], longest: int, short: int, calls: int) -> int:
    """The bound where ``calls`` calls are for those who make ``short`` a day or fewer."""
    best = 0
    for price in range(1, _PRICES + 1) if calls > 0 else ():
        dear = sum(
            min(_PRICES * one.entries - price * one.calls for one in _mixtures(each, longest, short)) * count
            for each, count in buildings.items()
        )
        best = max(best, -(-(dear + price * calls) // _PRICES))
    return best


@lru_cache(maxsize=4096)
def _mixtures(building: _Building, longest: int, short: int) -> tuple[_Mixture, ...]:
    """For each number of short entries the fewest long ones beside them."""
    visits = _visits(building)
    found: list[_Mixture] = []
    many = visits
    for few in range(visits + 1):
        while many > max(0, building.chain - few) and _hold(building.needs, many - 1, longest, few, short):
            many -= 1
        calls = min(few * short, sum(members * min(each, few) for each, members in building.needs))
        found.append(_Mixture(max(many + few, building.chain), calls))
        if not many:
            break
    return tuple(found)


def _hold(needs: tuple[tuple[int, int], ...], many: int, longest: int, few: int, short: int) -> bool:
    """Whether ``many`` long entries and ``few`` short ones can hold the calls, nobody called on twice in one of them."""
    entries = many + few
    for chosen in range(entries + 1):
        others = entries - chosen
        forced = sum(members * max(0, visits - others) for visits, members in needs)
        if forced > short * min(chosen, few) + longest * max(0, chosen - few):
            return False
    return True


def _chain(members: Sequence[_Member]) -> int:
    """The heaviest chain of windows without overlap; a window weighs what one rule asks of one member within it."""
    weights: Counter[_Window] = Counter()
    for rules in members:
        for windows in rules.values():
            for outer in set(windows):
                within = sum(1 for inner in windows if outer[0] <= inner[0] and inner[1] <= outer[1])
                weights[outer] = max(weights[outer], within)
    ordered = sorted(weights, key=lambda window: window[1])
    ends = [window[1] for window in ordered]
    best = [0]
    for place, window in enumerate(ordered):
        before = bisect_left(ends, window[0])
        best.append(max(best[place], best[min(before, place)] + weights[window]))
    return best[-1]
