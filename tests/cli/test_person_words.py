from __future__ import annotations

from tests.cli.conftest import Line


def test_a_person_reads_by_group_with_sensitive_values_hidden(demo: Line) -> None:
    text = demo("show", "100007").out
    plain = demo.json("show", "100007").data
    assert text.startswith("【身份】\n人员编号  100007\n")
    assert "【联系方式】" in text
    assert f"（{plain['age']} 岁）" in text
    assert plain["id_number"] not in text
    assert plain["health"] not in text.split("【健康】")[1].split("【")[0]


def test_everything_is_shown_when_asked(demo: Line) -> None:
    text = demo("show", "100007", "--unmasked").out
    plain = demo.json("show", "100007").data
    assert plain["id_number"] in text
    assert plain["contact_phone"] in text
    assert plain["basic_pension_yuan"] in text


def test_the_history_stands_last_in_words(demo: Line) -> None:
    last = demo("show", "100007").out.split("【")[-1]
    assert last.startswith("修改记录】\n操作号")
    assert last.rstrip().endswith("建立演示机构：花名册 119 人")


def test_english_is_a_setting(demo: Line) -> None:
    text = demo("show", "100007", "--lang", "en").out
    assert text.startswith("【Identity】\nMember number")
