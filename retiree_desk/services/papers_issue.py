"""What left the office on paper: the print log, and each card and letter in its person's history.

One row of the log stands for a whole print (no member; its ``note`` says the order, the file and how much); each card and
letter has a row of its own besides, with the seal of what it said. The same content for the same person a second time is
a reprint.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from retiree_desk.documents.cards import Printed
from retiree_desk.domain import lists
from retiree_desk.domain.ids import Uid, new_id
from retiree_desk.domain.values import Row, Value
from retiree_desk.services.papers import Batch, Maker, Order, Paper, Proof, Whom, proofread, text, uid_of
from retiree_desk.store.unit import Unit

PERSONAL = (Paper.CARD, Paper.LETTER)
"""Kinds that stand in the history of each person."""
ACTION = "print"
_FEW = 200  # numbers that an order keeps; beyond, the batch's own rows tell who it was


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a batch left: ``to`` is a file's name or a printer's, ``seal`` the SHA-256 of the whole."""

    to: str
    printed: Printed
    seal: str = ""
    copies: int = 1
    user: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One print in the log."""

    batch: str
    day: date
    paper: Paper
    title: str
    version: str
    pieces: int
    pages: int
    copies: int
    seal: str
    user: str
    to: str
    reprint: bool
    order: Order | None


def issue(
    unit: Unit, maker: Maker, batch: Batch, delivery: Delivery, *, today: date, proof: Proof | None = None
) -> str:
    """Write down that a batch left the office; the batch's own name. ``proof``: if it was read in this same unit."""
    name = new_id().hex()
    alike: dict[str, Value] = {
        "day": today.isoformat(),
        "kind": batch.order.paper.value,
        "template": batch.title,
        "version": batch.version,
        "copies": delivery.copies,
        "batch": name,
        "printed_by": delivery.user or None,
    }
    personal = []
    if batch.order.paper in PERSONAL:
        personal = _personal(unit, batch, (proof or proofread(maker, batch.uids)).seals)
    again = sum(1 for row in personal if row["reprint"])
    rows = unit.rows("issued_paper")
    rows.add_many([{**alike, **row, "note": delivery.to or None} for row in personal])
    whole = bool(batch.order.whom.batch) or (again > 0 and again == len(personal))
    note = json.dumps(_note(batch, delivery), ensure_ascii=False)
    rows.add({**alike, "content_hash": delivery.seal or None, "reprint": int(whole), "note": note})
    return name


def issues(unit: Unit) -> list[Issue]:
    """The print log, the newest first."""
    found = [_issue(row) for row in unit.rows("issued_paper").where(member_id=None)]
    return list(reversed([one for one in found if one is not None]))


def people_of(unit: Unit, batch: str) -> list[tuple[str, str, bool]]:
    """Who was in a batch of cards or letters: number, name, whether it was a reprint."""
    rows = [row for row in unit.rows("issued_paper").where(batch=batch) if uid_of(row)]
    known = unit.members.get_many([uid for row in rows if (uid := uid_of(row))])
    people = ((known.get(uid_of(row) or b"", {}), bool(row["reprint"])) for row in rows)
    return [(text(person, "member_no"), text(person, "name"), again) for person, again in people]


def of_person(unit: Unit, uid: Uid) -> list[Row]:
    """The cards and letters one person was given, the newest first."""
    return list(reversed(unit.rows("issued_paper").of_member(uid)))


def again(one: Issue) -> Order | None:
    """The order that prints a batch once more for the same people."""
    if one.order is None:
        return None
    whom = Whom(batch=one.batch) if one.paper in PERSONAL else one.order.whom
    return _with_whom(one.order, whom)


def _personal(unit: Unit, batch: Batch, seals: Mapping[Uid, str]) -> list[dict[str, Value]]:
    kind = batch.order.paper.value
    before = {
        (uid_of(row), row["kind"], row["content_hash"])
        for row in unit.rows("issued_paper").of_members(batch.uids)
    }
    return [
        {"member_id": uid, "content_hash": seal, "reprint": int((uid, kind, seal) in before)}
        for uid, seal in seals.items()
    ]


def _note(batch: Batch, delivery: Delivery) -> dict[str, Any]:
    pieces, pages = delivery.printed
    return {"to": delivery.to, "pieces": pieces, "pages": pages, "order": _order_data(batch.order)}


def _order_data(order: Order) -> dict[str, Any]:
    kept = asdict(order)
    whom = order.whom
    kept["day"] = order.day.isoformat() if order.day else None
    kept["whom"] = {
        "numbers": list(whom.numbers[:_FEW]),
        "seqs": list(whom.seqs[:_FEW]),
        "query": lists.to_text(whom.query) if whom.query else None,
        "campaign": whom.campaign.hex() if whom.campaign else None,
        "batch": whom.batch,
    }
    return {key: value for key, value in kept.items() if value}


def _order(kept: dict[str, Any]) -> Order:
    whom = kept.pop("whom", {})
    day, columns = kept.pop("day", None), kept.pop("columns", ())
    return Order(
        paper=Paper(kept.pop("paper")),
        whom=Whom(
            numbers=tuple(whom.get("numbers", ())),
            seqs=tuple(whom.get("seqs", ())),
            query=lists.from_text(whom["query"]) if whom.get("query") else None,
            campaign=bytes.fromhex(whom["campaign"]) if whom.get("campaign") else None,
            batch=whom.get("batch", ""),
        ),
        day=date.fromisoformat(day) if day else None,
        columns=tuple(columns),
        **kept,
    )


def _with_whom(order: Order, whom: Whom) -> Order:
    return Order(**{**{name: getattr(order, name) for name in Order.__dataclass_fields__}, "whom": whom})


def _issue(row: Row) -> Issue | None:
    """A line of the log; one from a newer program that can't be read is left out."""
    try:
        note = json.loads(text(row, "note"))
        order = _order(dict(note["order"]))
        return Issue(
            batch=text(row, "batch"),
            day=date.fromisoformat(text(row, "day")),
            paper=Paper(text(row, "kind")),
            title=text(row, "template"),
            version=text(row, "version"),
            pieces=int(note["pieces"]),
            pages=int(note["pages"]),
            copies=int(row["copies"] or 1),
            seal=text(row, "content_hash"),
            user=text(row, "printed_by"),
            to=str(note["to"]),
            reprint=bool(row["reprint"]),
            order=order,
        )
    except (ValueError, KeyError, TypeError):
        return None
