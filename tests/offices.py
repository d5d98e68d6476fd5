"""Empty offices for tests: made once, copied for each test, opened through the real engine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import event

from retiree_desk.store import changes, triggers
from retiree_desk.store.engine import open_engine
from retiree_desk.store.tables import metadata
from retiree_desk.store.unit import Store

KEY = os.urandom(32)
START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


class TickingClock:
    """A clock that moves one second forward at each look."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@contextmanager
def empty_store(folder: Path) -> Iterator[Store]:
    """A store over a fresh copy of the empty office in ``folder``."""
    path = folder / "office.db"
    shutil.copyfile(_template(), path)
    engine = open_engine(path, KEY)
    event.listen(engine, "checkout", _hurry)
    store = Store(engine, clock=TickingClock())
    yield store
    store.close()


def _hurry(connection: Any, _record: object, _proxy: object) -> None:  # noqa: ANN401 - the driver is untyped
    """Do not wait for the disk: what a power cut leaves is the safety tests' business, which open offices themselves."""
    connection.execute("PRAGMA synchronous=OFF")


@cache
def _template() -> Path:
    path = Path(mkdtemp(prefix="retiree-desk-")) / "template.db"
    engine = open_engine(path, KEY, create=True)
    with engine.connect() as connection, connection.begin():
        metadata.create_all(connection)
        changes.initialise(connection, "ZX", 1 << 16)
        triggers.create_triggers(connection)
    Store(engine).close()
    return path
