from __future__ import annotations

import logging
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import backups, offices
from retiree_desk.services.backups import Unlocking
from retiree_desk.services.offices import create, open_office, open_with_recovery, rebuild_vault
from retiree_desk.store.engine import connect
from retiree_desk.store.recovery_code import new_code
from retiree_desk.troubles import Trouble
from tests.data_folders import CHEAP, Folder, new_folder, scripts_with


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path / "office")


def test_a_new_office_opens_with_its_password_and_knows_its_name(folder: Folder) -> None:
    with folder.open() as office, office.store.reading() as unit:
        assert unit.setting(offices.OFFICE_NAME) == "东山分行离退休办"
        assert unit.setting(offices.OFFICE_CODE) == "DS01"
        assert unit.setting(offices.OFFICE_ID) == office.vault.office_id
        assert office.user == offices.FIRST_USER


def test_setting_up_gives_back_what_the_person_must_keep(tmp_path: Path) -> None:
    password = secrets.token_urlsafe(12)
    made = create(tmp_path / "new" / "office", " 东山  分行 ", "DS02", password, "陈经办", cost=CHEAP)
    assert (made.code, len(made.recovery_code)) == ("DS02", 34)
    assert sorted(one.name for one in made.folder.iterdir()) == ["backups", "office.db", "vault.json"]
    assert offices.users(made.folder) == ["陈经办"]
    with open_with_recovery(made.folder, made.recovery_code) as office:
        assert (office.vault.office, office.vault.office_id) == ("东山 分行", made.office_id)


def test_an_empty_folder_is_taken_and_one_with_anything_in_it_is_not(tmp_path: Path) -> None:
    password = secrets.token_urlsafe(12)
    (tmp_path / "empty").mkdir()
    create(tmp_path / "empty", "东山分行", "DS01", password, cost=CHEAP)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Trouble, match="folder_not_empty"):
        create(tmp_path / "empty", "东山分行", "DS01", password, cost=CHEAP)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "code", "password", "refused"),
    [
        (" ", "DS01", None, "office_name_blank"),
        ("东山分行", "", None, "office_code_blank"),
        ("东" * 61, "DS01", None, "office_name_too_long"),
        ("东山分行", "D" * 21, None, "office_code_too_long"),
        ("东山分行", "T/1", None, "office_code_odd"),
        ("东山分行", "..", None, "office_code_odd"),
        ("东山分行", "--", None, "office_code_odd"),
        ("东山分行", "DS01", "12345678", "password_common"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(
    tmp_path: Path, name: str, code: str, password: str | None, refused: str
) -> None:
    with pytest.raises(RuleBroken, match=refused):
        create(tmp_path / "office", name, code, password or secrets.token_urlsafe(12), cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_setting_up_that_was_killed_leaves_no_half_office(tmp_path: Path) -> None:
    (tmp_path / "office.part").mkdir()
    (tmp_path / "office.part" / "office.db").write_bytes(b"half")
    create(tmp_path / "office", "东山分行", "DS01", secrets.token_urlsafe(12), cost=CHEAP)
    assert [one.name for one in tmp_path.iterdir()] == ["office"]


def test_the_wrong_password_opens_nothing_and_lets_go_of_the_folder(folder: Folder) -> None:
    with pytest.raises(Trouble, match="wrong_password"):
        open_office(folder.path, secrets.token_urlsafe(12))
    folder.open().close()


def test_an_open_office_is_refused_to_others_until_it_is_closed(folder: Folder) -> None:
    with folder.open() as office:
        with pytest.raises(Trouble, match="office_in_use"):
            folder.open()
        office.close()
        folder.open().close()


def test_a_closed_office_leaves_no_write_ahead_log(folder: Folder) -> None:
    with folder.open() as office, office.store.unit("member.add") as unit:
        unit.members.add({"name": "王建国"})
    assert sorted(one.name for one in folder.path.iterdir()) == [
        "backups",
        "office.db",
        "office.lock",
        "vault.json",
    ]


def test_a_changed_password_counts_at_once(folder: Folder) -> None:
    password = secrets.token_urlsafe(12)
    with folder.open() as office:
        with pytest.raises(Trouble, match="wrong_password"):
            offices.change_password(office, "not-" + folder.password, password, cost=CHEAP)
        offices.change_password(office, folder.password, password, cost=CHEAP)
    open_office(folder.path, password).close()
    with pytest.raises(Trouble, match="wrong_password"):
        folder.open()


def test_people_come_and_go(folder: Folder) -> None:
    password = secrets.token_urlsafe(12)
    with folder.open() as office:
        offices.set_password(office, " 林主任 ", password, cost=CHEAP)
        with pytest.raises(RuleBroken, match="user_blank"):
            offices.set_password(office, " ", password, cost=CHEAP)
    with pytest.raises(Trouble, match="user_needed"):
        open_office(folder.path, password)
    with open_office(folder.path, password, "林主任") as office:
        assert office.user == "林主任"
        offices.remove_user(office, offices.FIRST_USER)
    with pytest.raises(Trouble, match="wrong_password"):
        folder.open()


def test_a_new_recovery_code_takes_the_place_of_the_old(folder: Folder) -> None:
    with folder.open() as office:
        code = offices.change_recovery_code(office)
    open_with_recovery(folder.path, code).close()
    with pytest.raises(Trouble, match="wrong_recovery_code"):
        open_with_recovery(folder.path, folder.recovery_code)


def test_a_database_that_is_gone_is_never_taken_for_a_new_office(folder: Folder) -> None:
    (folder.path / "office.db").rename(folder.path / "elsewhere.db")
    with pytest.raises(Trouble, match="database_gone"):
        folder.open()
    assert not (folder.path / "office.db").exists()
    (folder.path / "office.db").touch()
    with pytest.raises(Trouble, match="database_empty"):
        folder.open()


def test_a_lost_vault_is_rebuilt_from_a_backup_with_the_printed_code(folder: Folder) -> None:
    with folder.open() as office:
        backups.back_up(office)
    (folder.path / "vault.json").unlink()
    with pytest.raises(Trouble, match="vault_damaged"):
        folder.open()
    password = secrets.token_urlsafe(12)
    rebuild_vault(folder.path, folder.recovery_code, password, cost=CHEAP)
    with open_office(folder.path, password) as office:
        assert office.vault.users == [offices.FIRST_USER]
    with pytest.raises(Trouble, match="wrong_password"):
        folder.open()


@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 700, b'{"format": 1, "slots": []}'])
def test_a_damaged_vault_is_rebuilt_from_the_one_before(folder: Folder, content: bytes) -> None:
    with folder.open() as office:
        offices.change_password(office, folder.password, secrets.token_urlsafe(12), cost=CHEAP)
    (folder.path / "vault.json").write_bytes(content)
    password = secrets.token_urlsafe(12)
    rebuild_vault(folder.path, folder.recovery_code, password, cost=CHEAP)
    open_office(folder.path, password).close()


def test_a_vault_is_rebuilt_from_a_backup_that_lies_elsewhere(folder: Folder, tmp_path: Path) -> None:
    with folder.open() as office:
        file = shutil.move(backups.back_up(office).line.file, tmp_path / "stick.rdbak")
    (folder.path / "vault.json").unlink()
    password = secrets.token_urlsafe(12)
    with pytest.raises(Trouble, match="vault_lost"):
        rebuild_vault(folder.path, folder.recovery_code, password, cost=CHEAP)
    rebuild_vault(folder.path, folder.recovery_code, password, files=[Path(file)], cost=CHEAP)
    open_office(folder.path, password).close()


def test_another_offices_code_rebuilds_nothing(folder: Folder) -> None:
    with pytest.raises(Trouble, match="wrong_recovery_code"):
        rebuild_vault(folder.path, new_code(), secrets.token_urlsafe(12), cost=CHEAP)
    with pytest.raises(RuleBroken, match="recovery_code_mistyped"):
        rebuild_vault(folder.path, "7" * 28, secrets.token_urlsafe(12), cost=CHEAP)
    folder.open().close()


def test_a_newer_database_is_refused_with_every_byte_unchanged(folder: Folder) -> None:
    with folder.open() as office:
        key = office.source.key
    newer = connect(folder.path / "office.db", key)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    before = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    with pytest.raises(Trouble, match="database_newer"):
        folder.open()
    assert {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()} == before


def test_an_older_database_is_backed_up_and_brought_forward(folder: Folder, tmp_path: Path) -> None:
    with folder.open() as office, office.store.unit("member.add") as unit:
        unit.members.add({"name": "王建国"})
    scripts = scripts_with(tmp_path / "scripts", "op.add_column('member', sa.Column('nickname', sa.Text()))")
    with open_office(folder.path, folder.password, scripts=scripts) as office:
        (line,) = backups.list_backups(office)
        assert (line.reason, line.members, line.ok) == ("before_migration", 1, True)
    with pytest.raises(Trouble, match="database_newer"):
        folder.open()
    restored = backups.restore(line.file, tmp_path / "former", Unlocking(password=folder.password))
    open_office(restored.folder, folder.password).close()


def test_neither_key_nor_password_is_said_by_repr_or_log(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), folder.open() as office:
        said = repr(office) + repr(office.source) + repr(office.vault) + caplog.text
        assert office.source.key.hex() not in said
        assert repr(office.source.key) not in said
        assert folder.password not in said


def test_the_window_for_the_password_needs_no_database_library() -> None:
    script = (
        "import sys, retiree_desk.store.vault, retiree_desk.store.place; print('sqlalchemy' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env=dict(os.environ)
    )
    assert answer.stdout.split() == [b"False"]
