from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from retiree_desk.store.engine import connect, open_engine
from retiree_desk.store.snapshot import looked_into, prove, standing, take
from retiree_desk.store.unit import Store
from retiree_desk.troubles import Trouble
from tests.offices import KEY


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Path:
    with store.unit("member.add") as unit:
        uids = unit.members.add_many(
            [{"name": f"王建国{number}", "member_no": str(number)} for number in range(50)]
        )
        unit.rows("phone").add({"member_id": uids[0], "number": "13800000000"})
    with store.unit("member.void") as unit:
        unit.members.void(uids[1])
    return tmp_path / "office.db"


def test_a_copy_proves_equal_and_counts_the_living(filled: Path, tmp_path: Path) -> None:
    engine = open_engine(filled, KEY)
    tally = take(engine, tmp_path / "copy.db")
    assert prove(tmp_path / "copy.db", KEY) == tally
    assert (tally.members, tally.counts["member"]) == (49, 50)
    assert standing(engine) == (49, 2)
    assert {"member", "phone", "visit", "setting"} <= set(tally.digests)
    engine.dispose()


def test_a_copy_is_encrypted_under_the_same_key(filled: Path, tmp_path: Path) -> None:
    engine = open_engine(filled, KEY)
    take(engine, tmp_path / "copy.db")
    engine.dispose()
    assert "王建国".encode() not in (tmp_path / "copy.db").read_bytes()
    with pytest.raises(Trouble, match="database_unreadable"):
        prove(tmp_path / "copy.db", os.urandom(32))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE member SET name = 'x' WHERE seq = 3",
        "UPDATE member SET note = '' WHERE seq = 3",
        "UPDATE member SET name = NULL WHERE seq = 3",
        "UPDATE member SET voided = 1 WHERE seq = 3",
        "UPDATE phone SET number = x'31' WHERE number IS NOT NULL",
        "UPDATE change_set SET set_id = 99 WHERE set_id = 2",
    ],
)
def test_any_change_of_a_record_changes_the_tally(filled: Path, tmp_path: Path, statement: str) -> None:
    engine = open_engine(filled, KEY)
    tally = take(engine, tmp_path / "copy.db")
    engine.dispose()
    changed = connect(tmp_path / "copy.db", KEY)
    changed.execute("UPDATE change_state SET set_id = 2")
    changed.execute(statement)
    changed.close()
    assert prove(tmp_path / "copy.db", KEY) != tally


def test_derived_rows_are_no_matter_for_a_proof(filled: Path, tmp_path: Path) -> None:
    engine = open_engine(filled, KEY)
    tally = take(engine, tmp_path / "copy.db")
    engine.dispose()
    changed = connect(tmp_path / "copy.db", KEY)
    changed.execute("DELETE FROM search_token")
    changed.close()
    assert prove(tmp_path / "copy.db", KEY) == tally


def test_looking_changes_nothing_in_the_folder(filled: Path, store: Store) -> None:
    store.close()
    before = {one.name: one.read_bytes() for one in filled.parent.iterdir()}
    with looked_into(filled, KEY) as connection, pytest.raises(Exception, match="readonly"):
        connection.execute("UPDATE change_state SET hlc = 1")
    assert {one.name: one.read_bytes() for one in filled.parent.iterdir()} == before


def test_looking_sees_what_waits_in_the_write_ahead_log(filled: Path) -> None:
    with looked_into(filled, KEY) as connection:
        assert connection.execute("SELECT count(*) FROM member").fetchone() == (50,)


def test_a_damaged_page_is_found(filled: Path, tmp_path: Path) -> None:
    engine = open_engine(filled, KEY)
    take(engine, tmp_path / "copy.db")
    engine.dispose()
    content = bytearray((tmp_path / "copy.db").read_bytes())
    for place in range(4096 + 100, len(content), 4096 * 7):
        damaged = bytearray(content)
        damaged[place] ^= 4
        (tmp_path / "damaged.db").write_bytes(damaged)
        with pytest.raises(Trouble, match="database_"):
            prove(tmp_path / "damaged.db", KEY)


def test_a_copy_taken_alone_keeps_writers_waiting_and_proves_equal(
    filled: Path, store: Store, tmp_path: Path
) -> None:
    engine = open_engine(filled, KEY)
    stop = threading.Event()
    writer = threading.Thread(target=_write_until, args=(store, stop))
    writer.start()
    try:
        for _ in range(2):
            tally = take(engine, tmp_path / "copy.db", alone=True)
            assert prove(tmp_path / "copy.db", KEY) == tally
    finally:
        stop.set()
        writer.join()
        engine.dispose()


def _write_until(store: Store, stop: threading.Event) -> None:
    number = 1000
    while not stop.wait(0.02):  # a person pauses, and SQLite gives nobody a turn by itself
        number += 1
        with store.unit("member.add") as unit:
            unit.members.add({"name": "李建华", "member_no": str(number)})
