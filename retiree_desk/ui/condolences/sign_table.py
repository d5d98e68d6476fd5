"""The lines of a campaign as a table: number, name, state, who signed and when."""

from __future__ import annotations

from typing import NamedTuple

from retiree_desk import wording
from retiree_desk.domain import money
from retiree_desk.domain.campaigns import GiftState
from retiree_desk.i18n import _
from retiree_desk.services.campaigns import Gift
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from retiree_desk.wording import care

_LOOKS = {
    GiftState.LISTED: (Tone.NEUTRAL, Icon.CLOCK),
    GiftState.SIGNED: (Tone.DONE, Icon.DONE),
    GiftState.PROXY: (Tone.DONE, Icon.FAMILY),
    GiftState.UNCLAIMED: (Tone.OVERDUE, Icon.OVERDUE),
    GiftState.EXCLUDED: (Tone.NEUTRAL, Icon.LESS),
}


class SignLine(NamedTuple):
    """One line with its number on the sheet."""

    place: int
    gift: Gift


def columns() -> tuple[Column, ...]:
    """What the counter needs."""
    return (
        Column("place", _("No."), lambda one: str(one.place), 52, figures=True),
        Column("name", wording.field("name"), lambda one: one.gift.name, 144, strong=True),
        Column("member_no", wording.field("member_no"), lambda one: one.gift.member_no, 118),
        Column("state", _("State"), lambda one: care.gift_state(one.gift.state), 128, chips=state_chips),
        Column("amount", _("Yuan"), lambda one: money.words(one.gift.amount) if one.gift.amount else "", 92, figures=True),
        Column("goods", _("Goods"), lambda one: one.gift.goods, 130),
        Column("signer", _("Signed by"), _signer, 150),
        Column("day", _("Day"), lambda one: one.gift.signed_on.isoformat() if one.gift.signed_on else "", 104),
    )  # fmt: skip


def state_chips(one: SignLine) -> tuple[ChipLook, ...]:
    """The state as a chip; what is struck out says why."""
    tone, sign = _LOOKS[one.gift.state]
    word = care.gift_state(one.gift.state)
    if one.gift.state is GiftState.EXCLUDED and one.gift.reason:
        word = care.excluded(one.gift.reason)
    return (ChipLook(word, tone, sign),)


def _signer(one: SignLine) -> str:
    if one.gift.state is GiftState.PROXY:
        return _("{proxy} ({relation})").format(
            proxy=one.gift.signer, relation=wording.term(one.gift.signer_relation)
        )
    return one.gift.signer
