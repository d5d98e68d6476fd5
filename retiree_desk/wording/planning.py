"""Sentences about the planning of visits: refusals, why a visit has no place, what it would take."""

from __future__ import annotations

from retiree_desk.domain.planning_values import Needs, Why
from retiree_desk.i18n import N_, _, ngettext

REFUSALS = {
    "plan_span_backwards": N_("The last day lies before the first."),
    "plan_span_long": N_("A plan spans at most {days} days."),
    "plan_no_working_day": N_("There is no working day in this span."),
    "plan_nobody": N_("Nobody takes part. Give at least one person a number of calls a day."),
    "plan_per_day": N_("{name}: 0 to {most} calls a day."),
    "plan_trip_gone": N_("This trip is no longer in the plan."),
    "plan_day_off": N_("{day} is not a working day."),
    "plan_twice": N_("{name} would be called on twice on {day}."),
    "plan_staff_unknown": N_("{name} is not on the staff."),
    "holidays_no_headings": N_("No row with the headings 日期, 类别 and 名称 was found in the file."),
    "holidays_bad_day": N_("Row {row}: “{value}” is no date."),
    "holidays_bad_kind": N_("Row {row}: the kind must be 休 or 班, not “{value}”."),
    "holidays_empty": N_("The file holds no day."),
}

_WHYS = {
    Why.NO_WORKING_DAY: N_("no working day is left on which it would count"),
    Why.TOO_FEW_DAYS: N_("more visits than days are left"),
    Why.NO_LEADER: N_("a leader must go, and none takes part"),
    Why.FULL: N_("everybody's days are full"),
}


def why(value: Why) -> str:
    """Why a visit that is due has no place in the plan."""
    return _(_WHYS[value])


def needs(value: Needs) -> str:
    """What would place everything; empty when nothing is known to."""
    ways = []
    if value.more_per_day:
        ways.append(
            ngettext("{count} more call a day for each", "{count} more calls a day for each", value.more_per_day)
            .format(count=value.more_per_day)
        )  # fmt: skip
    if value.more_people:
        ways.append(
            ngettext("{count} more person", "{count} more people", value.more_people).format(
                count=value.more_people
            )
        )
    return _(" or ").join(ways)
