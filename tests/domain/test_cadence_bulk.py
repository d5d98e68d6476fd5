"""Counting a whole register gives what asking each member gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retiree_desk.domain.cadence import obligations_in
from retiree_desk.domain.cadence_bulk import Census, Line, Plain, bulk, is_plain, lines, plain_status
from retiree_desk.domain.cadence_credits import COUNTING_RESULTS
from retiree_desk.domain.cadence_facts import Facts, Person, Registered, Visit, facts_of
from retiree_desk.domain.cadence_reach import reach
from retiree_desk.domain.cadence_rules import Entry, Rule, Window, windows
from retiree_desk.domain.periods import Unit
from retiree_desk.domain.rules_shipped import R80, SHIPPED_RULES

ON = date(2026, 5, 17)
KINDS = ("上门", "电话", "体检")
DAYS = st.dates(date(2024, 6, 1), date(2026, 9, 1))
MEMBERS = st.lists(
    st.builds(
        Plain,
        key=st.just(0),
        born=st.sampled_from(
            ["", "1946-01-01", "1946-02-28", "1956-02-29", "1956-03-01", "1956-04-01", "1936-04-02"]
        ),
        residence=st.sampled_from(["", "市内", "省外", "外地"]),
        category=st.sampled_from(["", "离休", "退休", "遗属"]),
        flags=st.sampled_from(["", "独居", "独居 重病"]),
        joined=st.one_of(st.just(""), DAYS.map(date.isoformat)),
    ),
    max_size=12,
)
VISITS = st.lists(
    st.tuples(
        st.integers(0, 11), DAYS, st.sampled_from(KINDS), st.sampled_from(["见到本人", "已联系", "未遇"])
    ),
    max_size=40,
)
RULES = st.builds(
    Rule,
    code=st.just("X"),
    times=st.integers(1, 3),
    period=st.sampled_from(list(Unit)),
    years=st.integers(1, 3),
    min_age=st.sampled_from([None, 70, 80]),
    max_age=st.sampled_from([None, 79, 90]),
    residence=st.sampled_from([frozenset(), frozenset({"市内"}), frozenset({"省外"})]),
    categories=st.sampled_from([frozenset(), frozenset({"离休", "退休"})]),
    flags=st.sampled_from([frozenset(), frozenset({"重病"})]),
    kinds=st.sampled_from([frozenset(), frozenset({"上门"})]),
)


def whole(member: Plain[int]) -> Facts:
    return facts_of(
        Registered(
            member.key,
            date.fromisoformat(member.born) if member.born else None,
            "在册",
            member.residence,
            member.category,
            frozenset(member.flags.split()),
            joined=date.fromisoformat(member.joined) if member.joined else None,
        )
    )


def days_counted(place: Window, visits: Sequence[tuple[int, Visit]], on: date) -> Counter[int]:
    """What the store delivers."""
    days: dict[int, set[date]] = {}
    for key, visit in visits:
        fits = visit.result in COUNTING_RESULTS and (not place.rule.kinds or visit.kind in place.rule.kinds)
        if fits and place.period.start <= visit.day <= min(place.period.end, on):
            days.setdefault(key, set()).add(visit.day)
    return Counter({key: len(each) for key, each in days.items()})


@settings(max_examples=200, deadline=None)
@given(
    MEMBERS, VISITS, st.one_of(RULES.map(lambda rule: (rule,)), st.just(SHIPPED_RULES)), DAYS, st.booleans()
)
def test_counting_all_agrees_with_asking_each(
    members: list[Plain[int]],
    seen: list[tuple[int, date, str, str]],
    rules: tuple[Rule, ...],
    on: date,
    everything: bool,
) -> None:
    members = [member._replace(key=number) for number, member in enumerate(members)]
    visits = [(key, Visit(day, kind, result)) for key, day, kind, result in seen]
    places = windows(rules, on)
    counts = [days_counted(place, visits, on).__getitem__ for place in places]
    found = set(lines(bulk(places, Census(members), counts, on, everything=everything)))
    expected = {
        Line(each.member, each.rule, each.start, each.end, each.owed, each.credits, each.state, each.next_due)
        for member in members
        for each in obligations_in(
            places,
            Person(whole(member), [visit for key, visit in visits if key == member.key]),
            on,
            everything=everything,
        )
    }
    assert found == expected


def test_each_member_stands_once_in_the_lines() -> None:
    members = [Plain(number, "1940-01-01", "市内", "退休") for number in range(3)]
    places = [place for place in windows([R80], ON) if place.current]
    groups = bulk(places, Census(members), [{0: 0, 1: 2, 2: 0}.__getitem__], ON, everything=False)
    assert sorted((each.member, each.credits) for each in lines(groups)) == [(0, 0), (1, 2), (2, 0)]
    assert not any(each.is_duty for each in lines(groups))


@given(MEMBERS, st.sampled_from(list(Entry)), DAYS)
def test_who_is_reached_is_the_same_however_a_period_may_be_entered(
    members: list[Plain[int]], entry: Entry, on: date
) -> None:
    members = [member._replace(key=number) for number, member in enumerate(members)]
    place = windows([Rule(code="X", times=3, min_age=70, entry=entry)], on)[0]
    expected = {
        member.key: within.owed
        for member in members
        if (within := reach(whole(member), place.rule, place.period, on)) is not None
    }
    assert {key: span.owed for key, span in Census(members).reached(place, on)} == expected


@pytest.mark.parametrize(
    ("status", "known"), [("", True), ("在册", True), ("已移交社会化", True), ("转出", False)]
)
def test_blank_and_handed_over_are_on_the_register(status: str, known: bool) -> None:
    assert plain_status(status) is known


def test_rules_with_a_gap_or_a_share_are_not_for_counting() -> None:
    assert is_plain(R80)
    assert not is_plain(Rule(code="X", min_gap_days=3))
    assert not is_plain(Rule(code="X", entry=Entry.PRORATE))
