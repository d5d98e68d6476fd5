"""Where things are: from the checkout, from an installed package, from a frozen build."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from retiree_desk import paths

PERSONAL = (paths.default_data, paths.demo_data, paths.settings_file, paths.log_folder)


def test_the_checkout_has_what_the_program_reads() -> None:
    assert paths.root() == Path(__file__).resolve().parents[1]
    assert (paths.resources() / "i18n").is_dir()
    assert (paths.migrations() / "env.py").is_file()


def test_a_frozen_build_finds_its_things_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.root() == tmp_path
    assert paths.resources() == tmp_path / "resources"
    assert paths.migrations() == tmp_path / "migrations"


def test_an_installed_package_carries_its_things_within(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "retiree_desk" / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "retiree_desk" / "paths.py"))
    assert paths.root() == tmp_path.resolve() / "retiree_desk"


def test_the_demo_never_shares_a_folder_with_the_office() -> None:
    office, demo = paths.default_data(), paths.demo_data()
    assert office != demo
    assert office not in demo.parents
    assert demo not in office.parents


@pytest.mark.parametrize("place", PERSONAL)
def test_a_persons_place_bears_the_programs_name_and_is_not_made_by_asking(place: Callable[[], Path]) -> None:
    found = place()
    assert found.is_absolute()
    assert paths.APPLICATION in found.parts
    assert not found.exists()


def test_no_two_places_are_the_same() -> None:
    assert len({place() for place in PERSONAL}) == len(PERSONAL)
