from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from retiree_desk.services import offices
from tests.cli.conftest import CHEAP, Line


def test_init_makes_an_office_and_tells_the_recovery_code_once(line: Line) -> None:
    made = line.json("init", "--office", "某行离退休中心", "--code", "ZX01")
    assert made.status == 0
    assert made.data["code"] == "ZX01"
    assert re.fullmatch(r"[0-9a-f]{32}", made.data["office_id"])
    assert re.fullmatch(r"([0-9A-Z]{4}-){6}[0-9A-Z]{4}", made.data["recovery_code"])
    assert made.data["recovery_code"] not in line.json("check").out


def test_init_speaks_chinese(line: Line) -> None:
    made = line("init", "--office", "某行离退休中心", "--code", "ZX01")
    assert made.status == 0
    assert "机构已建立" in made.out
    assert "恢复码" in made.out
    assert made.err == ""


def test_init_never_overwrites(empty: Line) -> None:
    again = empty.json("init", "--office", "另一处", "--code", "ZX02")
    assert again.status == 1
    assert again.error == "folder_not_empty"
    assert empty.json("check").data["ok"] is True


def test_init_refuses_a_password_that_is_easily_guessed(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETIREE_DESK_PASSWORD", "12345678")
    refused = line.json("init", "--office", "某行", "--code", "ZX01")
    assert (refused.status, refused.error) == (1, "password_common")
    assert not line.folder.exists()


def test_a_sound_office_has_no_problems(empty: Line) -> None:
    checked = empty.json("check")
    assert checked.status == 0
    assert checked.data == {"ok": True, "problems": [], "warnings": []}
    assert "一切完好" in empty("check").out


def test_an_old_backup_is_a_warning_and_the_office_stays_sound(line: Line, password: str) -> None:
    offices.create(
        line.folder,
        "退管办",
        "TG01",
        password,
        cost=CHEAP,
        clock=lambda: datetime.now(UTC) - timedelta(days=30),
    )
    checked = line.json("check")
    assert (checked.status, checked.data["ok"], checked.data["problems"]) == (0, True, [])
    assert [(one["code"], one["days"]) for one in checked.data["warnings"]] == [("backup_old", 30)]
    assert "30 天前" in line("check").out


def test_a_damaged_database_is_told_in_chinese_with_its_cure(demo: Line) -> None:
    database = demo.folder / "office.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2 :: 4096] = bytes(len(content[len(content) // 2 :: 4096]))
    database.write_bytes(content)
    checked = demo.json("check")
    assert checked.status == 1
    assert checked.data["ok"] is False
    (problem, *_rest) = checked.data["problems"]
    assert "数据库" in problem["message"]
    assert "备份" in demo("check").out


def test_an_empty_database_is_never_shown_as_a_new_office(empty: Line) -> None:
    (empty.folder / "office.db").write_bytes(b"")
    checked = empty.json("check")
    assert checked.status == 1
    assert checked.data["problems"][0]["code"] == "database_empty"
    assert empty.json("find", "王").error == "database_empty"
