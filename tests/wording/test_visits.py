"""What is said when a visit has been written down."""

from __future__ import annotations

from datetime import date

from retiree_desk.domain.visits import VisitDraft
from retiree_desk.wording.visits import recorded

DRAFT = VisitDraft(date(2026, 3, 9), "上门")


def test_whom_and_how() -> None:
    assert recorded(DRAFT, "王秀兰") == "已记录 王秀兰 的上门走访"


def test_what_is_odd_is_said_with_it() -> None:
    assert recorded(DRAFT, "王秀兰", ["visit_after_death"]).startswith("已记录 王秀兰 的上门走访 ")
    assert "去世" in recorded(DRAFT, "王秀兰", ["visit_after_death"])
