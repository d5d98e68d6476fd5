"""How long the demo bank's quarter takes to plan, and how much walking the plan asks beside the least possible.

``python tests/benchmarks/bench_planning.py [members]`` makes a demo office and prints seconds and ratios for four quarters,
with everybody's usual day and with shorter ones; nothing is asserted.
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

from retiree_desk.services import demo, obligations, planning
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
                for per_day in (None, 4, 3, 2):
                    measure(unit, first, last, per_day)


def measure(unit: Unit, first: date, last: date, per_day: int | None) -> None:
    """One quarter with the usual days, or with so many calls a day for everybody."""
    crew = None
    if per_day is not None:
        crew = [replace(part, per_day=per_day) for part in planning.crew_of(unit)]
    begun = time.perf_counter()
    made = planning.propose(unit, first, last, today=AS_OF, crew=crew)
    seconds = time.perf_counter() - begun
    plan = made.plan
    ratio = "-" if plan.ratio is None else f"{plan.ratio:.3f}"
    print(
        f"{first} {per_day or 'usual':>5}: {seconds:5.2f} s, owed {plan.owed}, placed {plan.placed},"
        f" no place {len(plan.unplaced)}, trips {len(plan.trips)}, entries {plan.entries} / {plan.least} = {ratio},"
        f" needs {tuple((plan.needs.more_per_day, plan.needs.more_people))}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
