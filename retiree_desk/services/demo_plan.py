"""Who the invented people are before they have a name: ages, homes, couples, fates, in exact proportions.

The proportions are those of one branch network: of 7 250 people 3 614 are on the register at 70 and over, 1 627 of
them at 80 and over, 198 cannot look after themselves, about 250 live alone or have nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from random import Random

from retiree_desk.domain.ages import age_on, latest_birth
from retiree_desk.domain.terms import Category, Living, Residence, Sex
from retiree_desk.services.demo_places import Home, away, in_city

MODEL = 7250
AGED_70 = 3614
AGED_80 = 1627
DEPENDENT = 198
ALONE = 176
CHILDLESS = 58
CHILDLESS_COUPLES = 8
DEAD = 196
LEFT = 44
HANDED_OVER = 210
REVOLUTIONARY = 24
COUPLES = 330
FRESH = 6
FRESH_DAYS = (1, 8, 33, 3, 19, 52)
"""How long ago those died whose cases are open."""
SETTLED_DAYS = 62
CASE_DAYS = 180
"""Older deaths are known from the books before: without a case."""
DAY = timedelta(days=1)
YEARS_BACK = 2
_EPOCH = date(1970, 1, 1)
_SHARES_AWAY = ((Residence.PROVINCE, 0.045), (Residence.OTHER_PROVINCE, 0.035), (Residence.ABROAD, 0.01))


class Fate(Enum):
    """What became of somebody in the last two years."""

    HERE = "here"
    HANDED_OVER = "handed over"
    DIED = "died"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked for: how many people, the seed that decides all chance, the day that is today."""

    members: int
    seed: int
    as_of: date

    @property
    def since(self) -> date:
        """The first day of the two years of history."""
        return latest_birth(self.as_of, YEARS_BACK).replace(day=1)

    @property
    def dead(self) -> int:
        """How many died in the two years; even a small office has lost somebody."""
        return min(max(self.share(DEAD), 4), self.members // 10)

    @property
    def fresh(self) -> int:
        """How many of them died in the last weeks."""
        return min(self.dead, FRESH, max(3, self.share(FRESH)))

    @property
    def widows(self) -> int:
        """How many of those leave a widow who is not on the register yet."""
        return (self.fresh + 1) // 3

    def share(self, of_model: int) -> int:
        """So many of 7 250, for the members asked for."""
        return round(of_model * self.members / MODEL)

    def rng(self, purpose: str) -> Random:
        """Chance for one purpose, the same for the same seed."""
        return Random(f"{self.seed}/{purpose}")


@dataclass(slots=True)
class Sketch:
    """One person in outline; a ``case`` of death is recorded by those who look after it, and so is the ``widow``."""

    number: int
    sex: Sex
    birth: date
    fate: Fate = Fate.HERE
    ended: date | None = None
    home: Home | None = None
    spouse: Sketch | None = None
    category: Category = Category.RETIREE
    living: set[Living] = field(default_factory=set)
    dependent: bool = False
    uid: bytes = b""
    name: str = ""
    joined: date | None = None
    checked: tuple[date, ...] = ()
    case: bool = False
    widow: Sketch | None = None
    comes_late: bool = False

    @property
    def here(self) -> bool:
        """Whether the person is on the register."""
        return self.fate in {Fate.HERE, Fate.HANDED_OVER}

    def age(self, day: date) -> int:
        return age_on(self.birth, day)


def sketches(plan: Plan) -> list[Sketch]:
    """Everybody, in an order that tells nothing; ``number`` counts from 1."""
    rng = plan.rng("plan")
    people = [*_on_register(plan, rng), *_gone(plan, rng)]
    rng.shuffle(people)
    for number, person in enumerate(people, 1):
        person.number = number
        person.uid = _identity(rng, plan, number)
    _categorise(people, plan, rng)
    _leave_widows(people, plan)
    _marry(people, plan, rng)
    _house(people, plan, rng)
    _need_care(people, plan, rng)
    return people


def _on_register(plan: Plan, rng: Random) -> Iterator[Sketch]:
    old, oldest = plan.share(AGED_70), plan.share(AGED_80)
    young = plan.members - plan.dead - plan.share(LEFT) - old
    births = [*_edges_80(plan, oldest)]
    births += [_born(rng, plan.as_of, _age(rng, 80, 101, 0.85)) for _ in range(oldest - len(births))]
    edges = [*_edges_70(plan, old - oldest)]
    births += edges + [
        _born(rng, plan.as_of, _age(rng, 70, 79, 0.93)) for _ in range(old - oldest - len(edges))
    ]
    for birth in births:
        yield Sketch(0, Sex.FEMALE if rng.random() < 0.53 else Sex.MALE, birth)
    for _ in range(young):
        sex = Sex.FEMALE if rng.random() < 0.6 else Sex.MALE
        youngest = 51 if sex is Sex.FEMALE else 57
        yield Sketch(0, sex, _born(rng, plan.as_of, 69 - _age(rng, 0, 69 - youngest, 0.9)))


def _gone(plan: Plan, rng: Random) -> Iterator[Sketch]:
    days = (plan.as_of - plan.since).days
    for place in range(plan.dead):
        longest = CASE_DAYS if place == plan.fresh else days  # one closed case at least
        ago = FRESH_DAYS[place] if place < plan.fresh else rng.randrange(SETTLED_DAYS, longest)
        sex = Sex.MALE if place < plan.widows else rng.choice((Sex.FEMALE, Sex.MALE))
        birth = _born(rng, plan.as_of, _age(rng, 76, 92 if place < plan.widows else 100, 0.9))
        yield Sketch(0, sex, birth, Fate.DIED, plan.as_of - DAY * ago, case=ago <= CASE_DAYS)
    for _place in range(plan.share(LEFT)):
        ended = plan.as_of - DAY * rng.randrange(6, days)
        birth = _born(rng, plan.as_of, _age(rng, 58, 80, 0.95))
        yield Sketch(0, rng.choice((Sex.FEMALE, Sex.MALE)), birth, Fate.LEFT, ended)


def _edges_80(plan: Plan, room: int) -> list[date]:
    """Who turns 80 today, and who has the 90th and 100th birthday this week."""
    coming = plan.as_of + 3 * DAY
    return [
        latest_birth(plan.as_of, 80),
        latest_birth(coming, 90),
        latest_birth(coming + DAY, 100),
    ][: room // 20]


def _edges_70(plan: Plan, room: int) -> list[date]:
    """Who turns 80 tomorrow, 70 today, and somebody born on a leap day."""
    return [
        latest_birth(plan.as_of, 80) + DAY,
        latest_birth(plan.as_of, 70),
        *(leap for leap in (date(1948, 2, 29), date(1952, 2, 29)) if 70 <= age_on(leap, plan.as_of) < 80),
    ][: room // 20]


def _age(rng: Random, lowest: int, highest: int, decay: float) -> int:
    """An age, each further year rarer by ``decay``."""
    age = lowest
    while rng.random() < decay:
        age = lowest if age == highest else age + 1
    return age


def _born(rng: Random, as_of: date, age: int) -> date:
    """A birth that makes somebody ``age`` on the day."""
    latest, before = latest_birth(as_of, age), latest_birth(as_of, age + 1)
    return latest - DAY * rng.randrange((latest - before).days)


def _identity(rng: Random, plan: Plan, number: int) -> bytes:
    """A UUIDv7 (RFC 9562) that depends on the seed alone."""
    stamp = ((plan.as_of - _EPOCH).days * 86_400_000 + number).to_bytes(6, "big")
    tail = bytearray(rng.randbytes(10))
    tail[0] = 0x70 | tail[0] & 0x0F
    tail[2] = 0x80 | tail[2] & 0x3F
    return stamp + bytes(tail)


def _categorise(people: Iterable[Sketch], plan: Plan, rng: Random) -> None:
    revolutionaries = plan.share(REVOLUTIONARY)
    for person in people:
        age = person.age(plan.as_of)
        if person.birth < date(1934, 9, 1) and revolutionaries and person.here:
            person.category, revolutionaries = Category.REVOLUTIONARY_RETIREE, revolutionaries - 1
        elif age < (55 if person.sex is Sex.FEMALE else 60):
            person.category = Category.EARLY_RETIREE
        elif person.sex is Sex.FEMALE and age > 64 and rng.random() < 0.06:
            person.category = Category.SURVIVOR
        elif rng.random() < 0.005:
            person.category = Category.RESIGNED if age > 70 else Category.ENTRUSTED


def _leave_widows(people: Sequence[Sketch], plan: Plan) -> None:
    """The newest dead men leave wives of near ages, who come onto the register with the death."""
    dead = sorted(
        (one for one in people if one.case and one.sex is Sex.MALE and one.category is Category.RETIREE),
        key=lambda one: one.ended or plan.as_of,
        reverse=True,
    )
    wives = [
        one
        for one in people
        if one.here and one.sex is Sex.FEMALE and one.category in {Category.RETIREE, Category.SURVIVOR}
    ]
    for husband in dead[: plan.widows] if len(wives) > plan.widows else ():
        wife = min(wives, key=lambda one: abs((one.birth - husband.birth).days - 1000))
        wives.remove(wife)
        wife.category, wife.comes_late, husband.widow = Category.SURVIVOR, True, wife


def _marry(people: Iterable[Sketch], plan: Plan, rng: Random) -> None:
    """Couples of near ages: as many of each sex, drawn by chance, side by side in order of birth."""
    free = [
        person
        for person in people
        if person.fate is not Fate.LEFT
        and person.widow is None
        and person.category in {Category.RETIREE, Category.REVOLUTIONARY_RETIREE}
    ]
    husbands, wives = (
        sorted(chosen, key=lambda person: person.birth)
        for chosen in (
            _drawn(rng, [one for one in free if one.sex is sex], plan.share(COUPLES))
            for sex in Sex
            if sex != Sex.UNKNOWN
        )
    )
    for husband, wife in zip(husbands, wives, strict=False):
        if abs((husband.birth - wife.birth).days) < 3650 and (husband.here or wife.here):
            husband.spouse, wife.spouse = wife, husband


def _drawn(rng: Random, people: Sequence[Sketch], count: int) -> list[Sketch]:
    return rng.sample(people, min(count, len(people)))


def _house(people: Iterable[Sketch], plan: Plan, rng: Random) -> None:
    for person in people:
        person.home = person.home or _home(rng, plan.members)
        for other in (person.spouse, person.widow):
            if other is not None:
                other.home = person.home


def _home(rng: Random, people: int) -> Home:
    draw = rng.random()
    for residence, share in _SHARES_AWAY:
        if draw < share:
            return away(rng, residence)
        draw -= share
    return in_city(rng, people)


def _need_care(people: Iterable[Sketch], plan: Plan, rng: Random) -> None:
    here = [person for person in people if person.here and not person.comes_late]
    old = [person for person in here if person.age(plan.as_of) >= 75] or here
    for person in _drawn(rng, old, plan.share(DEPENDENT)):
        person.dependent = True
    single = [person for person in here if person.spouse is None and person.age(plan.as_of) >= 68]
    chosen = _drawn(rng, single, plan.share(ALONE) + plan.share(CHILDLESS))
    for place, person in enumerate(chosen):
        person.living.add(Living.CHILDLESS if place < plan.share(CHILDLESS) else Living.ALONE)
    couples = [one for one in here if one.sex is Sex.MALE and one.spouse and one.spouse.here]
    for person in _drawn(rng, couples, plan.share(CHILDLESS_COUPLES)):
        for one in (person, person.spouse):
            if one is not None:
                one.living.add(Living.CHILDLESS_COUPLE)
    handed = [one for one in here if one.fate is Fate.HERE and one.age(plan.as_of) < 78 and not one.dependent]
    for person in _drawn(rng, handed, plan.share(HANDED_OVER)):
        person.fate = Fate.HANDED_OVER
