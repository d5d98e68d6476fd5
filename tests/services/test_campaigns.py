"""A festival campaign from condition to totals."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from retiree_desk.domain.campaigns import GiftState, Signature
from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import bereavement, campaigns, campaigns_book, condolences, funds
from retiree_desk.services.bereavement import DeathDraft
from retiree_desk.services.campaigns import CampaignDraft, Gift
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


def _people(unit: Unit) -> None:
    dead = unit.members.add({"name": "亡夫", "status": "去世", "died_on": "2025-11-01"})
    unit.members.add_many(
        [
            {"name": "甲", "member_no": "1", "status": "在册"},
            {"name": "乙", "member_no": "2", "status": "在册", "care_taboos": "谢绝来访"},
            {"name": "丙", "member_no": "3", "status": "在册", "spouse_id": dead},
            {"name": "丁", "member_no": "4", "status": "在册"},
            {"name": "戊", "member_no": "5", "status": "在册"},
        ]
    )
    unit.rows("staff").add({"name": "赵敏"})


def test_a_campaign_runs_from_its_list_to_its_totals(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        _people(unit)
        funds.keep(unit, "活动经费", 2026, per_head=35_000)
        uid = campaigns.start(unit, DRAFT, today=TODAY)
        lines = campaigns.gifts(unit, uid)
    assert [(line.name, line.state, line.reason) for line in lines] == [
        ("甲", GiftState.LISTED, ""),
        ("乙", GiftState.EXCLUDED, "谢绝来访"),
        ("丙", GiftState.EXCLUDED, "丧期"),
        ("丁", GiftState.LISTED, ""),
        ("戊", GiftState.LISTED, ""),
    ]
    with store.unit("campaign.sign") as unit:
        campaigns.sign(unit, lines[0].uid, Signature(), TODAY)
        campaigns.sign(unit, lines[3].uid, Signature("丁小", "儿子"), TODAY)
    with store.unit("campaign.close") as unit:
        foot = campaigns.close(unit, uid, date(2026, 2, 11))
        (fund,) = funds.balances(unit, 2026, TODAY)
    assert (foot.planned, foot.given, foot.given_fen, foot.proxies) == (3, 2, 60_000, 1)
    assert (foot.unclaimed, foot.unclaimed_fen, foot.open, foot.excluded) == (1, 30_000, 0, 2)
    assert (fund.budget, fund.spent, fund.balance) == (5 * 35_000, 60_000, 115_000)
    with store.reading() as unit:
        assert [row["signer"] for row in unit.rows("condolence").all()] == ["甲", "丁小"]


def test_staff_never_sign_and_a_proxy_says_how_related(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        _people(unit)
        line = _first(unit)
        with pytest.raises(RuleBroken, match="staff_may_not_sign"):
            campaigns.sign(unit, line.uid, Signature("赵敏", "同事"), TODAY)
        with pytest.raises(RuleBroken, match="proxy_not_named"):
            campaigns.sign(unit, line.uid, Signature("邻居"), TODAY)
        campaigns.exclude(unit, line.uid, "在外地")
        assert campaigns.gifts(unit, _campaign(unit))[0].reason == "在外地"


def test_a_gift_is_signed_for_once_and_what_was_given_is_not_struck_out(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        _people(unit)
        line = _first(unit)
        campaigns.sign(unit, line.uid, Signature(), TODAY)
        for again in (
            partial(campaigns.sign, unit, line.uid, Signature("甲小", "儿子"), TODAY),
            partial(campaigns.exclude, unit, line.uid, "在外地"),
            partial(campaigns_book.put_back, unit, line.uid),
        ):
            with pytest.raises(RuleBroken, match="gift_signed_already"):
                again()
        (fund,) = funds.balances(unit, 2026, TODAY)
        assert (fund.spent, len(list(unit.rows("condolence").all()))) == (30_000, 1)


def test_nobody_signs_on_a_line_that_is_struck_out(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        _people(unit)
        line = _first(unit)
        struck = campaigns.gifts(unit, _campaign(unit))[1]
        with pytest.raises(RuleBroken, match="gift_struck_out"):
            campaigns.sign(unit, struck.uid, Signature(), TODAY)
        bereavement.record(unit, line.member_id, DeathDraft(TODAY), today=TODAY)
        with pytest.raises(RuleBroken, match="gift_for_the_dead"):
            campaigns.sign(unit, line.uid, Signature(), TODAY)


@pytest.mark.parametrize(
    ("closed", "state"), [(False, GiftState.LISTED), (True, GiftState.UNCLAIMED)], ids=["open", "closed"]
)
def test_a_gift_entered_by_mistake_gives_back_money_and_line(
    store: Store, state: GiftState, *, closed: bool
) -> None:
    with store.unit("campaign.start") as unit:
        _people(unit)
        line = _first(unit)
    with store.unit("campaign.sign") as unit:
        campaigns.sign(unit, line.uid, Signature(), TODAY)
        if closed:
            campaigns.close(unit, _campaign(unit), TODAY)
    with store.unit("condolence.edit") as unit:
        (given,) = unit.rows("condolence").all()
        assert isinstance(given["id"], bytes)
        condolences.void(unit, given["id"])
        first = campaigns.gifts(unit, _campaign(unit))[0]
        assert (first.state, first.signed_on, first.signer) == (state, None, "")
        assert sum(fund.spent for fund in funds.balances(unit, 2026, TODAY)) == 0
    voided = unit.change_set_id
    assert voided is not None
    with store.unit("undo", undoes=voided) as unit:
        unit.changes.take_back(voided)
        assert campaigns.gifts(unit, _campaign(unit))[0].state is GiftState.SIGNED
        assert sum(fund.spent for fund in funds.balances(unit, 2026, TODAY)) == 30_000


def test_a_whole_campaign_struck_out_comes_back_by_undo(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        _people(unit)
        _first(unit)
    before = _books(store)
    with store.unit("campaign.edit") as unit:
        campaigns_book.void(unit, _campaign(unit))
    voided = unit.change_set_id
    assert voided is not None
    assert _books(store) == [[], [], [], []]
    with store.unit("undo", undoes=voided) as unit:
        unit.changes.take_back(voided)
    assert _books(store) == before


def test_a_closed_campaign_takes_no_more_signatures(store: Store) -> None:
    with store.unit("campaign.start") as unit:
        _people(unit)
        line = _first(unit)
        campaigns.close(unit, _campaign(unit), TODAY)
        with pytest.raises(RuleBroken, match="campaign_closed"):
            campaigns.sign(unit, line.uid, Signature(), TODAY)


@pytest.mark.parametrize(
    ("draft", "code"),
    [(CampaignDraft(" ", "节日", TODAY, TODAY, ListQuery()), "campaign_name_blank"),
     (CampaignDraft("a", "节日", TODAY, TODAY, ListQuery(), standard=-1), "amount_negative")],
)  # fmt: skip
def test_a_campaign_needs_a_name_and_no_negative_standard(
    store: Store, draft: CampaignDraft, code: str
) -> None:
    with pytest.raises(RuleBroken, match=code), store.unit("campaign.start") as unit:
        campaigns.start(unit, draft, today=TODAY)


def _first(unit: Unit) -> Gift:
    campaigns.start(unit, DRAFT, today=TODAY)
    return campaigns.gifts(unit, _campaign(unit))[0]


def _campaign(unit: Unit) -> bytes:
    (row,) = unit.rows("campaign").all()
    uid = row["id"]
    assert isinstance(uid, bytes)
    return uid


def _books(store: Store) -> list[list[str]]:
    with store.reading() as unit:
        tables = ("campaign", "campaign_gift", "condolence", "fund_entry")
        return [sorted(repr(row) for row in unit.rows(name).all()) for name in tables]
