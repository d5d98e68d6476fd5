from __future__ import annotations

import io
import secrets

import pytest

from retiree_desk import paths
from retiree_desk.cli.session import PASSWORD
from retiree_desk.services import offices
from tests.cli.conftest import Line


def test_a_wrong_password_is_told_without_it(demo: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = secrets.token_urlsafe(12)
    monkeypatch.setenv(PASSWORD, wrong)
    refused = demo.json("find", "王")
    assert (refused.status, refused.error) == (1, "wrong_password")
    assert "密码" in refused.err
    assert "安全" in refused.err
    assert wrong not in refused.out + refused.err


def test_a_folder_without_an_office_is_told_before_any_password_is_asked(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PASSWORD)
    refused = line.json("find", "王")
    assert (refused.status, refused.error) == (1, "office_missing")
    assert str(line.folder) in refused.err
    assert not line.folder.exists()


def test_the_default_folder_is_the_persons_own(line: Line) -> None:
    refused = line.plain("find", "王", "--json")
    assert str(paths.default_data()) in refused.err


def test_a_folder_held_by_the_window_is_refused(demo: Line, password: str) -> None:
    with offices.open_office(demo.folder, password):
        refused = demo.json("find", "王")
    assert (refused.status, refused.error) == (1, "office_in_use")
    assert "已经" in refused.err or "打开" in refused.err
    assert demo.json("find", "100007").status == 0


def test_nobody_to_ask_is_told(demo: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSWORD)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    refused = demo.json("find", "王")
    assert (refused.status, refused.error) == (1, "password_needed")
    assert PASSWORD in refused.err


def test_an_unknown_user_is_told(demo: Line) -> None:
    assert demo.json("find", "王", "--user", "无名").error == "user_unknown"
    assert demo.json("find", "100007", "--user", offices.FIRST_USER).status == 0


def test_of_several_users_one_must_be_named(demo: Line, password: str) -> None:
    with offices.open_office(demo.folder, password) as office:
        offices.set_password(office, "李经办", password)
    refused = demo.json("find", "王")
    assert refused.error == "user_needed"
    assert "李经办" in refused.err
    assert demo.json("--user", "李经办", "find", "100007").status == 0
