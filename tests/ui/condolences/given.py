"""A campaign for the tests of its counter, and what is found on its list."""

from __future__ import annotations

from datetime import date

from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.services import campaigns, condolences
from retiree_desk.services.campaigns import CampaignDraft, Gift
from retiree_desk.services.condolences import CondolenceDraft
from retiree_desk.ui.condolences.campaign_view import CampaignView
from retiree_desk.ui.desk import Desk
from tests.ui.served import TODAY, uid_of

DRAFT = CampaignDraft(
    "春节慰问",
    "节日",
    TODAY,
    date(2026, 12, 20),
    ListQuery(sort=Sort.NUMBER),
    standard=30_000,
    fund="活动经费",
)


def gift_of(desk: Desk, view: CampaignView, name: str) -> Gift:
    """The line of a person."""
    assert view.campaign is not None
    uid = view.campaign.uid
    return next(gift for gift in desk.read(lambda unit: campaigns.gifts(unit, uid)) if gift.name == name)


def give(desk: Desk, name: str, day: date, kind: str) -> None:
    """Write a condolence of 200 yuan down."""
    draft = CondolenceDraft(day=day, kind=kind, amount=20_000, fund="活动经费")
    desk.do("condolence.edit", lambda unit: condolences.give(unit, uid_of(desk, name), draft))
