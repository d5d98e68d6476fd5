"""What the list of today's desk is made of: sections with their rows in order, nothing read yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from retiree_desk.i18n import N_
from retiree_desk.services.today import Today

FEW = 6
WEEK = timedelta(days=6)


class Section(StrEnum):
    """The parts of the desk in their order."""

    ALL = "all"
    DUTIES = "duties"
    VISITS = "visits"
    BIRTHDAYS = "birthdays"
    HOSPITAL = "hospital"
    DEATHS = "deaths"
    FOLLOW_UPS = "follow_ups"
    DOUBTS = "doubts"


WORDS = {
    Section.ALL: N_("The day at a glance"),
    Section.DUTIES: N_("Must be done"),
    Section.VISITS: N_("Owed visits"),
    Section.BIRTHDAYS: N_("Birthdays"),
    Section.HOSPITAL: N_("In hospital"),
    Section.DEATHS: N_("After a death"),
    Section.FOLLOW_UPS: N_("Things promised"),
    Section.DOUBTS: N_("To be checked"),
}


class Kind(StrEnum):
    """What a row is."""

    HEADING = "heading"
    PLACE = "place"
    MEMBER = "member"
    GREETING = "greeting"
    WEDDING = "wedding"
    STAY = "stay"
    STEP = "step"
    FOLLOW_UP = "follow_up"
    DOUBT = "doubt"
    MORE = "more"


class Item(NamedTuple):
    """One row: whose it is (a local number, 0 for nobody's), how many it stands for, and what it tells of."""

    kind: Kind
    section: Section
    seq: int = 0
    many: int = 0
    what: object = None


def counts(today: Today) -> dict[Section, int]:
    """How much each section holds."""
    return {
        Section.DUTIES: today.work.count(duty=True),
        Section.VISITS: today.count(),
        Section.BIRTHDAYS: len(today.greetings) + len(today.anniversaries),
        Section.HOSPITAL: len(today.hospital),
        Section.DEATHS: len(today.steps),
        Section.FOLLOW_UPS: len(today.follow_ups),
        Section.DOUBTS: len(today.doubts),
    }


def items(today: Today, section: Section, seq_of: dict[bytes, int], *, by_building: bool) -> list[Item]:
    """The rows of a section; of the overview each section's first few."""
    if section is not Section.ALL:
        return list(_rows(today, section, seq_of, by_building=by_building, most=None))
    found: list[Item] = []
    for part, count in counts(today).items():
        if count:
            found.append(Item(Kind.HEADING, part, many=count))
            found += _rows(today, part, seq_of, by_building=False, most=FEW)
            if count > FEW:
                found.append(Item(Kind.MORE, part, many=count - FEW))
    return found


def _rows(
    today: Today, section: Section, seq_of: dict[bytes, int], *, by_building: bool, most: int | None
) -> Iterable[Item]:
    found: Iterable[Item] = ()
    match section:
        case Section.DUTIES:
            found = _people(today.duties, section)
        case Section.VISITS:
            found = _visits(today, by_building=by_building)
        case Section.BIRTHDAYS:
            found = _birthdays(today, headed=most is None)
        case Section.HOSPITAL:
            found = (
                Item(Kind.STAY, section, seq_of.get(one.member_id, 0), what=one) for one in today.hospital
            )
        case Section.DEATHS:
            found = (Item(Kind.STEP, section, seq_of.get(one.member_id, 0), what=one) for one in today.steps)
        case Section.FOLLOW_UPS:
            found = (Item(Kind.FOLLOW_UP, section, one.seq, what=one) for one in today.follow_ups)
        case _:
            found = [Item(Kind.DOUBT, section, many=count, what=code) for code, count in today.doubts.items()]
    return islice(found, most)


def _people(seqs: Iterable[int], section: Section) -> Iterator[Item]:
    return (Item(Kind.MEMBER, section, seq) for seq in seqs)


def _visits(today: Today, *, by_building: bool) -> Iterator[Item]:
    if not by_building:
        yield from _people(today.visits, Section.VISITS)
        return
    for seqs in today.by_building(today.visits):
        yield Item(Kind.PLACE, Section.VISITS, seqs[0], len(seqs))
        yield from _people(seqs, Section.VISITS)


def _birthdays(today: Today, *, headed: bool) -> Iterator[Item]:
    section, until = Section.BIRTHDAYS, today.on + WEEK
    for first, last in ((today.on, until), (until + timedelta(days=1), until + timedelta(days=7))):
        here = [one for one in today.greetings if first <= one.day <= last and isinstance(one.member, int)]
        wed = [one for one in today.anniversaries if first <= one.day <= last and isinstance(one.one, int)]
        if headed and (here or wed):
            yield Item(Kind.PLACE, section, many=len(here) + len(wed), what=first)
        for one in wed:
            yield Item(Kind.WEDDING, section, int(one.one), what=one)
        for greeting in here:
            yield Item(Kind.GREETING, section, int(greeting.member), what=greeting)
