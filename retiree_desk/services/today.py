"""Today's desk in one read: duties, visits owed in order and by building, birthdays, who is in hospital, what waits.

People are local numbers; whoever shows them reads the lines that are seen. The whole is worked out once a day and
patched by member after each small change (``patched``), so that recording a visit never asks for everybody again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain, filterfalse
from typing import NamedTuple

from retiree_desk.domain import ranking
from retiree_desk.domain.birthdays import Anniversary, Greeting
from retiree_desk.domain.cadence import Obligation, State
from retiree_desk.domain.cadence_bulk import Group
from retiree_desk.domain.cadence_rules import Rule
from retiree_desk.domain.duties import DutyCode
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.periods import Period
from retiree_desk.domain.ranking import Ranked
from retiree_desk.domain.terms import VisitKind
from retiree_desk.services import bereavement, birthdays, followups, hospital, obligations
from retiree_desk.services import rules as book
from retiree_desk.services.bereavement import CaseStep
from retiree_desk.services.followups import FollowUp
from retiree_desk.services.hospital import InHospital
from retiree_desk.store.unit import Unit

SMALL = 60  # so many people at most are patched; more, and all is worked out anew
_MANY = 300  # rows: a change set of so many is not small
AHEAD = timedelta(days=7)
_PATCHABLE = frozenset({"visit", "follow_up", "waiver", "stay", "condolence", "family_event"})
_DUTIES = frozenset(map(str, DutyCode))


class Owing(NamedTuple):
    """What somebody is owed, as a row tells it; ``period`` is empty for a duty."""

    rule: str
    start: date
    end: date
    owed: int
    credits: int
    state: State
    next_due: date | None
    period: Period | None

    @property
    def is_duty(self) -> bool:
        """Raised by an event or a festival."""
        return self.period is None

    @property
    def missing(self) -> int:
        """How many visits are still to be made."""
        return max(self.owed - self.credits, 0)

    def days_left(self, on: date) -> int:
        """Days from ``on`` to the end; 0 on the last day, negative after it."""
        return (self.end - on).days


@dataclass(frozen=True, slots=True)
class Today:
    """The desk of one day as of one change set.

    ``met`` are those who were owed visits in a present period and had had them all when the whole was worked out;
    ``settled`` says of each one who has changed since whether that is so now.
    """

    on: date
    set_id: int
    work: Ranked[Owing]
    places: Sequence[Sequence[int]]
    met: frozenset[int]
    greetings: Sequence[Greeting]
    anniversaries: Sequence[Anniversary]
    hospital: Sequence[InHospital]
    steps: Sequence[CaseStep]
    follow_ups: Sequence[FollowUp]
    doubts: Mapping[str, int]
    settled: Mapping[int, bool] = field(default_factory=dict)
    whole: bool = True

    @property
    def duties(self) -> list[int]:
        """Those owed a call because something happened, what presses most first."""
        return self.work.standing(duty=True)

    @property
    def visits(self) -> list[int]:
        """Those owed a visit by a rule, what presses most first."""
        return self.of_state(None)

    @property
    def owed_now(self) -> list[int]:
        """Those of them whom a visit can still help: periods missed before are no work any more."""
        owed = self.visits
        return owed[: len(owed) - self.work.count(State.MISSED, duty=False)]

    @property
    def met_seqs(self) -> list[int]:
        """Those who were owed visits in a present period and have had them all."""
        return sorted((self.met - self.settled.keys()) | {seq for seq, met in self.settled.items() if met})

    def count(self, state: State | None = None) -> int:
        """How many are owed a visit by a rule, or whose most pressing rule stands like this."""
        return self.work.count(state, duty=False)

    @property
    def owed_now_count(self) -> int:
        """How many ``owed_now`` are."""
        return self.count() - self.count(State.MISSED)

    @property
    def met_count(self) -> int:
        """How many ``met_seqs`` are."""
        return len(self.met) + sum(now - (seq in self.met) for seq, now in self.settled.items())

    def of_state(self, state: State | None) -> list[int]:
        """Those whose most pressing rule stands like this; of any state without one."""
        return self.work.standing(state, duty=False)

    def by_building(self, seqs: Iterable[int]) -> list[list[int]]:
        """The same people building by building; the building of the most pressing one first."""
        place_of = {seq: number for number, here in enumerate(self.places) for seq in here}
        found: dict[int, list[int]] = {}
        for seq in seqs:
            found.setdefault(place_of.get(seq, -1), []).append(seq)
        return list(found.values())

    @property
    def waiting(self) -> int:
        """What a clerk must not leave for tomorrow: duties, follow-ups and steps of death cases that are due."""
        late = [one for one in self.follow_ups if one.due_on and one.due_on <= self.on]
        steps = [one for one in self.steps if one.due_on and one.due_on <= self.on]
        return self.work.count(duty=True) + len(late) + len(steps)


def urgent(unit: Unit, on: date) -> Today:
    """What stands first on the desk, told in a fraction of the time that the whole takes: duties, the sick, the promised."""
    ledger = obligations.ledger(unit, on, everything=False, duties_only=True)
    groups = list(_groups(ledger.groups, ledger.single))
    places, tie = _order(unit, {seq for _owed, members in groups for seq in members})
    return Today(
        on=on,
        set_id=unit.changes.newest(),
        work=ranking.merge(groups, tie, on),
        places=places,
        met=frozenset(),
        greetings=(),
        anniversaries=(),
        hospital=hospital.in_hospital(unit, on),
        steps=_next_steps(bereavement.steps(unit, open_only=True), on),
        follow_ups=followups.due(unit, on),
        doubts={},
        whole=False,
    )


def today(unit: Unit, on: date) -> Today:
    """The whole desk of a day."""
    places, tie = _order(unit)
    ledger = obligations.ledger(unit, on, everything=False, walked_only=True)
    groups = list(_groups(ledger.groups, ledger.single))
    return Today(
        on=on,
        set_id=unit.changes.newest(),
        work=ranking.merge(groups, tie, on),
        places=places,
        met=frozenset(ledger.met).difference(_to_visit(groups)),
        greetings=birthdays.between(unit, on, on + timedelta(days=13)),
        anniversaries=birthdays.weddings(unit, on, on + timedelta(days=13)),
        hospital=hospital.in_hospital(unit, on),
        steps=_next_steps(bereavement.steps(unit, open_only=True), on),
        follow_ups=followups.due(unit, on),
        doubts=unit.day.doubts(on),
    )


def touched(unit: Unit, set_id: int, kinds: Iterable[str]) -> list[int] | None:
    """The members a change set concerns, or nothing when it may concern everybody."""
    if not set(kinds) <= _PATCHABLE:
        return None
    written = unit.changes.rows_of(set_id, limit=_MANY)
    if len(written) == _MANY:
        return None
    found: dict[Uid, None] = {}
    for table, row in written:
        kept = unit.rows(table).get(row)
        if kept and isinstance(kept["member_id"], bytes):
            found[kept["member_id"]] = None
    if len(found) > SMALL:
        return None
    return [seq for seq in map(unit.members.seq_of, found) if seq is not None]


def patched(unit: Unit, known: Today, seqs: Sequence[int], set_id: int, kinds: Iterable[str]) -> Today:
    """The desk after rows of these kinds changed about a few people."""
    work, settled = known.work, dict(known.settled)
    for seq, pressing, met in obligations.pressing_and_met(unit, seqs, known.on):
        owed = [_owing(one) for one in pressing]
        work = work.changed(seq, owed)
        settled[seq] = any(one.period is not None for one in met) and not any(map(_is_present, owed))
    touched_kinds, on = set(kinds), known.on
    return replace(
        known,
        set_id=set_id,
        work=work,
        settled=settled,
        hospital=hospital.in_hospital(unit, on) if "stay" in touched_kinds else known.hospital,
        follow_ups=followups.due(unit, on) if "follow_up" in touched_kinds else known.follow_ups,
    )


def _order(unit: Unit, among: Collection[int] | None = None) -> tuple[list[list[int]], dict[int, int]]:
    """Who lives together, and the places of those who are pressed alike: who is in need first, then by building."""
    places = unit.day.places(among)
    in_order, in_need = list(chain.from_iterable(places)), unit.day.in_need().__contains__
    tie = {seq: at for at, seq in enumerate((*filter(in_need, in_order), *filterfalse(in_need, in_order)))}
    return places, tie


def titles(unit: Unit) -> dict[str, str]:
    """What rules and duties are called; of several versions the newest."""
    versions = sorted(book.visiting_rules(unit), key=lambda rule: rule.valid_from)
    named = {rule.code: rule.title or rule.code for rule in versions}
    return named | {rule.code.value: rule.title for rule in book.duty_rules(unit)}


def usual_kinds(unit: Unit) -> dict[str, str]:
    """The kind of visit that a rule or duty most wants."""
    wanted: dict[str, str] = {rule.code: _first_kind(rule) for rule in book.visiting_rules(unit)}
    return wanted | {
        DutyCode.ADMITTED.value: VisitKind.HOSPITAL.value,
        DutyCode.LONG_STAY.value: VisitKind.HOSPITAL.value,
        DutyCode.DISCHARGED.value: VisitKind.PHONE.value,
    }


def _first_kind(rule: Rule) -> str:
    return next((kind.value for kind in VisitKind if kind in rule.kinds), VisitKind.HOME.value)


def _to_visit(groups: Iterable[tuple[Owing, Sequence[int]]]) -> set[int]:
    """Those whom a visit can still help in some present period, whatever presses them most."""
    return set(chain.from_iterable(members for owed, members in groups if _is_present(owed)))


def _is_present(owed: Owing) -> bool:
    return not owed.is_duty and owed.state is not State.MISSED


def _next_steps(steps: Iterable[CaseStep], on: date) -> list[CaseStep]:
    """Of each case the steps that are due within a week, or the next one."""
    found: dict[Uid, list[CaseStep]] = {}
    for one in steps:
        mine = found.setdefault(one.member_id, [])
        if not mine or (one.due_on is not None and one.due_on <= on + AHEAD):
            mine.append(one)
    return [one for mine in found.values() for one in mine]


def _groups(
    groups: Iterable[Group[int]], single: Iterable[Obligation]
) -> Iterator[tuple[Owing, Sequence[int]]]:
    for (rule, period, _current), credits, (state, next_due), members in groups:
        about = None if rule.code in _DUTIES else rule.period_of(period.start)
        yield Owing(rule.code, period.start, period.end, rule.times, credits, state, next_due, about), members
    for one in single:
        if isinstance(one.member, int):
            yield _owing(one), (one.member,)


def _owing(one: Obligation) -> Owing:
    return Owing(
        str(one.rule), one.start, one.end, one.owed, one.credits, one.state, one.next_due, one.period
    )
