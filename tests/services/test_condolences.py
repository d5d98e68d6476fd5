"""Single condolences and their booking."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import condolences, funds
from retiree_desk.services.condolences import CondolenceDraft
from retiree_desk.store.unit import Store

DAY = date(2026, 3, 9)


def _person(store: Store) -> Uid:
    with store.unit("member.add") as unit:
        unit.rows("staff").add({"name": "赵敏"})
        return unit.members.add({"name": "王秀兰", "status": "在册"})


def test_money_given_is_booked_and_a_voided_gift_gives_it_back(store: Store) -> None:
    uid = _person(store)
    with store.unit("condolence.add") as unit:
        funds.keep(unit, "帮困基金", 2026, budget=100_000)
        given = condolences.give(
            unit, uid, CondolenceDraft(DAY, "住院", amount=50_000, fund="帮困基金", signer="王秀兰")
        )
        assert [fund.balance for fund in funds.balances(unit, 2026, DAY)] == [50_000]
    with store.unit("condolence.void") as unit:
        condolences.void(unit, given)
        assert [fund.balance for fund in funds.balances(unit, 2026, DAY)] == [100_000]
        assert unit.rows("condolence").of_member(uid) == []


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (CondolenceDraft(DAY, " "), "condolence_kind_blank"),
        (CondolenceDraft(DAY, "住院", amount=-1), "amount_negative"),
        (CondolenceDraft(DAY, "住院", signer="赵敏", signer_relation="同事"), "staff_may_not_sign"),
        (
            CondolenceDraft(DAY, "住院", staff=("钱进",), signer="钱进", signer_relation="朋友"),
            "staff_may_not_sign",
        ),
        (CondolenceDraft(DAY, "住院", signer="王小"), "proxy_not_named"),
    ],
)
def test_what_may_not_be_is_refused_and_nothing_written(
    store: Store, draft: CondolenceDraft, code: str
) -> None:
    uid = _person(store)
    with pytest.raises(RuleBroken, match=code), store.unit("condolence.add") as unit:
        condolences.give(unit, uid, draft)
    with store.reading() as reading:
        assert list(reading.rows("condolence").all()) == []
