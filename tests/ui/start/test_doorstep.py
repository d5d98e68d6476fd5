from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.services.offices import Office
from retiree_desk.troubles import Trouble
from retiree_desk.ui.start.doorstep import look
from tests.data_folders import Folder


def code(folder: Path) -> str:
    with pytest.raises(Trouble) as told:
        look(folder)
    return told.value.code


def test_a_closed_office_says_whose_it_is(folder: Folder) -> None:
    door = look(folder.path)
    assert (door.office, door.users) == ("东山分行离退休办", ("经办人",))


def test_an_empty_folder_is_no_office(tmp_path: Path) -> None:
    assert code(tmp_path / "nowhere") == "office_missing"


def test_an_office_without_its_database_is_not_taken_for_a_new_one(folder: Folder) -> None:
    (folder.path / "office.db").unlink()
    assert code(folder.path) == "database_gone"


def test_an_empty_database_is_not_taken_for_a_new_one(folder: Folder) -> None:
    (folder.path / "office.db").write_bytes(b"")
    assert code(folder.path) == "database_empty"


def test_a_folder_in_use_is_told(folder: Folder, office: Office) -> None:
    assert code(folder.path) == "office_in_use"


def test_a_damaged_key_file_is_told(folder: Folder) -> None:
    (folder.path / "vault.json").write_text("{", encoding="utf-8")
    assert code(folder.path) == "vault_damaged"


def test_a_folder_that_another_program_synchronises_is_refused(tmp_path: Path) -> None:
    assert code(tmp_path / "坚果云" / "office") == "place_is_synced"
