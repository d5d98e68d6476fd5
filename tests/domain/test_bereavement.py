"""The steps after a death, and the estimate."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.bereavement import BASES, Employer, Pay, checklist, estimate, grant


def test_every_step_has_a_day_and_the_report_is_due_at_once() -> None:
    steps = {step.code: step.due_on for step in checklist(date(2026, 5, 2))}
    assert steps["report"] == date(2026, 5, 2)
    assert steps["family"] == date(2026, 5, 5)
    assert None not in steps.values()


@pytest.mark.parametrize(
    ("died", "due"),
    [(date(2026, 5, 2), date(2026, 5, 9)), (date(2026, 5, 28), date(2026, 5, 31)), (date(2026, 5, 31), date(2026, 5, 31)),
     (date(2026, 2, 25), date(2026, 2, 28)), (date(2026, 12, 30), date(2026, 12, 31))],
)  # fmt: skip
def test_the_pension_is_stopped_within_a_week_and_the_month(died: date, due: date) -> None:
    assert next(step.due_on for step in checklist(died) if step.code == "pension_stop") == due


def test_the_published_example_comes_out_to_the_fen() -> None:
    """28 years 9 months paid in, 3 years 6 months drawn, base 2818.50: 19.25 months, 54 256.13 + 5 637."""
    found = estimate(Pay(base=281_850, months_paid=28 * 12 + 9, months_drawn=42))
    assert (found.months, found.pension, found.funeral, found.total) == (19.25, 5_425_613, 563_700, 5_989_313)


@pytest.mark.parametrize(
    ("paid", "drawn", "months"),
    [
        (59, 0, 3),
        (60, 0, 6),
        (119, 0, 6),
        (120, 0, 9),
        (180, 0, 9),
        (192, 0, 10),
        (480, 0, 24),
        (480, 240, 9),
        (120, 240, 9),
        (60, 24, 6),
    ],
)
def test_months_follow_the_years_paid_in_and_never_fall_below_the_floor(
    paid: int, drawn: int, months: float
) -> None:
    assert estimate(Pay(100_000, paid, drawn)).months == months


def test_authorities_and_institutions_have_rules_of_their_own() -> None:
    authority = grant(Employer.AUTHORITY, basic=500_000, income=5_000_000)
    assert (authority.funeral, authority.pension) == (0, 2 * 5_000_000 + 40 * 500_000)
    assert authority.basis == BASES[Employer.AUTHORITY]
    assert grant(Employer.INSTITUTION, basic=500_000).pension == 20 * 500_000
