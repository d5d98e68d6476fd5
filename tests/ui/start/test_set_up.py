from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from retiree_desk.services import backups
from retiree_desk.services.offices import open_office
from retiree_desk.troubles import Trouble
from retiree_desk.ui.start.set_up import SetUp
from tests.data_folders import CHEAP


@pytest.fixture
def set_up(tmp_path: Path) -> SetUp:
    made = SetUp(tmp_path / "office", cost=CHEAP)
    made.name, made.code, made.password = "东山办", "DS01", secrets.token_urlsafe(12)
    return made


def test_it_is_made_once_as_long_as_nothing_is_changed(set_up: SetUp) -> None:
    set_up.make()
    first = set_up.office, set_up.recovery_code
    set_up.make()
    assert (set_up.office, set_up.recovery_code) == first
    set_up.give_up()
    assert not set_up.folder.exists()


def test_after_a_change_it_is_made_anew(set_up: SetUp) -> None:
    set_up.make()
    before = set_up.recovery_code
    set_up.name = "西山办"
    set_up.make()
    assert set_up.office is not None
    assert set_up.office.vault.office == "西山办"
    assert set_up.recovery_code != before
    set_up.give_up()


def test_the_office_handed_over_stays(set_up: SetUp, tmp_path: Path) -> None:
    set_up.make()
    set_up.second_place = tmp_path
    set_up.keep_second_place()
    office = set_up.hand_over()
    assert backups.second_place(office) == tmp_path
    office.close()
    set_up.give_up()
    open_office(set_up.folder, set_up.password).close()


def test_a_folder_with_something_in_it_is_not_touched(set_up: SetUp) -> None:
    set_up.folder.mkdir()
    (set_up.folder / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Trouble, match="folder_not_empty"):
        set_up.make()
    set_up.give_up()
    assert (set_up.folder / "letter.txt").exists()
