"""Campaigns beside each other, their lists beforehand, and lines put right."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.campaigns import GiftState, Signature
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import campaigns, campaigns_book
from retiree_desk.services.campaigns import CampaignDraft
from retiree_desk.store.unit import Store, Unit

TODAY = date(2026, 1, 20)
DRAFT = CampaignDraft(
    "春节慰问",
    "节日",
    date(2026, 1, 20),
    date(2026, 2, 10),
    ListQuery(sort=Sort.NUMBER),
    standard=30_000,
    fund="活动经费",
)


def _money(store: Store) -> tuple[int, int]:
    """How much was given, and how much was booked."""
    with store.reading() as unit:
        tables = (unit.rows(name).all() for name in ("condolence", "fund_entry"))
        given, booked = (sum(int(row["amount_fen"] or 0) for row in rows) for rows in tables)
    return given, booked


def _people(unit: Unit) -> Uid:
    unit.members.add({"name": "甲", "member_no": "1", "status": "在册"})
    unit.members.add({"name": "乙", "member_no": "2", "status": "在册", "care_taboos": "谢绝来访"})
    return campaigns.start(unit, DRAFT, today=TODAY)


def test_the_list_is_seen_before_anything_is_written(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        campaign = _people(unit)
        before = campaigns_book.preview(unit, DRAFT, TODAY)
        assert before == ({2: "谢绝来访"}, [1])
        assert [gift.reason for gift in campaigns.gifts(unit, campaign)] == ["", "谢绝来访"]


def test_open_campaigns_stand_before_closed_ones_each_with_its_totals(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        first = _people(unit)
        campaigns.close(unit, first, TODAY)
        second = campaigns.start(unit, DRAFT, today=TODAY)
        found = campaigns_book.every(unit)
        assert [one.uid for one in found] == [second, first]
        assert (found[0].totals.open, found[1].totals.unclaimed, found[0].condition) == (
            1,
            1,
            DRAFT.condition,
        )
        assert campaigns_book.one(unit, first).closed_on == TODAY
        campaigns_book.void(unit, second)
        assert [one.uid for one in campaigns_book.every(unit)] == [first]
        with pytest.raises(RuleBroken, match="campaign_unknown"):
            campaigns_book.one(unit, second)


def test_a_campaign_is_called_off_with_its_signatures_and_undo_brings_all_back(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        campaign = _people(unit)
        campaigns.sign(unit, campaigns.gifts(unit, campaign)[0].uid, Signature(), TODAY)
    before = _money(store)
    assert before[0] > 0
    with store.unit("campaign.void") as unit:
        campaigns_book.void(unit, campaign)
        calling_off = unit.change_set_id
    assert _money(store) == (0, 0)
    with store.unit("undo", undoes=calling_off) as unit:
        unit.changes.take_back(calling_off)
    assert _money(store) == before
    with store.reading() as unit:
        assert campaigns_book.one(unit, campaign).totals.given == 1


def test_a_closed_campaign_stays(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        campaign = _people(unit)
        campaigns.close(unit, campaign, TODAY)
        with pytest.raises(RuleBroken, match="campaign_closed"):
            campaigns_book.void(unit, campaign)


def test_a_signature_is_taken_back_with_what_was_given(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        campaign = _people(unit)
        gift = campaigns.gifts(unit, campaign)[0]
        campaigns.sign(unit, gift.uid, Signature("丈夫", "配偶"), TODAY)
        campaigns_book.take_back(unit, gift.uid)
        assert campaigns.gifts(unit, campaign)[0] == gift
    assert _money(store) == (0, 0)


def test_a_line_struck_out_comes_back_but_not_for_the_dead(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        campaign = _people(unit)
        listed, refused = campaigns.gifts(unit, campaign)
        campaigns_book.put_back(unit, refused.uid)
        assert campaigns.gifts(unit, campaign)[1].state is GiftState.LISTED
        campaigns.exclude(unit, listed.uid, "去世")
        with pytest.raises(RuleBroken, match="gift_for_the_dead"):
            campaigns_book.put_back(unit, listed.uid)
        campaigns.close(unit, campaign, TODAY)
        with pytest.raises(RuleBroken, match="campaign_closed"):
            campaigns_book.put_back(unit, refused.uid)


def test_one_person_more_goes_to_the_end_of_the_list_and_only_once(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        campaign = _people(unit)
        late, dead = (
            unit.members.add({"name": "丙", "status": "在册"}),
            unit.members.add({"name": "丁", "status": "去世"}),
        )
        campaigns_book.add_person(unit, campaign, late)
        assert [gift.name for gift in campaigns.gifts(unit, campaign)] == ["甲", "乙", "丙"]
        for member, code in ((late, "gift_listed_already"), (dead, "gift_for_the_dead")):
            with pytest.raises(RuleBroken, match=code):
                campaigns_book.add_person(unit, campaign, member)
