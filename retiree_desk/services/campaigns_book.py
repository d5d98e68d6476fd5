"""The campaigns an office has run and runs, how each stands, and who would be on the list before it is drawn up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from retiree_desk.domain import lists
from retiree_desk.domain.campaigns import GiftLine, GiftState, Totals, totals
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Status
from retiree_desk.domain.values import Row, Value
from retiree_desk.services import campaigns, condolences
from retiree_desk.services.campaigns import CampaignDraft
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign with how its list stands; ``standard`` in fen for each person."""

    uid: Uid
    name: str
    kind: str
    starts_on: date
    ends_on: date
    standard: int
    goods: str
    fund: str
    form: str
    closed_on: date | None
    condition: ListQuery
    totals: Totals


class Beforehand(NamedTuple):
    """Whom a list would hold, by local number: those left out with the reason, and those who get something, in order."""

    out: dict[int, str]
    gets: list[int]


def every(unit: Unit) -> list[Campaign]:
    """All campaigns: those still open first, then the newest."""
    lines: dict[Uid, list[GiftLine]] = {}
    for row in unit.rows("campaign_gift").all():
        if isinstance(row["campaign_id"], bytes):
            lines.setdefault(row["campaign_id"], []).append(_line(row))
    found = [_campaign(row, lines.get(_uid(row), [])) for row in unit.rows("campaign").all()]
    return sorted(found, key=lambda one: (one.closed_on is not None, -one.starts_on.toordinal(), one.name))


def one(unit: Unit, uid: Uid) -> Campaign:
    """One campaign; raises RuleBroken when it is gone."""
    row = unit.rows("campaign").get(uid)
    if row is None or row["voided"]:
        raise RuleBroken("campaign_unknown", "campaign")
    return _campaign(row, [_line(gift) for gift in unit.rows("campaign_gift").where(campaign_id=uid)])


def preview(unit: Unit, draft: CampaignDraft, today: date) -> Beforehand:
    """Whom the list would hold; nothing is written."""
    found = campaigns.named(unit, draft, today)
    return Beforehand(
        {person.seq: reason for person, reason in found if reason},
        [person.seq for person, reason in found if not reason],
    )


def void(unit: Unit, uid: Uid) -> None:
    """Strike out an open campaign with its list, the signatures on it, what was given and its bookings.

    RuleBroken ``campaign_closed`` for one that is closed: its totals have been handed in.
    """
    if (unit.rows("campaign").get(uid) or {}).get("closed_on"):
        raise RuleBroken("campaign_closed", "campaign")
    for row in list(unit.rows("condolence").where(campaign_id=uid)):
        condolences.void(unit, _uid(row))
    gifts = list(unit.rows("campaign_gift").where(campaign_id=uid))
    unit.rows("campaign_gift").update_many([(_uid(row), {"voided": 1}) for row in gifts])
    unit.rows("campaign").void(uid)


def take_back(unit: Unit, gift: Uid) -> None:
    """Take a signature back that was given by mistake: what was given and its booking go with it, the line is open again."""
    row = unit.rows("campaign_gift").get(gift)
    if row is None:
        raise RuleBroken("gift_unknown", "gift")
    given = unit.rows("condolence").where(campaign_id=row["campaign_id"], member_id=row["member_id"])
    for condolence in list(given):
        condolences.void(unit, _uid(condolence))


def put_back(unit: Unit, gift: Uid) -> None:
    """Bring a line that was struck out back onto the list of an open campaign."""
    row = unit.rows("campaign_gift").get(gift)
    campaign = (
        unit.rows("campaign").get(row["campaign_id"])
        if row and isinstance(row["campaign_id"], bytes)
        else None
    )
    if row is None or campaign is None:
        raise RuleBroken("gift_unknown", "gift")
    if campaign["closed_on"]:
        raise RuleBroken("campaign_closed", "campaign")
    if row["state"] in {GiftState.SIGNED, GiftState.PROXY}:
        raise RuleBroken("gift_signed_already", "gift", name=str(row["signer"] or ""))
    if row["excluded_reason"] == Status.DECEASED:
        raise RuleBroken("gift_for_the_dead", "gift")
    unit.rows("campaign_gift").update(gift, {"state": GiftState.LISTED.value, "excluded_reason": None})


def add_person(unit: Unit, campaign: Uid, member: Uid) -> Uid:
    """Put one more person onto the list of an open campaign; raises RuleBroken for one who is on it or has died."""
    row, person = unit.rows("campaign").get(campaign), unit.members.person(member)
    if row is None or person is None:
        raise RuleBroken("campaign_unknown", "member_no")
    if row["closed_on"]:
        raise RuleBroken("campaign_closed", "member_no")
    if person.values.get("status") == Status.DECEASED:
        raise RuleBroken("gift_for_the_dead", "member_no")
    known = list(unit.rows("campaign_gift").where(campaign_id=campaign))
    if any(line["member_id"] == member for line in known):
        raise RuleBroken("gift_listed_already", "member_no", name=person.text("name"))
    places = [line["position"] for line in known if isinstance(line["position"], int)]
    return unit.rows("campaign_gift").add(
        {
            "campaign_id": campaign,
            "member_id": member,
            "amount_fen": row["standard_fen"],
            "goods": row["goods"],
            "state": GiftState.LISTED.value,
            "position": max(places, default=-1) + 1,
        }
    )


def _campaign(row: Row, lines: list[GiftLine]) -> Campaign:
    texts = {key: str(row[key] or "") for key in ("name", "kind", "goods", "fund", "form")}
    starts, ends, closed, standard = (
        row[key] for key in ("starts_on", "ends_on", "closed_on", "standard_fen")
    )
    return Campaign(
        uid=_uid(row),
        starts_on=_day(starts) or date.min,
        ends_on=_day(ends) or _day(starts) or date.min,
        standard=standard if isinstance(standard, int) else 0,
        closed_on=_day(closed),
        condition=_condition(row["condition"]),
        totals=totals(lines),
        **texts,
    )


def _condition(value: Value) -> ListQuery:
    try:
        return lists.from_text(str(value or ""))
    except RuleBroken:  # written by a newer program: the list it drew up is kept all the same
        return ListQuery()


def _line(row: Row) -> GiftLine:
    amount = row["amount_fen"]
    return GiftLine(GiftState(str(row["state"])), amount if isinstance(amount, int) else 0)


def _uid(row: Row) -> Uid:
    uid = row["id"]
    assert isinstance(uid, bytes)
    return uid


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
