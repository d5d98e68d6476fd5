from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from retiree_desk.cli.session import PASSWORD, RECOVERY_CODE
from tests.cli.conftest import MEMBERS, Line


def test_a_backup_is_made_listed_and_proven(demo: Line) -> None:
    made = demo.json("backup")
    assert made.status == 0
    assert made.data["ok"] is True
    assert made.data["members"] == MEMBERS
    file = Path(made.data["file"])
    assert made.data["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    newest = demo.json("backups").data["backups"][0]
    assert newest["file"] == made.data["file"]
    proven = demo.json("verify", str(file))
    assert (proven.status, proven.data["ok"], proven.data["sha256"]) == (0, True, made.data["sha256"])
    assert demo.json("verify").data["file"] == made.data["file"]


def test_a_restored_office_holds_the_same_people(demo: Line, tmp_path: Path) -> None:
    file = demo.json("backup").data["file"]
    to = tmp_path / "restored"
    restored = demo.plain("restore", file, "--to", str(to), "--json")
    assert restored.status == 0
    assert restored.data["members"] == MEMBERS
    assert restored.data["data"] == str(to)
    other = Line(demo.capsys, to)
    assert other.json("check").data["ok"] is True
    assert other.json("show", "100007").data["name"] == demo.json("show", "100007").data["name"]


def test_the_printed_code_opens_a_backup(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = line.json("init", "--office", "退管办", "--code", "TG").data["recovery_code"]
    file = line.json("backup").data["file"]
    monkeypatch.setenv(RECOVERY_CODE, code)
    monkeypatch.delenv(PASSWORD)
    restored = line.plain("restore", file, "--to", str(tmp_path / "new"), "--recovery-code", "--json")
    assert restored.status == 0


def test_nothing_is_overwritten_by_a_restore(demo: Line) -> None:
    file = demo.json("backup").data["file"]
    refused = demo.plain("restore", file, "--to", str(demo.folder), "--json")
    assert (refused.status, refused.error) == (1, "folder_not_empty")


def test_a_damaged_backup_is_told(demo: Line) -> None:
    file = Path(demo.json("backup").data["file"])
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    found = demo.json("verify", str(file))
    assert found.status == 1
    assert found.data["ok"] is False
    assert found.data["error"]["message"]
    assert found.data["file"] == str(file)
    assert demo.plain("restore", str(file), "--to", str(demo.folder) + "-new", "--json").status == 1
    assert not Path(str(demo.folder) + "-new").exists()


def test_without_backups_there_is_nothing_to_verify(empty: Line) -> None:
    assert empty.json("backups").data == {"backups": []}
    assert empty("backups").out == "还没有备份。\n"
    assert empty.json("verify").status == 1


def test_people_read_them_as_tables(demo: Line, tmp_path: Path) -> None:
    made = demo("backup")
    assert "备份已做好并通过验证" in made.out
    assert "SHA-256" in made.out
    assert "制作时间" in demo("backups").out
    assert "备份完好" in demo("verify").out
    restored = demo.plain("restore", str(demo.folder / "backups"), "--to", str(tmp_path / "new"))
    assert "新的文件夹" in restored.out
