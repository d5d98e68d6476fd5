"""Sentences about names and identity numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from retiree_desk import i18n
from retiree_desk.domain import dates, id_numbers, lunar, money, names, pinyin
from retiree_desk.domain.id_numbers import Doubt
from retiree_desk.wording import dates as date_words
from retiree_desk.wording import names as name_words
from retiree_desk.wording.names import DOUBTS, doubt

REFUSALS = date_words.REFUSALS | name_words.REFUSALS
MODULES = (dates, id_numbers, lunar, money, names, pinyin)


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    i18n.use("zh_CN")
    yield
    i18n.use("zh_CN")


def test_every_refusal_of_these_modules_has_a_sentence() -> None:
    sources = [Path(module.__file__).read_text(encoding="utf-8") for module in MODULES if module.__file__]
    codes = {code for source in sources for code in re.findall(r'RuleBroken\("(\w+)"', source)}
    assert codes == set(REFUSALS)


def test_every_doubt_has_a_sentence() -> None:
    source = Path(id_numbers.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'Doubt\("(\w+)"', source)) == set(DOUBTS)


def test_sentences_carry_the_facts() -> None:
    assert "1949-12-31" in doubt(Doubt("birth_differs", "1949-12-31"))
    assert "性别为女" in doubt(Doubt("sex_differs", "女"))


@pytest.mark.parametrize("sentence", [*REFUSALS.values(), *DOUBTS.values()])
def test_sentences_are_translated_and_keep_their_facts(sentence: str) -> None:
    translated = i18n._(sentence)
    assert translated != sentence
    assert set(re.findall(r"{\w+}", translated)) == set(re.findall(r"{\w+}", sentence))
