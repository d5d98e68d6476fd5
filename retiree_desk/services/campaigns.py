"""Festival campaigns: condition, list, standard, sign-for sheet, proxies, unclaimed, totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from retiree_desk.domain import campaigns, lists
from retiree_desk.domain.campaigns import GiftLine, GiftState, Signature, Totals
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery, Standing
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Status
from retiree_desk.domain.values import Row, Value
from retiree_desk.services import condolences, funds
from retiree_desk.store.members import MemberLine
from retiree_desk.store.unit import Unit

MOURNING = timedelta(days=365)  # after the death of the spouse
_ASKED = ("status", "care_taboos", "spouse_id")


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """A campaign as the clerk sets it up; ``standard`` is fen for each person."""

    name: str
    kind: str
    starts_on: date
    ends_on: date
    condition: ListQuery
    standard: int = 0
    goods: str = ""
    fund: str = ""
    form: str = ""
    festive: bool = True


@dataclass(frozen=True, slots=True)
class Gift:
    """One line of a campaign with its person."""

    uid: Uid
    member_id: Uid
    member_no: str
    name: str
    state: GiftState
    amount: int
    goods: str
    signer: str
    signer_relation: str
    signed_on: date | None
    reason: str


def start(unit: Unit, draft: CampaignDraft, *, today: date) -> Uid:
    """Draw the list up: everybody the condition names, those who get nothing struck out with the reason."""
    if not draft.name.strip():
        raise RuleBroken("campaign_name_blank", "name")
    if draft.standard < 0:
        raise RuleBroken("amount_negative", "standard_fen")
    uid = unit.rows("campaign").add(_campaign_row(draft))
    rows = [
        _gift_row(uid, person.uid, draft, place, reason)
        for place, (person, reason) in enumerate(named(unit, draft, today))
    ]
    unit.rows("campaign_gift").add_many(rows)
    return uid


def named(unit: Unit, draft: CampaignDraft, today: date) -> list[tuple[MemberLine, str]]:
    """Everybody the condition names, in order, with the reason for which they get nothing (empty when they do).

    Of each person only what the reasons depend on is read.
    """
    people = unit.members.lines(unit.members.ids(draft.condition, today), _ASKED)
    dead = _dead_since(unit, today - MOURNING, today) if draft.festive else frozenset()
    return [(one, _reason(one.values, draft, mourning=one.values["spouse_id"] in dead)) for one in people]


def gifts(unit: Unit, campaign: Uid) -> list[Gift]:
    """The lines of a campaign in order."""
    rows = sorted(
        unit.rows("campaign_gift").where(campaign_id=campaign), key=lambda row: int(row["position"] or 0)
    )
    people = unit.members.get_many([row["member_id"] for row in rows if isinstance(row["member_id"], bytes)])
    return [_gift(row, people) for row in rows]


def sign(unit: Unit, gift: Uid, signature: Signature, day: date) -> None:
    """Write a signature down, the member's or a proxy's; the condolence and its booking follow at once.

    RuleBroken ``gift_signed_already``, ``gift_for_the_dead`` or ``gift_struck_out`` for a line nobody may sign any more.
    """
    row, campaign = _unsigned_line(unit, gift)
    _refuse_struck_out(row)
    member_id = row["member_id"]
    assert isinstance(member_id, bytes)
    person = unit.members.person(member_id)
    name = person.text("name") if person else ""
    state = campaigns.sign(signature, name, condolences.staff_names(unit))
    signer = signature.name.strip() or name or None
    unit.rows("campaign_gift").update(
        gift,
        {
            "state": state.value,
            "signer": signer,
            "signer_relation": signature.relation.strip() or None,
            "signed_on": day.isoformat(),
        },
    )
    _give(unit, campaign, row, {"signer": signer, "signer_relation": signature.relation.strip() or None}, day)


def exclude(unit: Unit, gift: Uid, reason: str) -> None:
    """Strike a line out, with the reason; RuleBroken ``gift_signed_already`` for what has been given."""
    _unsigned_line(unit, gift)
    unit.rows("campaign_gift").update(gift, {"state": GiftState.EXCLUDED.value, "excluded_reason": reason})


def close(unit: Unit, campaign: Uid, day: date) -> Totals:
    """Close a campaign: what nobody has signed for is unclaimed and goes back to the fund."""
    rows = unit.rows("campaign_gift")
    rows.update_many(
        [
            (row["id"], {"state": GiftState.UNCLAIMED.value})
            for row in rows.where(campaign_id=campaign, state=GiftState.LISTED.value)
            if isinstance(row["id"], bytes)
        ]
    )
    unit.rows("campaign").update(campaign, {"closed_on": day.isoformat()})
    return totals(unit, campaign)


def totals(unit: Unit, campaign: Uid) -> Totals:
    """The foot of the sheet."""
    return campaigns.totals(GiftLine(gift.state, gift.amount) for gift in gifts(unit, campaign))


def _campaign_row(draft: CampaignDraft) -> dict[str, Value]:
    return {
        "name": draft.name.strip(),
        "kind": draft.kind,
        "starts_on": draft.starts_on.isoformat(),
        "ends_on": draft.ends_on.isoformat(),
        "condition": lists.to_text(draft.condition),
        "standard_fen": draft.standard,
        "goods": draft.goods or None,
        "fund": draft.fund or None,
        "form": draft.form or None,
    }


def _reason(person: Row, draft: CampaignDraft, *, mourning: bool) -> str:
    return campaigns.exclusion(
        status=str(person["status"] or ""),
        taboos=str(person["care_taboos"] or ""),
        mourning=mourning,
        festive=draft.festive,
    )


def _gift_row(campaign: Uid, person: Uid, draft: CampaignDraft, place: int, reason: str) -> dict[str, Value]:
    return {
        "campaign_id": campaign,
        "member_id": person,
        "amount_fen": draft.standard,
        "goods": draft.goods or None,
        "state": (GiftState.EXCLUDED if reason else GiftState.LISTED).value,
        "excluded_reason": reason or None,
        "position": place,
    }


def _dead_since(unit: Unit, since: date, today: date) -> frozenset[Value]:
    """Those on the register who have died since."""
    dead, day = unit.members.ids(ListQuery(standings=(Standing.DECEASED,)), today), since.isoformat()
    return frozenset(
        one.uid for one in unit.members.lines(dead, ("died_on",)) if str(one.values["died_on"] or "") >= day
    )


def _open_line(unit: Unit, gift: Uid) -> tuple[dict[str, Value], dict[str, Value]]:
    row = unit.rows("campaign_gift").get(gift)
    campaign_id = row["campaign_id"] if row is not None else None
    campaign = unit.rows("campaign").get(campaign_id) if isinstance(campaign_id, bytes) else None
    if row is None or campaign is None:
        raise RuleBroken("gift_unknown", "gift")
    if campaign["closed_on"]:
        raise RuleBroken("campaign_closed", "campaign")
    return row, campaign


def _unsigned_line(unit: Unit, gift: Uid) -> tuple[dict[str, Value], dict[str, Value]]:
    row, campaign = _open_line(unit, gift)
    if row["state"] in {GiftState.SIGNED, GiftState.PROXY}:
        raise RuleBroken("gift_signed_already", "gift", name=str(row["signer"] or ""))
    return row, campaign


def _refuse_struck_out(row: Row) -> None:
    if row["state"] == GiftState.EXCLUDED:
        reason = str(row["excluded_reason"] or "")
        if reason == Status.DECEASED:
            raise RuleBroken("gift_for_the_dead", "gift")
        raise RuleBroken("gift_struck_out", "gift", reason=reason)


def _give(unit: Unit, campaign: Row, gift: Row, signed: Mapping[str, Value], day: date) -> None:
    amount, member = int(gift["amount_fen"] or 0), gift["member_id"]
    assert isinstance(member, bytes)
    unit.rows("condolence").add(
        {
            "member_id": member,
            "day": day.isoformat(),
            "kind": campaign["kind"],
            "form": campaign["form"],
            "amount_fen": amount or None,
            "goods": gift["goods"],
            "fund": campaign["fund"],
            **signed,
            "campaign_id": gift["campaign_id"],
            "note": campaign["name"],
        }
    )
    if campaign["fund"] and amount:
        funds.book(unit, str(campaign["fund"]), member, day, amount, str(campaign["name"]))


def _gift(row: Row, people: dict[Uid, dict[str, Value]]) -> Gift:
    uid, member_id = row["id"], row["member_id"]
    assert isinstance(uid, bytes)
    assert isinstance(member_id, bytes)
    person = people.get(member_id, {})
    signed = row["signed_on"]
    return Gift(
        uid=uid,
        member_id=member_id,
        member_no=str(person.get("member_no") or ""),
        name=str(person.get("name") or ""),
        state=GiftState(str(row["state"])),
        amount=int(row["amount_fen"] or 0),
        goods=str(row["goods"] or ""),
        signer=str(row["signer"] or ""),
        signer_relation=str(row["signer_relation"] or ""),
        signed_on=date.fromisoformat(str(signed)) if signed else None,
        reason=str(row["excluded_reason"] or ""),
    )
