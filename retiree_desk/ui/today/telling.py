"""What a row of today's desk says: name, who it is, why it is there, how long there is, and its chips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from retiree_desk import wording
from retiree_desk.domain import dates, members
from retiree_desk.domain.birthdays import WEDDINGS, Anniversary, Greeting
from retiree_desk.domain.cadence import State
from retiree_desk.domain.values import Value
from retiree_desk.i18n import N_, _, ngettext
from retiree_desk.services.bereavement import CaseStep
from retiree_desk.services.followups import FollowUp
from retiree_desk.services.hospital import InHospital
from retiree_desk.services.today import Owing, Today
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members.list_columns import concern
from retiree_desk.ui.today.items import Item, Kind
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.wording import cadence

KEYS = (
    "name sex birth_date archive_birth_date id_number category status area_id building care_level living flags"
).split()
DOUBTS = {
    "birth": N_("Date of birth unknown: no rule by age can be judged"),
    "category": N_("Category unknown"),
    "residence": N_("Residence unknown: taken as in the city"),
    "joined": N_("Date of joining unknown: taken as always here"),
    "phone": N_("No telephone number at all"),
    "verified": N_("Not verified for a year or more"),
}
_TONES = {
    State.MISSED: ChipLook("", Tone.OVERDUE),
    State.LAST_CALL: ChipLook("", Tone.LAST_CALL),
    State.BEHIND: ChipLook("", Tone.NEUTRAL, Icon.CLOCK),
}

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Telling:
    """One row in words; ``left`` stands at the right end of the second line."""

    name: str
    about: str = ""
    why: str = ""
    left: str = ""
    state: ChipLook | None = None
    chips: tuple[ChipLook, ...] = ()


def tell(
    item: Item, values: Values, today: Today, titles: Mapping[str, str], *, done: bool = False
) -> Telling:
    """The words of a row that is somebody's."""
    name, about, chips = str(values.get("name") or ""), _about(values, today.on), concern(values)
    if item.kind is Kind.MEMBER:
        return _owed(Telling(name, about, chips=chips), item, today, titles, done=done)
    why, left, state = _told(item, today)
    return Telling(name, about, why, left, state, chips)


def doubt(item: Item) -> Telling:
    """The words of a reason to check records."""
    people = ngettext("{count} person", "{count} people", item.many).format(count=grouped(item.many))
    return Telling(_(DOUBTS[str(item.what)]), left=people)


def chip_of(state: State) -> ChipLook | None:
    """The chip of a state that presses; none for what is under way."""
    look = _TONES.get(state)
    return ChipLook(cadence.state(state), look.tone, look.icon) if look else None


def _owed(telling: Telling, item: Item, today: Today, titles: Mapping[str, str], *, done: bool) -> Telling:
    first = today.work.first(item.seq)
    if first is None:
        settled = ChipLook(_("Done"), Tone.DONE)
        return Telling(telling.name, telling.about, _("Nothing more is owed now"), "", settled, telling.chips)
    others = len(today.work.others(item.seq))
    why = f"{titles.get(first.rule, first.rule)} · {_made(first, today.on)}"
    if others:
        why += " · " + ngettext("{count} more owed", "{count} more owed", others).format(count=others)
    state = ChipLook(_("Recorded"), Tone.DONE) if done else chip_of(first.state)
    return Telling(telling.name, telling.about, why, cadence.time_left(first, today.on), state, telling.chips)


def _made(first: Owing, on: date) -> str:
    return cadence.progress_made(first, on)


def _told(item: Item, today: Today) -> tuple[str, str, ChipLook | None]:
    what = item.what
    if isinstance(what, Greeting):
        great = ChipLook(_("Great birthday"), Tone.IMPORTANT, Icon.BIRTHDAY) if what.is_great else None
        great = great or (
            ChipLook(_("Round birthday"), Tone.NEUTRAL, Icon.BIRTHDAY) if what.is_round else None
        )
        return _birthday(what), _in_days(what.day, today.on), great
    if isinstance(what, Anniversary):
        word = WEDDINGS.get(what.years, "")
        chip = ChipLook(word or _("Wedding day"), Tone.IMPORTANT, Icon.FAMILY)
        years = _("married {years} years").format(years=what.years)
        return f"{years} · {wording.day(what.day)}", _in_days(what.day, today.on), chip
    if isinstance(what, InHospital):
        return _stay(what), _("day {count}").format(count=what.days), _severity(what)
    if isinstance(what, CaseStep):
        return what.title, _due(what.due_on, today.on), _late(what.due_on, today.on)
    if isinstance(what, FollowUp):
        owner = _("{owner} sees to it").format(owner=what.owner) if what.owner else ""
        said = " · ".join(part for part in (what.text, owner) if part)
        return said, _due(what.due_on, today.on), _late(what.due_on, today.on)
    return "", "", None


def _about(values: Values, on: date) -> str:
    birth = members.birth_of(values)
    age = dates.age_on(dates.first_day(birth), on) if birth and dates.is_valid(birth) else None
    aged = _("{age} years").format(age=age) if age is not None else ""
    place = " ".join(str(values[key]) for key in ("area_id", "building") if values.get(key))
    return " · ".join(part for part in (aged, wording.term(values.get("category")), place) if part)


def _birthday(what: Greeting) -> str:
    age = _("turns {age}").format(age=what.age) if what.age is not None else ""
    lunar = _("lunar {day}").format(day=what.lunar) if what.lunar else ""
    return " · ".join(part for part in (age, wording.day(what.day), lunar) if part)


def _stay(what: InHospital) -> str:
    where = " ".join(part for part in (what.hospital, what.ward, what.bed) if part)
    since = _("admitted on {day}").format(day=wording.day(what.admitted_on))
    return " · ".join(part for part in (where, since, what.cause) if part)


def _severity(what: InHospital) -> ChipLook | None:
    if what.severity in ("", "一般"):
        return None
    return ChipLook(wording.term(what.severity), Tone.IMPORTANT, Icon.HOSPITAL)


def _due(day: date | None, on: date) -> str:
    return _in_days(day, on) if day else _("in its own time")


def _late(day: date | None, on: date) -> ChipLook | None:
    return ChipLook(_("Overdue"), Tone.OVERDUE) if day and day < on else None


def _in_days(day: date, on: date) -> str:
    days = (day - on).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 0:
        return ngettext("{count} day overdue", "{count} days overdue", -days).format(count=-days)
    return ngettext("in {count} day", "in {count} days", days).format(count=days)
