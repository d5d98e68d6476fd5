"""``plan``: who is called on when and by whom; ``holidays``: the days off that a plan goes by."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retiree_desk.cli import session
from retiree_desk.cli.answers import Answer, under
from retiree_desk.cli.grammar import Verbs, day, whole_number
from retiree_desk.cli.tables import pairs, table
from retiree_desk.i18n import _, ngettext
from retiree_desk.wording import planning as words

if TYPE_CHECKING:
    from retiree_desk.domain.planning_values import Call, Trip, Unplaced
    from retiree_desk.services.planning import Proposal
    from retiree_desk.services.planning_crew import Part
    from retiree_desk.store.unit import Unit

_LINES = 60
_MOST = 40


def add(verbs: Verbs) -> None:
    """The verbs of this family."""
    plan = verbs.add("plan", _("spread the visits that are owed over staff and working days"), make_plan)
    plan.add_argument(
        "--from", dest="start", metavar=_("DATE"), type=day, required=True, help=_("the first day")
    )
    plan.add_argument("--to", dest="end", metavar=_("DATE"), type=day, required=True, help=_("the last day"))
    plan.add_argument(
        "--per-day",
        metavar="N",
        type=whole_number(1, _MOST),
        help=_("so many calls a day at most for everybody"),
    )
    plan.add_argument(
        "--staff",
        metavar=_("NAME"),
        action="append",
        default=[],
        help=_("these alone take part; may be repeated"),
    )
    plan.add_argument("--accept", metavar=_("NAME"), help=_("keep the plan under this name"))
    days = verbs.add("holidays", _("show the days off, or read a table of them in"), holidays)
    days.add_argument(
        "file", metavar=_("FILE"), type=Path, nargs="?", help=_("a workbook or CSV: 日期, 类别, 名称")
    )


def make_plan(asked: argparse.Namespace) -> Answer:
    """The plan; with ``--accept`` it is kept, else nothing is written."""
    from retiree_desk.services import planning, planning_kept  # late: brings SQLAlchemy

    replaced = None
    with session.opened(asked) as office:
        with office.store.reading() as unit:
            crew = _crew(unit, asked)
            made = planning.propose(unit, asked.start, asked.end, today=date.today(), crew=crew)
        if asked.accept:
            with office.store.unit(planning_kept.ACCEPT, user=office.user) as unit:
                replaced = planning_kept.accept(unit, made, asked.accept)
    data = _figures(made) | {"trips": [_trip(trip, made) for trip in made.plan.trips]}
    if replaced is not None:
        data |= {"accepted": asked.accept, "replaced": replaced, "change_set": unit.change_set_id}
    return Answer(data, _words(made))


def holidays(asked: argparse.Namespace) -> Answer:
    """The tables of days off that are known, after reading ``file`` in if there is one."""
    from retiree_desk.services import holidays as tables  # late: brings SQLAlchemy

    with session.opened(asked) as office:
        read: list[int] = []
        if asked.file is not None:
            lines = tables.read_file(asked.file)
            with office.store.unit(tables.ACTION, user=office.user, note=asked.file.name) as unit:
                read = tables.keep(unit, lines)
        with office.store.reading() as unit:
            known = tables.known(unit)
    years = [
        {
            "year": one.year,
            "own": one.own,
            "document": one.document,
            "days": [
                {"day": line.day.isoformat(), "kind": line.kind.value, "name": line.name}
                for line in one.lines
            ],
        }
        for one in known
    ]
    rows = [(one.year, len(one.lines), one.document or _("read in by the office")) for one in known]
    return Answer(
        {"read": read, "years": years}, table((_("Year"), _("Days"), _("Rests on")), rows, right=(1,))
    )


def _crew(unit: Unit, asked: argparse.Namespace) -> list[Part] | None:
    """Everybody as the office has set it, unless the options say otherwise."""
    from retiree_desk.services import planning_crew  # late: brings SQLAlchemy

    if not asked.staff and not asked.per_day:
        return None
    parts = [part for part in planning_crew.parts(unit) if not asked.staff or part.name in asked.staff]
    return [replace(part, per_day=asked.per_day or part.per_day) for part in parts]


def _figures(made: Proposal) -> dict[str, Any]:
    plan = made.plan
    return {
        "from": made.first.isoformat(),
        "to": made.last.isoformat(),
        "working_days": len(plan.days),
        "days_off": [
            {"day": line.day.isoformat(), "name": line.name}
            for line in made.work.off_between(made.first, made.last)
        ],
        "years_without_table": made.work.undecreed(made.first, made.last),
        "owed": plan.owed,
        "placed": plan.placed,
        "calls": plan.calls,
        "unplaced": [_unplaced(each, made) for each in plan.unplaced],
        "later": dict(sorted(plan.later.items())),
        "by_letter": made.by_letter,
        "needs": {"more_per_day": plan.needs.more_per_day, "more_people": plan.needs.more_people},
        "buildings_entered": plan.entries,
        "buildings_entered_least": plan.least,
        "ratio": None if plan.ratio is None else round(plan.ratio, 4),
        "staff": [_part(part, made) for part in made.crew],
    }


def _part(part: Part, made: Proposal) -> dict[str, Any]:
    mine = [trip for trip in made.plan.trips if trip.caller == part.name]
    return {
        "name": part.name,
        "per_day": part.per_day,
        "areas": list(part.areas),
        "trips": len(mine),
        "calls": sum(len(trip.calls) for trip in mine),
    }


def _trip(trip: Trip, made: Proposal) -> dict[str, Any]:
    return {
        "date": trip.day.isoformat(),
        "staff": trip.caller,
        "area": "、".join(dict.fromkeys(area for area, _building in trip.buildings if area)),
        "buildings": [building for _area, building in trip.buildings],
        "stops": [_stop(call, made) for call in trip.calls],
    }


def _stop(call: Call, made: Proposal) -> dict[str, Any]:
    who, pressing = made.people[call.member], min(call.slots, key=lambda slot: slot.end)
    return {
        "member_no": who.member_no,
        "name": who.name,
        "rule": str(pressing.rule),
        "rules": [str(slot.rule) for slot in call.slots],
        "due": call.due.isoformat(),
        "pace": min(slot.by for slot in call.slots).isoformat(),
        "kind": str(call.kind),
        "area": call.area if call.walked else "",
        "building": call.building[1] if call.building else "",
        "household": call.place.household,
        "address": who.address,
        "phone": who.phone,
    }


def _unplaced(each: Unplaced, made: Proposal) -> dict[str, Any]:
    who, slot = made.people[each.slot.member], each.slot
    return {
        "member_no": who.member_no,
        "name": who.name,
        "rule": str(slot.rule),
        "due": slot.end.isoformat(),
        "reason": each.why.value,
        "message": words.why(each.why),
    }


def _words(made: Proposal) -> str:
    plan = made.plan
    ratio = "" if plan.ratio is None else f" ({plan.ratio:.2f})"
    head = pairs(
        (
            (_("Working days"), len(plan.days)),
            (_("Visits placed"), f"{plan.placed}/{plan.owed}"),
            (_("Trips"), len(plan.trips)),
            (_("Buildings entered"), f"{plan.entries}, {_('least possible')} {plan.least}{ratio}"),
            (_("Can wait"), sum(plan.later.values())),
            (_("A letter will do"), made.by_letter or None),
        )
    )
    years = "、".join(map(str, made.work.undecreed(made.first, made.last)))
    if years:
        unknown = _("For {years} no table of days off is known: weekends and the days named by law are off.")
        head = under(head, unknown.format(years=years))
    rows = [
        (trip.day, trip.caller, "、".join(building for _area, building in trip.buildings), len(trip.calls))
        for trip in plan.trips[:_LINES]
    ]
    shown = under(head, table((_("Date"), _("Who goes"), _("Buildings"), _("Calls")), rows, right=(3,)))
    if not plan.unplaced:
        return shown
    left = Counter(words.why(each.why) for each in plan.unplaced)
    lines = [f"{reason}: {count}" for reason, count in left.most_common()]
    told = ngettext("{count} visit has no place:", "{count} visits have no place:", len(plan.unplaced))
    ways = words.needs(plan.needs)
    lines += [_("It would take {ways}.").format(ways=ways)] if ways else []
    return under(shown, "\n".join([told.format(count=len(plan.unplaced)), *lines]))
