"""What the demo office has before it and behind it: calls planned for two weeks, the last quarter's figures closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from retiree_desk.domain.coverage import closing_day
from retiree_desk.services import figures, planning, planning_crew, planning_kept
from retiree_desk.services.demo_moments import Moment
from retiree_desk.services.demo_plan import DAY, Plan
from retiree_desk.services.planning_crew import Part
from retiree_desk.store.unit import Unit

FREEZE = "report.freeze"
RULE = "R80"
DAYS = 13
WALKERS = 4
PER_DAY = 6


def moments(plan: Plan) -> Iterator[Moment]:
    """Both as of the demo's last day."""
    yield Moment(plan.as_of, FREEZE, "", partial(_freeze, plan))
    yield Moment(plan.as_of, planning_kept.ACCEPT, "", partial(_plan_ahead, plan))


def _freeze(plan: Plan, unit: Unit) -> None:
    for period in figures.periods_of(unit, RULE, plan.as_of, most=4):
        if closing_day(period) < plan.as_of:
            figures.freeze(unit, RULE, period.name, today=plan.as_of)
            return


def _plan_ahead(plan: Plan, unit: Unit) -> None:
    """A few of the staff in the areas they know; where nobody knows one yet, anywhere."""
    last = plan.as_of + DAYS * DAY
    crew = _walkers(planning.crew_of(unit))
    proposal = planning.propose(unit, plan.as_of, last, today=plan.as_of, crew=crew)
    name = f"{plan.as_of.month}月{plan.as_of.day}日 – {last.month}月{last.day}日"
    planning_crew.keep_parts(unit, proposal.crew)
    planning_kept.accept(unit, proposal, name)


def _walkers(staff: Sequence[Part]) -> list[Part]:
    chosen = [part for part in staff if part.areas] or list(staff)
    return [replace(part, per_day=PER_DAY, areas=part.areas[:2]) for part in chosen[:WALKERS]]
