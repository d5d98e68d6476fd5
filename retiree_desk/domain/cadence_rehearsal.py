"""Trying out an edit of the rules before it takes effect: who would join, who would leave, how much more is owed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from retiree_desk.domain.cadence_bulk import Census
from retiree_desk.domain.cadence_facts import Facts, Key
from retiree_desk.domain.cadence_reach import reach
from retiree_desk.domain.cadence_rules import Rule, windows


@dataclass(frozen=True, slots=True)
class Difference:
    """One rule before and after: the members it reaches, those who join or leave, and the visits owed."""

    code: str
    before: int
    after: int
    joining: frozenset[Key]
    leaving: frozenset[Key]
    owed_before: int
    owed_after: int


def compare(
    before: Iterable[Rule],
    after: Iterable[Rule],
    people: Iterable[Facts],
    on: date,
    census: Census[int] | Census[bytes] | None = None,
) -> list[Difference]:
    """What the periods that hold ``on`` would owe under either set of rules, rule by rule.

    ``census`` holds the plain members (see ``cadence_bulk``), ``people`` everyone else.
    """
    everyone = list(people)
    old, new = (_reached(rules, everyone, on, census) for rules in (before, after))
    return [
        _difference(code, old.get(code, {}), new.get(code, {})) for code in sorted(old.keys() | new.keys())
    ]


def _reached(
    rules: Iterable[Rule], people: list[Facts], on: date, census: Census[int] | Census[bytes] | None
) -> dict[str, dict[Key, int]]:
    found: dict[str, dict[Key, int]] = {}
    for place in windows(rules, on):
        if place.current:
            owed = found.setdefault(place.rule.code, {})
            for facts in people:
                within = reach(facts, place.rule, place.period, on)
                if within and not within.cut:
                    owed[facts.member] = within.owed
            if census is not None:
                owed.update((key, span.owed) for key, span in census.reached(place, on))
    return found


def _difference(code: str, old: dict[Key, int], new: dict[Key, int]) -> Difference:
    return Difference(
        code,
        len(old),
        len(new),
        frozenset(new.keys() - old.keys()),
        frozenset(old.keys() - new.keys()),
        sum(old.values()),
        sum(new.values()),
    )
