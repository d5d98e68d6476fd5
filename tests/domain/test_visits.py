"""A visit as it is written down."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.visits import VisitDraft, check, doubts, names_in, usual_result

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("kind", "result"),
    [
        ("上门", "见到本人"),
        ("电话", "已联系"),
        ("信函", "已联系"),
        ("体检", "见到本人"),
        ("别的", "见到本人"),
    ],
)
def test_the_usual_result_is_filled_in(kind: str, result: str) -> None:
    assert usual_result(kind) == result
    assert check(VisitDraft(TODAY, f" {kind} "), today=TODAY) == VisitDraft(TODAY, kind, result)


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (VisitDraft(TODAY, ""), "visit_kind_blank"),
        (VisitDraft(date(1949, 9, 30), "上门"), "visit_day_impossible"),
        (VisitDraft(date(2028, 1, 1), "上门"), "visit_day_impossible"),
    ],
)
def test_what_can_be_no_visit_is_refused(draft: VisitDraft, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        check(draft, today=TODAY)


@pytest.mark.parametrize(
    ("draft", "died_on", "codes"),
    [
        (VisitDraft(TODAY, "上门", "见到本人"), "", ()),
        (VisitDraft(TODAY, "上门", "见到本人"), "2026-03-10", ()),
        (VisitDraft(TODAY, "上门", "见到本人"), "2026-03-09", ("visit_after_death",)),
        (VisitDraft(date(2026, 3, 11), "电话", "见到本人"), "", ("visit_in_future", "visit_result_odd")),
        (VisitDraft(TODAY, "集体活动", "已联系"), "", ()),
    ],
)
def test_what_is_odd_is_told(draft: VisitDraft, died_on: str, codes: tuple[str, ...]) -> None:
    assert doubts(draft, died_on=died_on, today=TODAY) == codes


@pytest.mark.parametrize(
    "text", ["王五、赵六", "王五,赵六", "王五， 赵六", "王五 赵六 王五", "、王五/赵六；"]
)
def test_those_who_went_are_read_however_they_are_listed(text: str) -> None:
    assert names_in(text) == ("王五", "赵六")
