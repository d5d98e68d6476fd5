from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Line

Roster = Callable[..., Path]
TODAY = date.today()


@pytest.fixture
def old(empty: Line, roster: Roster) -> Line:
    """An office with two people over eighty who live in the city."""
    rows = ("1,张三,男,1930-05-01,退休,市内", "2,李四,女,1931-05-01,退休,市内")
    path = roster(*rows, headings="人员编号,姓名,性别,出生日期,人员类别,居住地类别")
    assert empty.json("import", str(path)).status == 0
    return empty


def test_a_visit_counts_towards_the_rule_of_its_quarter(old: Line) -> None:
    logged = old.json(
        "log-visit", "--member", "1", "--date", TODAY.isoformat(), "--kind", "上门", "--by", "王五"
    )
    assert logged.status == 0
    assert len(logged.data["visit_id"]) == 32
    (credit,) = [one for one in logged.data["credited"] if one["rule"] == "R80"]
    assert credit["start"] <= TODAY.isoformat() <= credit["end"]
    (owed,) = [
        row
        for row in old.json("due", "--member", "1", "--rule", "R80", "--all").data["obligations"]
        if row["start"] == credit["start"]
    ]
    assert owed["credits"] == 1
    (visit,) = old.json("show", "1").data["visits"]
    assert (visit["day"], visit["kind"], visit["result"], visit["staff"]) == (
        TODAY.isoformat(), "上门", "见到本人", "王五",
    )  # fmt: skip


def test_several_people_share_one_trip_and_one_operation(old: Line) -> None:
    logged = old.json(
        "log-visit", "--member", "1", "--member", "2", "--date", TODAY.isoformat(), "--kind", "上门"
    )
    assert len(set(logged.data["visit_ids"])) == 2
    assert old.json("undo", str(logged.data["change_set"])).status == 0
    assert old.json("show", "2").data["visits"] == []


def test_what_is_odd_is_told_and_kept(old: Line) -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    logged = old.json("log-visit", "--member", "1", "--date", tomorrow, "--kind", "上门")
    assert logged.status == 0
    assert [one["code"] for one in logged.data["warnings"]] == ["visit_in_future"]
    assert logged.err.strip() == logged.data["warnings"][0]["message"]
    assert len(old.json("show", "1").data["visits"]) == 1


def test_nobody_met_counts_for_nothing(old: Line) -> None:
    logged = old.json(
        "log-visit", "--member", "1", "--date", TODAY.isoformat(), "--kind", "上门", "--result", "未遇"
    )
    assert logged.data["credited"] == []


def test_names_written_together_are_several_people(old: Line) -> None:
    asked = ("log-visit", "--member", "1", "--date", TODAY.isoformat(), "--kind", "上门")
    assert old.json(*asked, "--by", "王五，赵六", "--by", "孙七").status == 0
    (visit,) = old.json("show", "1").data["visits"]
    assert visit["staff"] == "王五、赵六、孙七"


def test_people_read_what_it_counts_for(old: Line) -> None:
    said = old("log-visit", "--member", "1", "--date", TODAY.isoformat(), "--kind", "上门")
    assert "走访已记录" in said.out
    assert "计入 R80" in said.out
    assert (
        "不计入任何规则"
        in old(
            "log-visit", "--member", "1", "--date", TODAY.isoformat(), "--kind", "上门", "--result", "谢绝"
        ).out
    )


def test_an_unknown_person_leaves_nothing_behind(old: Line) -> None:
    refused = old.json(
        "log-visit", "--member", "1", "--member", "9", "--date", TODAY.isoformat(), "--kind", "上门"
    )
    assert (refused.status, refused.error) == (1, "member_unknown")
    assert old.json("show", "1").data["visits"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--date", "2026-01-05", "--kind", "上门"),
        ("--member", "1", "--kind", "上门"),
        ("--member", "1", "--date", "2026-02-30", "--kind", "上门"),
        ("--member", "1", "--date", "2026-01-05", "--kind", "串门"),
    ],
)
def test_what_is_missing_or_impossible_is_wrong_usage(empty: Line, arguments: tuple[str, ...]) -> None:
    assert empty.json("log-visit", *arguments).status == 2


def test_a_missed_period_stays_missed_with_the_day_it_was_made_up_on(old: Line, roster: Roster) -> None:
    rows = ("1,2026-04-08,上门,见到本人,2026Q1",)
    log = roster(*rows, headings="人员编号,日期,方式,结果,补访期间")
    assert old.json("import", str(log)).status == 0
    found = old.json("due", "--on", "2026-04-20", "--rule", "R80").data["obligations"]
    missed = {row["member_no"]: row["made_up_on"] for row in found if row["start"] == "2026-01-01"}
    assert missed == {"1": "2026-04-08", "2": None}
    assert all("made_up_on" not in row for row in found if row["start"] != "2026-01-01")
