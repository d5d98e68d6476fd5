"""What the search box asks and gets: people found, as lines with portrait and chips, numbers masked."""

from __future__ import annotations

from collections.abc import Sequence

from retiree_desk import wording
from retiree_desk.domain import phones
from retiree_desk.domain.fields import split_codes
from retiree_desk.domain.terms import Status
from retiree_desk.services.finding import age_of
from retiree_desk.services.offices import Office
from retiree_desk.store.finding import Found
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.search_box import Finder, Hit
from retiree_desk.ui.widgets.chips import ChipLook, Tone

MOST = 8


def finder(desk: Desk, office: Office) -> Finder:
    """The question of this office's search box."""

    def find(text: str) -> Sequence[Hit]:
        return [_hit(one, desk, office) for one in desk.read(lambda unit: unit.members.find(text, MOST))]

    return find


def _hit(one: Found, desk: Desk, office: Office) -> Hit:
    age = age_of(one.birth, desk.today())
    return Hit(
        seq=one.seq,
        name=one.name,
        age=" · ".join(filter(None, (wording.term(one.sex), "" if age is None else str(age), one.member_no))),
        unit=" ".join(filter(None, (one.area.replace("/", " "), one.building))),
        phone=phones.masked(one.phone) if one.phone else "",
        chips=_chips(one),
        photo=office.attachments.get(one.photo) if one.photo else None,
    )


def _chips(one: Found) -> tuple[ChipLook, ...]:
    looks = [ChipLook(wording.term(flag), Tone.IMPORTANT) for flag in split_codes(one.flags)[:2]]
    if one.status and one.status != Status.REGISTERED:
        looks.insert(0, ChipLook(wording.term(one.status), Tone.NEUTRAL, Icon.LEFT_REGISTER))
    return (*looks, ChipLook(wording.term(one.category))) if one.category else tuple(looks)
