from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import backups, integrity
from retiree_desk.services.backups import Reason, Second, Unlocking, back_up, due, restore
from retiree_desk.services.offices import Office, open_office
from retiree_desk.store.recovery_code import new_code
from retiree_desk.store.snapshot import borrowed
from retiree_desk.troubles import Trouble
from tests.data_folders import Folder, new_folder
from tests.offices import TickingClock

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path / "office")


def add(office: Office, *names: str) -> None:
    with office.store.unit("member.add", user=office.user) as unit:
        unit.members.add_many([{"name": name} for name in names])


@pytest.mark.parametrize(
    ("minutes", "changed", "expected"),
    [(29, True, False), (30, True, True), (300, False, False), (None, True, True), (None, False, False)],
)
def test_a_backup_is_due_half_an_hour_after_the_last_if_anything_changed(
    minutes: int | None, changed: bool, expected: bool
) -> None:
    last = None if minutes is None else NOW - timedelta(minutes=minutes)
    assert due(NOW, last, changed=changed) is expected


def test_what_changed_since_the_newest_backup_is_known(folder: Folder) -> None:
    with folder.open() as office:
        assert backups.changed_since_newest(office)
        back_up(office, Reason.HALF_HOUR)
        assert not backups.changed_since_newest(office)
        add(office, "王建国")
        assert backups.changed_since_newest(office)


def test_the_age_of_the_newest_proven_backup_is_known(folder: Folder) -> None:
    clock = TickingClock(NOW)
    with folder.open(clock) as office:
        assert backups.newest_proven(office) is None
        made = back_up(office).line.made
        assert backups.newest_proven(office) == made
        clock.now = NOW - timedelta(days=400)
        assert backups.newest_proven(office) is None


def test_backups_are_listed_newest_first_with_what_is_in_them(folder: Folder) -> None:
    with folder.open(TickingClock(NOW)) as office:
        first = back_up(office)
        add(office, "王建国", "李桂芳")
        second = back_up(office, Reason.EXIT)
        assert backups.list_backups(office) == [second.line, first.line]
        assert (second.line.members, second.line.reason, second.line.ok) == (2, "exit", True)


def test_a_list_tells_the_damaged_ones(folder: Folder) -> None:
    with folder.open(TickingClock(NOW)) as office:
        made = back_up(office).line
        made.file.write_bytes(made.file.read_bytes()[:-100])
        assert [line.ok for line in backups.list_backups(office)] == [False]
        with pytest.raises(Trouble, match="backup_damaged"):
            backups.verify(office)


def test_without_the_memory_of_proofs_whole_files_are_listed_as_good(folder: Folder) -> None:
    with folder.open(TickingClock(NOW)) as office:
        made = back_up(office).line
        (office.place.backups / "proven.json").unlink()
        assert backups.list_backups(office) == [made]
        assert backups.verify(office, made.file) == made
        assert backups.newest_proven(office) == made.made


def test_without_a_backup_there_is_nothing_to_verify(folder: Folder) -> None:
    with folder.open() as office, pytest.raises(Trouble, match="backup_none"):
        backups.verify(office)


def test_a_backup_is_copied_to_the_second_place(folder: Folder, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with folder.open(TickingClock(NOW)) as office:
        assert back_up(office).second is Second.NOT_CHOSEN
        backups.choose_second_place(office, stick)
        assert back_up(office).second is Second.NOT_THERE
        stick.mkdir()
        made = back_up(office)
        assert made.second is Second.COPIED
        (copy,) = stick.glob("*/*.rdbak")
        assert copy.read_bytes() == made.line.file.read_bytes()
        assert backups.second_place(office) == stick
        backups.choose_second_place(office, None)
        assert backups.second_place(office) is None


def test_a_second_place_that_fails_does_not_fail_the_backup(folder: Folder, tmp_path: Path) -> None:
    with folder.open(TickingClock(NOW)) as office:
        backups.choose_second_place(office, tmp_path / "stick")
        (tmp_path / "stick").mkdir()
        (tmp_path / "stick" / f"retiree-desk-DS01-{office.vault.office_id[:8]}").write_bytes(
            b"a file in the way"
        )
        made = back_up(office)
        assert made.second is Second.FAILED
        assert backups.verify(office, made.line.file).ok


def test_a_second_place_inside_the_data_folder_is_refused(folder: Folder) -> None:
    with folder.open() as office:
        for inside in (office.place.folder, office.place.backups):
            with pytest.raises(RuleBroken, match="second_place_inside"):
                backups.choose_second_place(office, inside)


def test_restoring_makes_a_new_folder_and_compares_with_the_live_office(
    folder: Folder, tmp_path: Path
) -> None:
    with folder.open(TickingClock(NOW)) as office:
        add(office, "王建国")
        made = back_up(office).line
        add(office, "李桂芳")
        add(office, "陈秀英")
        restored = restore(made.file, tmp_path / "new", Unlocking(password=folder.password), office)
        assert (restored.members, restored.live_members, restored.newer_sets) == (1, 3, 2)
        assert restored.sha256 == made.sha256
        assert backups.list_backups(office)[0].reason == "before_restore"
    with open_office(tmp_path / "new", folder.password) as office, office.store.reading() as unit:
        assert [row["name"] for row in unit.members.all()] == ["王建国"]
        assert integrity.check(office) == []


def test_a_restored_office_has_a_new_replica_identity_its_photos_and_its_own_designs(
    folder: Folder, tmp_path: Path
) -> None:
    with folder.open(TickingClock(NOW)) as office:
        name = office.attachments.put("photo", b"picture", NOW)
        (office.place.layouts / "cards").mkdir(parents=True)
        (office.place.layouts / "cards" / "basic.toml").write_text("title = '本单位的卡'", encoding="utf-8")
        file = back_up(office).line.file
        before = _replica(office)
    restore(file, tmp_path / "new", Unlocking(recovery_code=folder.recovery_code))
    with open_office(tmp_path / "new", folder.password) as office:
        assert _replica(office) != before
        assert office.attachments.get(name) == b"picture"
        own = office.place.layouts / "cards" / "basic.toml"
        assert own.read_text(encoding="utf-8") == "title = '本单位的卡'"


def test_a_hundred_new_machines_open_the_office_with_backup_and_printed_code(tmp_path: Path) -> None:
    folder = new_folder(tmp_path / "office")
    with folder.open(TickingClock(NOW)) as office:
        add(office, "王建国")
        file = back_up(office).line.file
    for number in range(100):
        restored = restore(file, tmp_path / str(number), Unlocking(recovery_code=folder.recovery_code))
        assert restored.members == 1


def test_restoring_never_overwrites(folder: Folder, tmp_path: Path) -> None:
    with folder.open(TickingClock(NOW)) as office:
        file = back_up(office).line.file
        with pytest.raises(Trouble, match="folder_not_empty"):
            restore(file, folder.path, Unlocking(password=folder.password))
    (tmp_path / "taken").write_bytes(b"a file")
    with pytest.raises(Trouble, match="folder_not_empty"):
        restore(file, tmp_path / "taken", Unlocking(password=folder.password))
    folder.open().close()


@pytest.mark.parametrize(
    "unlocking", [Unlocking(password="not-the-one"), Unlocking(recovery_code=new_code())]
)
def test_who_has_neither_password_nor_code_restores_nothing(
    folder: Folder, tmp_path: Path, unlocking: Unlocking
) -> None:
    with folder.open() as office:
        file = back_up(office).line.file
    with pytest.raises(Trouble, match="wrong_"):
        restore(file, tmp_path / "new", unlocking)
    assert not (tmp_path / "new").exists()


def test_of_a_folder_the_newest_good_backup_is_restored(folder: Folder, tmp_path: Path) -> None:
    with folder.open(TickingClock(NOW)) as office:
        good = back_up(office).line.file
        for _ in range(2):
            back_up(office).line.file.write_bytes(b"damaged")
    restored = restore(good.parent, tmp_path / "new", Unlocking(password=folder.password))
    assert restored.file == good
    good.unlink()
    with pytest.raises(Trouble, match="backup_damaged"):
        restore(good.parent, tmp_path / "newer", Unlocking(password=folder.password))
    with pytest.raises(Trouble, match="backup_none"):
        restore(tmp_path, tmp_path / "newer", Unlocking(password=folder.password))
    assert not (tmp_path / "newer").exists()


def test_passwords_are_not_said_by_repr() -> None:
    password = secrets.token_urlsafe(12)
    assert password not in repr(Unlocking(password=password))


def _replica(office: Office) -> int:
    with borrowed(office.source.engine) as live:
        (rid,) = live.execute("SELECT rid FROM change_state").fetchone()
    return int(rid)
