"""Route sheets of a plan: one file a trip, the stops in the order of the walk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from retiree_desk.documents.sheets import SheetKind
from retiree_desk.services import papers_deliver
from retiree_desk.services.offices import Office
from retiree_desk.services.papers import Order, Paper, Report, Whom
from retiree_desk.services.planning_kept import KeptTrip


def order_of(trip: KeptTrip) -> Order:
    """The route sheet of a trip."""
    return Order(
        Paper.SHEET,
        SheetKind.ROUTE,
        Whom(numbers=tuple(stop.who.member_no for stop in trip.stops)),
        words={"走访人": trip.staff, "路线": f"{trip.area} {trip.buildings}".strip()},
        day=trip.day,
    )


def route_sheets(
    office: Office, trips: Sequence[KeptTrip], folder: Path, *, today: date, report: Report
) -> list[Path]:
    """Write the sheets into ``folder`` and note in the print log that they were made."""
    made: list[Path] = []
    for done, trip in enumerate(trips, 1):
        out = folder / f"走访路线表 {trip.day.isoformat()} {trip.staff}.pdf"
        made += papers_deliver.deliver(office, order_of(trip), out, today=today).files
        report(done, len(trips))
    return made
