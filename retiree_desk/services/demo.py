"""A demo office: a bank's retirees, all invented, with two years of work on record.

The same number of people, seed and day give the same office, row for row; only the keys and the identities of the
change log differ. The log is dated as the work would have been: a clock of the demo's own goes through the two years.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import Sex, TreeKind
from retiree_desk.domain.values import Row
from retiree_desk.services import (
    backups,
    demo_ahead,
    demo_campaigns,
    demo_deaths,
    demo_money,
    demo_names,
    demo_office,
    demo_photos,
    demo_places,
    offices,
    planning_kept,
)
from retiree_desk.services.demo_care import care
from retiree_desk.services.demo_contacts import Kept, contacts
from retiree_desk.services.demo_facts import facts
from retiree_desk.services.demo_moments import Moment
from retiree_desk.services.demo_people import FIRST_NUMBER, Nodes, people
from retiree_desk.services.demo_plan import Plan, Sketch, sketches
from retiree_desk.services.demo_rounds import Rounds
from retiree_desk.services.offices import Office
from retiree_desk.store.unit import Clock, Store, Unit, utc_now
from retiree_desk.store.vault import EVERYDAY, Cost

OFFICE = "江澜银行澜州分行离退休人员服务中心(演示)"
CODE = "DEMO"
MEMBERS = 7250
MOST_MEMBERS = 300_000
STAFF = 28
PHOTOGRAPHED = 36
BATCH = 10_000
EDITED = 24
_SEXES = (Sex.MALE, Sex.FEMALE)
ACTION = "demo"

T = TypeVar("T")
Report = Callable[[int, int], None]


class Made(NamedTuple):
    """How much the demo office holds."""

    members: int
    visits: int


def plan_of(members: int, seed: int, as_of: date) -> Plan:
    """The plan for so many people, 1 to ``MOST_MEMBERS``."""
    if not 1 <= members <= MOST_MEMBERS:
        raise ValueError(f"1 to {MOST_MEMBERS} people")
    return Plan(members, seed, as_of)


def make(
    folder: Path,
    plan: Plan,
    password: str,
    user: str = offices.FIRST_USER,
    *,
    report: Report = lambda _done, _whole: None,
    cost: Cost = EVERYDAY,
) -> tuple[Office, Made]:
    """Set up the demo office in a new folder and leave it open; whole or not at all."""
    clock = PastClock(plan.since)
    offices.create(folder, OFFICE, CODE, password, user, cost=cost, clock=clock)
    try:
        office = offices.open_office(folder, password, user, clock=clock)
        with _closed_on_failure(office):
            made = fill(office.store, plan, clock, user=user, report=report)
            clock.arrive()
            _photograph(office, plan)
            backups.back_up(office)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return office, made


@contextmanager
def _closed_on_failure(office: Office) -> Iterator[None]:
    try:
        yield
    except BaseException:
        office.close()
        raise


class PastClock:
    """Stands in the past while the demo's history is written, and goes on with the present once it has arrived."""

    def __init__(self, day: date, now: Clock = utc_now) -> None:
        self._now = now
        self._at: datetime | None = None
        self.go_to(day)

    def __call__(self) -> datetime:
        return self._now() if self._at is None else min(self._at, self._now())

    def go_to(self, day: date) -> None:
        """The end of that day's work in China."""
        self._at = datetime.combine(day, time(8, 30), UTC)

    def arrive(self) -> None:
        """From now on the real time."""
        self._at = None


def fill(
    store: Store,
    plan: Plan,
    clock: PastClock,
    *,
    user: str = "",
    report: Report = lambda _done, _whole: None,
) -> Made:
    """Write the whole office into an empty store, one change set for each step; ``report`` hears of each."""
    everybody = sketches(plan)
    sketched = [one for one in everybody if not one.comes_late]
    staff = _staff_names(plan)
    with store.unit(ACTION, user=user, note="单位信息、工作人员") as unit:
        demo_office.introduce(unit)
        demo_money.budgets(unit, plan)
        unit.rows("staff").add_many(list(_staff(plan, staff)))
    _register(store, plan, sketched, staff, user)
    report(1, _STEPS)
    _hang_on(store, plan, sketched, user)
    report(2, _STEPS)
    rounds = Rounds(plan, sketched, staff)
    visits = _log(store, rounds.earlier(), "走访 以前", user)
    happening = _Happening(store, clock, user, _moments(plan, sketched, staff))
    for done, month in enumerate(rounds.months(), 3):
        happening.until(month.last)
        visits += _log(store, rounds.visits(month), f"走访 {month.first:%Y-%m}", user)
        report(min(done, _STEPS - 1), _STEPS)
    with store.unit(ACTION, user=user, note="住院、慰问、免访、待办") as unit:
        visits += _keep(unit, care(plan, sketched, staff))
        demo_money.book(unit)
    visits += _look_ahead(store, plan, user)
    _edits(store, plan, sketched, staff)
    report(_STEPS, _STEPS)
    return Made(len(everybody), visits)


_STEPS = 30  # the register, what hangs on it, about 25 months, the rest


def _moments(plan: Plan, sketched: Sequence[Sketch], staff: Sequence[str]) -> list[Moment]:
    found = [*demo_deaths.deaths(plan, sketched, staff), *demo_campaigns.moments(plan, sketched, staff)]
    return sorted(found, key=lambda one: one.day)


def _look_ahead(store: Store, plan: Plan, user: str) -> int:
    """The quarter closed, the calls of two weeks planned and those of the days gone by made: how many visits."""
    with store.unit(demo_ahead.FREEZE, user=user) as unit:
        demo_ahead.close_quarter(unit, plan)
    with store.unit(planning_kept.ACCEPT, user=user) as unit:
        demo_ahead.plan_weeks(unit, plan)
    with store.unit(demo_ahead.WALK, user=user) as unit:
        return demo_ahead.walk(unit, plan)


class _Happening:
    """Lets what has its day happen on that day, and the clock go with it."""

    def __init__(self, store: Store, clock: PastClock, user: str, moments: Iterable[Moment]) -> None:
        self._store = store
        self._clock = clock
        self._user = user
        self._left = deque(moments)

    def until(self, day: date) -> None:
        """Everything up to that day; the clock stands on it afterwards."""
        while self._left and self._left[0].day <= day:
            moment = self._left.popleft()
            self._clock.go_to(moment.day)
            with self._store.unit(moment.action, user=self._user, note=moment.note) as unit:
                moment.work(unit)
        self._clock.go_to(day)


def _staff_names(plan: Plan) -> list[str]:
    rng = plan.rng("staff")
    wanted = max(3, min(STAFF, plan.share(STAFF)))
    names: dict[str, None] = {}
    while len(names) < wanted:
        person = demo_names.name(rng, rng.choice(_SEXES), 1982)
        names.setdefault(person.name)
    return list(names)


def _staff(plan: Plan, names: Sequence[str]) -> Iterator[dict[str, str | int]]:
    """The first leads; two in three work here beside another post."""
    rng = plan.rng("staff phones")
    for place, name in enumerate(names):
        post = "主任" if place == 0 else "专职经办" if place % 3 == 1 else "兼职经办"
        leads = int(place == 0 or place == len(names) // 2)
        yield {"name": name, "post": post, "phone": demo_places.mobile(rng), "is_leader": leads, "active": 1}


def _register(store: Store, plan: Plan, sketched: Sequence[Sketch], staff: Sequence[str], user: str) -> None:
    with store.unit(ACTION, user=user, note="片区、管理站、党支部") as unit:
        nodes = _nodes(unit)
        for person in sketched:
            if person.home is not None:
                nodes.station(demo_places.station_of(person.home.area))
                nodes.area(person.home.area, person.home.building)
                nodes.party_branch(demo_places.party_branch_of(person.home.area, person.number))
        demo_office.lead(unit, plan.rng("leaders"))
    with store.reading() as unit:
        rows = people(plan, sketched, _nodes(unit), staff)
        for batch in _batches(rows, BATCH):
            with store.unit(ACTION, user=user, note=f"花名册 {len(batch)} 人") as writing:
                writing.members.add_many(batch)


def _nodes(unit: Unit) -> Nodes:
    tree = unit.tree
    known: dict[tuple[str, str, str], Uid | None] = {}

    def node(kind: TreeKind, path: str, building: str = "") -> Uid | None:
        if (kind, path, building) not in known:
            known[kind, path, building] = tree.node(kind, path, building) if path else None
        return known[kind, path, building]

    return Nodes(
        area=lambda area, building: node(TreeKind.AREA, area, building),
        station=lambda path: node(TreeKind.STATION, path),
        party_branch=lambda path: node(TreeKind.PARTY_BRANCH, path),
    )


def _hang_on(store: Store, plan: Plan, sketched: Sequence[Sketch], user: str) -> None:
    with store.unit(ACTION, user=user, note="家属、电话、地址、变动") as unit:
        _keep(unit, contacts(plan, sketched))
        unit.rows("fact").add_many(list(facts(plan, sketched)))


def _log(store: Store, rows: Sequence[Row], note: str, user: str) -> int:
    with store.unit(ACTION, user=user, note=note) as unit:
        unit.rows("visit").add_many(rows)
    return len(rows)


def _keep(unit: Unit, kept: Iterable[Kept]) -> int:
    """Write rows of several tables; how many of them are visits."""
    tables: dict[str, list[Kept]] = {}
    for one in kept:
        tables.setdefault(one.table, []).append(one)
    for table, rows in tables.items():
        unit.rows(table).add_many([one.row for one in rows])
    return len(tables.get("visit", []))


def _edits(store: Store, plan: Plan, sketched: Sequence[Sketch], staff: Sequence[str]) -> None:
    """A few corrections by several people, so that histories have something to tell."""
    rng = plan.rng("edits")
    here = [one for one in sketched if one.here]
    for person in rng.sample(here, min(EDITED, len(here), plan.share(EDITED * 4))):
        with store.unit("member.edit", user=rng.choice(staff)) as unit:
            unit.members.update(person.uid, _edit(rng, plan))


def _edit(rng: Random, plan: Plan) -> dict[str, str]:
    verified = {"verified_on": plan.as_of.isoformat(), "verified_by": "经办"}
    if rng.random() < 0.6:
        return verified | {"mobile": demo_places.mobile(rng)}
    return verified | {"contact_phone": demo_places.mobile(rng), "contact_note": "请下午联系"}


def _photograph(office: Office, plan: Plan) -> None:
    """Portraits for the first few on the list."""
    rng = plan.rng("photos")
    with office.store.unit(ACTION, user=office.user, note="照片") as unit:
        numbers = [str(FIRST_NUMBER + place) for place in range(1, min(PHOTOGRAPHED, plan.members) + 1)]
        for number, uid in unit.members.uids_of_numbers(numbers).items():
            person = unit.members.person(uid)
            if person is not None and int(number) % 7:
                drawn = demo_photos.portrait(rng, Sex(person.text("sex")))
                name = office.attachments.put_photo(drawn, office.clock())
                unit.members.update(uid, {"photo": name})


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch
