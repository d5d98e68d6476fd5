from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.terms import Category, Living, Residence, Sex
from retiree_desk.services.demo_plan import Fate, Plan, Sketch, sketches

MODEL = Plan(7250, 1, date(2026, 3, 1))


@pytest.fixture(scope="module")
def people() -> list[Sketch]:
    return sketches(MODEL)


def test_the_model_is_met_to_the_person(people: list[Sketch]) -> None:
    here = [one for one in people if one.here]
    assert len(people) == 7250
    assert sum(one.age(MODEL.as_of) >= 70 for one in here) == 3614
    assert sum(one.age(MODEL.as_of) >= 80 for one in here) == 1627
    assert sum(one.dependent for one in here) == 198
    alone = {Living.ALONE, Living.CHILDLESS, Living.CHILDLESS_COUPLE}
    assert sum(bool(one.living & alone) for one in here) == 250
    assert sum(one.category is Category.REVOLUTIONARY_RETIREE for one in here) == 24


@given(st.integers(1, 400), st.integers(0, 50), st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_any_office_has_its_share_of_the_old(members: int, seed: int, as_of: date) -> None:
    plan = Plan(members, seed, as_of)
    found = sketches(plan)
    here = [one for one in found if one.here]
    assert len(found) == members
    assert sum(one.age(as_of) >= 70 for one in here) == plan.share(3614)
    assert sum(one.age(as_of) >= 80 for one in here) == plan.share(1627)


def test_some_stand_on_the_very_edge(people: list[Sketch]) -> None:
    births = {one.birth for one in people if one.here}
    assert date(1946, 3, 1) in births  # 80 today
    assert date(1946, 3, 2) in births  # 80 tomorrow
    assert date(1956, 3, 1) in births  # 70 today
    assert date(1936, 3, 4) in births  # 90 this week
    assert date(1952, 2, 29) in births


def test_couples_share_home_and_are_of_near_age(people: list[Sketch]) -> None:
    married = [one for one in people if one.spouse]
    assert len(married) > 500
    for one in married:
        assert one.spouse is not None
        assert one.spouse.spouse is one
        assert one.home is one.spouse.home
        assert {one.sex, one.spouse.sex} == {Sex.MALE, Sex.FEMALE}
        assert abs((one.birth - one.spouse.birth).days) < 3650


def test_the_dead_and_those_who_left_did_so_within_the_two_years(people: list[Sketch]) -> None:
    gone = [one for one in people if not one.here]
    assert {one.fate for one in gone} == {Fate.DIED, Fate.LEFT}
    for one in gone:
        assert one.ended is not None
        assert MODEL.since <= one.ended < MODEL.as_of


def test_some_died_these_weeks_and_leave_wives_who_are_not_on_the_register_yet(people: list[Sketch]) -> None:
    fresh = [one for one in people if one.case and one.ended and (MODEL.as_of - one.ended).days < 60]
    wives = [one.widow for one in fresh if one.widow]
    assert len(fresh) == 6
    assert len(wives) == 2
    assert [one for one in people if one.comes_late] == sorted(wives, key=lambda one: one.number)
    for one in fresh:
        if one.widow is not None:
            assert one.widow.category is Category.SURVIVOR
            assert one.widow.here
            assert one.widow.home is one.home
            assert abs((one.birth - one.widow.birth).days) < 3650


def test_even_a_small_office_has_lost_somebody() -> None:
    found = sketches(Plan(60, 1, date(2026, 3, 1)))
    assert sum(one.case for one in found) >= 3
    assert sum(one.comes_late for one in found) == 1


def test_most_live_in_the_city(people: list[Sketch]) -> None:
    city = sum(one.home is not None and one.home.residence is Residence.CITY for one in people)
    assert 0.88 < city / len(people) < 0.94


def test_identities_are_distinct_and_rise_with_the_numbers(people: list[Sketch]) -> None:
    ordered = sorted(people, key=lambda one: one.number)
    assert all(earlier.uid < later.uid for earlier, later in pairwise(ordered))
    assert all(one.uid[6] >> 4 == 7 and len(one.uid) == 16 for one in people)


def test_two_years_begin_on_the_first_of_a_month() -> None:
    assert Plan(1, 1, date(2028, 2, 29)).since == date(2026, 2, 1)
