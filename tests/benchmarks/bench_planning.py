"""How long the demo bank's quarter takes to plan, and how much walking the plan asks beside the least possible.

``python tests/benchmarks/bench_planning.py [members]`` makes a demo office and prints seconds and ratios for four quarters,
with everybody's usual day, with no more people than it takes, and with shorter days; nothing is asserted.
"""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from retiree_desk.domain.planning_values import Plan
from retiree_desk.services import demo, obligations, planning
from retiree_desk.services.planning_crew import Part
from retiree_desk.store.unit import Unit
from retiree_desk.store.vault import Cost

AS_OF = date(2025, 12, 31)
QUARTERS = (
    (date(2026, 1, 1), date(2026, 3, 31)),
    (date(2026, 4, 1), date(2026, 6, 30)),
    (date(2026, 7, 1), date(2026, 9, 30)),
    (date(2026, 10, 1), date(2026, 12, 31)),
)


def main(arguments: Sequence[str]) -> None:
    members = int(arguments[0]) if arguments else demo.MEMBERS
    with TemporaryDirectory() as folder:
        asked = demo.plan_of(members, 1, AS_OF)
        cheap = Cost(memory=64, passes=1, lanes=1)
        office, made = demo.make(Path(folder) / "office", asked, secrets.token_urlsafe(12), cost=cheap)
        with office, office.store.reading() as unit:
            load = obligations.workload(unit, date(2026, 1, 1), date(2026, 12, 31), AS_OF)
            print(f"{made.members} members, {made.visits} visits, {load.owed} visits a year, {load.by_rule}")
            for first, last in QUARTERS:
                usual = planning.crew_of(unit)
                plan = measure(unit, first, last, "usual", usual)
                measure(unit, first, last, "few", just_enough(usual, plan))
                for per_day in (4, 3, 2):
                    crew = [replace(part, per_day=per_day) for part in usual]
                    measure(unit, first, last, f"{per_day} a day", crew)


def just_enough(crew: Sequence[Part], plan: Plan) -> list[Part]:
    """As many of the crew, taken evenly, as the plan's calls ask for."""
    asked = plan.calls / max(len(plan.days), 1)
    chosen: list[Part] = []
    for at in sorted(range(len(crew)), key=lambda at: at * 7 % len(crew)):
        if sum(part.per_day for part in chosen) < asked:
            chosen.append(crew[at])
    return chosen


def measure(unit: Unit, first: date, last: date, name: str, crew: Sequence[Part]) -> Plan:
    """One quarter with this crew."""
    begun = time.process_time()
    made = planning.propose(unit, first, last, today=AS_OF, crew=crew)
    seconds = time.process_time() - begun
    plan = made.plan
    ratio = "-" if plan.ratio is None else f"{plan.ratio:.3f}"
    print(
        f"{first} {name:>7}, {len(crew)} people: {seconds:5.2f} s, owed {plan.owed}, placed {plan.placed},"
        f" no place {len(plan.unplaced)}, trips {len(plan.trips)}, entries {plan.entries} / {plan.least} = {ratio},"
        f" needs {(plan.needs.more_per_day, plan.needs.more_people)}"
    )
    return plan


if __name__ == "__main__":
    main(sys.argv[1:])
