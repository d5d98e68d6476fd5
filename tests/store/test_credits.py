from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from retiree_desk.domain.cadence_rules import Rule, Window
from retiree_desk.domain.ids import Uid
from retiree_desk.store import credits
from retiree_desk.store.engine import open_engine
from retiree_desk.store.unit import Store
from tests.offices import KEY, empty_store

HOME, CALL = "上门", "电话"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with empty_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def people(store: Store) -> list[Uid]:
    with store.unit("member.add") as unit:
        return unit.members.add_many([{"name": "王秀兰"}, {"name": "李建国"}])


@contextmanager
def _connected(tmp_path: Path) -> Iterator[Connection]:
    engine = open_engine(tmp_path / "office.db", KEY)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _visit(store: Store, member: Uid, day: str, kind: str | None = HOME, result: str = "见到本人") -> Uid:
    with store.unit("visit.log") as unit:
        return unit.rows("visit").add({"member_id": member, "day": day, "kind": kind, "result": result})


def _counted(
    tmp_path: Path, *kinds: str, start: str = "2026-01-01", end: str = "2026-03-31"
) -> dict[int, int]:
    with _connected(tmp_path) as connection:
        assert credits.amiss(connection) == 0
        found = credits.counted(connection, kinds, start, end)
    return {seq: days for seq, days in enumerate(found) if days}


def test_days_are_counted_once_for_each_person_within_the_bounds(
    store: Store, people: list[Uid], tmp_path: Path
) -> None:
    first, second = people
    for day in ("2025-12-31", "2026-01-01", "2026-01-01", "2026-03-31", "2026-04-01"):
        _visit(store, first, day)
    _visit(store, second, "2026-02-01", CALL)
    assert _counted(tmp_path, HOME) == {1: 2}
    assert _counted(tmp_path, HOME, CALL) == _counted(tmp_path) == {1: 2, 2: 1}


def test_a_day_with_visits_of_two_kinds_counts_once_and_a_blank_kind_is_any_kind(
    store: Store, people: list[Uid], tmp_path: Path
) -> None:
    _visit(store, people[0], "2026-02-01")
    _visit(store, people[0], "2026-02-01", CALL)
    _visit(store, people[0], "2026-02-02", None)
    assert _counted(tmp_path) == {1: 2}
    assert _counted(tmp_path, HOME, CALL) == {1: 1}


def test_what_does_not_count_any_more_goes_and_comes_back(
    store: Store, people: list[Uid], tmp_path: Path
) -> None:
    one = _visit(store, people[0], "2026-02-01")
    _visit(store, people[0], "2026-02-01", result="未遇")
    with store.unit("visit.void") as unit:
        unit.rows("visit").void(one)
    assert _counted(tmp_path, HOME) == {}
    with store.unit("visit.void") as unit:
        unit.rows("visit").unvoid(one)
    assert _counted(tmp_path, HOME) == {1: 1}
    with store.unit("visit.edit") as unit:
        unit.rows("visit").update(one, {"day": "2026-02-03", "member_id": people[1]})
    assert _counted(tmp_path, HOME, end="2026-02-02") == {}
    assert _counted(tmp_path, HOME) == {2: 1}


def test_a_day_gone_astray_is_seen_and_made_again(store: Store, people: list[Uid], tmp_path: Path) -> None:
    _visit(store, people[0], "2026-02-01")
    _visit(store, people[1], "2026-02-02")
    with _connected(tmp_path) as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM credit_day WHERE day = '2026-02-01'")
        connection.exec_driver_sql("UPDATE credit_day SET seqs = x'01000000' WHERE day = '2026-02-02'")
        assert credits.amiss(connection) == 2
        credits.rebuild(connection)
        assert credits.amiss(connection) == 0
    assert _counted(tmp_path, HOME) == {1: 1, 2: 1}


def test_what_a_unit_has_just_written_counts_in_it(store: Store, people: list[Uid]) -> None:
    with store.unit("visit.log") as unit:
        unit.rows("visit").add(
            {"member_id": people[0], "day": "2026-02-01", "kind": HOME, "result": "见到本人"}
        )
        rule = Rule(code="X", kinds=frozenset({HOME}))
        window = Window(rule, rule.period_of(date(2026, 2, 2)))
        assert unit.cadence.counted_days(window, date(2026, 2, 2))(1) == 1
