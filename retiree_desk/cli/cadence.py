"""``due``, ``workload`` and ``coverage``: what is owed, what will be, and how much of it was done."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from retiree_desk.cli import session
from retiree_desk.cli.answers import Answer, under
from retiree_desk.cli.failures import Refused
from retiree_desk.cli.grammar import Verbs, day
from retiree_desk.cli.tables import pairs, table
from retiree_desk.domain.cadence import Obligation, State
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.i18n import _, ngettext
from retiree_desk.wording import cadence

if TYPE_CHECKING:
    from retiree_desk.domain.cadence_facts import Key
    from retiree_desk.domain.coverage import Coverage
    from retiree_desk.domain.ids import Uid
    from retiree_desk.domain.workload import Workload
    from retiree_desk.services.obligations import Owed
    from retiree_desk.services.visits import MadeUp
    from retiree_desk.store.unit import Unit

_LINES = 60
_PARTS = ("met", "missed", "open", "waived", "lapsed")


class Who(NamedTuple):
    """A member's number and name."""

    member_no: str
    name: str


def add(verbs: Verbs) -> None:
    """The verbs of this family."""
    due = verbs.add("due", _("list the visits that are owed"), list_due)
    due.add_argument("--on", metavar=_("DATE"), type=day, help=_("as of this day; today, if not said"))
    due.add_argument("--rule", metavar=_("CODE"), help=_("of this rule alone"))
    due.add_argument("--member", metavar=_("MEMBER_NUMBER"), help=_("of this person alone"))
    due.add_argument("--all", action="store_true", help=_("what is met, waived, ended or not yet begun too"))
    load = verbs.add("workload", _("count the visits that will be owed"), count_ahead)
    load.add_argument(
        "--from", dest="start", metavar=_("DATE"), type=day, required=True, help=_("the first day")
    )
    load.add_argument("--to", dest="end", metavar=_("DATE"), type=day, required=True, help=_("the last day"))
    rate = verbs.add("coverage", _("tell the rate of a rule in a period"), tell_rate)
    rate.add_argument("--rule", metavar=_("CODE"), required=True, help=_("the rule"))
    rate.add_argument(
        "--period", metavar=_("PERIOD"), required=True, help=_("such as 2026Q1, 2026H1, 2026-03")
    )
    rate.add_argument("--on", metavar=_("DATE"), type=day, help=_("as of this day; today, if not said"))
    rate.add_argument(
        "--group", metavar=_("GROUP"), help=_("of one area, station or branch with all below it alone")
    )
    rate.add_argument("--staff", metavar=_("NAME"), help=_("of those alone who are in this person's care"))
    rate.add_argument("--names", action="store_true", help=_("with the people behind each number"))


def list_due(asked: argparse.Namespace) -> Answer:
    """Obligations and duties, the nearest end first."""
    from retiree_desk.services import obligations, visits  # heavy: SQLAlchemy

    on = asked.on or date.today()
    with session.opened(asked) as office, office.store.reading() as unit:
        if asked.member is not None:
            uid = uid_of(unit, asked.member)
            found: Sequence[Owed] = obligations.owed_by(unit, uid, on, everything=asked.all)
        else:
            found = obligations.owed_by_all(unit, on, everything=asked.all)
        chosen = [one for one in found if asked.rule in (None, one.rule)]
        people = whose(unit, (one.member for one in chosen))
        made_up = visits.made_up(unit)
    chosen.sort(key=lambda one: (one.end, people[one.member], one.rule))
    owed = [_owed(one, people[one.member]) | _made_up(one, made_up) for one in chosen]
    data = {"on": on.isoformat(), "obligations": owed}
    return Answer(data, _due_words(chosen, people))


def count_ahead(asked: argparse.Namespace) -> Answer:
    """What will be owed between two days, as the register stands."""
    from retiree_desk.services import obligations  # heavy: SQLAlchemy

    if asked.end < asked.start:
        raise Refused(
            "span_backwards", _("The last day lies before the first."), _("Please exchange the two days.")
        )
    with session.opened(asked) as office, office.store.reading() as unit:
        load = obligations.workload(unit, asked.start, asked.end, date.today())
        staff = sum(1 for row in unit.rows("staff").all() if row["active"])
    each = load.per_staff(staff)
    data = {
        "owed": load.owed,
        "by_rule": load.by_rule,
        "by_month": load.by_month,
        "staff": staff,
        "per_staff": None if each is None else round(each, 2),
    }
    return Answer(data, _ahead_words(load, staff))


def tell_rate(asked: argparse.Namespace) -> Answer:
    """The rate and its parts."""
    from retiree_desk.services import figures as book  # heavy: SQLAlchemy
    from retiree_desk.services import figures_staff  # heavy: SQLAlchemy

    with session.opened(asked) as office, office.store.reading() as unit:
        node = None if asked.group is None else _node(unit, asked.group)
        figures = book.coverage(unit, asked.rule, asked.period, asked.on or date.today(), node=node)
        shares = figures_staff.by_staff(unit, figures)
        if asked.staff is not None:
            figures = figures_staff.of_staff(unit, figures, asked.staff)
        people = (
            whose(unit, (key for part in _PARTS for key in getattr(figures, part))) if asked.names else {}
        )
    period = figures.window.period
    data: dict[str, Any] = {
        "rule": asked.rule,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
    }
    data |= {part: len(getattr(figures, part)) for part in _PARTS}
    data |= {"on_time": len(figures.on_time), "rate": figures.rate, "rate_on_time": figures.rate_on_time}
    data["left"] = len(figures.left)
    data["by_staff"] = [
        {"name": one.name, "met": len(one.met), "owed": len(one.asked), "visits": one.visits}
        for one in shares
        if asked.staff in (None, one.name)
    ]
    if asked.names:
        data["members"] = {
            part: [people[key]._asdict() for key in getattr(figures, part)] for part in (*_PARTS, "left")
        }
    return Answer(data, _rate_words(figures))


def _node(unit: Unit, path: str) -> Uid:
    """The group of this name, or of this path of names joined by /; RuleBroken ``group_unknown`` when there is none."""
    for kind in TreeKind:
        for row in unit.tree.nodes(kind):
            uid = row["id"]
            if isinstance(uid, bytes) and path in (row["name"], unit.tree.path_of(uid)[0]):
                return uid
    raise RuleBroken("group_unknown", "group", name=path)


def uid_of(unit: Unit, member_no: str) -> Uid:
    """The person with this number; RuleBroken ``member_unknown`` when there is none."""
    uid = unit.members.uid_of_number(member_no)
    if uid is None:
        raise RuleBroken("member_unknown", "member_no", number=member_no)
    return uid


def whose(unit: Unit, keys: Iterable[Key]) -> dict[Key, Who]:
    """Numbers and names of members by their local numbers."""
    seqs = [key for key in dict.fromkeys(keys) if isinstance(key, int)]
    return {
        line.seq: Who(str(line.values["member_no"] or ""), str(line.values["name"] or ""))
        for line in unit.members.lines(seqs, ("member_no", "name"))
    }


def _owed(one: Owed, who: Who) -> dict[str, Any]:
    data: dict[str, Any] = {
        **who._asdict(),
        "rule": one.rule,
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "owed": one.owed,
        "credits": one.credits,
        "state": one.state.value,
        "next_due": one.next_due.isoformat() if one.next_due else None,
    }
    return data | (_detail(one) if isinstance(one, Obligation) else {"duty": False})


def _made_up(one: Owed, made_up: MadeUp) -> dict[str, str | None]:
    """When a missed period was made up for; it stays missed all the same."""
    from retiree_desk.services import visits  # heavy: SQLAlchemy

    if one.state is not State.MISSED or one.is_duty:
        return {}
    day = visits.made_up_on(one, made_up)
    return {"made_up_on": day.isoformat() if day else None}


def _detail(one: Obligation) -> dict[str, Any]:
    """What is known of those judged one by one; ``end`` stays the period's where the window was cut."""
    return {
        "duty": one.is_duty,
        "window_start": one.window_start.isoformat(),
        "window_end": one.window_end.isoformat(),
        "counted": [visit.day.isoformat() for visit in one.counted],
    }


def _due_words(found: Sequence[Owed], people: dict[Key, Who]) -> str:
    if not found:
        return _("Nothing is owed.")
    headings = (
        _("Member number"),
        _("Name"),
        _("Rule"),
        _("Made/owed"),
        _("State"),
        _("Until"),
        _("Next by"),
    )
    rows = [
        (
            *people[one.member],
            one.rule,
            f"{one.credits}/{one.owed}",
            cadence.state(one.state),
            one.end,
            one.next_due,
        )
        for one in found[:_LINES]
    ]
    counted = ngettext("{count} obligation", "{count} obligations", len(found)).format(count=len(found))
    return under(table(headings, rows), counted)


def _ahead_words(load: Workload, staff: int) -> str:
    each = load.per_staff(staff)
    rows = [
        (_("Visits owed"), load.owed),
        (_("Staff"), staff),
        (_("For each"), f"{each:.0f}" if each is not None else ""),
    ]
    rules = table((_("Rule"), _("Visits")), sorted(load.by_rule.items()), right=(1,))
    return under(
        pairs(rows), under(rules, table((_("Month"), _("Visits")), load.by_month.items(), right=(1,)))
    )


def _rate_words(figures: Coverage) -> str:
    rate = "–" if figures.rate is None else f"{figures.rate:.1%}"
    return pairs(
        (
            (_("Rate"), f"{rate} ({len(figures.met)}/{figures.asked})"),
            (_("Met"), len(figures.met)),
            (_("Met in time"), len(figures.on_time)),
            (_("Missed"), len(figures.missed)),
            (_("Still open"), len(figures.open)),
            (_("Waived"), len(figures.waived)),
            (_("Ended early"), len(figures.lapsed)),
        )
    )
