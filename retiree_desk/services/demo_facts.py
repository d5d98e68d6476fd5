"""Dated changes of the last two years: deaths without a case, moves, hand-overs, more need of care than before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from retiree_desk.domain.terms import CareLevel, ChangeType, Living, Residence, Sex, Status
from retiree_desk.domain.values import Row
from retiree_desk.services.demo_plan import Fate, Plan, Sketch


def facts(plan: Plan, people: Sequence[Sketch]) -> Iterator[Row]:
    """The rows of 变动记录; the register holds each person's values after all of them."""
    rng = plan.rng("facts")
    for person in people:
        yield from _fate(plan, rng, person)
        if person.here:
            yield from _moves(plan, rng, person)
            yield from _care(plan, rng, person)


def _fate(plan: Plan, rng: Random, person: Sketch) -> Iterator[Row]:
    if person.case:
        return
    if person.ended is not None:
        kind = ChangeType.DEATH if person.fate is Fate.DIED else ChangeType.MOVE_OUT
        content = Status.DECEASED if person.fate is Fate.DIED else Status.MOVED_OUT
        yield _fact(rng, person, kind, person.ended, before=Status.REGISTERED, content=content)
    elif person.fate is Fate.HANDED_OVER:
        day = _some_day(plan, rng)
        yield _fact(rng, person, ChangeType.HAND_OVER, day, Status.REGISTERED, Status.HANDED_OVER)
    elif person.joined is not None and plan.since <= person.joined and person.age(plan.as_of) > 62:
        yield _fact(rng, person, ChangeType.MOVE_IN, person.joined, Status.MOVED_OUT, Status.REGISTERED)


def _moves(plan: Plan, rng: Random, person: Sketch) -> Iterator[Row]:
    home = person.home
    assert home is not None
    if home.residence is not Residence.CITY and rng.random() < 0.12:
        day = _some_day(plan, rng)
        yield _fact(rng, person, ChangeType.RESIDENCE, day, Residence.CITY, home.residence)
    years = 60 if person.sex is Sex.MALE else 55
    if person.age(plan.as_of) == years and rng.random() < 0.5:
        day = plan.as_of - timedelta(days=rng.randrange(300))
        yield _fact(rng, person, ChangeType.CATEGORY, day, "内退", person.category)


def _care(plan: Plan, rng: Random, person: Sketch) -> Iterator[Row]:
    if person.dependent and rng.random() < 0.35:
        before = rng.choice((CareLevel.PARTIAL, CareLevel.INDEPENDENT))
        yield _fact(rng, person, ChangeType.CARE_LEVEL, _some_day(plan, rng), before, CareLevel.DEPENDENT)
    if Living.ALONE in person.living and rng.random() < 0.2:
        yield _fact(rng, person, ChangeType.FLAGS, _some_day(plan, rng), None, f"+{Living.ALONE}")
    widowed = person.spouse is not None and person.spouse.fate is Fate.DIED and person.spouse.ended
    if widowed and Living.ALONE in person.living:
        yield _fact(rng, person, ChangeType.FLAGS, widowed, None, f"+{Living.ALONE}")


def _some_day(plan: Plan, rng: Random) -> date:
    return plan.since + timedelta(days=rng.randrange((plan.as_of - plan.since).days))


def _fact(
    rng: Random, person: Sketch, kind: ChangeType, day: date, before: str | None, content: str | None
) -> Row:
    entered = datetime.combine(
        day + timedelta(days=rng.randrange(4)), time(1 + rng.randrange(8), rng.randrange(60))
    )
    return {
        "member_id": person.uid,
        "type": kind,
        "effective_on": day.isoformat(),
        "before": before,
        "content": content,
        "entered_at": entered.isoformat() + "+00:00",
    }
