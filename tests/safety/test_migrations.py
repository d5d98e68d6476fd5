from __future__ import annotations

import gc
import itertools
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from retiree_desk.services import backups, integrity
from retiree_desk.services.offices import open_office
from retiree_desk.store import migrate
from retiree_desk.store.snapshot import prove
from tests.data_folders import Folder, new_folder, scripts_with

pytestmark = pytest.mark.posix
UPGRADE = (
    "op.create_table('later', sa.Column('id', sa.BLOB(), primary_key=True))",
    "with op.batch_alter_table('phone', recreate='always') as table:",
    "    table.add_column(sa.Column('extension', sa.Text()))",
    "op.execute(\"UPDATE phone SET extension = '8001'\")",
)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = new_folder(tmp_path / "office")
    with made.open() as office, office.store.unit("member.add") as unit:
        uids = unit.members.add_many([{"name": f"王建国{number}"} for number in range(20)])
        unit.rows("phone").add_many([{"member_id": uid, "number": "13800000000"} for uid in uids])
    return made


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    return scripts_with(tmp_path / "scripts", "\n            ".join(UPGRADE))


@pytest.mark.parametrize("every_trigger", [40, pytest.param(1, marks=pytest.mark.slow)])
def test_a_migration_killed_at_any_statement_is_wholly_old_or_wholly_new(
    folder: Folder, scripts: Path, every_trigger: int
) -> None:
    with folder.open() as office:
        key = office.source.key
    database = folder.path / "office.db"
    before, content = prove(database, key), database.read_bytes()
    migrate.known(scripts)  # loads here what each child would have to load
    statement = 0
    while migrate.look(database, key) == migrate.HEAD:
        assert database.read_bytes() == content
        statement += 1
        _killed_at_statement(statement, lambda: migrate.upgrade(database, key, scripts), every_trigger)
    after = prove(database, key)
    assert statement > 30
    assert after.revision == "later"
    assert (after.counts["member"], after.counts["phone"]) == (20, 20)
    assert after.digests["member"] == before.digests["member"]
    with open_office(folder.path, folder.password, scripts=scripts) as office:
        assert integrity.check(office) == []


def test_opening_an_older_office_killed_at_any_statement_keeps_everything(
    folder: Folder, scripts: Path
) -> None:
    statements = range(1, 700, 37)
    for statement in statements:
        _killed_at_statement(statement, lambda: _open(folder, scripts))
        with (
            open_office(folder.path, folder.password, scripts=scripts) as office,
            office.store.reading() as unit,
        ):
            assert sum(1 for _row in unit.members.all()) == 20
            good = [backups.verify(office, line.file).ok for line in backups.list_backups(office)]
            assert good
            assert all(good)


def _open(folder: Folder, scripts: Path) -> None:
    open_office(folder.path, folder.password, scripts=scripts).close()


def _killed_at_statement(number: int, work: Callable[[], None], every_trigger: int = 1) -> None:
    """Do ``work`` in a child process that kills itself before its statement of that number, if it has so many.

    Of the hundreds of statements that drop and make triggers only some are counted.
    """
    child = os.fork()
    if child == 0:
        gc.disable()  # looking through the parent's objects would copy them all
        try:
            _count_down(number, every_trigger)
            work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def _count_down(number: int, every_trigger: int) -> None:
    left, triggers = [number], itertools.count(1)

    def one_less(*arguments: object) -> None:
        if any("TRIGGER" in str(one) for one in arguments[2:3]) and next(triggers) % every_trigger:
            return
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", one_less)
    event.listen(Engine, "commit", one_less)
