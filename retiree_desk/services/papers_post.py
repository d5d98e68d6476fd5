"""Envelopes and labels: who has an address, how they are titled, and in which order the postman goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from retiree_desk.documents import envelopes, labels, stock
from retiree_desk.documents.cards import Printed
from retiree_desk.documents.envelopes import Addressee
from retiree_desk.documents.fonts import Face
from retiree_desk.documents.pen import Placement
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.values import Row
from retiree_desk.services import papers_files, papers_office
from retiree_desk.services.papers import Bar, Order, PrintRoom, Report, counted, rows, standing_bar, text
from retiree_desk.services.papers_facts import title_speller
from retiree_desk.services.papers_files import Area
from retiree_desk.services.papers_letters import is_dead
from retiree_desk.store.unit import Unit

USUAL_ENVELOPE = "DL"
USUAL_LABEL = "label-3x7"


class PostMaker:
    """What envelopes and labels share: the addressees. With ``Order.family`` the post goes to the families of the dead."""

    face = Face.SANS

    def __init__(self, unit: Unit, room: PrintRoom, order: Order) -> None:
        self._unit, self._room, self._order = unit, room, order
        self._title = title_speller(unit)

    def why_not(self, row: Row) -> str:
        bar = self._standing(row)
        return bar or ("" if address_of(row) else Bar.NO_ADDRESS)

    def _standing(self, row: Row) -> str:
        if not self._order.family:
            return standing_bar(row)
        return "" if is_dead(row) else Bar.ALIVE

    def texts(self, uids: Sequence[Uid]) -> Iterator[tuple[Row, Sequence[str]]]:
        for _uid, row in rows(self._unit, uids):
            one = self._addressee(row)
            yield row, (one.name, one.title, one.address, one.postcode)

    def addressees(self, uids: Sequence[Uid], report: Report) -> Iterator[Addressee]:
        """Who the post goes to, each told as it is taken."""
        return counted((self._addressee(row) for _uid, row in rows(self._unit, uids)), len(uids), report)

    def _addressee(self, row: Row) -> Addressee:
        title = "同志家属" if self._order.family else self._title(row)
        return Addressee(
            text(row, "member_no"), text(row, "name"), title, address_of(row), text(row, "postcode")
        )


class EnvelopeMaker(PostMaker):
    """One envelope a person."""

    def __init__(self, unit: Unit, room: PrintRoom, order: Order) -> None:
        super().__init__(unit, room, order)
        size = order.name or USUAL_ENVELOPE
        self.form = envelopes.envelope(size, room.folder(Area.ENVELOPES))
        self.title = self.form.title
        self.version = papers_files.version(papers_files.file_of(room, Area.ENVELOPES, size))
        self._sender = papers_office.sender(unit)

    def write(
        self, uids: Sequence[Uid], target: Path | BinaryIO, placement: Placement, report: Report
    ) -> Printed:
        people = self.addressees(uids, report)
        return envelopes.print_envelopes(
            target, self.form, people, self._sender, boxes=self._order.boxes, placement=placement
        )


class LabelMaker(PostMaker):
    """Labels on a sheet, from any place of it on."""

    def __init__(self, unit: Unit, room: PrintRoom, order: Order) -> None:
        super().__init__(unit, room, order)
        path = papers_files.file_of(room, Area.STOCK, order.name or USUAL_LABEL)
        self.stock = stock.load(path)
        self.title, self.version = self.stock.title, papers_files.version(path)

    def write(
        self, uids: Sequence[Uid], target: Path | BinaryIO, placement: Placement, report: Report
    ) -> Printed:
        people, order = self.addressees(uids, report), self._order
        return labels.print_labels(
            target, self.stock, people, start=order.start, outlines=order.boxes, placement=placement
        )


def address_of(row: Row) -> str:
    """Where post goes: the postal address, else the home."""
    return (text(row, "postal_address") or text(row, "address")).strip()
