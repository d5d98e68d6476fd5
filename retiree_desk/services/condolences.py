"""Single condolences: money, goods or words given to one person, paid from a fund."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retiree_desk.domain import campaigns
from retiree_desk.domain.campaigns import GiftState, Signature
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Status
from retiree_desk.domain.values import Value
from retiree_desk.services import funds
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class CondolenceDraft:
    """One condolence as the clerk types it; ``amount`` in fen."""

    day: date
    kind: str
    form: str = ""
    amount: int = 0
    goods: str = ""
    fund: str = ""
    staff: tuple[str, ...] = ()
    signer: str = ""
    signer_relation: str = ""
    cause: str = ""
    stay_id: Uid | None = None
    note: str = ""


def give(unit: Unit, member: Uid, draft: CondolenceDraft) -> Uid:
    """Write a condolence down and book its money; raises RuleBroken when staff signed or the fund is unknown."""
    person = unit.members.person(member)
    if person is None:
        raise RuleBroken("member_unknown", "member_no", number="")
    if not draft.kind.strip():
        raise RuleBroken("condolence_kind_blank", "kind")
    if draft.amount < 0:
        raise RuleBroken("amount_negative", "amount_fen")
    signature = Signature(draft.signer, draft.signer_relation)
    campaigns.sign(signature, person.text("name"), [*draft.staff, *staff_names(unit)])
    uid = unit.rows("condolence").add({"member_id": member, **_row(draft)})
    if draft.fund and draft.amount:
        funds.book(unit, draft.fund, member, draft.day, draft.amount, f"{draft.kind}慰问")
    return uid


def void(unit: Unit, condolence: Uid) -> None:
    """Strike a condolence out that was entered by mistake: its booking and its signature on a campaign's list go with it."""
    row = unit.rows("condolence").get(condolence)
    unit.rows("condolence").void(condolence)
    if row is None or not isinstance(row["member_id"], bytes):
        return
    if row["fund"] and row["amount_fen"]:
        funds.unbook(unit, str(row["fund"]), row["member_id"], str(row["day"]), int(row["amount_fen"]))
    if isinstance(row["campaign_id"], bytes):
        _unsign(unit, row["campaign_id"], row["member_id"])


def _unsign(unit: Unit, campaign: Uid, member: Uid) -> None:
    """The line of a gift that was not given after all: open again, unclaimed where the campaign is closed."""
    kept, person = unit.rows("campaign").get(campaign), unit.members.person(member)
    closed = kept is not None and kept["closed_on"]
    dead = person is not None and person.values.get("status") == Status.DECEASED
    state = GiftState.UNCLAIMED if closed else GiftState.EXCLUDED if dead else GiftState.LISTED
    lines = unit.rows("campaign_gift")
    for row in list(lines.where(campaign_id=campaign, member_id=member)):
        if isinstance(row["id"], bytes):
            fresh: dict[str, Value] = dict.fromkeys(("signer", "signer_relation", "signed_on"))
            fresh |= {"state": state.value, "excluded_reason": Status.DECEASED.value if dead else None}
            lines.update(row["id"], fresh)


def staff_names(unit: Unit) -> list[str]:
    """The names of the office's staff."""
    return [str(row["name"]) for row in unit.rows("staff").all() if row["name"]]


def _row(draft: CondolenceDraft) -> dict[str, Value]:
    return {
        "day": draft.day.isoformat(),
        "kind": draft.kind.strip(),
        "form": draft.form or None,
        "amount_fen": draft.amount or None,
        "goods": draft.goods or None,
        "fund": draft.fund or None,
        "staff": "、".join(draft.staff) or None,
        "signer": draft.signer.strip() or None,
        "signer_relation": draft.signer_relation.strip() or None,
        "cause": draft.cause or None,
        "stay_id": draft.stay_id,
        "note": draft.note or None,
    }
