from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.cli.conftest import Line

SPAN = ("--from", "2026-04-01", "--to", "2026-06-30")


def test_a_quarter_is_spread_over_days_and_people(demo: Line) -> None:
    said = demo.json("plan", *SPAN)
    assert said.status == 0
    data = said.data
    stops = [(trip["date"], trip["staff"], stop) for trip in data["trips"] for stop in trip["stops"]]
    assert data["placed"] == sum(len(stop["rules"]) for _day, _staff, stop in stops)
    assert data["owed"] == data["placed"] + len(data["unplaced"])
    assert data["calls"] == len(stops)
    assert max(Counter((day, stop["member_no"]) for day, _staff, stop in stops).values()) == 1
    assert all(
        "2026-04-01" <= day <= min("2026-06-30", stop["due"])
        for day, _staff, stop in stops
        if stop["rule"] == "R80"
    )
    assert {"member_no", "name", "rule", "due", "kind", "address"} <= stops[0][2].keys()
    assert data["buildings_entered"] >= data["buildings_entered_least"] > 0
    assert not {day for day, _staff, _stop in stops} & {line["day"] for line in data["days_off"]}
    assert data["working_days"] == 61  # one of them Saturday 9 May, worked for the holiday before it


def test_every_visit_due_in_the_quarter_is_placed_or_named(demo: Line) -> None:
    data = demo.json("plan", *SPAN).data
    owed = {
        (row["member_no"], row["rule"]): row["owed"] - row["credits"]
        for row in demo.json("due", "--on", "2026-04-01", "--rule", "R80", "--all").data["obligations"]
        if row["start"] == "2026-04-01" and row["state"] == "open"
    }
    made = Counter(
        (stop["member_no"], rule)
        for trip in data["trips"]
        for stop in trip["stops"]
        for rule in stop["rules"]
    )
    made.update((each["member_no"], each["rule"]) for each in data["unplaced"])
    assert owed
    assert {key: made[key] for key in owed} == owed


def test_what_can_not_be_done_is_said_with_what_it_would_take(demo: Line) -> None:
    said = demo("plan", *SPAN, "--per-day", "1", "--staff", "没有这个人")
    assert said.status == 1
    name = demo.json("plan", *SPAN).data["staff"][0]["name"]
    short = demo.json("plan", *SPAN, "--per-day", "1", "--staff", name).data
    assert {each["reason"] for each in short["unplaced"]} >= {"full"}
    assert short["needs"]["more_people"] > 0
    assert len(short["trips"]) <= short["working_days"]
    words = demo("plan", *SPAN, "--per-day", "1", "--staff", name).out
    assert "排不下" in words
    assert "需要" in words


def test_a_plan_is_kept_only_when_asked(demo: Line) -> None:
    assert "change_set" not in demo.json("plan", *SPAN).data
    kept = demo.json("plan", *SPAN, "--accept", "二季度").data
    assert (kept["accepted"], kept["replaced"]) == ("二季度", 0)
    assert kept["change_set"] > 0
    again = demo.json("plan", *SPAN, "--accept", "再排").data
    assert again["replaced"] == len(kept["trips"])
    assert demo.json("undo", str(again["change_set"])).status == 0


def test_a_span_that_is_none_is_refused(demo: Line) -> None:
    said = demo.json("plan", "--from", "2026-06-30", "--to", "2026-04-01")
    assert (said.status, said.error) == (1, "plan_span_backwards")


def test_a_table_of_days_off_is_read_in_from_a_file(demo: Line, tmp_path: Path) -> None:
    path = tmp_path / "2027.csv"
    path.write_text("日期,类别,名称\n2027-02-09,休,春节\n2027-02-20,班,春节\n", encoding="utf-8-sig")
    assert "2027" in demo("plan", "--from", "2027-02-01", "--to", "2027-02-28").out
    read = demo.json("holidays", str(path))
    assert (read.status, read.data["read"]) == (0, [2027])
    assert next((year["year"], year["own"]) for year in read.data["years"]) == (2027, True)
    after = demo.json("plan", "--from", "2027-02-01", "--to", "2027-02-28").data
    assert after["years_without_table"] == []
    assert [year["document"] for year in read.data["years"]][1].endswith("（国办发明电〔2025〕7号）")


def test_a_file_that_is_no_table_changes_nothing(demo: Line, tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("日期,类别,名称\n2027-02-30,休,春节\n", encoding="utf-8")
    said = demo.json("holidays", str(path))
    assert (said.status, said.error) == (1, "holidays_bad_day")
    assert not any(year["own"] for year in demo.json("holidays").data["years"])
