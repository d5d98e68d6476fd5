"""What is owed: the worked examples, the boundary days, and the engine against the slow one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retiree_desk.domain.cadence import Obligation, State, obligations
from retiree_desk.domain.cadence_credits import Why
from retiree_desk.domain.cadence_facts import Facts, Registered, Visit, Waiver, facts_of
from retiree_desk.domain.cadence_rules import By, Entry, Rule
from retiree_desk.domain.periods import Unit
from retiree_desk.domain.rules_shipped import AWAY, EXAM, LX, R70, R80, R80A, SHIPPED_RULES
from retiree_desk.domain.timelines import Change
from tests.domain import slow_cadence

BORN_1940 = Registered(1, birth=date(1940, 5, 1), status="在册", residence="市内", category="退休")


def visited(*days: date, kind: str = "上门", result: str = "见到本人") -> list[Visit]:
    return [Visit(day, kind, result) for day in days]


def owed(
    facts: Facts | Registered,
    rule: Rule,
    on: date,
    visits: list[Visit] | None = None,
    waivers: list[Waiver] | None = None,
) -> list[Obligation]:
    facts = facts if isinstance(facts, Facts) else facts_of(facts)
    return obligations(facts, visits or [], waivers or [], [rule], on, everything=True)


def only(found: list[Obligation], start: date) -> Obligation:
    (one,) = [each for each in found if each.start == start]
    return one


JAN = [date(2026, 1, 5)]
TWO = [date(2026, 1, 5), date(2026, 2, 5)]


@pytest.mark.parametrize(
    ("on", "days", "state", "due"),
    [
        (date(2026, 1, 1), [], State.OPEN, date(2026, 1, 30)),
        (date(2026, 1, 30), [], State.OPEN, date(2026, 1, 30)),
        (date(2026, 1, 31), [], State.BEHIND, date(2026, 1, 30)),
        (date(2026, 1, 31), JAN, State.OPEN, date(2026, 3, 1)),
        (date(2026, 3, 16), TWO, State.OPEN, date(2026, 3, 31)),
        (date(2026, 3, 17), TWO, State.LAST_CALL, date(2026, 3, 31)),
        (date(2026, 3, 31), TWO, State.LAST_CALL, date(2026, 3, 31)),
        (date(2026, 4, 1), TWO, State.MISSED, date(2026, 3, 31)),
        (date(2026, 4, 1), [*TWO, date(2026, 2, 5)], State.MISSED, date(2026, 3, 31)),
    ],
)
def test_three_a_quarter_goes_through_its_states(on: date, days: list[date], state: State, due: date) -> None:
    found = only(owed(BORN_1940, R80, on, visited(*days)), date(2026, 1, 1))
    assert (found.state, found.next_due, found.owed) == (state, due, 3)
    assert found.credits == len(set(days))


def test_three_distinct_days_meet_the_quarter_and_leave_the_list_when_it_ends() -> None:
    visits = visited(*TWO, date(2026, 3, 5))
    assert only(owed(BORN_1940, R80, date(2026, 3, 31), visits), date(2026, 1, 1)).state is State.MET
    assert [each.start for each in owed(BORN_1940, R80, date(2026, 4, 1), visits)] == [date(2026, 4, 1)]


@pytest.mark.parametrize(
    ("birth", "starts"),
    [(date(1956, 1, 1), [date(2026, 1, 1)]), (date(1956, 1, 2), [])],
)
def test_who_turns_seventy_on_the_first_day_is_owed_and_a_day_later_is_not(
    birth: date, starts: list[date]
) -> None:
    found = owed(BORN_1940._replace(birth=birth), R70, date(2026, 3, 1))
    assert [each.start for each in found] == starts


def test_turning_eighty_midway_keeps_the_half_year_and_begins_the_quarters_after() -> None:
    born = BORN_1940._replace(birth=date(1946, 2, 10))
    assert [each.start for each in owed(born, R70, date(2026, 6, 30))] == [date(2026, 1, 1), date(2025, 7, 1)]
    assert [each.start for each in owed(born, R70, date(2026, 7, 1))] == [date(2026, 1, 1)]
    assert owed(born, R80, date(2026, 3, 31)) == []
    assert [each.start for each in owed(born, R80, date(2026, 4, 1))] == [date(2026, 4, 1)]


def moved_away(*visits: date) -> Callable[[date], Obligation]:
    member = BORN_1940._replace(birth=date(1950, 1, 1), residence="省外")
    facts = facts_of(member, [Change("居住地变更", date(2026, 3, 1), "市内", "省外")])
    return lambda on: only(owed(facts, R70, on, visited(*visits)), date(2026, 1, 1))


def test_moving_away_without_a_visit_lapses_the_half_year_from_that_day() -> None:
    on = moved_away()
    assert on(date(2026, 2, 28)).state is State.OPEN
    found = on(date(2026, 3, 1))
    assert (found.state, found.window_end, found.end) == (State.LAPSED, date(2026, 2, 28), date(2026, 6, 30))
    assert (found.cut, found.next_due) == (True, None)
    assert on(date(2026, 6, 30)).state is State.LAPSED


def test_a_visit_on_the_day_of_the_move_is_too_late() -> None:
    found = moved_away(date(2026, 3, 1))(date(2026, 3, 1))
    assert found.credits == 0
    assert [each.why for each in found.uncounted] == [Why.OUTSIDE]


def test_who_is_back_has_the_whole_window_again() -> None:
    facts = facts_of(
        BORN_1940._replace(birth=date(1950, 1, 1)),
        [
            Change("居住地变更", date(2026, 2, 1), "市内", "省外"),
            Change("居住地变更", date(2026, 4, 1), "省外", "市内"),
        ],
    )
    visits = visited(date(2026, 3, 1))
    assert only(owed(facts, R70, date(2026, 3, 15), visits), date(2026, 1, 1)).state is State.LAPSED
    back = only(owed(facts, R70, date(2026, 4, 1), visits), date(2026, 1, 1))
    assert (back.state, back.window_end, back.cut) == (State.MET, date(2026, 6, 30), False)


def test_a_death_after_the_only_visit_leaves_the_obligation_met() -> None:
    facts = facts_of(BORN_1940._replace(birth=date(1950, 1, 1), status="去世", died=date(2026, 3, 1)))
    found = only(owed(facts, R70, date(2026, 3, 1), visited(date(2026, 2, 1))), date(2026, 1, 1))
    assert found.state is State.MET
    assert obligations(facts, [], [], SHIPPED_RULES, date(2026, 3, 1), everything=False) == []
    assert obligations(facts, [], [], SHIPPED_RULES, date(2026, 2, 28), everything=False) != []


@pytest.mark.parametrize(
    ("died", "starts"),
    [(date(2026, 1, 1), []), (date(2026, 1, 2), [date(2026, 1, 1)]), (date(2026, 3, 31), [date(2026, 1, 1)])],
)
def test_death_on_the_first_day_owes_nothing_and_on_a_later_day_cuts(died: date, starts: list[date]) -> None:
    facts = facts_of(BORN_1940._replace(status="去世", died=died))
    found = owed(facts, R80, date(2026, 3, 31))
    assert [each.start for each in found] == starts
    assert {each.state for each in found} <= {State.LAPSED}


def test_the_dead_keep_no_missed_period_but_the_living_do() -> None:
    dead = facts_of(BORN_1940._replace(status="去世", died=date(2026, 4, 10)))
    assert [each.start for each in owed(dead, R80, date(2026, 4, 9))] == [date(2026, 4, 1), date(2026, 1, 1)]
    assert [each.state for each in owed(dead, R80, date(2026, 4, 10))] == [State.LAPSED]


def test_a_leap_day_birthday_counts_from_the_first_of_march() -> None:
    rule = replace(R70, period=Unit.MONTH)
    born = BORN_1940._replace(birth=date(1956, 2, 29))
    assert owed(born, rule, date(2026, 2, 28)) == []
    assert [each.start for each in owed(born, rule, date(2026, 3, 1))] == [date(2026, 3, 1)]


def test_without_a_birth_date_no_age_rule_is_judged_but_the_others_are() -> None:
    nameless = BORN_1940._replace(birth=None, category="离休")
    facts = facts_of(nameless)
    found = obligations(facts, [], [], SHIPPED_RULES, date(2026, 3, 10), everything=True)
    assert {each.rule for each in found} == {"LX", "EXAM"}


def test_an_unknown_residence_counts_as_the_city_and_an_unknown_joining_as_always() -> None:
    assert owed(BORN_1940._replace(residence=""), R80, date(2026, 2, 1))
    assert owed(BORN_1940._replace(residence=""), R80A, date(2026, 2, 1)) == []


def test_joining_on_the_first_day_is_in_time_and_a_day_later_is_not() -> None:
    assert owed(BORN_1940._replace(joined=date(2026, 1, 1)), R80, date(2026, 2, 1))
    assert owed(BORN_1940._replace(joined=date(2026, 1, 2)), R80, date(2026, 2, 1)) == []


@pytest.mark.parametrize(
    ("waiver", "state"),
    [
        (Waiver("R80", date(2025, 12, 1), date(2026, 1, 1)), State.WAIVED),
        (Waiver("R80", date(2026, 1, 2), date(2026, 2, 9)), State.BEHIND),
        (Waiver("R80", date(2026, 2, 1), date(2026, 2, 10)), State.WAIVED),
        (Waiver("R80", date(2026, 3, 1), None), State.BEHIND),
        (Waiver("R70", None, None), State.BEHIND),
    ],
)
def test_a_waiver_holds_if_it_covers_the_first_day_or_today(waiver: Waiver, state: State) -> None:
    found = only(owed(BORN_1940, R80, date(2026, 2, 10), waivers=[waiver]), date(2026, 1, 1))
    assert found.state is state


def test_a_waiver_at_the_end_of_the_quarter_takes_the_missed_one_off_the_list() -> None:
    waivers = [Waiver("R80", date(2026, 3, 31), date(2026, 3, 31))]
    assert [each.start for each in owed(BORN_1940, R80, date(2026, 4, 5), waivers=waivers)] == [
        date(2026, 4, 1)
    ]


def test_three_years_away_and_two_years_between_checks_have_their_anchors() -> None:
    away = BORN_1940._replace(residence="省外", category="遗属")
    found = owed(away, AWAY, date(2026, 7, 1))
    assert [(each.start, each.end) for each in found] == [
        (date(2025, 1, 1), date(2027, 12, 31)),
        (date(2022, 1, 1), date(2024, 12, 31)),
    ]
    assert owed(away, EXAM, date(2026, 7, 1)) == []
    check = only(owed(BORN_1940, EXAM, date(2026, 7, 1)), date(2025, 1, 1))
    assert (check.end, check.state) == (date(2026, 12, 31), State.OPEN)


def test_the_version_in_force_on_the_first_day_decides_the_whole_period() -> None:
    old = replace(R80, valid_to=date(2026, 2, 9))
    new = replace(R80, times=1, valid_from=date(2026, 2, 10))
    facts = facts_of(BORN_1940)

    def current(on: date) -> tuple[int, date]:
        found = obligations(facts, [], [], [old, new], on, everything=True)
        (one,) = [each for each in found if each.end >= on]
        return one.owed, one.start

    assert current(date(2026, 3, 31)) == (3, date(2026, 1, 1))
    assert current(date(2026, 4, 1)) == (1, date(2026, 4, 1))


def test_a_later_version_replaces_an_earlier_one_left_open() -> None:
    new = replace(R80, times=1, valid_from=date(2026, 1, 1))
    found = obligations(facts_of(BORN_1940), [], [], [R80, new], date(2026, 2, 1), everything=True)
    assert {(each.start, each.owed) for each in found} == {(date(2026, 1, 1), 1), (date(2025, 10, 1), 3)}


def test_a_rule_switched_off_asks_nothing() -> None:
    assert owed(BORN_1940, replace(R80, enabled=False), date(2026, 2, 1)) == []


@pytest.mark.parametrize(
    ("birth", "count"), [(date(1946, 3, 2), 1), (date(1946, 2, 15), 2), (date(1946, 3, 18), 0)]
)
def test_a_share_of_the_quarter_is_rounded_in_whole_numbers(birth: date, count: int) -> None:
    found = owed(BORN_1940._replace(birth=birth), replace(R80, entry=Entry.PRORATE), date(2026, 3, 31))
    assert [each.owed for each in found] == [count] * bool(count)
    assert {each.window_start for each in found} <= {birth.replace(year=2026)}


def test_a_birthday_ahead_makes_a_share_upcoming() -> None:
    found = owed(
        BORN_1940._replace(birth=date(1946, 2, 15)), replace(R80, entry=Entry.FULL), date(2026, 1, 10)
    )
    assert [(each.state, each.owed, each.next_due) for each in found] == [
        (State.UPCOMING, 3, date(2026, 3, 1))
    ]


def test_what_did_not_count_says_why() -> None:
    on = date(2026, 3, 1)
    visits = [
        Visit(date(2026, 1, 5), "上门", "见到本人"),
        Visit(date(2026, 1, 5), "上门", "见到家属"),
        Visit(date(2026, 1, 6), "电话", "已联系"),
        Visit(date(2026, 1, 7), "上门", "未遇"),
        Visit(date(2026, 1, 8), "上门", "见到本人", voided=True),
        Visit(date(2026, 3, 2), "上门", "见到本人"),
        Visit(date(2025, 12, 31), "上门", "见到本人"),
    ]
    found = only(owed(BORN_1940, R80, on, visits), date(2026, 1, 1))
    assert [each.day for each in found.counted] == [date(2026, 1, 5)]
    assert [each.why for each in found.uncounted] == [
        Why.SAME_DAY,
        Why.KIND,
        Why.RESULT,
        Why.VOIDED,
        Why.LATER,
    ]
    assert found.because == (85, "市内", "退休", frozenset())


def test_visits_nearer_than_the_gap_count_once() -> None:
    rule = replace(R80, min_gap_days=7)
    days = [date(2026, 1, 1), date(2026, 1, 7), date(2026, 1, 8), date(2026, 1, 14), date(2026, 1, 15)]
    found = only(owed(BORN_1940, rule, date(2026, 2, 1), visited(*days)), date(2026, 1, 1))
    assert [each.day.day for each in found.counted] == [1, 8, 15]
    assert {each.why for each in found.uncounted} == {Why.TOO_SOON}


def test_a_rule_for_leaders_counts_leaders_alone() -> None:
    rule = replace(R80, by=By.LEADER)
    visits = [
        Visit(date(2026, 1, 5), "上门", "见到本人"),
        Visit(date(2026, 1, 6), "上门", "见到本人", by_leader=True),
    ]
    found = only(owed(BORN_1940, rule, date(2026, 2, 1), visits), date(2026, 1, 1))
    assert (found.credits, found.uncounted[0].why) == (1, Why.NOT_LEADER)


def test_any_kind_counts_for_the_monthly_contact() -> None:
    cadre = BORN_1940._replace(category="离休")
    for kind in ("上门", "信函", "体检", "集体活动"):
        assert only(
            owed(cadre, LX, date(2026, 1, 9), visited(date(2026, 1, 9), kind=kind)), date(2026, 1, 1)
        ).credits


def test_who_was_handed_over_is_still_called_on_and_who_moved_out_is_not() -> None:
    handed = facts_of(
        BORN_1940._replace(status="已移交社会化"), [Change("移交社会化", date(2026, 1, 10), "在册", "")]
    )
    assert only(owed(handed, R80, date(2026, 2, 1)), date(2026, 1, 1)).state is State.BEHIND
    out = facts_of(BORN_1940._replace(status="转出"), [Change("转出", date(2026, 1, 10))])
    assert [each.state for each in owed(out, R80, date(2026, 2, 1))] == [State.LAPSED]


# --- against the slow one -----------------------------------------------------------------------------------------

DAYS = st.one_of(
    st.dates(date(2025, 9, 1), date(2026, 8, 1)),
    st.sampled_from(
        [
            date(2025, 12, 31),
            date(2026, 1, 1),
            date(2026, 3, 31),
            date(2026, 4, 1),
            date(2026, 6, 30),
            date(2026, 7, 1),
        ]
    ),
)
BIRTHS = st.one_of(
    st.none(),
    st.dates(date(1940, 1, 1), date(1960, 1, 1)),
    st.sampled_from(
        [date(1956, 1, 1), date(1956, 1, 2), date(1946, 4, 1), date(1956, 2, 29), date(1945, 12, 31)]
    ),
)
RESIDENCES = st.sampled_from(["", "市内", "省外", "境外"])
CATEGORIES = st.sampled_from(["", "离休", "退休", "遗属"])
STATUSES = st.sampled_from(["", "在册", "在册", "在册", "转出", "去世", "已移交社会化", "失联"])
FLAG_TEXT = st.sampled_from(["+独居", "-独居", "+重病 -独居", "-重病"])
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("居住地变更"), DAYS, RESIDENCES, RESIDENCES),
        st.tuples(st.just("类别变更"), DAYS, CATEGORIES, CATEGORIES),
        st.tuples(st.sampled_from(["去世", "转出", "转入", "移交社会化"]), DAYS, STATUSES, st.just("")),
        st.tuples(st.just("标记变更"), DAYS, st.sampled_from(["", "", "独居"]), FLAG_TEXT),
    ),
    max_size=4,
)
RULES = st.builds(
    Rule,
    code=st.sampled_from(["A", "B"]),
    times=st.integers(1, 4),
    period=st.sampled_from(list(Unit)),
    years=st.integers(1, 2),
    min_age=st.sampled_from([None, 70, 80]),
    max_age=st.sampled_from([None, None, 79, 80]),
    residence=st.sampled_from([frozenset(), frozenset({"市内"}), frozenset({"省外", "境外"})]),
    categories=st.sampled_from([frozenset(), frozenset(), frozenset({"离休", "退休"})]),
    except_categories=st.sampled_from([frozenset(), frozenset({"遗属"})]),
    flags=st.sampled_from([frozenset(), frozenset(), frozenset({"独居"}), frozenset({"重病", "独居"})]),
    kinds=st.sampled_from([frozenset(), frozenset({"上门"}), frozenset({"上门", "电话"})]),
    by=st.sampled_from(list(By)),
    entry=st.sampled_from(list(Entry)),
    min_gap_days=st.sampled_from([1, 1, 7]),
    last_call_days=st.sampled_from([None, None, 0, 5]),
    valid_from=st.sampled_from([date(2000, 1, 1), date(2026, 1, 1), date(2026, 1, 2)]),
    valid_to=st.sampled_from([None, date(2026, 3, 31)]),
)
VISITS = st.lists(
    st.builds(
        Visit,
        day=DAYS,
        kind=st.sampled_from(["上门", "电话", "体检"]),
        result=st.sampled_from(["见到本人", "见到家属", "已联系", "未遇", ""]),
        voided=st.sampled_from([False, False, False, True]),
        by_leader=st.booleans(),
    ),
    max_size=8,
)
WAIVERS = st.lists(
    st.builds(
        Waiver,
        rule=st.sampled_from(["A", "B"]),
        start=st.one_of(st.none(), DAYS),
        end=st.one_of(st.none(), DAYS),
    ),
    max_size=1,
)
RAWS = st.builds(
    slow_cadence.Raw,
    birth=BIRTHS,
    status=STATUSES,
    residence=RESIDENCES,
    category=CATEGORIES,
    flags=st.sets(st.sampled_from(["独居", "重病"])),
    joined=st.one_of(st.none(), st.none(), DAYS),
    left=st.one_of(st.none(), st.none(), st.none(), DAYS),
    died=st.one_of(st.none(), st.none(), st.none(), DAYS),
    changes=CHANGES,
)


def facts_from(raw: slow_cadence.Raw) -> Facts:
    now = Registered(
        7,
        raw.birth,
        raw.status,
        raw.residence,
        raw.category,
        frozenset(raw.flags),
        joined=raw.joined,
        left=raw.left,
        died=raw.died,
    )
    return facts_of(now, [Change(*row, order=number) for number, row in enumerate(raw.changes)])


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RAWS, RULES, VISITS, WAIVERS, DAYS, st.booleans())
def test_the_engine_agrees_with_the_day_by_day_one(
    raw: slow_cadence.Raw, rule: Rule, visits: list[Visit], waivers: list[Waiver], on: date, everything: bool
) -> None:
    found = obligations(facts_from(raw), visits, waivers, [rule], on, everything=everything)
    expected = slow_cadence.answers(raw, visits, waivers, [rule], on, everything=everything)
    assert {
        (each.rule, each.start): slow_cadence.Answer(
            each.start,
            each.end,
            each.window_start,
            each.window_end,
            each.owed,
            each.credits,
            str(each.state),
            each.next_due,
        )
        for each in found
    } == expected
