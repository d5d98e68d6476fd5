from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import MEMBERS, Line

Roster = Callable[..., Path]


def test_an_import_tells_what_it_did(empty: Line, roster: Roster) -> None:
    done = empty.json("import", str(roster("1,张三,男,,", "2,李四,女,,")))
    assert done.status == 0
    (sheet,) = done.data["sheets"]
    assert (sheet["read"], sheet["added"], sheet["updated"], sheet["unchanged"]) == (2, 2, 0, 0)
    assert sheet["rejected"] == []
    assert isinstance(done.data["change_set"], int)


def test_a_second_time_changes_nothing(empty: Line, roster: Roster) -> None:
    path = str(roster("1,张三,男,,"))
    empty.json("import", path)
    again = empty.json("import", path)
    assert again.status == 0
    assert again.data["sheets"][0]["unchanged"] == 1
    assert again.data["change_set"] is None


def test_a_trial_writes_nothing(empty: Line, roster: Roster) -> None:
    tried = empty.json("import", str(roster("1,张三,男,,")), "--dry-run")
    assert tried.data["sheets"][0]["added"] == 1
    assert tried.data["change_set"] is None
    assert empty.json("find", "张三").data["members"] == []
    assert empty.json("backups").data["backups"] == []


def test_good_rows_go_in_and_bad_ones_come_back(empty: Line, roster: Roster, tmp_path: Path) -> None:
    path = roster("1,张三,110105194912310021000,", "2,李四,6.1E+17", headings="人员编号,姓名,身份证号")
    rejects = tmp_path / "rejects.xlsx"
    done = empty.json("import", str(path), "--rejects", str(rejects))
    assert done.status == 1
    (refused,) = [one for one in done.data["sheets"][0]["rejected"] if one["row"] == 3]
    assert set(refused) >= {"row", "column", "value", "code", "message"}
    assert refused["column"] == "身份证号"
    assert rejects.exists()
    assert len(empty.json("find", "张三").data["members"]) == 1


def test_people_read_a_table_and_how_to_undo(empty: Line, roster: Roster) -> None:
    done = empty("import", str(roster("1,张三,男,,")))
    assert "新增" in done.out
    assert "可以撤销" in done.out


def test_a_backup_is_made_before_an_import(empty: Line, roster: Roster) -> None:
    empty.json("import", str(roster("1,张三,男,,")))
    assert [one["reason"] for one in empty.json("backups").data["backups"]] == ["before_import"]


def test_a_file_that_is_not_there_is_told(empty: Line, tmp_path: Path) -> None:
    refused = empty.json("import", str(tmp_path / "nowhere.xlsx"))
    assert (refused.status, refused.error) == (1, "file_missing")
    assert "安全" in refused.err


def test_an_unknown_mode_is_wrong_usage(empty: Line, roster: Roster) -> None:
    assert empty.json("import", str(roster()), "--mode", "merge").status == 2


def test_an_export_is_read_back_without_change(demo: Line, tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    written = demo.json("export", str(path))
    assert written.status == 0
    assert written.data["rows"] == MEMBERS
    again = demo.json("import", str(path), "--dry-run")
    assert again.status == 0, again.data
    assert {(one["added"], one["updated"]) for one in again.data["sheets"]} == {(0, 0)}


def test_an_export_of_those_who_answer(demo: Line, tmp_path: Path) -> None:
    written = demo.json("export", str(tmp_path / "one.xlsx"), "--query", "100007")
    assert written.data["rows"] == 1
    assert "已将 1 人导出" in demo("export", str(tmp_path / "again.csv"), "--query", "100007").out


def test_refused_rows_that_can_not_be_written_stop_the_import_before_it_begins(
    empty: Line, roster: Roster, tmp_path: Path
) -> None:
    path = roster("1,张三,男,,", "2,,男,,")
    for rejects, code in (
        (tmp_path / "no" / "r.xlsx", "out_folder_missing"),
        (tmp_path, "out_is_folder"),
        (path, "rejects_is_source"),
    ):
        done = empty.json("import", str(path), "--rejects", str(rejects))
        assert (done.status, done.error) == (1, code)
    assert "张三" in path.read_text()
    assert empty.json("find", "张三").data["members"] == []


def test_mended_rows_come_back_without_a_word_about_the_reasons(
    empty: Line, roster: Roster, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejects.xlsx"
    empty.json(
        "import",
        str(roster("1,张三,1940-13-01", headings="人员编号,姓名,出生日期")),
        "--rejects",
        str(rejects),
    )
    again = empty.json("import", str(rejects))
    assert [one["code"] for one in again.data["sheets"][0]["rejected"]] == ["not_a_date"]
    assert again.data["sheets"][0]["warnings"] == []


def test_a_file_without_headings_is_refused(empty: Line, roster: Roster) -> None:
    done = empty.json("import", str(roster("请如实填写,谢谢", headings="填表说明")))
    assert (done.status, done.error) == (1, "no_headings")
    assert done.data["sheets"][0]["warnings"][0]["code"] == "sheet_unknown"


def test_an_export_that_can_not_be_written_is_told(empty: Line, tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "no" / "r.xlsx", "out_folder_missing"),
        (tmp_path / "r.xls", "export_kind"),
    ):
        done = empty.json("export", str(path))
        assert (done.status, done.error) == (1, code)
    (tmp_path / "r.xlsx").mkdir()
    assert empty.json("export", str(tmp_path / "r.xlsx")).error == "out_is_folder"
