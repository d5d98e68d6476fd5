"""A stay as it is written down."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.hospital import StayDraft, check, days_in, overlaps
from retiree_desk.domain.rules import RuleBroken

TODAY = date(2026, 3, 10)


def test_a_stay_that_may_be_is_kept_as_it_is() -> None:
    draft = StayDraft(TODAY, "市一院", discharged_on=TODAY)
    assert check(draft, today=TODAY) == draft


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (StayDraft(date(2026, 3, 11)), "admitted_in_future"),
        (StayDraft(TODAY, discharged_on=date(2026, 3, 9)), "discharged_before_admitted"),
    ],
)
def test_what_can_be_no_stay_is_refused(draft: StayDraft, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        check(draft, today=TODAY)


def test_days_count_both_ends() -> None:
    assert days_in(date(2026, 3, 1), date(2026, 3, 3), TODAY) == 3
    assert days_in(TODAY, None, TODAY) == 1


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ((1, 5), (5, 9), False),
        ((1, 5), (4, 9), True),
        ((1, None), (4, 9), True),
        ((5, 9), (1, 5), False),
        ((1, 9), (3, 4), True),
    ],
)
def test_a_transfer_on_one_day_is_no_overlap(
    first: tuple[int, int | None], second: tuple[int, int], answer: bool
) -> None:
    ends = date(2026, 3, first[1]) if first[1] else None
    assert (
        overlaps(date(2026, 3, first[0]), ends, date(2026, 3, second[0]), date(2026, 3, second[1])) is answer
    )
