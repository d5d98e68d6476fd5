"""Signatures, totals and exclusions of a campaign."""

from __future__ import annotations

import pytest

from retiree_desk.domain.campaigns import GiftLine, GiftState, Signature, exclusion, sign, totals
from retiree_desk.domain.rules import RuleBroken

STAFF = ("赵敏", " ")


def test_the_member_signs_alone_and_a_proxy_with_the_relation() -> None:
    assert sign(Signature(), "甲", STAFF) is GiftState.SIGNED
    assert sign(Signature("甲"), "甲", STAFF) is GiftState.SIGNED
    assert sign(Signature("甲小", "儿子"), "甲", STAFF) is GiftState.PROXY


@pytest.mark.parametrize(
    ("signature", "code"),
    [(Signature("赵敏", "同事"), "staff_may_not_sign"), (Signature("邻居"), "proxy_not_named")],
)
def test_staff_and_strangers_do_not_sign(signature: Signature, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        sign(signature, "甲", STAFF)


def test_a_member_of_staff_who_is_the_member_signs_for_themselves() -> None:
    assert sign(Signature("赵敏"), "赵敏", STAFF) is GiftState.SIGNED


def test_totals_are_the_sum_of_their_parts() -> None:
    foot = totals(GiftLine(state, 100) for state in GiftState)
    assert foot.planned == foot.given + foot.unclaimed + foot.open == 4
    assert foot.planned_fen == foot.given_fen + foot.unclaimed_fen + foot.open_fen == 400
    assert (foot.proxies, foot.excluded) == (1, 1)


@pytest.mark.parametrize(
    ("status", "taboos", "mourning", "festive", "reason"),
    [
        ("在册", "", False, True, ""), ("去世", "", False, True, "去世"), ("转出", "", False, True, "不在册"),
        ("在册", "清真、谢绝来访", False, True, "谢绝来访"), ("在册", "", True, True, "丧期"), ("在册", "", True, False, ""),
        ("已移交社会化", "丧期", False, True, "丧期"),
    ],
)  # fmt: skip
def test_why_somebody_gets_nothing(
    status: str, taboos: str, mourning: bool, festive: bool, reason: str
) -> None:
    assert exclusion(status=status, taboos=taboos, mourning=mourning, festive=festive) == reason
