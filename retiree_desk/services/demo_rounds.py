"""Two years of visits: monthly rounds by building, calls to those far away, letters at the turn of the lunar year.

The backlog is honest: each area is worked by somebody with a diligence of their own, people are not at home, and the
newest month is only partly entered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from retiree_desk.domain import lunar
from retiree_desk.domain.ages import birthday
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import Category, Residence, VisitKind, VisitResult
from retiree_desk.domain.values import Row, Value
from retiree_desk.services.demo_plan import DAY, Fate, Plan, Sketch
from retiree_desk.services.demo_words import said

_HOME_RESULTS = (
    (VisitResult.SEEN, 86), (VisitResult.FAMILY, 6), (VisitResult.NOT_HOME, 6), (VisitResult.DECLINED, 2),
)  # fmt: skip
_CALL_RESULTS = ((VisitResult.CONTACTED, 91), (VisitResult.NOT_HOME, 9))
_AFAR = (VisitKind.PHONE, VisitKind.PHONE, VisitKind.VIDEO, VisitKind.LETTER)
_COUNTING = {VisitResult.SEEN, VisitResult.FAMILY, VisitResult.CONTACTED}
_FOUR_FESTIVALS = ("春节", "端午", "中秋", "国庆")


class Month(NamedTuple):
    """A month's days, the last one cut off at the day that is today."""

    first: date
    last: date


class Rounds:
    """Makes the visits month by month; remembers who was met in which half-year."""

    def __init__(self, plan: Plan, people: Sequence[Sketch], staff: Sequence[str]) -> None:
        self._plan = plan
        self._rng = plan.rng("rounds")
        self._staff = staff
        in_city = [one for one in people if one.home and one.home.residence is Residence.CITY]
        self._buildings = [
            list(group) for _key, group in groupby(sorted(in_city, key=_building), key=_building)
        ]
        self._afar = [one for one in people if one.home and one.home.residence is not Residence.CITY]
        self._people = people
        self._diligence: dict[str, float] = {}
        self._met: dict[tuple[Uid, int], int] = {}

    def months(self) -> Iterator[Month]:
        """From two years ago to today."""
        first = self._plan.since
        while first <= self._plan.as_of:
            following = (first + 31 * DAY).replace(day=1)
            yield Month(first, min(following - DAY, self._plan.as_of))
            first = following

    def visits(self, month: Month) -> list[Row]:
        """Everything recorded in one month, by day."""
        rows = [
            *self._by_building(month),
            *self._afar_calls(month),
            *self._revolutionaries(month),
            *self._spring(month),
            *self._single_days(month),
        ]
        return sorted(rows, key=lambda row: str(row["day"]))

    def earlier(self) -> list[Row]:
        """What was carried over from the books before: the last health check, the last tour to those who live away."""
        before = self._plan.since - DAY
        rows = [row for person in self._people for row in self._checks(person, date.min, before)]
        tour = self._plan.as_of.year - (self._plan.as_of.year - 2025) % 3 - 2
        for person in self._afar:
            day = min(date(tour, 4, 10) + self._rng.randrange(400) * DAY, before)
            if _present(person, day) and self._rng.random() < 0.85:
                rows.append(
                    self._row(person, day, VisitKind.HOME, VisitResult.SEEN, self._who(person), self._trip())
                )
        return sorted(rows, key=lambda row: str(row["day"]))

    def _checks(self, person: Sketch, first: date, last: date) -> Iterator[Row]:
        for day in person.checked:
            if first <= day <= last and _present(person, day):
                yield self._row(person, day, VisitKind.CHECKUP, VisitResult.SEEN, "", self._trip())

    def _by_building(self, month: Month) -> Iterator[Row]:
        for people in self._buildings:
            due = [one for one in people if self._due(one, month.first)]
            if due:
                day = self._workday(month)
                trip, who = self._trip(), self._who(due[0])
                for person in due:
                    yield from self._home_visit(person, day, trip, who)

    def _home_visit(self, person: Sketch, day: date, trip: Uid, who: str) -> Iterator[Row]:
        if not _present(person, day):
            return
        result = self._drawn(_HOME_RESULTS)
        yield self._row(person, day, VisitKind.HOME, result, who, trip)
        if result is VisitResult.NOT_HOME and self._rng.random() < 0.6:
            again = _weekday(day + self._rng.randrange(2, 8) * DAY)
            if again <= self._plan.as_of and _present(person, again):
                result = VisitResult.SEEN
                yield self._row(person, again, VisitKind.HOME, result, who, self._trip())
        if result in _COUNTING:
            half = _half_year(day)
            self._met[person.uid, half] = self._met.get((person.uid, half), 0) + 1

    def _due(self, person: Sketch, day: date) -> bool:
        """The over-80s each month, the 70 to 79 once a half-year, as far as the area's people come round."""
        age = person.age(day)
        if age < 70 or not _present(person, day):
            return False
        diligence = self._diligence_of(person)
        if age >= 80:
            return self._rng.random() < diligence
        if self._met.get((person.uid, _half_year(day))):
            return False
        return self._rng.random() < diligence * 0.33

    def _diligence_of(self, person: Sketch) -> float:
        area = person.home.area if person.home else ""
        if area not in self._diligence:
            self._diligence[area] = 0.78 + 0.2 * self._rng.random() ** 0.6
        return self._diligence[area]

    def _afar_calls(self, month: Month) -> Iterator[Row]:
        for person in self._afar:
            day = self._workday(month)
            if not _present(person, day):
                continue
            if person.age(month.first) >= 80 and self._rng.random() < 0.82:
                yield self._call(person, day, self._rng.choice(_AFAR))
            if self._rng.random() < 0.018:
                kind = self._rng.choice((VisitKind.HOME, VisitKind.PROXY))
                yield self._row(
                    person, self._workday(month), kind, VisitResult.SEEN, self._who(person), self._trip()
                )

    def _revolutionaries(self, month: Month) -> Iterator[Row]:
        festivals = lunar.festivals(month.first.year)
        for person in self._people:
            if person.category is not Category.REVOLUTIONARY_RETIREE:
                continue
            day = self._workday(month)
            if _present(person, day) and self._rng.random() < 0.93:
                yield self._call(person, day, VisitKind.PHONE)
            for name in _FOUR_FESTIVALS:
                before = festivals[name] - 4 * DAY
                if (
                    month.first <= before <= month.last
                    and _present(person, before)
                    and self._rng.random() < 0.92
                ):
                    yield self._row(
                        person, before, VisitKind.HOME, VisitResult.SEEN, self._who(person), self._trip()
                    )

    def _spring(self, month: Month) -> Iterator[Row]:
        """慰问信 and calls in the four weeks before 除夕."""
        eve = lunar.festivals((month.first + 15 * DAY).year)["除夕"]
        trip = self._trip()
        for person in self._people:
            day = eve - self._rng.randrange(3, 27) * DAY
            if month.first <= day <= month.last and _present(person, day) and self._rng.random() < 0.86:
                if person.age(day) >= 80:
                    yield self._call(person, day, VisitKind.PHONE)
                else:
                    yield self._row(
                        person, day, VisitKind.LETTER, VisitResult.CONTACTED, self._staff[0], trip
                    )

    def _single_days(self, month: Month) -> Iterator[Row]:
        """Check-ups, first calls, round birthdays, calls on bereaved families."""
        for person in self._people:
            yield from self._checks(person, month.first, month.last)
            yield from self._first_call(person, month)
            yield from self._round_birthday(person, month)
            if person.fate is Fate.DIED and person.ended and self._rng.random() < 0.93:
                day = person.ended + self._rng.randrange(1, 4) * DAY
                if month.first <= day <= month.last:
                    yield self._row(
                        person, day, VisitKind.HOME, VisitResult.FAMILY, self._who(person), self._trip()
                    )
            if self._rng.random() < 0.004 and _present(person, month.first):
                yield self._call(person, self._workday(month), VisitKind.PHONE)

    def _first_call(self, person: Sketch, month: Month) -> Iterator[Row]:
        if person.joined is None or person.joined < self._plan.since:
            return
        day = person.joined + 4 * DAY
        if month.first <= day <= month.last and _present(person, day) and self._rng.random() < 0.9:
            yield self._row(
                person, day, VisitKind.RECEPTION, VisitResult.SEEN, self._who(person), self._trip()
            )

    def _round_birthday(self, person: Sketch, month: Month) -> Iterator[Row]:
        for years in (90, 100):
            day = birthday(person.birth, years)
            if month.first <= day <= month.last and _present(person, day) and self._rng.random() < 0.85:
                row = self._row(person, day, VisitKind.HOME, VisitResult.SEEN, self._staff[0], self._trip())
                yield {**row, "by_leader": 1, "note": f"祝贺{years}岁寿辰"}

    def _call(self, person: Sketch, day: date, kind: VisitKind) -> Row:
        return self._row(person, day, kind, self._drawn(_CALL_RESULTS), self._who(person), self._trip())

    def _row(
        self, person: Sketch, day: date, kind: VisitKind, result: VisitResult, who: str, trip: Uid
    ) -> Row:
        entered = min(day + self._rng.randrange(6) * DAY, self._plan.as_of)
        row: dict[str, Value] = {
            "member_id": person.uid,
            "trip_id": trip,
            "day": day.isoformat(),
            "kind": kind,
            "result": result,
        }
        spoken = said(self._rng) if kind is VisitKind.HOME and result is VisitResult.SEEN else {}
        return {**_EMPTY, **row, "staff": who or None, "entered_on": entered.isoformat(), **spoken}

    def _workday(self, month: Month) -> date:
        day = month.first + self._rng.randrange((month.last - month.first).days + 1) * DAY
        return max(month.first, min(month.last, _weekday(day)))

    def _who(self, person: Sketch) -> str:
        area = person.home.area if person.home else ""
        first = sum(area.encode()) % len(self._staff)
        second = self._staff[(first + 1 + self._rng.randrange(3)) % len(self._staff)]
        return self._staff[first] if self._rng.random() < 0.7 else f"{self._staff[first]}、{second}"

    def _trip(self) -> Uid:
        return self._rng.randbytes(16)

    def _drawn(self, shares: Iterable[tuple[VisitResult, int]]) -> VisitResult:
        results, weights = zip(*shares, strict=True)
        chosen: VisitResult = self._rng.choices(results, weights)[0]
        return chosen


_EMPTY: dict[str, Value] = dict.fromkeys(("condition", "difficulties", "suggestions", "plans", "note"))
_EMPTY["by_leader"] = 0


def _building(person: Sketch) -> tuple[str, str]:
    assert person.home is not None
    return person.home.area, person.home.building


def _present(person: Sketch, day: date) -> bool:
    """On the register and alive on that day."""
    return (person.ended is None or day < person.ended) and (person.joined is None or person.joined <= day)


def _half_year(day: date) -> int:
    return day.year * 2 + (day.month > 6)


def _weekday(day: date) -> date:
    """The Friday before a weekend's day."""
    return day - timedelta(days=max(0, day.weekday() - 4))
