from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk import i18n, wording
from retiree_desk.documents.letters import Reason
from retiree_desk.documents.toml_lines import LayoutBroken
from retiree_desk.wording import papers


@pytest.fixture(autouse=True)
def chinese() -> None:
    i18n.use("zh_CN")


def test_a_broken_layout_is_told_with_its_file_and_line() -> None:
    advice = wording.advice(LayoutBroken("layout_not_a_number", file="basic.toml", line=12, key="width"))
    assert advice.happened == "版式文件 basic.toml 第 12 行的“width”应当是数字。"
    assert "安全" in advice.safe
    assert advice.cure


def test_every_trouble_of_paper_has_its_sentences() -> None:
    package = Path(papers.__file__).parents[1]
    sources = "".join(
        path.read_text("utf-8")
        for name in ("documents", "services", "ui")
        for path in (package / name).rglob("*.py")
    )
    for code in papers.TROUBLES:
        assert f'"{code}"' in sources
    assert set(papers.TROUBLES) <= wording.known_troubles()


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_for_no_letter_has_words(reason: Reason) -> None:
    assert papers.no_letter(reason) != reason
    assert not papers.no_letter(reason).isascii()
