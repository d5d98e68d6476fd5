"""Rules for condolence money: how much for what, how often, in which twelve months.

The twelve months need not be a calendar year: offices that settle in December let theirs begin on 16 December. What
was paid before is told while the clerk types; a rule advises and never forbids.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from retiree_desk.domain.terms import CondolenceKind


class Per(StrEnum):
    """Within what a limit counts."""

    PERSON = "person"  # so many times a person in the window
    CAUSE = "cause"  # so many times for the same cause


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRule:
    """So much, so often; ``begins`` is month and day on which the yearly window begins. Amounts in fen."""

    code: str
    title: str
    kind: str
    basis: str = ""
    amount: int = 0
    times: int = 1
    per: Per = Per.CAUSE
    begins: tuple[int, int] = (1, 1)
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Payment:
    """Money or goods given once; ``amount`` in fen."""

    day: date
    kind: str
    amount: int
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says to one more payment: the window, what was given in it, how often is still free."""

    rule: MoneyRule
    start: date
    end: date
    given: tuple[Payment, ...]
    left: int

    @property
    def total(self) -> int:
        """Fen given in the window."""
        return sum(payment.amount for payment in self.given)

    @property
    def is_within(self) -> bool:
        """Whether one more is within the rule."""
        return self.left > 0


SHIPPED_MONEY_RULES: tuple[MoneyRule, ...] = (
    MoneyRule(
        code="HOSP-CAUSE", title="住院慰问:同一病因一年一次", kind=CondolenceKind.HOSPITAL, basis="同种病因一年只补助一次", amount=50_000
    ),
    MoneyRule(
        code="HOSP-YEAR", title="住院慰问:每人每年不超过两次", kind=CondolenceKind.HOSPITAL, basis="每人每年不超过两次", times=2, per=Per.PERSON
    ),
    MoneyRule(code="HARD-YEAR", title="困难补助:每人每年一次", kind=CondolenceKind.HARDSHIP, per=Per.PERSON, enabled=False),
)  # fmt: skip


def window_of(rule: MoneyRule, day: date) -> tuple[date, date]:
    """The twelve months of the rule that ``day`` lies in, both ends included."""
    start = _begin(rule, day.year)
    if day < start:
        start = _begin(rule, day.year - 1)
    return start, _begin(rule, start.year + 1) - timedelta(days=1)


def answers(
    rules: Iterable[MoneyRule], payments: Iterable[Payment], day: date, *, kind: str, cause: str
) -> list[Answer]:
    """What every rule for this kind says to one more payment on ``day``; without a cause all causes are compared."""
    known = sorted(payments, key=lambda payment: payment.day)
    return [_answer(rule, known, day, cause) for rule in rules if rule.enabled and rule.kind == kind]


def _answer(rule: MoneyRule, payments: list[Payment], day: date, cause: str) -> Answer:
    start, end = window_of(rule, day)
    given = tuple(
        payment
        for payment in payments
        if payment.kind == rule.kind
        and start <= payment.day <= end
        and (rule.per is Per.PERSON or not cause or _same(payment.cause, cause))
    )
    return Answer(rule, start, end, given, rule.times - len(given))


def _same(one: str, other: str) -> bool:
    """Causes are typed by people: one that holds the other is the same."""
    left, right = one.replace(" ", ""), other.replace(" ", "")
    return bool(left) and (left in right or right in left)


def _begin(rule: MoneyRule, year: int) -> date:
    month, day = rule.begins
    return date(year, month, min(day, 28) if month == 2 else day)
