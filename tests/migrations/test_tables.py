"""The migrations and the tables agree."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from retiree_desk.store import migrate
from retiree_desk.store.engine import open_engine
from retiree_desk.store.tables import metadata
from tests.offices import KEY, START


def test_all_migrations_make_exactly_the_tables_the_program_knows(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    migrate.create(path, KEY, "ZX", START)
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert found == []
