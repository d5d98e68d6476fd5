"""The two funds of the demo: so much a head for activities and condolences, a fixed sum for those in need."""

from __future__ import annotations

from datetime import date

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.values import Value
from retiree_desk.services import funds
from retiree_desk.services.demo_plan import Plan
from retiree_desk.store.unit import Unit

ACTIVITIES, HARDSHIP = "活动经费", "帮困基金"
PER_HEAD = 250_00
_NEED, _LEAST = 360_000_00, 20_000_00


def budgets(unit: Unit, plan: Plan) -> None:
    """Set both budgets for every year of the demo's time; all sums in fen."""
    need = max(_LEAST, round(plan.share(_NEED), -6))
    for year in range(plan.since.year, plan.as_of.year + 1):
        funds.keep(unit, ACTIVITIES, year, per_head=PER_HEAD)
        funds.keep(unit, HARDSHIP, year, budget=need)


def book(unit: Unit) -> None:
    """Book the single condolences; a campaign's gifts are booked as they are signed for."""
    known: dict[tuple[str, int], Uid] = {}
    for row in unit.rows("fund").all():
        if isinstance(row["id"], bytes):
            known[str(row["name"]), int(row["year"] or 0)] = row["id"]
    entries: list[dict[str, Value]] = []
    for row in unit.rows("condolence").all():
        if row["fund"] and row["amount_fen"] and not row["campaign_id"]:
            day = date.fromisoformat(str(row["day"]))
            entries.append(
                {
                    "fund_id": known[str(row["fund"]), day.year],
                    "member_id": row["member_id"],
                    "day": day.isoformat(),
                    "amount_fen": row["amount_fen"],
                    "what": str(row["kind"] or "") + "慰问",
                }
            )
    unit.rows("fund_entry").add_many(sorted(entries, key=lambda row: str(row["day"])))
