"""Which dated facts an edit makes."""

from __future__ import annotations

from retiree_desk.domain.dated import DatedChange, dated_changes, flag_change


def test_only_what_changed_makes_a_fact() -> None:
    old = {"residence": "市内", "category": "退休", "name": "甲"}
    assert list(dated_changes(old, {"residence": "市内", "category": "退休", "name": "乙"})) == []
    assert list(dated_changes(old, {"residence": "省外"})) == [DatedChange("居住地变更", "市内", "省外")]


def test_a_status_makes_the_fact_it_is_known_by() -> None:
    told = {
        status: [change.type for change in dated_changes({"status": "退休"}, {"status": status})]
        for status in ("去世", "转出", "已移交社会化", "在册", "失联", "注销", None)
    }
    assert told == {
        "去世": ["去世"], "转出": ["转出"], "已移交社会化": ["移交社会化"], "在册": ["转入"], "失联": [], "注销": [], None: [],
    }  # fmt: skip


def test_flags_tell_what_came_and_what_went() -> None:
    assert flag_change("独居、重病", "独居、困难") == "+困难 -重病"
    assert flag_change("", "独居") == "+独居"
    assert flag_change("独居", "") == "-独居"
