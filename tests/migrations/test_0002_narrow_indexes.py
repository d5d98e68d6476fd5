from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from retiree_desk.domain.cadence_rules import Rule, Window
from retiree_desk.domain.ids import new_id
from retiree_desk.paths import migrations
from retiree_desk.store import derived, migrate
from retiree_desk.store.changes import initialise
from retiree_desk.store.engine import open_engine
from retiree_desk.store.tables import metadata
from retiree_desk.store.unit import Store
from tests.offices import KEY

DAY = date(2026, 2, 1)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A database of the first tables with two people, one of them visited twice on a day."""
    path = tmp_path / "office.db"
    engine = open_engine(path, KEY, create=True)
    with migrate._rebuilding(engine) as connection:
        config = migrate._config(migrations())
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        initialise(connection, "ZX", 1 << 16)
        for name in ("王秀兰", "李建国"):
            uid = new_id()
            connection.exec_driver_sql("INSERT INTO member(id, name) VALUES (?, ?)", (uid, name))
        for _again in range(2):
            connection.exec_driver_sql(
                "INSERT INTO visit(id, member_id, day, kind, result) VALUES (?, ?, ?, '上门', '见到本人')",
                (new_id(), uid, DAY.isoformat()),
            )
    engine.dispose()
    return path


def test_a_database_of_the_first_tables_is_brought_forward_with_its_people(first: Path) -> None:
    assert not migrate.is_current(first, KEY)
    migrate.upgrade(first, KEY)
    assert migrate.is_current(first, KEY)
    engine = open_engine(first, KEY)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert derived.differences(connection) == 0
    rule = Rule(code="X", kinds=frozenset({"上门"}))
    store = Store(engine)
    with store.reading() as unit:
        assert [found.name for found in unit.members.find("wxl", 8)] == ["王秀兰"]
        counted = unit.cadence.counted_days(Window(rule, rule.period_of(DAY)), DAY)
        assert [counted(seq) for seq in (1, 2)] == [0, 1]
    store.close()
