"""A condolence campaign (一次慰问活动): from a condition to a list, a standard, signatures and what is left over.

Rules: the dead and those in mourning who asked for nothing get no gift; staff may never sign for anybody; a proxy is
named with the relation; what nobody claimed by the last day goes back to the fund.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from retiree_desk.domain.rules import RuleBroken


class GiftState(StrEnum):
    """How a line of the list stands."""

    LISTED = "listed"  # on the list, not yet signed for
    SIGNED = "signed"
    PROXY = "proxy"  # signed for by somebody else
    UNCLAIMED = "unclaimed"  # the last day has passed
    EXCLUDED = "excluded"  # struck out, with the reason


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed for a gift; without ``relation`` the member."""

    name: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class GiftLine:
    """One line: amount in fen."""

    state: GiftState
    amount: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Lines and fen by state; planned = all that were not struck out."""

    planned: int
    planned_fen: int
    given: int
    given_fen: int
    proxies: int
    unclaimed: int
    unclaimed_fen: int
    open: int
    open_fen: int
    excluded: int


def sign(signature: Signature, member: str, staff: Iterable[str]) -> GiftState:
    """The state a signature makes; raises RuleBroken when staff sign or a proxy's relation is not named."""
    name = signature.name.strip()
    if name in {one.strip() for one in staff if one.strip()} and name != member:
        raise RuleBroken("staff_may_not_sign", "signer", name=name)
    if not name or name == member:
        return GiftState.SIGNED
    if not signature.relation.strip():
        raise RuleBroken("proxy_not_named", "signer_relation", name=name)
    return GiftState.PROXY


def totals(lines: Iterable[GiftLine]) -> Totals:
    """The foot of the sign-for sheet."""
    known = list(lines)
    planned = [line for line in known if line.state is not GiftState.EXCLUDED]
    given = [line for line in known if line.state in {GiftState.SIGNED, GiftState.PROXY}]
    unclaimed = [line for line in known if line.state is GiftState.UNCLAIMED]
    still = [line for line in known if line.state is GiftState.LISTED]
    return Totals(
        planned=len(planned),
        planned_fen=_sum(planned),
        given=len(given),
        given_fen=_sum(given),
        proxies=sum(line.state is GiftState.PROXY for line in known),
        unclaimed=len(unclaimed),
        unclaimed_fen=_sum(unclaimed),
        open=len(still),
        open_fen=_sum(still),
        excluded=len(known) - len(planned),
    )


def exclusion(*, status: str, taboos: str, mourning: bool, festive: bool) -> str:
    """Why somebody gets nothing from a campaign, empty when they do: 去世, 不在册, 谢绝来访, 丧期."""
    if status == "去世":
        return "去世"
    if status in {"转出", "注销", "失联"}:
        return "不在册"
    if "谢绝来访" in taboos:
        return "谢绝来访"
    return "丧期" if festive and (mourning or "丧期" in taboos) else ""


def _sum(lines: Iterable[GiftLine]) -> int:
    return sum(line.amount for line in lines)
