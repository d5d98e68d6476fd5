"""Whether the database, its log, its derived rows and its photos are what they should be.

Order matters: SQLCipher's own check reads the file page by page and raises a false alarm while a write-ahead log is
waiting, so the log is folded in first; and what it still says is asked again of SQLite.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine

from retiree_desk.store import derived
from retiree_desk.store.attachments import Attachments
from retiree_desk.store.engine import sorted_troubles
from retiree_desk.store.snapshot import borrowed
from retiree_desk.store.tables import logged_tables
from retiree_desk.store.triggers import BIRTH, triggers_intact

# Columns that name a row of another table without a foreign key; a spouse may be in another office.
_REFERENCES = (
    ("member", "station_id", "tree_node"),
    ("member", "area_id", "tree_node"),
    ("member", "party_branch_id", "tree_node"),
    ("tree_node", "parent_id", "tree_node"),
    ("condolence", "stay_id", "stay"),
)
_LOG = (
    (
        "log_gap",
        "SELECT count(*) FROM (SELECT first_lsn, lag(last_lsn, 1, 0) OVER (ORDER BY set_id) + 1 AS expected "
        "FROM change_set) WHERE first_lsn <> expected",
    ),
    (
        "log_entries",
        "SELECT abs((SELECT coalesce(sum(last_lsn - first_lsn + 1), 0) FROM change_set) - "
        "(SELECT count(*) FROM change_entry))",
    ),
    (
        "log_strays",
        "SELECT count(*) FROM change_entry e LEFT JOIN change_set s ON s.set_id = e.set_id "
        "WHERE s.set_id IS NULL OR e.lsn < s.first_lsn OR e.lsn > s.last_lsn",
    ),
    ("log_open", "SELECT count(*) FROM change_state WHERE set_id IS NOT NULL OR applying <> 0"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be: a stable code and what the sentence needs."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


def problems(engine: Engine) -> Iterator[Problem]:
    """What is wrong in the office's database; damaged pages first, as the rest then means little."""
    with borrowed(engine) as live:
        yield from _pages(live)
        yield from _references(live)
        yield from _log(live)
    with sorted_troubles(), engine.connect() as connection, connection.begin():
        yield from _triggers(connection)
        wrong = derived.differences(connection)
        if wrong:
            yield Problem("derived_differs", {"count": wrong})


def pages_and_rules(engine: Engine) -> Iterator[Problem]:
    """The part that takes under a second at 50 000 people: whether pages hang together and the triggers are ours."""
    with borrowed(engine) as live:
        yield from _structure(live)
    with sorted_troubles(), engine.connect() as connection, connection.begin():
        yield from _triggers(connection)


def photo_problems(engine: Engine, attachments: Attachments) -> Iterator[Problem]:
    """Photos that are missing or no longer what they were."""
    with borrowed(engine) as live:
        named = {
            name
            for (name,) in live.execute("SELECT photo FROM member WHERE photo IS NOT NULL AND voided = 0")
        }
    missing = named - attachments.names()
    if missing:
        yield Problem("photos_missing", {"count": len(missing)})
    damaged = sum(1 for _name in attachments.damaged())
    if damaged:
        yield Problem("photos_damaged", {"count": damaged})


def renew_derived(engine: Engine) -> None:
    """Make search tokens and sort keys anew from the rows, and the triggers from the tables."""
    with sorted_troubles(), engine.connect() as plain:
        connection = plain.execution_options(begin="BEGIN IMMEDIATE")
        with connection.begin():
            derived.rebuild(connection)


def _structure(live: Any) -> Iterator[Problem]:  # noqa: ANN401 - the driver is untyped
    found = live.execute("PRAGMA quick_check(20)").fetchall()
    if found != [("ok",)]:
        yield Problem("database_damaged", {"count": len(found)})


def _triggers(connection: Connection) -> Iterator[Problem]:
    if not triggers_intact(connection):
        yield Problem("triggers_changed")


def _pages(live: Any) -> Iterator[Problem]:  # noqa: ANN401
    yield from _structure(live)
    live.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if live.execute("PRAGMA cipher_integrity_check").fetchall():
        whole = live.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        yield Problem("pages_to_renew" if whole else "pages_damaged")


def _references(live: Any) -> Iterator[Problem]:  # noqa: ANN401
    broken = len(live.execute("PRAGMA foreign_key_check").fetchall())
    if broken:
        yield Problem("references_broken", {"count": broken})
    for table, column, target in _REFERENCES:
        loose = _one(
            live,
            f'SELECT count(*) FROM "{table}" t WHERE t."{column}" IS NOT NULL AND t.voided = 0 '
            f'AND NOT EXISTS (SELECT 1 FROM "{target}" r WHERE r.id = t."{column}")',
        )
        if loose:
            yield Problem("references_loose", {"table": table, "column": column, "count": loose})


def _log(live: Any) -> Iterator[Problem]:  # noqa: ANN401
    for code, statement in _LOG:
        count = _one(live, statement)
        if count:
            yield Problem(code, {"count": count})
    for table in logged_tables():
        unborn = _one(
            live,
            f'SELECT count(*) FROM "{table.name}" t WHERE NOT EXISTS '
            f"(SELECT 1 FROM change_entry b WHERE b.uid = t.id AND b.tbl = {int(table.info['wire'])} AND b.col = {BIRTH})",
        )
        if unborn:
            yield Problem("log_unborn", {"table": table.name, "count": unborn})


def _one(live: Any, statement: str) -> int:  # noqa: ANN401
    return int(live.execute(statement).fetchone()[0])
