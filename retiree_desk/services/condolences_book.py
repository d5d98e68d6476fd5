"""The condolences of a year as a list, and what one looks like when it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import FUND_SOURCES
from retiree_desk.domain.values import Value
from retiree_desk.store.unit import Unit


class Given(NamedTuple):
    """One condolence with its person; ``amount`` in fen."""

    number: int
    seq: int
    uid: Uid
    member_id: Uid
    name: str
    day: date
    kind: str
    form: str
    amount: int
    goods: str
    fund: str
    staff: str
    signer: str
    signer_relation: str
    cause: str
    note: str
    campaign_id: Uid | None


@dataclass(frozen=True, slots=True)
class Year:
    """The condolences of a year, the newest first, with what they come to."""

    given: tuple[Given, ...]
    people: int
    total: int


def of_year(unit: Unit, year: int) -> Year:
    """All condolences of one year, campaigns' gifts too."""
    rows = list(unit.rows("condolence").between("day", f"{year}-01-01", f"{year}-12-31"))
    people = unit.members.get_many([row["member_id"] for row in rows if isinstance(row["member_id"], bytes)])
    found = [_given(number, row, people) for number, row in enumerate(reversed(rows), 1)]
    kept = tuple(one for one in found if one is not None)
    return Year(kept, len({one.member_id for one in kept}), sum(one.amount for one in kept))


def fund_names(unit: Unit) -> list[str]:
    """The funds the office has, then those every office knows."""
    own = [str(row["name"]) for row in unit.rows("fund").all() if row["name"]]
    return list(dict.fromkeys((*own, *FUND_SOURCES)))


def _given(number: int, row: dict[str, Value], people: dict[Uid, dict[str, Value]]) -> Given | None:
    uid, member = row["id"], row["member_id"]
    person = people.get(member) if isinstance(member, bytes) else None
    if not isinstance(uid, bytes) or not isinstance(member, bytes) or person is None or person["voided"]:
        return None
    texts = {
        key: str(row[key] or "")
        for key in ("kind", "form", "goods", "fund", "staff", "signer", "signer_relation", "cause", "note")
    }
    amount, campaign, seq = row["amount_fen"], row["campaign_id"], person["seq"]
    return Given(
        number=number,
        seq=seq if isinstance(seq, int) else 0,
        uid=uid,
        member_id=member,
        name=str(person["name"] or ""),
        day=date.fromisoformat(str(row["day"])),
        amount=amount if isinstance(amount, int) else 0,
        campaign_id=campaign if isinstance(campaign, bytes) else None,
        **texts,
    )
