from __future__ import annotations

import re

import pytest

from retiree_desk import paths
from retiree_desk.cli.demo import invented_password
from retiree_desk.cli.session import PASSWORD
from retiree_desk.domain.passwords import check_password
from tests.cli.conftest import Line


def test_the_demo_answers_how_much_it_holds(line: Line) -> None:
    made = line.json("demo", "--members", "30", "--as-of", "2026-03-01", "--no-window")
    assert made.status == 0
    assert made.data["members"] == 30
    assert made.data["visits"] > 30
    assert made.data["data"] == str(line.folder)
    assert line.windows == []


def test_without_no_window_the_open_office_is_handed_to_the_window(line: Line) -> None:
    made = line.json("demo", "--members", "5")
    assert made.status == 0
    assert made.data["members"] == 5
    ((asked, office),) = line.windows
    assert office is not None
    assert office.place.folder == line.folder
    assert asked.lang is None


def test_without_a_folder_it_stands_apart_from_the_real_office(line: Line) -> None:
    first = line.plain("demo", "--members", "3", "--no-window", "--json")
    second = line.plain("demo", "--members", "3", "--no-window", "--json")
    assert first.data["data"] == str(paths.demo_data())
    assert second.data["data"] == str(paths.demo_data()) + "-2"
    assert not paths.default_data().exists()


def test_a_password_nobody_gave_is_told_once_beside_the_answer(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PASSWORD)
    made = line.json("demo", "--members", "3", "--no-window")
    (password,) = re.findall(r"[a-z]{6}-[a-z]{6}-[a-z]{6}-\d{3}", made.err)
    assert password not in made.out
    for path in line.folder.rglob("*"):
        assert not path.is_file() or password.encode() not in path.read_bytes()
    monkeypatch.setenv(PASSWORD, password)
    assert line.json("check").data["ok"] is True


def test_invented_passwords_are_good_ones() -> None:
    passwords = {invented_password() for _place in range(50)}
    assert len(passwords) == 50
    for password in passwords:
        check_password(password)


@pytest.mark.parametrize("members", ["0", "-3", "many", "300001"])
def test_an_impossible_number_of_people_is_wrong_usage(line: Line, members: str) -> None:
    assert line.json("demo", f"--members={members}", "--no-window").status == 2
    assert not line.folder.exists()


def test_a_folder_in_use_is_refused(demo: Line) -> None:
    again = demo.json("demo", "--members", "3", "--no-window")
    assert (again.status, again.error) == (1, "folder_not_empty")
