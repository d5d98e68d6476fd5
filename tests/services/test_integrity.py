from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retiree_desk.services import backups, integrity
from retiree_desk.services.offices import Office
from retiree_desk.store.engine import connect
from tests.data_folders import new_folder
from tests.offices import TickingClock

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with two people, a photo and a backup."""
    with new_folder(tmp_path / "office").open(TickingClock(NOW)) as opened:
        photo = opened.attachments.put("photo", b"picture", NOW)
        with opened.store.unit("member.add") as unit:
            uids = unit.members.add_many(
                [{"name": "王建国", "photo": photo}, {"name": "李桂芳", "photo": None}]
            )
            unit.rows("phone").add({"member_id": uids[0], "number": "13800000000"})
        backups.back_up(opened)
        yield opened


def harm(office: Office, *statements: str) -> None:
    raw = connect(office.place.database, office.source.key)
    raw.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_a_sound_office_has_no_problems(office: Office) -> None:
    assert integrity.check(office) == []
    assert integrity.check_quickly(office) == []


def test_what_is_wrong_in_the_database_is_told(office: Office) -> None:
    harm(office, "DELETE FROM search_token", "DROP TRIGGER log_member_name")
    assert {one.code for one in integrity.check(office)} == {"derived_differs", "triggers_changed"}
    assert [one.code for one in integrity.check_quickly(office)] == ["triggers_changed"]


def test_a_damaged_photo_is_told(office: Office) -> None:
    raw = connect(office.place.attachments, office.source.key)
    raw.execute("UPDATE attachment SET content = x'00'")
    raw.close()
    assert [one.code for one in integrity.check(office)] == ["photos_damaged"]


def test_a_damaged_vault_is_told_and_written_anew(office: Office) -> None:
    office.place.vault.write_bytes(b"{")
    assert [one.code for one in integrity.check(office)] == ["vault_damaged"]
    integrity.mend(office)
    assert integrity.check(office) == []


def test_derived_rows_are_made_anew(office: Office) -> None:
    harm(office, "DELETE FROM search_token", "DELETE FROM member_index")
    integrity.mend(office)
    assert integrity.check(office) == []


def test_a_damaged_backup_is_told(office: Office) -> None:
    (line,) = backups.list_backups(office)
    line.file.write_bytes(b"")
    assert [(one.code, one.facts["file"]) for one in integrity.check(office)] == [
        ("backup_damaged", line.file.name)
    ]


def test_an_old_backup_is_advice_and_only_when_people_have_worked_since(office: Office) -> None:
    clock = office.clock
    assert isinstance(clock, TickingClock)
    clock.now = NOW + timedelta(days=9)
    assert integrity.advice(office) == []
    with office.store.unit("member.add") as unit:
        unit.members.add({"name": "陈秀英"})
    assert [(one.code, one.facts["days"]) for one in integrity.advice(office)] == [("backup_old", 9)]
    assert integrity.check(office) == []
