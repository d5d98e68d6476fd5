"""A number of building entries that no plan can go below, whoever goes and on whatever days.

One entry is one person going into one building on one day. For each building the larger of two counts holds:

* *Days.* Nobody is called on twice a day, so n visits owed to one member under one rule within some days need entries
  on n different days among them. Days of windows that do not overlap are different days. So along any chain of windows
  without overlap the visits of the member with most in each add up; the heaviest chain is taken.
* *Hands.* One person makes at most c calls a day, so v calls need at least v / c entries. Of what one member is owed
  one call may settle a visit of each rule, hence only the rule with most visits of each member is counted.

The windows are the days on which a visit counts, not those that keep the pace; so the bound holds for every plan that
makes these visits, not only for evenly paced ones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from retiree_desk.domain.planning_values import Call

_Window = tuple[int, int]
_Member = dict[str, list[_Window]]  # by rule, the window of each visit


def least_entries(calls: Iterable[Call], days: Sequence[date], most: int) -> int:
    """The bound for these calls on these working days, at most ``most`` by one person on one day."""
    buildings: defaultdict[tuple[str, str], defaultdict[int, _Member]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for call in calls:
        if call.building:
            rules = buildings[call.building][call.member]
            for slot in call.slots:
                window = (bisect_left(days, slot.opens), bisect_right(days, slot.closes) - 1)
                rules.setdefault(slot.rule, []).append(window)
    return sum(_of_building(list(members.values()), most) for members in buildings.values())


def _of_building(members: Sequence[_Member], most: int) -> int:
    hands = sum(max(len(windows) for windows in rules.values()) for rules in members)
    return max(_chain(members), -(-hands // max(most, 1)))


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
