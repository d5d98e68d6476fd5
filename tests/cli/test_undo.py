from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Line

Roster = Callable[..., Path]


def test_an_import_is_taken_back(empty: Line, roster: Roster) -> None:
    done = empty.json("import", str(roster("1,张三,男,,", "2,李四,女,,")))
    undone = empty.json("undo", str(done.data["change_set"]))
    assert undone.status == 0
    assert undone.data["undone"] == done.data["change_set"]
    assert undone.data["blocked_by"] == []
    assert empty.json("find", "张三").data["members"] == []
    assert empty.json("check").data["ok"] is True


def test_a_backup_is_made_before_an_import_is_taken_back(empty: Line, roster: Roster) -> None:
    done = empty.json("import", str(roster("1,张三,男,,")))
    empty.json("undo", str(done.data["change_set"]))
    reasons = [one["reason"] for one in empty.json("backups").data["backups"]]
    assert "before_undo" in reasons


def test_later_changes_stand_in_the_way_and_are_named(empty: Line, roster: Roster) -> None:
    first = empty.json("import", str(roster("1,张三,男,,", "2,李四,女,,")))
    second = empty.json("import", str(roster("1,张三,男,15400000001,", name="改.csv")), "--mode", "overwrite")
    blocked = empty.json("undo", str(first.data["change_set"]))
    assert blocked.status == 1
    assert blocked.data["undone"] is None
    (one,) = blocked.data["blocked_by"]
    assert one["change_set"] == second.data["change_set"]
    assert one["title"] == "导入工作簿：改.csv"
    assert one["user"] == "经办人"
    assert one["at"].endswith("Z")
    assert one["members"] == [{"member_no": "1", "name": "张三"}]
    assert empty.json("find", "李四").data["members"] != []


def test_people_read_what_stands_in_the_way(empty: Line, roster: Roster) -> None:
    first = empty.json("import", str(roster("1,张三,男,,")))
    empty.json("import", str(roster("1,张三,男,15400000001,", name="改.csv")))
    blocked = empty("undo", str(first.data["change_set"]))
    assert blocked.status == 1
    assert "没有改动任何数据" in blocked.out
    assert "张三" in blocked.out


def test_force_overrules(empty: Line, roster: Roster) -> None:
    first = empty.json("import", str(roster("1,张三,男,,")))
    empty.json("import", str(roster("1,张三,男,15400000001,", name="改.csv")))
    forced = empty.json("undo", str(first.data["change_set"]), "--force")
    assert forced.status == 0
    assert forced.data["undone"] == first.data["change_set"]
    assert len(forced.data["blocked_by"]) == 1
    assert empty.json("find", "张三").data["members"] == []


def test_nothing_is_taken_back_twice_but_an_undo_can_be(empty: Line, roster: Roster) -> None:
    done = str(empty.json("import", str(roster("1,张三,男,,"))).data["change_set"])
    undone = empty.json("undo", done)
    assert empty.json("undo", done).error == "undo_twice"
    assert empty.json("undo", str(undone.data["change_set"])).status == 0
    assert len(empty.json("find", "张三").data["members"]) == 1
    assert empty.json("undo", done).status == 0


def test_the_founding_of_an_office_stays(empty: Line) -> None:
    refused = empty.json("undo", "1")
    assert (refused.status, refused.error) == (1, "undo_never")
    assert "不能撤销" in refused.err


def test_an_unknown_operation_is_told(empty: Line) -> None:
    assert empty.json("undo", "4711").error == "change_set_unknown"


def test_a_number_that_is_none_is_wrong_usage(empty: Line) -> None:
    assert empty.json("undo", "last").status == 2


def test_operations_are_listed_newest_first_with_their_numbers(empty: Line, roster: Roster) -> None:
    done = empty.json("import", str(roster("1,张三,男,,"))).data["change_set"]
    newest, first = empty.json("operations").data["operations"]
    assert (newest["change_set"], newest["words"], newest["undone"]) == (
        done,
        "导入工作簿：花名册.csv",
        False,
    )
    assert (first["action"], first["user"]) == ("office.create", "经办人")
    empty.json("undo", str(done))
    assert empty.json("operations", "--limit", "2").data["operations"][1]["undone"] is True
    assert "建立机构" in empty("operations").out
