"""Funds, budgets and balances."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import funds
from retiree_desk.store.unit import Store

DAY = date(2026, 3, 9)


def test_a_budget_per_head_follows_the_register(store: Store) -> None:
    with store.unit("fund") as unit:
        unit.members.add_many([{"name": "甲", "status": "在册"}, {"name": "乙", "status": "去世"}])
        first = funds.keep(unit, "活动经费", 2026, per_head=35_000)
        assert funds.keep(unit, "活动经费", 2026, per_head=10_000, budget=500) == first
        (fund,) = funds.balances(unit, 2026, DAY)
    assert (fund.budget, fund.balance) == (10_500, 10_500)


def test_bookings_go_to_the_fund_of_their_year(store: Store) -> None:
    with store.unit("fund") as unit:
        funds.book(unit, "党费", None, date(2025, 12, 31), 100, "座谈会")
        funds.book(unit, "党费", None, date(2026, 1, 1), 250, "座谈会")
        assert [fund.spent for fund in funds.balances(unit, 2025, DAY)] == [100]
        assert [fund.balance for fund in funds.balances(unit, 2026, DAY)] == [-250]


def test_no_budget_is_less_than_nothing(store: Store) -> None:
    with pytest.raises(RuleBroken, match="amount_negative"), store.unit("fund") as unit:
        funds.keep(unit, "党费", 2026, budget=-1)
