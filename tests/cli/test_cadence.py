from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Line

ON = ("--on", "2026-03-01")


def test_due_lists_what_is_owed(demo: Line) -> None:
    found = demo.json("due", *ON)
    assert found.status == 0
    assert found.data["on"] == "2026-03-01"
    rows = found.data["obligations"]
    assert len(rows) > 40
    for row in rows:
        assert set(row) >= {
            "member_no",
            "name",
            "rule",
            "start",
            "end",
            "owed",
            "credits",
            "state",
            "next_due",
        }
        assert row["state"] in {"missed", "last_call", "behind", "open"}
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["end"])


def test_all_adds_what_is_met(demo: Line) -> None:
    states = {row["state"] for row in demo.json("due", *ON, "--all").data["obligations"]}
    assert "met" in states


def test_one_rule_and_one_person(demo: Line) -> None:
    rows = demo.json("due", *ON, "--rule", "R80").data["obligations"]
    assert {row["rule"] for row in rows} == {"R80"}
    number = rows[0]["member_no"]
    own = demo.json("due", *ON, "--member", number, "--all").data["obligations"]
    assert {row["member_no"] for row in own} == {number}
    assert {"window_end", "counted"} <= set(own[0])
    alike = [row for row in own if row["rule"] == "R80" and row["start"] == rows[0]["start"]]
    assert {key: alike[0][key] for key in rows[0]} == rows[0]


def test_nobody_owed_is_no_error(empty: Line) -> None:
    assert empty.json("due").data["obligations"] == []
    assert empty("due").out == "没有应访事项。\n"


def test_people_read_a_table(demo: Line) -> None:
    assert "逾期未完成" in demo("due", *ON, "--rule", "R80").out


def test_an_unknown_person_is_told(demo: Line) -> None:
    assert demo.json("due", "--member", "999999").error == "member_unknown"


def test_workload_counts_by_rule_and_month(demo: Line) -> None:
    found = demo.json("workload", "--from", "2027-01-01", "--to", "2027-12-31")
    assert found.status == 0
    assert found.data["owed"] == sum(found.data["by_rule"].values()) == sum(found.data["by_month"].values())
    assert found.data["owed"] > 100
    assert found.data["staff"] == 3
    assert found.data["per_staff"] == round(found.data["owed"] / 3, 2)
    assert all(month.startswith("2027-") for month in found.data["by_month"])
    assert "应访次数" in demo("workload", "--from", "2027-01-01", "--to", "2027-03-31").out


def test_days_in_the_wrong_order_are_refused(empty: Line) -> None:
    refused = empty.json("workload", "--from", "2027-12-31", "--to", "2027-01-01")
    assert (refused.status, refused.error) == (1, "span_backwards")


def test_coverage_gives_the_rate_and_its_parts(demo: Line) -> None:
    found = demo.json("coverage", "--rule", "R80", "--period", "2025Q4", *ON)
    assert found.status == 0
    data = found.data
    assert data["rate"] == pytest.approx(data["met"] / (data["met"] + data["missed"] + data["open"]))
    assert 0.2 < data["rate"] < 0.98
    assert (data["start"], data["end"]) == ("2025-10-01", "2025-12-31")
    assert f"{data['rate']:.1%}" in demo("coverage", "--rule", "R80", "--period", "2025Q4", *ON).out


def test_coverage_opens_to_its_names(demo: Line) -> None:
    found = demo.json("coverage", "--rule", "R70", "--period", "2025H2", *ON, "--names").data
    for part in ("met", "missed", "open", "waived", "lapsed"):
        assert len(found["members"][part]) == found[part]
    assert all(one["name"] for one in found["members"]["met"])


def test_coverage_is_told_by_group_and_by_who_answers_for_them(demo: Line) -> None:
    asked = ("coverage", "--rule", "R80", "--period", "2025Q4", *ON)
    whole = demo.json(*asked).data
    parts = [demo.json(*asked, "--group", area).data for area in _areas(demo)]
    assert 0 < sum(_owed(part) for part in parts) <= _owed(whole)
    assert all(_owed(part) < _owed(whole) for part in parts)
    busiest = max(whole["by_staff"], key=lambda one: one["owed"])
    hers = demo.json(*asked, "--staff", busiest["name"], "--names").data
    assert hers["by_staff"] == [busiest]
    assert (hers["met"], _owed(hers)) == (busiest["met"], busiest["owed"])
    assert len(hers["members"]["met"]) == busiest["met"]


def test_a_group_that_is_none_is_told(empty: Line) -> None:
    refused = empty.json("coverage", "--rule", "R80", "--period", "2026Q1", "--group", "无此片区")
    assert (refused.status, refused.error) == (1, "group_unknown")


def test_where_nobody_was_owed_there_is_no_rate(empty: Line) -> None:
    assert empty.json("coverage", "--rule", "R80", "--period", "2026Q1").data["rate"] is None


@pytest.mark.parametrize(
    ("rule", "period", "code"),
    [
        ("R99", "2026Q1", "rule_unknown"),
        ("R80", "soon", "period_unreadable"),
        ("R80", "2026H1", "period_mismatch"),
    ],
)
def test_rules_and_periods_that_are_none_are_told(empty: Line, rule: str, period: str, code: str) -> None:
    refused = empty.json("coverage", "--rule", rule, "--period", period)
    assert (refused.status, refused.error) == (1, code)


def _owed(coverage: dict[str, int]) -> int:
    return coverage["met"] + coverage["missed"] + coverage["open"]


def _areas(demo: Line) -> set[str]:
    trips = demo.json("plan", "--from", "2026-01-01", "--to", "2026-01-31").data["trips"]
    return {str(stop["area"]) for trip in trips for stop in trip["stops"] if stop["area"]}
