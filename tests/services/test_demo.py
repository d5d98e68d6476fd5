"""The demo office as a whole, through the real vault and store."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from retiree_desk.domain import dates, id_numbers
from retiree_desk.domain.lists import ListQuery, Standing
from retiree_desk.domain.terms import TreeKind
from retiree_desk.domain.values import Value
from retiree_desk.services import (
    bereavement_cases,
    campaigns_book,
    demo,
    figures,
    funds,
    papers_office,
    planning_kept,
)
from retiree_desk.services.offices import Office
from retiree_desk.store.vault import Cost
from retiree_desk.troubles import Trouble

CHEAP = Cost(memory=64, passes=1, lanes=1)
AS_OF = date(2026, 3, 1)
MANY = 290  # a twenty-fifth of the model


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, demo.Made]]:
    """A small demo office, left open."""
    folder = tmp_path_factory.mktemp("demo") / "office"
    office, counts = demo.make(folder, demo.plan_of(MANY, 7, AS_OF), secrets.token_urlsafe(12), cost=CHEAP)
    with office:
        yield office, counts


def test_it_holds_exactly_the_people_asked_for(made: tuple[Office, demo.Made]) -> None:
    office, counts = made
    everybody = ListQuery(standings=tuple(Standing))
    with office.store.reading() as unit:
        assert unit.members.count(everybody, AS_OF) == counts.members == MANY
        assert sum(1 for _row in unit.rows("visit").all()) == counts.visits


def test_the_ages_are_in_the_proportions_of_the_model(made: tuple[Office, demo.Made]) -> None:
    office, _counts = made
    with office.store.reading() as unit:
        assert unit.members.count(ListQuery(min_age=70), AS_OF) == round(3614 * MANY / 7250)
        assert unit.members.count(ListQuery(min_age=80), AS_OF) == round(1627 * MANY / 7250)


def test_there_is_work_on_every_page(made: tuple[Office, demo.Made]) -> None:
    office, _counts = made
    with office.store.reading() as unit:
        cases = bereavement_cases.cases(unit)
        held = campaigns_book.every(unit)
        left = funds.balances(unit, AS_OF.year, AS_OF)
        closed = figures.frozen(unit)
        trips = planning_kept.trips(unit, AS_OF - timedelta(6), AS_OF + timedelta(7))
    assert {case.closed_on is None for case in cases} == {True, False}
    assert [one.closed_on is None for one in held] == [True, False]
    assert {one.name for one in left} == {"活动经费", "帮困基金"}
    assert all(one.spent > 0 and one.balance > 0 for one in left)
    assert [(one.rule, one.period) for one in closed] == [("R80", "2025Q4")]
    assert closed[0].asked > 0
    assert any(stop.outcome for trip in trips for stop in trip.stops)
    assert all(trip.open for trip in trips if trip.day > AS_OF)


def test_the_widow_of_a_dead_man_comes_onto_the_register_with_his_death(
    made: tuple[Office, demo.Made],
) -> None:
    office, _counts = made
    with office.store.reading() as unit:
        people = {person["id"]: person for person in unit.members.values_of()}
    widows = [
        one for one in people.values() if "遗属" in str(one["survivor_note"] or "") and one["spouse_id"]
    ]
    assert widows
    for widow in widows:
        dead = people[widow["spouse_id"]]
        assert (widow["marriage"], dead["status"]) == ("丧偶", "去世")
        assert widow["sex"] != dead["sex"]
        assert widow["joined_on"] == dead["died_on"] or widow["category"] != "遗属"


def test_no_birth_date_of_an_archive_moves_anybody_into_another_decade(
    made: tuple[Office, demo.Made],
) -> None:
    office, _counts = made
    with office.store.reading() as unit:
        people = [one for one in unit.members.values_of() if one["archive_birth_date"]]
    for person in people:
        ages = [
            dates.age_on(dates.first_day(str(person[key])), AS_OF) // 10
            for key in ("birth_date", "archive_birth_date")
        ]
        assert ages[0] == ages[1]


def test_nobody_has_a_doubtful_identity_number(made: tuple[Office, demo.Made]) -> None:
    office, _counts = made
    with office.store.reading() as unit:
        people = list(unit.members.values_of())
    numbers = [str(person["id_number"]) for person in people if person["id_number"]]
    assert len(numbers) > MANY * 0.95
    assert len(set(numbers)) == len(numbers)
    for person in people:
        birth, sex = str(person["birth_date"]), str(person["sex"])
        assert id_numbers.check(str(person["id_number"] or ""), birth=birth, sex=sex) == ()


def test_spouses_name_each_other_and_share_a_home(made: tuple[Office, demo.Made]) -> None:
    office, _counts = made
    with office.store.reading() as unit:
        people = {person["id"]: person for person in unit.members.values_of()}
    married = [person for person in people.values() if person["spouse_id"]]
    assert married
    for person in married:
        spouse = people[person["spouse_id"]]
        assert spouse["spouse_id"] == person["id"]
        assert spouse["area_id"] == person["area_id"]
        assert {person["sex"], spouse["sex"]} == {"男", "女"}


def test_the_log_tells_the_two_years_in_order(made: tuple[Office, demo.Made]) -> None:
    office, _counts = made
    with office.store.reading() as unit:
        sets = list(reversed(unit.changes.recent(400)))
    days = [one.at.date() for one in sets]
    assert days == sorted(days)
    assert days[0] == date(2024, 3, 1)
    assert days[-2] == AS_OF
    assert any(one.action == "member.edit" for one in sets)


def test_some_people_have_a_portrait_that_can_be_shown(made: tuple[Office, demo.Made]) -> None:
    office, _counts = made
    with office.store.reading() as unit:
        names = {str(person["photo"]) for person in unit.members.values_of() if person["photo"]}
    assert len(names) > 12
    for name in names:
        assert (office.attachments.get(name) or b"").startswith(b"\xff\xd8")


def test_the_office_says_how_to_reach_it_so_that_no_card_shows_a_blank(
    made: tuple[Office, demo.Made],
) -> None:
    office, _counts = made
    with office.store.reading() as unit:
        said = papers_office.facts(unit)
        leaders = [
            row
            for kind in (TreeKind.AREA, TreeKind.PARTY_BRANCH)
            for row in unit.tree.nodes(kind)
            if not row["is_building"]
        ]
    assert [
        name
        for name in ("办公电话", "值班电话", "监督电话", "办公时间", "办公地址", "单位邮编")
        if not said[name]
    ] == []
    assert {said[name][:5] for name in ("办公电话", "值班电话", "监督电话")} == {"0960-"}
    assert leaders
    assert all(row["leader"] and str(row["phone"]).startswith("154") for row in leaders)


def test_the_same_seed_gives_the_same_office_and_another_one_another(tmp_path: Path) -> None:
    first = _dump(tmp_path / "first", 1)
    assert _dump(tmp_path / "again", 1) == first
    assert _dump(tmp_path / "other", 2) != first


def test_even_a_single_member_makes_an_office(tmp_path: Path) -> None:
    plan = demo.plan_of(1, 1, date(2026, 2, 28))
    office, counts = demo.make(tmp_path / "one", plan, secrets.token_urlsafe(12), cost=CHEAP)
    office.close()
    assert counts.members == 1


def test_a_number_of_people_that_is_none_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="people"):
        demo.plan_of(0, 1, AS_OF)


def test_an_office_that_fails_midway_leaves_no_folder(tmp_path: Path) -> None:
    def interrupted(done: int, _whole: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.make(
            tmp_path / "half",
            demo.plan_of(20, 1, AS_OF),
            secrets.token_urlsafe(12),
            report=interrupted,
            cost=CHEAP,
        )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Trouble, match="folder_not_empty"):
        demo.make(tmp_path, demo.plan_of(5, 1, AS_OF), secrets.token_urlsafe(12), cost=CHEAP)
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_the_clock_never_shows_a_time_that_has_not_come() -> None:
    now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    clock = demo.PastClock(date(2025, 1, 1), now=lambda: now)
    assert clock() == datetime(2025, 1, 1, 8, 30, tzinfo=UTC)
    clock.go_to(date(2027, 1, 1))
    assert clock() == now
    clock.go_to(date(2025, 6, 1))
    clock.arrive()
    assert clock() == now


def _dump(folder: Path, seed: int) -> list[tuple[str, str]]:
    plan = demo.plan_of(40, seed, AS_OF)
    office, _counts = demo.make(folder, plan, secrets.token_urlsafe(12), cost=CHEAP)
    with office, office.store.reading() as unit:
        tables = (
            "visit",
            "fact",
            "stay",
            "condolence",
            "contact",
            "phone",
            "bereavement_step",
            "campaign_gift",
        )
        everybody = list(unit.members.values_of())
        numbers = {row["id"]: row["member_no"] for row in everybody}
        rows = [("member", repr(_without_keys(row, numbers))) for row in everybody]
        return rows + sorted(
            (table, repr(_without_keys(row, numbers))) for table in tables for row in unit.rows(table).all()
        )


def _without_keys(row: dict[str, Value], numbers: dict[Value, Value]) -> list[tuple[str, object]]:
    """Without the identities of what is made anew: nodes, rows, people taken in later."""
    own = {"id", "area_id", "station_id", "party_branch_id", "case_id", "campaign_id"}
    return sorted((key, numbers.get(value, value)) for key, value in row.items() if key not in own)
