"""Trips and stops as lines of tables, proposed or kept alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from retiree_desk import i18n, wording
from retiree_desk.domain.planning_values import HOSPITALS, Trip
from retiree_desk.i18n import N_, _
from retiree_desk.services.planning import Proposal
from retiree_desk.services.planning_kept import BETWEEN, KeptTrip
from retiree_desk.ui.paged_model import Column
from retiree_desk.ui.widgets.chips import ChipLook, Tone

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


class StopLine(NamedTuple):
    """One call: ``same_door`` when it is behind the door of the call above it."""

    at: int
    name: str
    kind: str
    why: str
    address: str
    due: str
    outcome: str
    door: str
    same_door: bool
    uid: bytes


class TripLine(NamedTuple):
    """One trip; ``uid`` is empty while it is only proposed."""

    at: int
    day: date
    staff: str
    area: str
    buildings: str
    stops: tuple[StopLine, ...]
    uid: bytes

    @property
    def open(self) -> int:
        """How many calls are still to be made."""
        return sum(1 for stop in self.stops if not stop.outcome)


class Listed:
    """Lines at hand, for a ``PagedModel``; sorted by what ``keys`` says of a column."""

    def __init__(self, lines: Iterable[Any], keys: Mapping[str, Callable[[Any], Any]] | None = None) -> None:
        self.all = {line[0]: line for line in lines}
        self._keys = keys or {}

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """In the order given, or by a column."""
        key = self._keys.get(sort)
        if key is None:
            return list(self.all)
        return [line[0] for line in sorted(self.all.values(), key=key, reverse=descending)]

    def lines(self, ids: Sequence[int]) -> Sequence[Any]:
        return [self.all[one] for one in ids if one in self.all]


TRIP_KEYS: Mapping[str, Callable[[TripLine], Any]] = {
    "day": lambda line: (line.day, line.staff),
    "staff": lambda line: (line.staff, line.day),
    "area": lambda line: (line.area, line.day, line.staff),
    "calls": lambda line: (len(line.stops), line.day),
}


def proposed(proposal: Proposal, titles: Mapping[str, str]) -> list[TripLine]:
    """The trips of a proposal."""
    return [_proposed(at, trip, proposal, titles) for at, trip in enumerate(proposal.plan.trips)]


def kept(trips: Sequence[KeptTrip], titles: Mapping[str, str]) -> list[TripLine]:
    """The trips of a plan that was accepted."""
    return [_kept(at, trip, titles) for at, trip in enumerate(trips)]


def day_words(day: date) -> str:
    """1月4日 周一; the year only where it is another."""
    return f"{short_day(day)} {_(_WEEKDAYS[day.weekday()])}"


def short_day(day: date) -> str:
    """1月4日."""
    return day.isoformat()[5:] if i18n.language() == "en" else f"{day.month}月{day.day}日"


def trip_columns(*, progress: bool) -> tuple[Column, ...]:
    """The columns of a list of trips."""
    shown = (
        Column("day", _("Day"), lambda line: day_words(line.day), width=124, sortable=True, strong=True),
        Column("staff", _("Who goes"), lambda line: line.staff, width=88, sortable=True),
        Column("area", _("Area"), _where, width=112, sortable=True, hint=_where),
        Column(
            "calls",
            _("Calls"),
            lambda line: str(len(line.stops)),
            width=56,
            sortable=True,
            figures=True,
            lesser=1,
        ),
    )
    where = Column("buildings", _("Buildings"), lambda line: line.buildings, width=96, hint=_hint, lesser=3)
    if not progress:
        return (*shown, where)
    return (
        *shown,
        Column("open", _("So far"), lambda _line: "", width=112, chips=_progress, lesser=2),
        where,
    )


def stop_columns(*, progress: bool) -> tuple[Column, ...]:
    """The columns of the calls of a trip, in walking order."""
    shown = (
        Column("name", wording.field("name"), lambda line: line.name, width=80, strong=True),
        Column("door", _("Door"), _door, width=142, hint=lambda line: line.address),
        Column("kind", _("How"), lambda line: wording.term(line.kind), width=74, lesser=2),
    )
    why = Column("why", _("Owed for"), lambda line: line.why, width=88, hint=lambda line: line.why, lesser=3)
    if not progress:
        return (*shown, why)
    return (
        *shown,
        Column("outcome", _("Outcome"), lambda _line: "", width=112, chips=_outcome, lesser=1),
        why,
    )


def _proposed(at: int, trip: Trip, proposal: Proposal, titles: Mapping[str, str]) -> TripLine:
    stops: list[StopLine] = []
    before = ""
    for place, call in enumerate(trip.calls):
        who = proposal.people[call.member]
        why = "；".join(dict.fromkeys(titles.get(slot.rule, slot.rule) for slot in call.slots))
        inside = call.building[1] if call.building else ""
        door = inside if call.area == HOSPITALS else _from(inside, who.address)
        same = call.walked and call.place.household == before
        stops.append(
            StopLine(
                place, who.name, call.kind, why, who.address, call.due.isoformat(), "", door, same, who.uid
            )
        )
        before = call.place.household if call.walked else ""
    areas = "、".join(dict.fromkeys(area for area, _building in trip.buildings if area))
    buildings = "、".join(dict.fromkeys(building for _area, building in trip.buildings))
    return TripLine(at, trip.day, trip.caller, areas, buildings, tuple(stops), b"")


def _kept(at: int, trip: KeptTrip, titles: Mapping[str, str]) -> TripLine:
    stops: list[StopLine] = []
    before = ""
    known = sorted(trip.buildings.split(BETWEEN), key=len, reverse=True)
    for place, stop in enumerate(trip.stops):
        who = stop.who
        why = "；".join(titles.get(rule, rule) for rule in stop.rules)
        door = _from(next((one for one in known if one and one in who.address), ""), who.address)
        same = bool(who.address) and who.address == before
        stops.append(
            StopLine(
                place, who.name, stop.kind, why, who.address, stop.due_on, stop.outcome, door, same, stop.uid
            )
        )
        before = who.address
    return TripLine(at, trip.day, trip.staff, trip.area, trip.buildings, tuple(stops), trip.uid)


def _door(line: StopLine) -> str:
    return _("the same door") if line.same_door else line.door


def _from(building: str, address: str) -> str:
    """The address from the building on: what is before it is the trip's."""
    at = address.rfind(building) if building else -1
    return address[at:] if at > 0 else address


def _where(line: TripLine) -> str:
    if line.area:
        return line.area
    return _("away from here") if line.buildings else _("from the desk")


def _hint(line: TripLine) -> str:
    return line.buildings


def _progress(line: TripLine) -> tuple[ChipLook, ...]:
    made = len(line.stops) - line.open
    if not line.open:
        return (ChipLook(_("all made"), Tone.DONE),)
    return (ChipLook(_("{made} of {all}").format(made=made, all=len(line.stops))),) if made else ()


def _outcome(line: StopLine) -> tuple[ChipLook, ...]:
    return (ChipLook(wording.term(line.outcome), Tone.DONE),) if line.outcome else ()
