"""Paper on the command line, read back from the files."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from retiree_desk.services import papers_issue
from retiree_desk.services.offices import open_office
from tests.cli.conftest import Line
from tests.documents.made_people import read_text

HEADINGS = "人员编号,姓名,性别,出生日期,手机,现住址,邮政编码,在册状态,逝世日期"
NAMES = {"A1": "王秀兰", "A2": "阿卜杜热伊木·麦麦提图尔荪·吾守尔", "A3": "张𬭊", "A4": "周𠅤", "A5": "钱亡"}
ROWS = (
    "A1,王秀兰,女,1938-05-12,13800000001,幸福里6号楼101室,300000,在册,",
    "A2,阿卜杜热伊木·麦麦提图尔荪·吾守尔,男,1940-01-02,13800000002,团结路9号,830000,在册,",
    "A3,张𬭊,男,1941-01-02,13800000003,建设路1号,300001,在册,",
    "A4,周𠅤,女,1942-01-02,13800000004,,,在册,",
    "A5,钱亡,男,1935-01-02,,旧址,300000,去世,2026-01-02",
)
SHEETS = {"route": 4, "sign-for": 4, "register": 4, "envelope": 3, "label": 3}


@pytest.fixture
def office(empty: Line, roster: Callable[..., Path]) -> Line:
    """An office into which a roster from outside was read."""
    assert empty.json("import", str(roster(*ROWS, headings=HEADINGS))).data["sheets"][0]["added"] == 5
    return empty


def test_cards_for_everybody_leave_out_the_dead_with_the_reason(office: Line, tmp_path: Path) -> None:
    said = office.json("cards", "basic", "--all", "--out", str(tmp_path / "c.pdf"))
    assert said.status == 0
    assert (said.data["cards"], said.data["pages"], said.data["missing_glyphs"]) == (4, 2, [])
    assert [(one["member_no"], one["reason"]) for one in said.data["excluded"]] == [("A5", "dead")]
    lines = [line.strip() for line in read_text(tmp_path / "c.pdf").splitlines()]
    assert all((name in lines) == (number != "A5") for number, name in NAMES.items())


def test_a_name_is_found_whole_by_a_plain_pdf_reader(office: Line, tmp_path: Path) -> None:
    office("cards", "contact", "--all", "--size", "A6", "--out", str(tmp_path / "c.pdf"))
    told = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "c.pdf"), "-"], capture_output=True, check=True
    )
    text = told.stdout.decode("utf-8")
    assert all(name in text for number, name in NAMES.items() if number != "A5")


def test_nobody_eligible_is_no_error(office: Line, tmp_path: Path) -> None:
    for verb in (
        ("cards", "flow", "--all"),
        ("cards", "basic", "--member", "A5"),
        ("cards", "basic", "--query", "查无此人"),
    ):
        said = office.json(*verb, "--out", str(tmp_path / "c.pdf"))
        assert (said.status, said.data["cards"]) == (0, 0)
    letter = office.json("letter", "festival", "--member", "A5", "--out", str(tmp_path / "l.pdf"))
    assert (letter.status, letter.data["letters"], letter.data["excluded"][0]["reason"]) == (0, 0, "dead")
    assert not (tmp_path / "l.pdf").exists()


def test_members_may_follow_one_option_or_several(office: Line, tmp_path: Path) -> None:
    for members in (["--member", "A1", "A2"], ["--member", "A1", "--member", "A2"]):
        said = office.json(
            "letter", "festival", *members, "--out", str(tmp_path / "l.pdf"), "--format", "pdf"
        )
        assert said.data["letters"] == 2
        text = read_text(tmp_path / "l.pdf")
        assert text.index("王秀兰") < text.index("阿卜杜热伊木")


def test_letters_go_into_one_file_or_into_a_folder(office: Line, tmp_path: Path) -> None:
    merged = office.json("letter", "condolence", "--member", "A1", "A3", "--out", str(tmp_path / "l.docx"))
    assert merged.data["files"] == [str(tmp_path / "l.docx")]
    assert sum(paragraph.text == "慰问信" for paragraph in Document(str(tmp_path / "l.docx")).paragraphs) == 2
    apart = office.json("letter", "condolence", "--member", "A1", "A3", "--out", str(tmp_path / "信"))
    assert [Path(one).name for one in apart.data["files"]] == ["王秀兰_A1.docx", "张𬭊_A3.docx"]
    assert all(Path(one).is_file() for one in apart.data["files"])


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_letter_says_its_occasion_in_either_format(office: Line, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"l.{kind}"
    office.json(
        "letter", "festival", "--member", "A3", "--out", str(path), "--format", kind, "--set", "节日=重阳节"
    )
    text = read_text(path) if kind == "pdf" else "\n".join(one.text for one in Document(str(path)).paragraphs)
    assert "重阳节慰问信" in text
    assert "张𬭊" in text


@pytest.mark.parametrize("template", ["obituary", "sympathy", "telegram"])
def test_letters_about_the_dead(office: Line, tmp_path: Path, template: str) -> None:
    said = office.json("letter", template, "--member", "A1", "A5", "--out", str(tmp_path / "l.pdf"))
    assert (said.data["letters"], [one["member_no"] for one in said.data["excluded"]]) == (1, ["A1"])
    assert "钱亡" in read_text(tmp_path / "l.pdf")


@pytest.mark.parametrize(("kind", "rows"), SHEETS.items())
def test_sheets_count_their_rows(office: Line, tmp_path: Path, kind: str, rows: int) -> None:
    said = office.json("sheet", kind, "--out", str(tmp_path / "s.pdf"))
    assert (said.status, said.data["rows"]) == (0, rows)
    assert said.data["pages"] >= 1
    assert "王秀兰" in read_text(tmp_path / "s.pdf")


def test_a_sheet_has_several_names(office: Line, tmp_path: Path) -> None:
    for kind in ("sign", "签领表", "labels", "roster"):
        assert office("sheet", kind, "--out", str(tmp_path / "s.pdf")).status == 0
    assert office("sheet", "menu", "--out", str(tmp_path / "s.pdf")).status == 2


def test_a_sign_for_sheet_without_a_campaign_takes_its_amount(office: Line, tmp_path: Path) -> None:
    office.json("sheet", "sign-for", "--amount", "300", "--goods", "米面油", "--out", str(tmp_path / "s.pdf"))
    text = read_text(tmp_path / "s.pdf")
    assert "1,200.00" in text
    assert "壹仟贰佰元整" in text
    assert "米面油" in text


def test_characters_of_no_font_are_named_by_person(
    office: Line, roster: Callable[..., Path], tmp_path: Path
) -> None:
    office("import", str(roster("A9,吴\U0003134a,男", headings="人员编号,姓名,性别")))
    said = office("--json", "cards", "basic", "--member", "A9", "--out", str(tmp_path / "c.pdf"))
    assert said.data["missing_glyphs"] == [
        {"member_no": "A9", "name": "吴\U0003134a", "characters": ["\U0003134a"]}
    ]
    assert said.status == 0
    assert "U+3134A" in said.err


def test_what_was_made_stands_in_the_log(office: Line, tmp_path: Path, password: str) -> None:
    office("cards", "basic", "--member", "A1", "A2", "--out", str(tmp_path / "c.pdf"))
    with open_office(office.folder, password) as opened, opened.store.reading() as unit:
        (one,) = papers_issue.issues(unit)
        assert [name for _no, name, _again in papers_issue.people_of(unit, one.batch)] == [
            NAMES["A1"],
            NAMES["A2"],
        ]
    assert (one.to, one.user, one.pages, len(one.seal)) == ("c.pdf", "经办人", 2, 64)


def test_what_could_not_be_written_is_not_in_the_log(office: Line, tmp_path: Path, password: str) -> None:
    said = office.json("cards", "basic", "--all", "--out", str(tmp_path / "nowhere" / "c.pdf"))
    assert (said.status, said.error) == (1, "out_folder_missing")
    assert office.json("cards", "basic", "--all", "--out", str(tmp_path)).error == "out_is_folder"
    with open_office(office.folder, password) as opened, opened.store.reading() as unit:
        assert papers_issue.issues(unit) == []


def test_a_file_that_is_there_is_kept_when_the_new_one_fails(office: Line, tmp_path: Path) -> None:
    path = tmp_path / "s.pdf"
    office("sheet", "label", "--out", str(path))
    before = path.read_bytes()
    assert office.json("sheet", "label", "--start", "40", "--out", str(path)).error == "paper_no_such_place"
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix != ".csv") == ["office", "s.pdf"]


def test_an_offices_own_word_template_is_filled(office: Line, tmp_path: Path) -> None:
    template = tmp_path / "感谢信.docx"
    document = Document()
    document.add_paragraph("致{{姓名}}：感谢您。{{单位名称}}")
    document.save(str(template))
    said = office.json("letter", str(template), "--member", "A1", "A5", "--out", str(tmp_path / "信"))
    assert (said.data["letters"], said.data["excluded"][0]["reason"]) == (1, "dead")
    (path,) = said.data["files"]
    assert [one.text for one in Document(path).paragraphs] == ["致王秀兰：感谢您。退管办"]


def test_an_unknown_placeholder_is_named(office: Line, tmp_path: Path) -> None:
    template = tmp_path / "t.docx"
    document = Document()
    document.add_paragraph("{{星座}}")
    document.save(str(template))
    said = office.json("letter", str(template), "--member", "A1", "--out", str(tmp_path / "l.docx"))
    assert (said.status, said.error) == (1, "template_unknown_placeholder")
    assert "星座" in said.data["error"]["message"]


def test_what_is_no_word_document_is_refused(office: Line, tmp_path: Path) -> None:
    for content in (b"hello", b"PK\x03\x04 and nothing"):
        (tmp_path / "t.docx").write_bytes(content)
        said = office.json(
            "letter", str(tmp_path / "t.docx"), "--member", "A1", "--out", str(tmp_path / "l.docx")
        )
        assert said.error in {"template_unreadable", "file_damaged"}


def test_wrong_words_are_told(office: Line, tmp_path: Path) -> None:
    out = str(tmp_path / "o.pdf")
    assert office.json("letter", "poem", "--member", "A1", "--out", out).error == "letter_unknown"
    assert office.json("letter", "festival", "--out", out).error == "whom_missing"
    assert office.json("letter", "notice", "--all", "--out", out).error == "notice_blank"
    assert office.json("cards", "basic", "--member", "A77", "--out", out).error == "member_unknown"
    assert office.json("cards", "basic", "--campaign", "中秋", "--out", out).error == "campaign_unknown"
    assert office.json("cards", "basic", "--list", "中秋", "--out", out).error == "list_unknown"
    assert office.json("sheet", "register", "--columns", "姓名,星座", "--out", out).error == "heading_unknown"
    assert office("sheet", "sign-for", "--amount", "lots", "--out", out).status == 2
    assert office("letter", "festival", "--all", "--set", "春节", "--out", out).status == 2


def test_a_file_is_of_the_kind_its_name_says_or_nothing_is_written(office: Line, tmp_path: Path) -> None:
    for verb, name in (
        (("cards", "basic", "--all"), "c.docx"),
        (("sheet", "register"), "s.xlsx"),
        (("letter", "festival", "--all", "--format", "docx"), "l.pdf"),
        (("letter", "festival", "--all", "--format", "pdf"), "l.docx"),
    ):
        said = office.json(*verb, "--out", str(tmp_path / name))
        assert (said.status, said.error) == (1, "out_other_format")
        assert not (tmp_path / name).exists()
    (tmp_path / "春节.docx").mkdir()
    said = office.json(
        "letter", "festival", "--member", "A1", "--out", str(tmp_path / "春节.docx"), "--format", "pdf"
    )
    assert said.data["letters"] == 1


def test_it_is_said_when_a_file_of_cards_is_blank(office: Line, tmp_path: Path) -> None:
    said = office("cards", "flow", "--all", "--out", str(tmp_path / "c.pdf"))
    assert said.status == 0
    assert "空白" in said.out


def test_people_read_who_was_left_out(office: Line, tmp_path: Path) -> None:
    said = office("cards", "basic", "--all", "--out", str(tmp_path / "c.pdf"))
    assert "A5 钱亡: 已去世" in said.out
