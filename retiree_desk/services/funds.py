"""Funds and their budgets: activity money per head (活动经费), hardship fund (帮困基金); all sums in fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row, Value
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Fund:
    """A fund of a year: its budget (fixed, or so much for each person on the register), what was spent, what is left."""

    uid: Uid
    name: str
    year: int
    budget: int
    spent: int

    @property
    def balance(self) -> int:
        """Fen left; below nothing when overspent."""
        return self.budget - self.spent


def keep(unit: Unit, name: str, year: int, *, budget: int = 0, per_head: int = 0, kind: str = "") -> Uid:
    """Set a fund's budget for a year: a sum, or so much per head."""
    if budget < 0 or per_head < 0:
        raise RuleBroken("amount_negative", "budget_fen")
    rows = unit.rows("fund")
    values: dict[str, Value] = {"budget_fen": budget, "per_head_fen": per_head, "kind": kind or None}
    for row in rows.where(name=name, year=year):
        uid = row["id"]
        if isinstance(uid, bytes):
            rows.update(uid, values)
            return uid
    return rows.add({"name": name, "year": year, **values})


def balances(unit: Unit, year: int, today: date) -> list[Fund]:
    """The funds of a year with what is left in each."""
    spent: dict[Uid, int] = {}
    for entry in unit.rows("fund_entry").all():
        fund_id, amount = entry["fund_id"], entry["amount_fen"]
        if isinstance(fund_id, bytes) and isinstance(amount, int):
            spent[fund_id] = spent.get(fund_id, 0) + amount
    rows = list(unit.rows("fund").where(year=year))
    heads = unit.members.count(ListQuery(), today) if any(row["per_head_fen"] for row in rows) else 0
    return [_fund(row, spent, heads) for row in rows]


def book(unit: Unit, name: str, member: Uid | None, day: date, amount: int, what: str) -> Uid:
    """Take money from the fund of that year; the fund is made when the office has not set its budget yet."""
    fund = _of_year(unit, name, day.year) or keep(unit, name, day.year)
    return unit.rows("fund_entry").add(
        {"fund_id": fund, "member_id": member, "day": day.isoformat(), "amount_fen": amount, "what": what}
    )


def unbook(unit: Unit, name: str, member: Uid, day: str, amount: int) -> None:
    """Take one booking back."""
    fund = _of_year(unit, name, int(day[:4]))
    rows = unit.rows("fund_entry")
    for row in rows.where(fund_id=fund, member_id=member, day=day, amount_fen=amount):
        uid = row["id"]
        if isinstance(uid, bytes):
            rows.void(uid)
            return


def _of_year(unit: Unit, name: str, year: int) -> Uid | None:
    for row in unit.rows("fund").where(name=name, year=year):
        uid = row["id"]
        return uid if isinstance(uid, bytes) else None
    return None


def _fund(row: Row, spent: dict[Uid, int], heads: int) -> Fund:
    uid = row["id"]
    assert isinstance(uid, bytes)
    fixed, per_head = int(row["budget_fen"] or 0), int(row["per_head_fen"] or 0)
    return Fund(
        uid, str(row["name"] or ""), int(row["year"] or 0), fixed + per_head * heads, spent.get(uid, 0)
    )
