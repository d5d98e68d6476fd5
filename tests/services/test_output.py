"""Files that go out are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.services import output
from retiree_desk.troubles import Trouble


def test_a_file_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    with output.whole(path) as beside:
        beside.write_text("new")
        assert not path.exists()
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_text("old")
    with pytest.raises(ValueError, match="stopped"), output.whole(path) as beside:
        beside.write_text("half")
        raise ValueError("stopped")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_was_written_nothing_is_made(tmp_path: Path) -> None:
    with output.whole(tmp_path / "none.xlsx"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_hold_the_file_is_told_first(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="out_is_folder"), output.whole(tmp_path):
        pass
    with pytest.raises(Trouble, match="out_folder_missing"), output.whole(tmp_path / "no" / "x.xlsx"):
        pass


def test_a_disk_that_fails_while_writing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="place_failing"), output.whole(tmp_path / "x.xlsx"):
        raise OSError(5, "input/output error")
