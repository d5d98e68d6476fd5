"""Sentences about visits: which fact stands where, and that doubts are worded for reading aloud."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk import i18n, wording
from retiree_desk.domain import visits
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import VisitKind, VisitResult
from retiree_desk.wording.visits import REFUSALS, recorded


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_lines_of_a_sheet_that_name_nobody_are_counted_and_listed(language: str) -> None:
    i18n.use(language)
    said = wording.refusal(RuleBroken("sheet_unclear", count=2, lines="3、8"))
    assert "2" in said
    assert "3、8" in said


def test_an_impossible_day_is_repeated() -> None:
    i18n.use("zh_CN")
    assert "1900-01-01" in wording.refusal(RuleBroken("visit_day_impossible", day="1900-01-01"))


def test_in_english_each_sentence_is_the_one_of_the_source() -> None:
    i18n.use("en")
    assert {code: wording.refusal(RuleBroken(code)) for code in REFUSALS if "{" not in REFUSALS[code]} == {
        code: sentence for code, sentence in REFUSALS.items() if "{" not in sentence
    }


def test_every_doubt_about_a_visit_is_told_in_words_of_its_own() -> None:
    i18n.use("zh_CN")
    odd = visits.VisitDraft(date(2026, 3, 2), VisitKind.PHONE, VisitResult.SEEN)
    codes = visits.doubts(odd, died_on="2026-03-01", today=date(2026, 3, 1))
    assert len(codes) == 3
    assert len({wording.refusal(RuleBroken(code)) for code in codes} - set(codes)) == 3


def test_a_visit_written_down_is_told_with_what_is_odd_about_it() -> None:
    i18n.use("zh_CN")
    draft = visits.VisitDraft(date(2026, 3, 9), VisitKind.HOME)
    assert recorded(draft, "王秀兰") == "已记录 王秀兰 的上门走访"
    doubted = recorded(draft, "王秀兰", ["visit_after_death"])
    assert doubted.startswith("已记录 王秀兰 的上门走访 ")
    assert "逝世日期之后" in doubted
