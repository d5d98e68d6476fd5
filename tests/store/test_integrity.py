from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from retiree_desk.store.attachments import Attachments
from retiree_desk.store.engine import connect, open_engine
from retiree_desk.store.integrity import pages_and_rules, photo_problems, problems, renew_derived
from retiree_desk.store.unit import Store
from tests.offices import KEY

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def engine(store: Store, tmp_path: Path) -> Iterator[Engine]:
    """Two people with a photo and a phone."""
    opened = open_engine(tmp_path / "office.db", KEY)
    with store.unit("member.add") as unit:
        uids = unit.members.add_many(
            [{"name": "王建国", "photo": "11" * 32}, {"name": "李桂芳", "photo": None}]
        )
    with store.unit("phone.add") as unit:
        unit.rows("phone").add({"member_id": uids[0], "number": "13800000000"})
    yield opened
    opened.dispose()


def harm(folder: Path, *statements: str) -> None:
    raw = connect(folder / "office.db", KEY)
    raw.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_a_sound_database_has_no_problems(engine: Engine) -> None:
    assert list(problems(engine)) == []
    assert list(pages_and_rules(engine)) == []


@pytest.mark.parametrize(
    ("code", "statements"),
    [
        ("derived_differs", ["DELETE FROM search_token"]),
        ("derived_differs", ["UPDATE member_index SET pinyin = 'x'"]),
        ("triggers_changed", ["DROP TRIGGER log_member_name"]),
        (
            "references_broken",
            ["DROP TRIGGER log_member_no_delete", "DELETE FROM member WHERE name = '王建国'"],
        ),
        ("references_loose", ["DROP TRIGGER log_member_area_id", "UPDATE member SET area_id = x'00'"]),
        ("log_entries", ["DELETE FROM change_entry WHERE lsn = 3"]),
        ("log_gap", ["DELETE FROM change_set WHERE set_id = 1"]),
        ("log_strays", ["UPDATE change_entry SET set_id = 77 WHERE lsn = 3"]),
        ("log_open", ["UPDATE change_state SET set_id = 1"]),
        (
            "log_unborn",
            ["UPDATE change_state SET applying = 1", "INSERT INTO staff(id, name) VALUES (x'01', '张')"],
        ),
    ],
)
def test_each_harm_is_told(engine: Engine, tmp_path: Path, code: str, statements: list[str]) -> None:
    harm(tmp_path, *statements)
    assert code in {one.code for one in problems(engine)}


def test_derived_rows_are_made_anew(engine: Engine, tmp_path: Path) -> None:
    harm(tmp_path, "DELETE FROM search_token", "DELETE FROM member_index")
    renew_derived(engine)
    assert list(problems(engine)) == []


def test_photos_that_are_missing_or_damaged_are_told(engine: Engine, tmp_path: Path) -> None:
    attachments = Attachments(tmp_path / "attachments.db", KEY)
    attachments.put("photo", b"another", NOW)
    attachments.close()
    raw = connect(tmp_path / "attachments.db", KEY)
    raw.execute("UPDATE attachment SET content = x'00'")
    raw.close()
    assert [one.code for one in photo_problems(engine, attachments)] == ["photos_missing", "photos_damaged"]
    attachments.close()


def test_a_damaged_page_is_told(engine: Engine, store: Store, tmp_path: Path) -> None:
    with store.unit("member.add") as unit:
        unit.members.add_many([{"name": f"陈秀英{number}"} for number in range(500)])
    engine.dispose()
    store.close()
    content = bytearray((tmp_path / "office.db").read_bytes())
    for place in range(len(content) - 20 * 4096, len(content), 4096):
        content[place + 50] ^= 1
    (tmp_path / "office.db").write_bytes(content)
    assert next(one.code for one in pages_and_rules(engine)) == "database_damaged"
