from __future__ import annotations

import json

import pytest

from retiree_desk.cli.answers import Answer, document, give, speak_utf8, tell, under


def test_a_document_keeps_chinese_as_it_is() -> None:
    assert json.loads(document({"name": "王五"})) == {"name": "王五"}
    assert "王五" in document({"name": "王五"})


def test_programs_get_the_data_and_people_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer({"rows": 3}, "三行\n")
    give(answer, as_json=True)
    assert json.loads(capsys.readouterr().out) == {"rows": 3}
    give(answer, as_json=False)
    assert capsys.readouterr().out == "三行\n"


def test_no_words_leave_no_empty_line(capsys: pytest.CaptureFixture[str]) -> None:
    give(Answer({}, ""), as_json=False)
    assert capsys.readouterr().out == ""


def test_what_is_told_stays_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    speak_utf8()
    tell("请稍候")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "请稍候\n")


def test_a_title_stands_over_its_text() -> None:
    assert under("标题", "正文") == "标题\n\n正文"
