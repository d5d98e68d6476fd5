"""What the search box shows of the people it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from retiree_desk import wording
from retiree_desk.domain import dates
from retiree_desk.domain.terms import Status
from retiree_desk.i18n import _
from retiree_desk.store.finding import Found
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members import values
from retiree_desk.ui.members.list_columns import concern
from retiree_desk.ui.search_box import Finder, Hit

_MOST = 8
_CHIPS = 2
Photo = Callable[[str], bytes | None]


def no_photo(_name: str) -> None:
    """Nobody has a picture."""


def finder(desk: Desk, photo: Photo = no_photo) -> Finder:
    """The search box's way to the register; ``photo`` gives a picture by its name."""
    return partial(_find, desk, photo)


def _find(desk: Desk, photo: Photo, wanted: str) -> Sequence[Hit]:
    today = desk.today()
    return [_hit(found, today, photo) for found in desk.read(lambda unit: unit.members.find(wanted, _MOST))]


def _hit(found: Found, today: date, photo: Photo) -> Hit:
    row = {"status": found.status, "flags": found.flags}
    known = dates.is_valid(found.birth)
    age = (
        dates.age_on(dates.first_day(found.birth), today)
        if known and found.status != Status.DECEASED
        else None
    )
    place = " ".join(part for part in (found.area, found.building) if part)
    return Hit(
        found.seq,
        found.name,
        _("{age} years old").format(age=age) if age is not None else wording.day(found.birth),
        " · ".join(part for part in (wording.term(found.category), place) if part),
        values.phone(found.phone) if found.phone else "",
        concern(row)[:_CHIPS],
        photo(found.photo) if found.photo else None,
    )
