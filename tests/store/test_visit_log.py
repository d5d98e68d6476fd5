"""The log of visits: conditions hold together, struck out ones are shown on demand."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.store.unit import Store
from retiree_desk.store.visit_log import SORTS, VisitQuery
from tests.ui.served import fill


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (VisitQuery(), 3),
        (VisitQuery(start=date(2026, 11, 1)), 2),
        (VisitQuery(end=date(2026, 11, 3)), 2),
        (VisitQuery(kinds=("电话", "视频")), 1),
        (VisitQuery(results=("见到本人",)), 2),
        (VisitQuery(staff="何静"), 3),
        (VisitQuery(staff="何"), 0),
        (VisitQuery(text="王秀"), 1),
        (VisitQuery(text="000002", start=date(2026, 11, 1)), 1),
    ],
)
def test_conditions_hold_together(store: Store, query: VisitQuery, count: int) -> None:
    with store.unit("test") as unit:
        fill(unit)
    with store.reading() as unit:
        assert len(unit.visit_log.ids(query)) == count


def test_a_group_and_what_was_struck_out(store: Store) -> None:
    with store.unit("test") as unit:
        fill(unit)
        area = unit.tree.node("片区", "东风片区")
        assert area is not None
        (first, *_rest) = unit.rows("visit").all()
        assert isinstance(first["id"], bytes)
        unit.rows("visit").void(first["id"])
        assert len(unit.visit_log.ids(VisitQuery(node=area.hex()))) == 2
        assert len(unit.visit_log.ids(VisitQuery(node=area.hex(), voided=True))) == 3
        struck = [
            line for line in unit.visit_log.lines(unit.visit_log.ids(VisitQuery(voided=True))) if line.voided
        ]
    assert [line.name for line in struck] == ["李建国"]


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_holds_every_visit(store: Store, sort: str) -> None:
    with store.unit("test") as unit:
        fill(unit)
        up, down = (list(unit.visit_log.ids(VisitQuery(), sort, descending=way)) for way in (False, True))
    assert sorted(up) == sorted(down)
    assert unit.visit_log.lines([]) == []
