"""One printing from the choice of the people to the last page: the order as it stands, and what was found for it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from retiree_desk.documents.cards import Printed
from retiree_desk.documents.pen import AS_DESIGNED, Placement
from retiree_desk.i18n import _
from retiree_desk.services import papers, papers_deliver, papers_issue
from retiree_desk.services.papers import Batch, Hole, Order, Paper, PrintRoom, Report, Whom
from retiree_desk.services.papers_issue import Delivery
from retiree_desk.services.papers_makers import maker
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk

SHOWN = 20
SHOWN_ON_SHEETS = 1_000
ONE_EACH = ("visit", "death")
"""Sheets with a page for each person."""


@dataclass(frozen=True, slots=True)
class Found:
    """The people of an order, whose text has holes, and the first pages."""

    order: Order
    batch: Batch
    holes: tuple[Hole, ...]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """A file or a document for the printer: its part of the batch, its bytes, how much."""

    batch: Batch
    pdf: bytes
    printed: Printed


class Job:
    """The order may be changed until it is printed; ``found`` answers the order it was found for."""

    def __init__(self, desk: Desk, room: PrintRoom, order: Order) -> None:
        self._desk, self.room = desk, room
        self.order = order
        self.found: Found | None = None

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Order
        """Order something else."""
        self.order = replace(self.order, **changes)

    def is_found(self) -> bool:
        """Whether the people and pages are those of the order as it stands."""
        return self.found is not None and self.found.order == self.order

    def count(self, whom: Whom) -> int:
        """How many people are meant."""
        return self._desk.read(lambda unit: len(papers.members(unit, whom, self.room.today)))

    def find(self, report: Report) -> Found:
        """Find the people, the holes and draw the first pages; off the window's thread."""
        order = self.order

        def work(unit: Unit) -> Found:
            made = maker(unit, self.room, order)
            batch = papers.prepare(unit, made, order, self.room.today)
            holes = papers.proofread(made, batch.uids, report).holes
            target = io.BytesIO()
            papers.write(made, batch.part(1, shown_of(order)), target)
            return Found(order, batch, holes, target.getvalue())

        return self._desk.read(work)

    def make(self, first: int, count: int | None, placement: Placement, report: Report) -> Made:
        """Draw the people from the ``first``-th on, at most ``count``, as this printer needs them."""
        assert self.found is not None
        order, found = self._started(), self.found.batch.part(first, count)

        def work(unit: Unit) -> Made:
            target = io.BytesIO()
            made = maker(unit, self.room, order)
            batch = papers.still(unit, made, found)
            printed = papers.write(made, batch, target, placement=placement, report=report)
            return Made(batch, target.getvalue(), printed)

        return self._desk.read(work)

    def save(self, path: Path, kind: str, report: Report) -> tuple[Batch, Printed, str]:
        """Write the whole batch into a file, or letters into a folder; the seal of what was written."""
        assert self.found is not None
        order, found = self._started(), self.found.batch

        def work(unit: Unit) -> tuple[Batch, Printed, str]:
            made = maker(unit, self.room, order)
            batch = papers.still(unit, made, found)
            if order.paper is Paper.LETTER:
                files, printed = papers_deliver.letters(made, batch, path, kind, report)
            else:
                printed = papers.write(made, batch, path, placement=AS_DESIGNED, report=report)
                files = (path,)
            return batch, printed, papers_deliver.seal_of(files)

        return self._desk.read(work)

    def _started(self) -> Order:
        """The order that was found, from the place on the sheet where it begins now."""
        assert self.found is not None
        return replace(self.found.order, start=self.order.start)

    def note(self, owner: QWidget, batch: Batch, delivery: Delivery, done: Callable[[], None]) -> None:
        """Write down what left the office; seals of thousands take a second or two."""

        def work(unit: Unit, _report: Report) -> str:
            made = maker(unit, self.room, batch.order)
            signed = replace(delivery, user=self._desk.user)
            return papers_issue.issue(unit, made, batch, signed, today=self.room.today)

        title = _("Writing the print log")
        self._desk.run(owner, papers_issue.ACTION, title, work, done=lambda _batch: done())


def shown_of(order: Order) -> int:
    """How many people the preview draws; sheets more, because their lines below count everybody."""
    return SHOWN_ON_SHEETS if order.paper is Paper.SHEET and order.name not in ONE_EACH else SHOWN


def seal(pdf: bytes) -> str:
    """The seal of a document that went to a printer."""
    return hashlib.sha256(pdf).hexdigest()
