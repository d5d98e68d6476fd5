"""Payments of a year."""

from __future__ import annotations

from datetime import date

from retiree_desk.services import funds, funds_book
from retiree_desk.store.unit import Store


def test_payments_name_fund_person_and_cause_the_newest_first(store: Store) -> None:
    with store.unit("fund.edit") as unit:
        member = unit.members.add({"name": "甲", "status": "在册"})
        funds.book(unit, "活动经费", member, date(2026, 1, 2), 30_000, "节日慰问")
        funds.book(unit, "活动经费", None, date(2026, 2, 2), 5_000, "会场")
        funds.book(unit, "活动经费", member, date(2025, 2, 2), 1, "上年")
        found = funds_book.paid_in(unit, 2026)
    assert [(one.name, one.what, one.amount, one.seq > 0) for one in found] == [
        ("", "会场", 5_000, False),
        ("甲", "节日慰问", 30_000, True),
    ]
