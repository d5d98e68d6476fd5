"""The condolences of a year."""

from __future__ import annotations

from datetime import date

from retiree_desk.services import condolences, condolences_book, funds
from retiree_desk.services.condolences import CondolenceDraft
from retiree_desk.store.unit import Store


def test_a_year_holds_its_own_condolences_the_newest_first(store: Store) -> None:
    with store.unit("condolence.edit") as unit:
        member = unit.members.add({"name": "甲", "status": "在册"})
        for day, amount in ((date(2025, 12, 31), 1), (date(2026, 1, 1), 20_000), (date(2026, 5, 1), 30_000)):
            condolences.give(unit, member, CondolenceDraft(day=day, kind="困难", amount=amount))
        year = condolences_book.of_year(unit, 2026)
        assert [(one.day.month, one.amount, one.name) for one in year.given] == [
            (5, 30_000, "甲"),
            (1, 20_000, "甲"),
        ]
        assert (year.people, year.total) == (1, 50_000)
        unit.members.void(member)
        assert condolences_book.of_year(unit, 2026).given == ()


def test_the_offices_own_funds_are_offered_first(store: Store) -> None:
    with store.unit("fund.edit") as unit:
        funds.keep(unit, "春晖基金", 2026, budget=100)
        names = condolences_book.fund_names(unit)
    assert names[0] == "春晖基金"
    assert "活动经费" in names
