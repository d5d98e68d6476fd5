"""What events raise, when it ends and what settles it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from retiree_desk.domain.cadence import Obligation, State
from retiree_desk.domain.cadence_facts import Person, Registered, Visit, Waiver, facts_of
from retiree_desk.domain.duties import (
    SHIPPED_DUTIES,
    Almanac,
    DutyCode,
    Events,
    Festivals,
    Stay,
    duties,
)

ALMANAC = Almanac(
    {2026: Festivals(date(2026, 2, 17), date(2026, 6, 19), date(2026, 9, 25), date(2026, 10, 1))}
)
MEMBER = Registered(1, birth=date(1941, 5, 1), status="在册", residence="市内", category="退休")
DAY = timedelta(days=1)


def visit(day: date, kind: str = "医院", *, leader: bool = False) -> Visit:
    return Visit(day, kind, "见到本人", by_leader=leader)


def raised(
    on: date,
    *visits: Visit,
    member: Registered = MEMBER,
    events: Events | None = None,
    code: DutyCode | None = None,
    waivers: tuple[Waiver, ...] = (),
    everything: bool = True,
) -> list[Obligation]:
    person = Person(facts_of(member), visits, waivers)
    found = duties(person, events or Events(), SHIPPED_DUTIES, ALMANAC, on, everything=everything)
    return [each for each in found if code is None or each.rule == code]


IN_HOSPITAL = Events([Stay(date(2026, 3, 10))])


@pytest.mark.parametrize(
    ("on", "states"),
    [
        (date(2026, 3, 9), []),
        (date(2026, 3, 10), [State.OPEN]),
        (date(2026, 3, 13), [State.OPEN]),
        (date(2026, 3, 14), [State.MISSED]),
        (date(2026, 3, 13) + 60 * DAY, [State.MISSED]),
        (date(2026, 3, 13) + 61 * DAY, []),
    ],
)
def test_an_admission_asks_for_a_visit_within_three_days_and_shows_for_sixty_more(
    on: date, states: list[State]
) -> None:
    assert [each.state for each in raised(on, events=IN_HOSPITAL, code=DutyCode.ADMITTED)] == states


@pytest.mark.parametrize(
    ("seen", "state"),
    [
        (visit(date(2026, 3, 10)), State.MET),
        (visit(date(2026, 3, 13)), State.MET),
        (visit(date(2026, 3, 9)), State.MISSED),
        (visit(date(2026, 3, 14)), State.MISSED),
        (visit(date(2026, 3, 11), "上门"), State.MISSED),
    ],
)
def test_only_a_hospital_visit_in_time_settles_an_admission(seen: Visit, state: State) -> None:
    (found,) = raised(date(2026, 3, 20), seen, events=IN_HOSPITAL, code=DutyCode.ADMITTED)
    assert (found.state, found.owed, found.is_duty) == (state, 1, True)
    assert (found.start, found.end) == (date(2026, 3, 10), date(2026, 3, 13))
    assert found.next_due == (None if state is State.MET else date(2026, 3, 13))


def test_what_is_met_shows_only_when_everything_is_asked_for() -> None:
    seen = visit(date(2026, 3, 11))
    assert raised(date(2026, 3, 12), seen, events=IN_HOSPITAL, code=DutyCode.ADMITTED, everything=False) == []


def test_every_full_thirty_days_of_a_stay_ask_for_a_visit() -> None:
    found = raised(date(2026, 5, 10), visit(date(2026, 4, 1)), events=IN_HOSPITAL, code=DutyCode.LONG_STAY)
    assert [(each.start, each.end, each.state) for each in found] == [
        (date(2026, 4, 9), date(2026, 4, 12), State.MET),
        (date(2026, 5, 9), date(2026, 5, 12), State.OPEN),
    ]


def test_a_stay_of_twenty_nine_days_is_not_long() -> None:
    for days, count in ((29, 0), (30, 1)):
        stay = Stay(date(2026, 3, 10), date(2026, 3, 10) + days * DAY)
        assert len(raised(date(2026, 5, 1), events=Events([stay]), code=DutyCode.LONG_STAY)) == count


def test_a_discharge_asks_for_a_visit_or_call_within_a_week_once_it_is_known() -> None:
    events = Events([Stay(date(2026, 3, 1), date(2026, 3, 20))])
    assert raised(date(2026, 3, 19), events=events, code=DutyCode.DISCHARGED) == []
    (found,) = raised(
        date(2026, 3, 27), visit(date(2026, 3, 27), "电话"), events=events, code=DutyCode.DISCHARGED
    )
    assert (found.end, found.state) == (date(2026, 3, 27), State.MET)


def test_a_family_event_asks_for_a_home_visit_within_a_week() -> None:
    events = Events(family_events=[date(2026, 3, 1)])
    (found,) = raised(
        date(2026, 3, 8), visit(date(2026, 3, 2), "电话"), events=events, code=DutyCode.FAMILY_EVENT
    )
    assert (found.end, found.state) == (date(2026, 3, 8), State.OPEN)


DEAD = MEMBER._replace(status="去世", died=date(2026, 3, 12))


def test_a_death_asks_for_a_condolence_call_and_ends_every_other_duty() -> None:
    found = raised(date(2026, 3, 12), member=DEAD, events=IN_HOSPITAL, everything=False)
    assert [(each.rule, each.end, each.state) for each in found] == [("DEATH", date(2026, 3, 15), State.OPEN)]
    (lapsed,) = raised(date(2026, 3, 12), member=DEAD, events=IN_HOSPITAL, code=DutyCode.ADMITTED)
    assert (lapsed.state, lapsed.cut, lapsed.window_end) == (State.LAPSED, True, date(2026, 3, 11))


@pytest.mark.parametrize(
    ("called", "state"), [(date(2026, 3, 15), State.MET), (date(2026, 3, 16), State.MISSED)]
)
def test_the_call_on_the_family_must_be_in_time(called: date, state: State) -> None:
    events = Events(death_condolences=[called])
    assert [each.state for each in raised(date(2026, 4, 1), member=DEAD, events=events)] == [state]


def test_a_missed_admission_of_someone_who_died_later_is_gone() -> None:
    dead = MEMBER._replace(status="去世", died=date(2026, 3, 20))
    assert raised(date(2026, 3, 20), member=dead, events=IN_HOSPITAL, code=DutyCode.ADMITTED) == []


def test_joining_asks_for_a_first_call_within_ten_days() -> None:
    new = MEMBER._replace(joined=date(2026, 3, 1))
    (found,) = raised(date(2026, 3, 11), member=new, code=DutyCode.JOINED)
    assert (found.start, found.end, found.state) == (date(2026, 3, 1), date(2026, 3, 11), State.OPEN)


def test_spring_festival_takes_a_home_visit_for_veteran_cadres_and_any_kind_for_others() -> None:
    called = visit(date(2026, 2, 1), "电话")
    (other,) = raised(date(2026, 2, 16), called, code=DutyCode.SPRING)
    assert (other.start, other.end, other.state) == (date(2026, 1, 18), date(2026, 2, 16), State.MET)
    (cadre,) = raised(
        date(2026, 2, 16), called, member=MEMBER._replace(category="离休"), code=DutyCode.SPRING
    )
    assert cadre.state is State.OPEN


def test_the_four_festivals_are_for_veteran_cadres() -> None:
    cadre = MEMBER._replace(category="离休")
    found = raised(date(2026, 9, 20), member=cadre, code=DutyCode.FESTIVALS)
    assert [(each.start, each.end) for each in found] == [
        (date(2026, 9, 10), date(2026, 9, 25)),
        (date(2026, 9, 16), date(2026, 10, 1)),
    ]
    assert raised(date(2026, 9, 20), code=DutyCode.FESTIVALS) == []


@pytest.mark.parametrize(
    ("birth", "middle"), [(date(1936, 5, 1), date(2026, 5, 1)), (date(1936, 2, 29), date(2026, 3, 1))]
)
def test_ninety_asks_for_a_leader_within_a_week_either_side(birth: date, middle: date) -> None:
    member = MEMBER._replace(birth=birth)
    seen = visit(middle, "上门")
    (found,) = raised(middle, seen, member=member, code=DutyCode.BIRTHDAY)
    assert (found.start, found.end, found.state) == (middle - 7 * DAY, middle + 7 * DAY, State.OPEN)
    (found,) = raised(middle, visit(middle, "上门", leader=True), member=member, code=DutyCode.BIRTHDAY)
    assert found.state is State.MET
    assert raised(middle - 8 * DAY, member=member, code=DutyCode.BIRTHDAY) == []


def test_the_next_working_day_is_used_when_the_office_asks_for_it() -> None:
    stay = Events([Stay(date(2026, 3, 11))])
    rules = [replace(SHIPPED_DUTIES[0], next_working_day=True)]
    almanac = Almanac({}, frozenset({date(2026, 3, 16)}))
    (found,) = duties(Person(facts_of(MEMBER)), stay, rules, almanac, date(2026, 3, 17), everything=False)
    assert (found.end, found.state) == (date(2026, 3, 17), State.OPEN)


def test_a_weekend_that_is_worked_is_a_working_day() -> None:
    saturday = date(2026, 3, 14)
    assert Almanac().working_day(saturday) == date(2026, 3, 16)
    assert Almanac(days_worked={saturday}).working_day(saturday) == saturday


def test_a_duty_switched_off_or_waived_asks_nothing() -> None:
    off = [replace(SHIPPED_DUTIES[0], enabled=False)]
    person = Person(facts_of(MEMBER))
    assert duties(person, IN_HOSPITAL, off, ALMANAC, date(2026, 3, 11), everything=True) == []
    waivers = (Waiver("HOSP", None, None),)
    waived = raised(date(2026, 3, 11), events=IN_HOSPITAL, waivers=waivers, code=DutyCode.ADMITTED)
    assert [each.state for each in waived] == [State.WAIVED]


def test_a_duty_begun_off_the_register_is_none() -> None:
    later = MEMBER._replace(joined=date(2026, 3, 11))
    assert raised(date(2026, 3, 12), member=later, events=IN_HOSPITAL, code=DutyCode.ADMITTED) == []
