"""Whom an office's own Word templates reach."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.services import papers
from retiree_desk.services.papers import Order, Paper, PrintRoom, Whom
from retiree_desk.services.papers_makers import maker
from retiree_desk.store.unit import Store
from tests.documents.made_people import read_text

TODAY = date(2026, 3, 2)
EVERYBODY = Whom(query=ListQuery(standings=tuple(Standing), sort=Sort.NUMBER))
SPARED = {"2": "dead", "3": "bereaved", "4": "declined", "5": "left", "6": "gravely_ill"}
PEOPLE = {
    "1": {"name": "王秀兰"},
    "2": {"name": "李大勇", "status": "去世", "died_on": "2026-01-20"},
    "3": {"name": "周梅"},
    "4": {"name": "吴平", "care_taboos": "谢绝信函"},
    "5": {"name": "郑迁", "status": "转出"},
    "6": {"name": "孙平"},
}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("春节慰问信", "{{姓名}}同志", SPARED),
        ("问候", "{{姓名}}同志，祝{{节日}}好", SPARED),
        ("座谈会通知", "{{姓名}}同志", {"2": "dead", "4": "declined", "5": "left"}),
        ("抚恤通知", "{{姓名}}于{{逝世时间}}逝世", dict.fromkeys("13456", "alive")),
    ],
)
def test_an_offices_own_template_spares_whom_the_programs_letters_spare(
    store: Store, tmp_path: Path, name: str, text: str, expected: dict[str, str]
) -> None:
    path = tmp_path / f"{name}.docx"
    document = Document()
    document.add_paragraph(text)
    document.save(str(path))
    with store.unit("member.add") as unit:
        rows = [{"member_no": number, "status": "在册", **values} for number, values in PEOPLE.items()]
        uids = dict(zip(PEOPLE, unit.members.add_many(rows), strict=True))
        unit.members.update(uids["3"], {"spouse_id": uids["2"]})
        unit.rows("stay").add({"member_id": uids["6"], "admitted_on": "2026-02-20", "severity": "病危"})
    order = Order(Paper.LETTER, str(path), EVERYBODY)
    with store.reading() as unit:
        batch = papers.prepare(unit, maker(unit, PrintRoom(TODAY), order), order, TODAY)
    assert {one.member_no: one.reason for one in batch.left_out} == expected


@pytest.mark.parametrize(
    ("paper", "name"), [(Paper.LETTER, "obituary"), (Paper.LETTER, "sympathy"), (Paper.CARD, "benefits")]
)
def test_words_that_a_text_says_already_are_not_said_twice(
    store: Store, tmp_path: Path, paper: Paper, name: str
) -> None:
    gone = {"status": "去世", "died_on": "2026-01-20", "death_cause": "因病医治无效"}
    person = {"member_no": "1", "name": "李大勇", "status": "在册", "treatment": "享受副局级待遇"}
    with store.unit("member.add") as unit:
        unit.members.add({**person, **(gone if paper is Paper.LETTER else {})})
    order = Order(paper, name, EVERYBODY, size="A4" if paper is Paper.CARD else "")
    with store.reading() as unit:
        made = maker(unit, PrintRoom(TODAY), order)
        papers.write(made, papers.prepare(unit, made, order, TODAY), tmp_path / "p.pdf")
    text = "".join(read_text(tmp_path / "p.pdf").split())
    expected = {"obituary": "享受副局级待遇", "sympathy": "因病医治无效", "benefits": "享受待遇副局级待遇"}
    assert expected[name] in text
    assert not any(twice in text for twice in ("享受享受", "因因", "待遇享受"))
