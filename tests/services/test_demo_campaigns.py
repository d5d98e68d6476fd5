from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date

import pytest

from retiree_desk.domain.campaigns import GiftState
from retiree_desk.services import campaigns, campaigns_book, demo
from retiree_desk.services.campaigns import Gift
from retiree_desk.services.campaigns_book import Campaign
from retiree_desk.services.demo_campaigns import festival
from retiree_desk.services.demo_plan import Plan
from retiree_desk.services.offices import Office
from retiree_desk.store.vault import Cost

CHEAP = Cost(memory=64, passes=1, lanes=1)
PLAN = Plan(400, 2, date(2026, 11, 22))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("demo") / "office"
    made, _counts = demo.make(folder, PLAN, secrets.token_urlsafe(12), cost=CHEAP)
    with made:
        yield made


@pytest.fixture(scope="module")
def held(office: Office) -> list[tuple[Campaign, list[Gift]]]:
    """The running campaign, then the one that is over, with their lists."""
    with office.store.reading() as unit:
        return [(one, campaigns.gifts(unit, one.uid)) for one in campaigns_book.every(unit)]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 22), "2026年重阳节敬老慰问"),
        (date(2026, 3, 1), "2026年春节慰问"),
        (date(2026, 2, 18), "2025年重阳节敬老慰问"),
        (date(2024, 2, 29), "2024年春节慰问"),
    ],
)
def test_the_last_festival_is_the_one_whose_list_could_be_closed(day: date, name: str) -> None:
    found = festival(Plan(1, 1, day))
    assert found.name == name
    assert found.closes <= day


def test_the_festival_is_signed_for_but_for_a_few(held: list[tuple[Campaign, list[Gift]]]) -> None:
    past, _gifts = held[1]
    assert past.closed_on is not None
    assert past.totals.open == 0
    assert 0 < past.totals.unclaimed < past.totals.planned * 0.2
    assert past.totals.given + past.totals.unclaimed == past.totals.planned


def test_the_campaign_of_the_season_is_under_way(held: list[tuple[Campaign, list[Gift]]]) -> None:
    running, _gifts = held[0]
    assert running.starts_on < PLAN.as_of < running.ends_on
    assert running.closed_on is None
    assert running.totals.given > 0
    assert running.totals.open > 0


def test_proxies_are_of_the_family(held: list[tuple[Campaign, list[Gift]]]) -> None:
    proxies = [gift for _one, gifts in held for gift in gifts if gift.state is GiftState.PROXY]
    assert proxies
    assert {gift.signer_relation for gift in proxies} <= {"配偶", "儿子", "女儿", "侄子", "外甥女"}
    assert all(gift.signer and gift.signer != gift.name for gift in proxies)


def test_nobody_signs_after_death_or_before_the_start(
    office: Office, held: list[tuple[Campaign, list[Gift]]]
) -> None:
    with office.store.reading() as unit:
        died = {row["id"]: str(row["died_on"] or "9999") for row in unit.members.values_of()}
    signed = [(one, gift) for one, gifts in held for gift in gifts if gift.signed_on]
    assert signed
    for one, gift in signed:
        assert gift.signed_on is not None
        assert one.starts_on < gift.signed_on <= min(one.ends_on, PLAN.as_of)
        assert gift.signed_on.isoformat() < died[gift.member_id]
