from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from retiree_desk.settings import Settings, ThemeChoice, load, save


def test_what_was_saved_is_loaded_again(tmp_path: Path) -> None:
    kept = Settings(
        theme=ThemeChoice.DARK,
        text_size=150,
        last_folder="D:/离退休",
        columns={"members": ["name", "age"]},
        widths={"members": {"name": 120}},
        windows={"main": "AdnQywA="},
    )
    save(tmp_path / "new" / "settings.json", kept)
    assert load(tmp_path / "new" / "settings.json") == kept


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()


@pytest.mark.usefixtures("caplog")  # what could not be parsed at all is said in the log
@pytest.mark.parametrize("content", ["", "{", "[1]", "null", "\x00\x01", '{"text_size": '])
def test_a_damaged_file_means_the_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    assert load(path) == Settings()


def test_only_the_bad_values_are_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        '{"theme": "pink", "text_size": 125, "detail_shown": "yes", "lock_after": 7, "widths": {"members": {"name": -3}},'
        ' "columns": {"members": "name"}, "language": 7, "from_tomorrow": 1, "last_folder": "E:/office"}',
        encoding="utf-8",
    )
    with caplog.at_level(logging.WARNING):
        assert load(path) == Settings(text_size=125, last_folder="E:/office")
    assert "theme" in caplog.text
    assert "pink" not in caplog.text


def test_only_what_differs_from_the_defaults_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, replace(Settings(), text_size=150))
    assert path.read_text(encoding="utf-8").split() == ["{", '"text_size":', "150", "}"]
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]
