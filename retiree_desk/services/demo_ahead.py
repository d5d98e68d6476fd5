"""What the demo office has before it and behind it: two weeks of planned calls, the last quarter's figures closed.

The plan begins with the week of the demo's last day; what was planned before that day has mostly been walked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from retiree_desk.domain.coverage import closing_day
from retiree_desk.domain.terms import VisitKind, VisitResult
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.services import figures, planning, planning_crew, planning_kept
from retiree_desk.services.demo_plan import DAY, Plan
from retiree_desk.services.demo_words import CONDITIONS
from retiree_desk.services.planning_crew import Part
from retiree_desk.services.planning_kept import KeptTrip
from retiree_desk.store.unit import Unit

FREEZE, WALK = "report.freeze", "visit.log"
RULE = "R80"
WALKERS = 4
PER_DAY = 6
_WEEKS = 14 * DAY
_FAITHFUL = 0.85


def close_quarter(unit: Unit, plan: Plan) -> None:
    """Freeze the coverage of the last quarter whose closing day has passed."""
    for period in figures.periods_of(unit, RULE, plan.as_of, most=4):
        if closing_day(period) < plan.as_of:
            figures.freeze(unit, RULE, period.name, today=plan.as_of)
            return


def plan_weeks(unit: Unit, plan: Plan) -> None:
    """A few of the staff in the areas they know, this week and the next; where nobody knows one yet, anywhere."""
    first = plan.as_of - plan.as_of.weekday() * DAY
    last = first + _WEEKS - DAY
    crew = _walkers(planning.crew_of(unit))
    proposal = planning.propose(unit, first, last, today=plan.as_of, crew=crew)
    planning_crew.keep_parts(unit, proposal.crew)
    name = f"{first.month}月{first.day}日 – {last.month}月{last.day}日"
    planning_kept.accept(unit, proposal, name)


def walk(unit: Unit, plan: Plan) -> int:
    """Record most of the calls planned for the days that are over; how many visits that were."""
    rng = plan.rng("walks")
    monday = plan.as_of - plan.as_of.weekday() * DAY
    trips = planning_kept.trips(unit, monday, plan.as_of - DAY) if monday < plan.as_of else []
    return sum(_walked(unit, trip, rng) for trip in trips)


def _walked(unit: Unit, trip: KeptTrip, rng: Random) -> int:
    at_home = [stop for stop in trip.open if stop.kind == VisitKind.HOME]
    made = [stop.uid for stop in at_home if rng.random() < _FAITHFUL]
    draft = VisitDraft(
        day=trip.day,
        kind=VisitKind.HOME,
        result=VisitResult.SEEN,
        staff=(trip.staff,),
        condition=rng.choice(CONDITIONS),
    )
    if made:
        planning_kept.record(unit, trip.uid, made, draft, today=trip.day)
    return len(made)


def _walkers(staff: Sequence[Part]) -> list[Part]:
    chosen = [part for part in staff if part.areas] or list(staff)
    return [replace(part, per_day=PER_DAY, areas=part.areas[:2]) for part in chosen[:WALKERS]]
