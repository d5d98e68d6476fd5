from __future__ import annotations

import secrets

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services.backups import back_up
from retiree_desk.troubles import Trouble
from retiree_desk.ui.start import doors
from retiree_desk.ui.start.doors import Preload
from tests.data_folders import Folder


def test_the_preload_brings_the_window_and_may_be_waited_for_twice() -> None:
    preload = Preload()
    preload.wait()
    preload.start()
    preload.start()
    preload.wait()
    preload.wait()


def test_the_code_opens_and_gives_a_new_password(folder: Folder) -> None:
    password = secrets.token_urlsafe(12)
    doors.recover(folder.path, folder.recovery_code, "经办人", password).close()
    doors.open_office(folder.path, password, "经办人").close()


def test_a_weak_new_password_leaves_the_office_closed(folder: Folder) -> None:
    with pytest.raises(RuleBroken, match="password_too_short"):
        doors.recover(folder.path, folder.recovery_code, "经办人", "short")
    with pytest.raises(RuleBroken, match="password_common"):
        doors.recover(folder.path, folder.recovery_code, "经办人", "东山分行离退休办")
    folder.open().close()


def test_a_lost_key_file_is_made_anew_from_a_backup(folder: Folder) -> None:
    with folder.open() as office:
        back_up(office)
    for name in ("vault.json", "vault.json.before"):
        (folder.path / name).unlink(missing_ok=True)
    with pytest.raises(Trouble, match="vault_damaged"):
        folder.open()
    password = secrets.token_urlsafe(12)
    doors.rebuild(folder.path, folder.recovery_code, password).close()
    doors.open_office(folder.path, password, "").close()


def test_a_demo_stands_apart_and_a_second_one_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "DEMO_MEMBERS", 5)
    heard: list[tuple[int, int]] = []
    places = []
    for _time in range(2):
        office, password = doors.demo(lambda done, whole: heard.append((done, whole)))
        places.append(office.place.folder)
        office.close()
        doors.open_office(places[-1], password, "").close()
    assert [place.name for place in places] == ["demo", "demo-2"]
    assert heard[-1][0] == heard[-1][1]
