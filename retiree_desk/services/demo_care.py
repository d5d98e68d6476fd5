"""Hospital stays, condolences, waivers, follow-ups and family events of the invented people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from retiree_desk.domain import lunar
from retiree_desk.domain.ages import birthday
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import CondolenceForm, CondolenceKind, Residence, VisitKind, VisitResult
from retiree_desk.domain.values import Row
from retiree_desk.services.demo_campaigns import festival
from retiree_desk.services.demo_contacts import Kept
from retiree_desk.services.demo_money import ACTIVITIES, HARDSHIP
from retiree_desk.services.demo_people import HOSPITALS
from retiree_desk.services.demo_plan import DAY, Fate, Plan, Sketch
from retiree_desk.services.demo_words import EVENTS, FOLLOW_UPS, GOODS, OUTCOMES, WAIVERS, WARDS

IN_HOSPITAL_NOW = 18
STAYS = 430
WAIVED = 60
FOLLOWED_UP = 260
TROUBLED = 40
_HARDSHIP_FEN = (800_00, 1000_00, 2000_00)


def care(plan: Plan, people: Sequence[Sketch], staff: Sequence[str]) -> Iterator[Kept]:
    """Everything beside the visits' rounds, each with the table it belongs to."""
    rng = plan.rng("care")
    here = [one for one in people if one.here]
    old = [one for one in here if one.age(plan.as_of) >= 70] or here
    for place, person in enumerate(_some(rng, old, plan.share(STAYS))):
        yield from _stay(plan, rng, person, staff, still=place < plan.share(IN_HOSPITAL_NOW))
    for person in _some(rng, old, plan.share(WAIVED)):
        yield Kept("waiver", _waiver(plan, rng, person))
    for person in _some(rng, old, plan.share(FOLLOWED_UP)):
        yield Kept("follow_up", _follow_up(plan, rng, person, staff))
    for person in _some(rng, here, plan.share(TROUBLED)):
        yield from _event(plan, rng, person, staff)
    for person in people:
        yield from _condolences(plan, rng, person, staff)


def _some(rng: Random, people: Sequence[Sketch], count: int) -> list[Sketch]:
    return rng.sample(people, min(count, len(people)))


def _stay(plan: Plan, rng: Random, person: Sketch, staff: Sequence[str], *, still: bool) -> Iterator[Kept]:
    days = rng.choice((3, 6, 9, 12, 16, 25, 36)) if still else rng.randrange(5, 40)
    admitted = plan.as_of - DAY * (
        days if still else days + rng.randrange(1, (plan.as_of - plan.since).days - 45)
    )
    discharged = None if still else admitted + DAY * days
    stay_id = rng.randbytes(16)
    row = {
        "id": stay_id,
        "member_id": person.uid,
        "admitted_on": admitted.isoformat(),
        "hospital": rng.choice(HOSPITALS),
        "ward": rng.choice(WARDS),
        "bed": f"{rng.randrange(1, 60)}床",
        "severity": rng.choices(("一般", "病重", "病危"), (85, 12, 3))[0],
        "learnt_how": rng.choice(("家属来电", "楼组长告知", "走访得知")),
        "learnt_on": (admitted + DAY * rng.randrange(2)).isoformat(),
        "discharged_on": discharged.isoformat() if discharged else None,
    }
    yield Kept("stay", row)
    yield from _sick_calls(plan, rng, person, staff, (admitted, discharged))
    if rng.random() < 0.7:
        yield Kept(
            "condolence",
            _given(rng, person, admitted + DAY * 2, CondolenceKind.HOSPITAL, 500_00, staff, stay_id),
        )


def _sick_calls(
    plan: Plan, rng: Random, person: Sketch, staff: Sequence[str], span: tuple[date, date | None]
) -> Iterator[Kept]:
    """One at the bedside within three days, one in the week after discharge; not every time."""
    admitted, discharged = span
    near = person.home is not None and person.home.residence is Residence.CITY
    if near and rng.random() < 0.85:
        yield Kept(
            "visit", _visit(rng, person, admitted + DAY * rng.randrange(1, 4), VisitKind.HOSPITAL, staff)
        )
    if discharged and rng.random() < 0.8:
        day = discharged + DAY * rng.randrange(1, 7)
        if day <= plan.as_of:
            yield Kept("visit", _visit(rng, person, day, VisitKind.PHONE, staff))


def _visit(rng: Random, person: Sketch, day: date, kind: VisitKind, staff: Sequence[str]) -> Row:
    return {
        "member_id": person.uid,
        "trip_id": rng.randbytes(16),
        "day": day.isoformat(),
        "kind": kind,
        "result": VisitResult.CONTACTED if kind is VisitKind.PHONE else VisitResult.SEEN,
        "staff": rng.choice(staff),
        "by_leader": 0,
        "entered_on": day.isoformat(),
    }


def _waiver(plan: Plan, rng: Random, person: Sketch) -> Row:
    begins = plan.as_of - DAY * rng.randrange(10, 400)
    rule = "R70" if person.age(plan.as_of) < 80 else "R80"
    ends = (begins + DAY * 365).isoformat() if rng.random() < 0.7 else None
    return {
        "member_id": person.uid,
        "rule": rule,
        "starts_on": begins.isoformat(),
        "ends_on": ends,
        "reason": rng.choice(WAIVERS),
    }


def _follow_up(plan: Plan, rng: Random, person: Sketch, staff: Sequence[str]) -> Row:
    due = plan.as_of - DAY * (rng.randrange(-20, 300))
    done = due - DAY * rng.randrange(0, 9) if rng.random() < 0.8 and due <= plan.as_of else None
    return {
        "member_id": person.uid,
        "text": rng.choice(FOLLOW_UPS),
        "owner": rng.choice(staff),
        "due_on": due.isoformat(),
        "done_on": done.isoformat() if done else None,
        "outcome": rng.choice(OUTCOMES) if done else None,
    }


def _event(plan: Plan, rng: Random, person: Sketch, staff: Sequence[str]) -> Iterator[Kept]:
    day = plan.as_of - DAY * rng.randrange(2, 600)
    what = rng.choice(EVENTS)
    yield Kept("family_event", {"member_id": person.uid, "day": day.isoformat(), "kind": what})
    if rng.random() < 0.8:
        after = min(day + DAY * rng.randrange(1, 7), plan.as_of)
        yield Kept("visit", _visit(rng, person, after, VisitKind.HOME, staff))
        kind = CondolenceKind.FAMILY_DEATH if what == EVENTS[0] else CondolenceKind.EVENT
        yield Kept("condolence", _given(rng, person, after, kind, 500_00, staff))


def _condolences(plan: Plan, rng: Random, person: Sketch, staff: Sequence[str]) -> Iterator[Kept]:
    if person.fate is Fate.DIED and person.ended and rng.random() < 0.9:
        day = min(person.ended + DAY * 2, plan.as_of)
        yield Kept("condolence", _given(rng, person, day, CondolenceKind.DEATH, 1000_00, staff))
    if not person.here:
        return
    campaign = festival(plan).ends
    for year in range(plan.since.year, plan.as_of.year + 1):
        last = lunar.festivals(year)["除夕"] - DAY
        eve = last - DAY * rng.randrange(3, 19)
        wanted = person.dependent or person.living or person.age(eve) >= 85
        if wanted and last != campaign and plan.since <= eve <= plan.as_of and rng.random() < 0.7:
            yield Kept("condolence", _given(rng, person, eve, CondolenceKind.FESTIVAL, 300_00, staff))
        day = birthday(person.birth, year - person.birth.year)
        if person.age(day) % 10 == 0 and person.age(day) >= 80 and plan.since <= day <= plan.as_of:
            yield Kept("condolence", _given(rng, person, day, CondolenceKind.BIRTHDAY, 200_00, staff))
    if person.dependent and rng.random() < 0.3:
        day = plan.as_of - DAY * rng.randrange(5, 500)
        yield Kept(
            "condolence", _given(rng, person, day, CondolenceKind.HARDSHIP, rng.choice(_HARDSHIP_FEN), staff)
        )


def _given(
    rng: Random,
    person: Sketch,
    day: date,
    kind: CondolenceKind,
    fen: int,
    staff: Sequence[str],
    stay_id: Uid | None = None,
) -> Row:
    goods = kind in {CondolenceKind.FESTIVAL, CondolenceKind.BIRTHDAY} and rng.random() < 0.4
    return {
        "member_id": person.uid,
        "day": day.isoformat(),
        "kind": kind,
        "form": CondolenceForm.GOODS if goods else rng.choice((CondolenceForm.CASH, CondolenceForm.TRANSFER)),
        "amount_fen": None if goods else fen,
        "goods": rng.choice(GOODS) if goods else None,
        "fund": HARDSHIP if kind is CondolenceKind.HARDSHIP else ACTIVITIES,
        "staff": rng.choice(staff),
        "signer": person.name if kind != CondolenceKind.DEATH else "家属",
        "stay_id": stay_id,
    }
