from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from retiree_desk.documents.fonts import Face, width
from retiree_desk.documents.letter_docx import write_letters
from retiree_desk.documents.letter_looks import look, looks
from retiree_desk.documents.letters import Custom, Letter, LetterPerson, compose, letter_text
from tests.documents.made_people import LONG_NAME, NAMES
from tests.documents.test_letters import OFFICE


def letter(name: str = "王秀英", kind: str = "festival") -> Letter:
    return compose(letter_text(kind), LetterPerson("1", name), OFFICE, Custom())


def written(*letters: Letter, look_name: str = "letter") -> bytes:
    target = io.BytesIO()
    write_letters(target, look(look_name), letters)
    return target.getvalue()


@pytest.mark.parametrize("name", [*NAMES, LONG_NAME])
def test_both_formats_come_from_one_text(name: str) -> None:
    one = letter(name)
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(written(one))).paragraphs]
    assert [text for text in texts if text] == [
        OFFICE["单位名称"],
        one.title,
        one.salutation,
        *one.paragraphs,
        *one.wish,
        one.sign,
        one.date,
    ]


@pytest.mark.parametrize("name", [path.stem for path in looks().glob("*.toml")])
def test_the_page_is_that_of_the_look(name: str) -> None:
    section = docx.Document(io.BytesIO(written(letter(), look_name=name))).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert round(section.page_width.mm) == look(name).width
    assert round(section.page_height.mm) == look(name).height


def test_no_theme_and_no_japanese_font_comes_along() -> None:
    with zipfile.ZipFile(io.BytesIO(written(letter()))) as package:
        assert not [name for name in package.namelist() if "theme" in name]
        whole = "".join(package.read(name).decode() for name in package.namelist())
    assert not re.search(r"[Ｍ明朝ゴ]|MS Mincho|asciiTheme|eastAsiaTheme", whole)


def test_styles_and_runs_ask_for_east_asian_fonts() -> None:
    document = docx.Document(io.BytesIO(written(letter())))
    fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}").find(f".//{qn('w:rFonts')}")
    assert fonts.get(qn("w:eastAsia")) == "仿宋"
    hints = [run.find(f".//{qn('w:rFonts')}").get(qn("w:hint")) for run in document.element.iter(qn("w:r"))]
    assert set(hints) == {"eastAsia"}


def test_a_character_beyond_the_first_plane_names_its_font() -> None:
    document = docx.Document(io.BytesIO(written(letter("张𬭊"))))
    runs = {run.text: run._r.rPr.rFonts.get(qn("w:eastAsia")) for p in document.paragraphs for run in p.runs}
    assert runs["𬭊"] == "SimSun-ExtB"


def test_many_letters_are_one_file_each_from_a_page_of_its_own() -> None:
    content = written(*(letter(name) for name in NAMES))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
    assert body.count("<w:pageBreakBefore/>") == len(NAMES) - 1


def test_marks_of_the_language_and_control_characters_do_no_harm() -> None:
    texts = [p.text for p in docx.Document(io.BytesIO(written(letter("王<&>\x07明")))).paragraphs]
    assert "尊敬的王<&>明同志：" in texts


def test_an_obituary_has_a_frame_on_its_page(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    write_letters(target, look("mourning"), [letter(kind="obituary")])
    with zipfile.ZipFile(target) as package:
        assert "<w:pgBorders" in package.read("word/document.xml").decode()


def long_office(kind: str) -> Letter:
    office = {**OFFICE, "单位名称": "江澜银行澜州分行离退休人员服务中心管理办公室"}
    return compose(letter_text(kind), LetterPerson("1", "王秀英"), office, Custom())


def test_a_long_office_name_stays_on_one_line_of_the_letterhead() -> None:
    for kind, look_name, usual in (("festival", "letter", 30), ("sympathy", "plain", 14)):
        head = docx.Document(io.BytesIO(written(long_office(kind), look_name=look_name))).paragraphs[0]
        size = head.runs[0].font.size
        points = size.pt if size is not None else usual
        assert points * len(head.text) <= 171 * 72 / 25.4
    short = docx.Document(io.BytesIO(written(letter()))).paragraphs[0]
    assert short.runs[0].font.size is None


def test_the_sign_off_stands_centred_over_the_date_and_never_beyond_the_margin() -> None:
    for kind, look_name in (("festival", "letter"), ("obituary", "mourning")):
        for one in (letter(kind=kind), long_office(kind)):
            *_rest, sign, day = docx.Document(io.BytesIO(written(one, look_name=look_name))).paragraphs
            indents = [p.paragraph_format.right_indent for p in (sign, day)]
            assert all(indent is not None and indent >= 0 for indent in indents)
            right = [indent.pt for indent in indents if indent is not None]
            size = look(look_name).body.size
            middles = [
                right[0] + width(one.sign, Face.SERIF, size) / 2,
                right[1] + width(one.date, Face.SERIF, size) / 2,
            ]
            assert middles[0] == pytest.approx(middles[1], abs=size)


def test_a_greeting_has_a_fine_frame_in_word() -> None:
    with zipfile.ZipFile(io.BytesIO(written(letter(kind="birthday"), look_name="greeting"))) as package:
        assert 'w:val="double"' in package.read("word/document.xml").decode()


def test_equal_letters_make_equal_files() -> None:
    assert written(letter()) == written(letter())
