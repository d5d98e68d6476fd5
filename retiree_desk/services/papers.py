"""Paper: what is ordered for whom, who is left out and why, and how every kind of it is made.

An ``Order`` says what the clerk wants; ``prepare`` finds the people; ``write`` makes the file; ``papers_issue.issue`` writes
down what left the office. The kinds are in ``papers_cards``, ``papers_letters``, ``papers_post`` and ``papers_sheets``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol, TypeVar, runtime_checkable

from retiree_desk.documents.cards import Printed
from retiree_desk.documents.fonts import Face, missing
from retiree_desk.documents.pen import AS_DESIGNED, Placement
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Status
from retiree_desk.domain.values import Row, Value
from retiree_desk.services.offices import Office
from retiree_desk.store.unit import Unit

CHUNK = 500

Thing = TypeVar("Thing")
Report = Callable[[int, int], None]


class Paper(StrEnum):
    """The kinds of paper; the value is what the print log keeps."""

    CARD = "证卡"
    LETTER = "信函"
    ENVELOPE = "信封"
    LABEL = "标签"
    SHEET = "表册"


class Bar(StrEnum):
    """Why somebody gets a piece of paper not; letters have further reasons (``documents.letters.Reason``)."""

    DEAD = "dead"
    ALIVE = "alive"
    LEFT = "left"
    NOT_TRAVELLING = "not_travelling"
    NO_ADDRESS = "no_address"
    SPOUSE_LIVES = "spouse_lives"
    NOT_BEREAVED = "not_bereaved"


@dataclass(frozen=True, slots=True)
class Whom:
    """For whom: by member number, by local number, by a list, by a campaign, or nobody (a blank sheet)."""

    numbers: tuple[str, ...] = ()
    seqs: tuple[int, ...] = ()
    query: ListQuery | None = None
    campaign: Uid | None = None
    batch: str = ""

    @property
    def by_hand(self) -> bool:
        """Whether somebody chose each person, instead of a list that chose them all."""
        return bool(self.numbers or self.seqs)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: ``name`` is the card, the letter, the envelope's size, the label's stock or the sheet.

    ``size`` and ``stock`` say on what (empty: the usual); ``words`` are facts of the occasion (节日, 活动 ...); ``columns`` the
    headings of a register; ``amount`` in fen and ``goods`` are for a sign-for sheet without a campaign.
    """

    paper: Paper
    name: str
    whom: Whom = Whom()
    size: str = ""
    stock: str = ""
    start: int = 1
    sides: str = "both"
    boxes: bool = False
    family: bool = False
    blank: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    amount: int = 0
    goods: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class PrintRoom:
    """What printing needs besides the records: the day, the office's own designs, its photographs."""

    today: date
    own: Path | None = None
    photo: Callable[[str], bytes | None] = lambda _name: None

    def folder(self, area: str) -> Path | None:
        """The office's own designs of one area."""
        return self.own / area if self.own is not None else None


class LeftOut(NamedTuple):
    """Somebody who gets none, and why: a ``Bar``, a letter's reason, or a campaign's own words."""

    member_no: str
    name: str
    reason: str


class Hole(NamedTuple):
    """Somebody whose text holds characters that no font has."""

    member_no: str
    name: str
    characters: tuple[str, ...]


class Proof(NamedTuple):
    """What proofreading found: the holes, and each person's seal in the order of the batch."""

    holes: tuple[Hole, ...]
    seals: Mapping[Uid, str]


@dataclass(frozen=True, slots=True)
class Batch:
    """An order with its people found, in order; nothing has been printed yet."""

    order: Order
    title: str
    version: str
    uids: tuple[Uid, ...]
    left_out: tuple[LeftOut, ...] = ()

    def part(self, first: int = 1, count: int | None = None) -> Batch:
        """From the ``first``-th person on, at most ``count``: "print one first", "from card 37"."""
        stop = None if count is None else first - 1 + count
        return replace(self, uids=self.uids[max(first - 1, 0) : stop])


class Maker(Protocol):
    """One kind of paper, made for one order."""

    title: str
    version: str
    face: Face

    def why_not(self, row: Row) -> str:
        """Why a person gets none; empty when they do. ``row`` is the register's."""
        ...

    def texts(self, uids: Sequence[Uid]) -> Iterator[tuple[Row, Sequence[str]]]:
        """Each person's row with everything that will be printed of them."""
        ...

    def write(
        self, uids: Sequence[Uid], target: Path | BinaryIO, placement: Placement, report: Report
    ) -> Printed:
        """Write the PDF."""
        ...


@runtime_checkable
class Narrowing(Protocol):
    """A paper that is about a few of those it is asked for."""

    def meant(self, uids: Sequence[Uid]) -> Sequence[Uid]:
        """Those of them it is about, in their order."""
        ...


def room_of(office: Office, today: date) -> PrintRoom:
    """The print room of an open office."""
    return PrintRoom(today, office.place.layouts, office.attachments.get)


def prepare(unit: Unit, maker: Maker, order: Order, today: date) -> Batch:
    """Find the people and leave out those who get none, each with the reason."""
    found: Sequence[Uid] = members(unit, order.whom, today)
    if isinstance(maker, Narrowing):
        found = maker.meant(found)
    chosen: list[Uid] = []
    left_out: list[LeftOut] = []
    for uid, row in rows(unit, found):
        if reason := maker.why_not(row):
            left_out.append(LeftOut(text(row, "member_no"), text(row, "name"), reason))
        else:
            chosen.append(uid)
    left_out.extend(_struck_out(unit, order.whom))
    return Batch(order, maker.title, maker.version, tuple(chosen), tuple(left_out))


def still(unit: Unit, maker: Maker, batch: Batch) -> Batch:
    """The batch without those who get none any more: who died since it was prepared, whose gift was struck out."""
    whom = batch.order.whom
    gifts = _gifts(unit, whom) if whom.campaign is not None else []
    struck = {uid_of(row) for row in gifts if row["excluded_reason"]}
    bars = {uid: maker.why_not(row) for uid, row in rows(unit, batch.uids)}
    return replace(
        batch, uids=tuple(uid for uid in batch.uids if not bars.get(uid, Bar.LEFT) and uid not in struck)
    )


def proofread(maker: Maker, uids: Sequence[Uid], report: Report = lambda _done, _total: None) -> Proof:
    """Read once everything that will be printed: whose paper would show empty boxes, and the seal of each."""
    holes: list[Hole] = []
    seals: dict[Uid, str] = {}
    for done, (row, texts) in enumerate(maker.texts(uids), 1):
        if lacking := missing("".join(texts), maker.face):
            holes.append(Hole(text(row, "member_no"), text(row, "name"), lacking))
        if uid := uid_of(row, "id"):
            seals[uid] = seal_of(texts, maker.version)
        report(done, len(uids))
    return Proof(tuple(holes), seals)


def seal_of(texts: Sequence[str], version: str) -> str:
    """The seal of one person's paper: what it said and in which design."""
    return hashlib.sha256("\x1f".join((version, *texts)).encode()).hexdigest()


def write(
    maker: Maker,
    batch: Batch,
    target: Path | BinaryIO,
    *,
    placement: Placement = AS_DESIGNED,
    report: Report = lambda _done, _total: None,
) -> Printed:
    """Write the PDF; whatever ``report`` raises stops it and leaves no file."""
    return maker.write(batch.uids, target, placement, report)


def members(unit: Unit, whom: Whom, today: date) -> list[Uid]:
    """The identities of the people meant, each once, in order; RuleBroken ``member_unknown`` for a wrong number."""
    found: list[Uid] = []
    if whom.numbers:
        known = unit.members.uids_of_numbers(whom.numbers)
        for number in whom.numbers:
            if number not in known:
                raise RuleBroken("member_unknown", "member_no", number=number)
        found += [known[number] for number in whom.numbers]
    found += unit.members.uids_of_seqs(whom.seqs)
    if whom.query is not None:
        found += unit.members.uids_of_seqs(unit.members.ids(whom.query, today))
    if whom.campaign is not None:
        found += [uid for row in _gifts(unit, whom) if not row["excluded_reason"] and (uid := uid_of(row))]
    if whom.batch:
        issued = unit.rows("issued_paper").where(batch=whom.batch)
        found += [uid for row in issued if (uid := uid_of(row))]
    return list(dict.fromkeys(found))


def rows(unit: Unit, uids: Sequence[Uid]) -> Iterator[tuple[Uid, Row]]:
    """The register's rows of some people, in their order, read by pieces."""
    for start in range(0, len(uids), CHUNK):
        piece = uids[start : start + CHUNK]
        known = unit.members.get_many(piece)
        yield from ((uid, known[uid]) for uid in piece if uid in known)


def counted(things: Iterable[Thing], total: int, report: Report) -> Iterator[Thing]:
    """The things as they come, each told once it has been taken."""
    for done, thing in enumerate(things, 1):
        yield thing
        report(done, total)


def standing_bar(row: Row) -> str:
    """Why somebody is no longer written to: dead, or gone from the register."""
    if row["status"] == Status.DECEASED or row["died_on"]:
        return Bar.DEAD
    return Bar.LEFT if row["status"] in {Status.MOVED_OUT, Status.LOST, Status.CANCELLED} else ""


def text(row: Row, key: str) -> str:
    """A value as text, empty when blank."""
    value = row.get(key)
    return "" if value is None else str(value)


def uid_of(row: Row, key: str = "member_id") -> Uid | None:
    """A reference, if there is one."""
    value: Value = row.get(key)
    return value if isinstance(value, bytes) else None


def _gifts(unit: Unit, whom: Whom) -> list[dict[str, Value]]:
    found = unit.rows("campaign_gift").where(campaign_id=whom.campaign)
    return sorted(found, key=lambda row: int(row["position"] or 0))


def _struck_out(unit: Unit, whom: Whom) -> Iterator[LeftOut]:
    """Those whom the campaign itself has struck out, with its words."""
    if whom.campaign is None:
        return
    lines = [row for row in _gifts(unit, whom) if row["excluded_reason"]]
    known = unit.members.get_many([uid for row in lines if (uid := uid_of(row))])
    for line in lines:
        person = known.get(uid_of(line) or b"", {})
        yield LeftOut(text(person, "member_no"), text(person, "name"), text(line, "excluded_reason"))
