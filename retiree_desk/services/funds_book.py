"""What was paid from the funds in a year, payment by payment."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from retiree_desk.domain.ids import Uid
from retiree_desk.store.unit import Unit


class Paid(NamedTuple):
    """One payment; ``seq`` is 0 when it was nobody's in particular, ``amount`` in fen."""

    number: int
    seq: int
    fund: str
    name: str
    day: date
    amount: int
    what: str


def paid_in(unit: Unit, year: int) -> list[Paid]:
    """The payments from the funds of a year, the newest first."""
    names = {row["id"]: str(row["name"] or "") for row in unit.rows("fund").where(year=year)}
    rows = [row for row in unit.rows("fund_entry").all() if row["fund_id"] in names]
    rows.sort(key=lambda row: str(row["day"]), reverse=True)
    people = unit.members.get_many([row["member_id"] for row in rows if isinstance(row["member_id"], bytes)])
    found = []
    for number, row in enumerate(rows, 1):
        person = people.get(_uid(row["member_id"]), {})
        amount, seq = row["amount_fen"], person.get("seq")
        found.append(
            Paid(
                number=number,
                seq=seq if isinstance(seq, int) else 0,
                fund=names[row["fund_id"]],
                name=str(person.get("name") or ""),
                day=date.fromisoformat(str(row["day"])),
                amount=amount if isinstance(amount, int) else 0,
                what=str(row["what"] or ""),
            )
        )
    return found


def _uid(value: object) -> Uid:
    return value if isinstance(value, bytes) else b""
