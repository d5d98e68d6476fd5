"""Coverage by who answers for the members: of those in one's care how many were met, with the names behind.

A member is in the care of whom the register names as 联系人 (结对干部); where it names nobody, of those who made the
visits that count in the period. Several share a member; one whom nobody has called on yet is in nobody's care.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from retiree_desk.domain.coverage import Coverage, narrowed
from retiree_desk.domain.visits import names_in
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class StaffShare:
    """One person's part, ``name`` empty for those in nobody's care: members as local numbers, and the visits made."""

    name: str
    met: tuple[int, ...]
    asked: tuple[int, ...]
    visits: int = 0

    @property
    def rate(self) -> float | None:
        """From 0 to 1; nothing where nobody was owed."""
        return len(self.met) / len(self.asked) if self.asked else None


def by_staff(unit: Unit, found: Coverage) -> list[StaffShare]:
    """Everybody's part in these figures, those in nobody's care first, then the lowest rates."""
    charges, made = _charges(unit, found), _made(unit, found)
    met = set(found.met)
    asked = [one for one in (*found.met, *found.missed, *found.open) if isinstance(one, int)]
    shares: list[StaffShare] = []
    for name in charges.keys() | made.keys():
        mine = tuple(one for one in asked if one in charges.get(name, ()))
        if mine or made[name]:
            done = tuple(one for one in mine if one in met)
            shares.append(StaffShare(name, done, mine, made[name]))
    return sorted(shares, key=lambda one: (one.name != "", one.rate is None, one.rate or 0.0, one.name))


def of_staff(unit: Unit, found: Coverage, name: str) -> Coverage:
    """The same figures, of those alone who are in one person's care."""
    return narrowed(found, _charges(unit, found).get(name, set()))


def _charges(unit: Unit, found: Coverage) -> dict[str, set[int]]:
    """Who is in whose care, of all these figures tell of."""
    everybody = [
        one
        for part in (found.met, found.missed, found.open, found.waived, found.lapsed)
        for one in part
        if isinstance(one, int)
    ]
    named = {
        line.seq: names_in(str(line.values["contact_cadre"] or ""))
        for line in unit.members.lines(everybody, ("contact_cadre",))
    }
    went: defaultdict[int, set[str]] = defaultdict(set)
    for seq, staff, _count in _visits(unit, found):
        went[seq].update(names_in(staff))
    charges: defaultdict[str, set[int]] = defaultdict(set)
    for seq in everybody:
        for name in named.get(seq) or went.get(seq) or ("",):
            charges[name].add(seq)
    return charges


def _made(unit: Unit, found: Coverage) -> Counter[str]:
    """The counting visits of each on the members of these figures; several on one visit each have it."""
    inside = {
        one for part in (found.met, found.missed, found.open, found.waived, found.lapsed) for one in part
    }
    made: Counter[str] = Counter()
    for seq, staff, count in _visits(unit, found):
        if seq in inside:
            made.update(dict.fromkeys(names_in(staff), count))
    return made


def _visits(unit: Unit, found: Coverage) -> Iterable[tuple[int, str, int]]:
    period = found.window.period
    return unit.day.callers(period.start, period.end, tuple(sorted(found.window.rule.kinds)))
