from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from retiree_desk.documents.templates_docx import OfficeTemplate
from retiree_desk.troubles import Trouble

KNOWN = ("姓名", "称谓", "党支部", "日期")


def template(folder: Path, *texts: str, title: str = "", header: str = "") -> Path:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.core_properties.title = title
    document.sections[0].header.paragraphs[0].text = header
    path = folder / "own.docx"
    document.save(str(path))
    return path


def text_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def refused(folder: Path, *texts: str, title: str = "") -> Trouble:
    with pytest.raises(Trouble) as caught:
        OfficeTemplate(template(folder, *texts, title=title), KNOWN)
    return caught.value


def test_placeholders_are_filled_in_body_header_and_title(tmp_path: Path) -> None:
    own = OfficeTemplate(template(tmp_path, "{{称谓}}：", title="致{{姓名}}", header="{{党支部}}"), KNOWN)
    content = own.fill({"姓名": "张𬭊", "称谓": "尊敬的张𬭊同志", "党支部": "一支部"})
    document = docx.Document(io.BytesIO(content))
    assert text_of(content) == ["尊敬的张𬭊同志："]
    assert document.core_properties.title == "致张𬭊"
    assert document.sections[0].header.paragraphs[0].text == "一支部"
    assert own.placeholders == {"姓名", "称谓", "党支部"}


def test_a_placeholder_split_over_runs_is_filled(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("致")
    for piece in ("{", "{", "姓", "名", "}", "}", "同志"):
        paragraph.add_run(piece).bold = piece == "姓"
    document.save(str(tmp_path / "own.docx"))
    assert text_of(OfficeTemplate(tmp_path / "own.docx", KNOWN).fill({"姓名": "王明"})) == ["致王明同志"]


def test_unknown_placeholders_are_named(tmp_path: Path) -> None:
    trouble = refused(tmp_path, "{{姓名}}{{工资}}", "{{银行卡}}")
    assert trouble.code == "template_unknown_placeholder"
    assert trouble.facts["names"] == "工资、银行卡"


def test_a_condition_is_allowed(tmp_path: Path) -> None:
    own = OfficeTemplate(
        template(tmp_path, "{% if 党支部 %}支部：{{党支部}}{% else %}未入党{% endif %}"), KNOWN
    )
    assert text_of(own.fill({"党支部": "一支部"})) == ["支部：一支部"]
    assert text_of(own.fill({})) == ["未入党"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 姓名.__class__.__mro__ }}",
        "{{ 姓名['__class__'] }}",
        "{% for x in 姓名 %}{% for y in 姓名 %}{{x}}{% endfor %}{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{{ cycler() }}",
        "{{ 姓名.format(1) }}",
        "{% set a = 姓名 %}{{a}}",
        "{% import 'os' as os %}",
        "{{ lipsum.__globals__ }}",
    ],
)
def test_whatever_could_run_is_refused_in_body_and_title(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text).code in ("template_refused", "template_broken")
    assert refused(tmp_path, "好", title=text).code in ("template_refused", "template_broken")


def test_an_unknown_filter_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "{{ 姓名 | attr('x') }}").code == "template_broken"


def test_a_half_written_placeholder_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path, "{{姓名").code == "template_broken"


def test_a_value_is_text_and_never_markup_or_template(tmp_path: Path) -> None:
    own = OfficeTemplate(template(tmp_path, "{{姓名}}"), KNOWN)
    assert text_of(own.fill({"姓名": "<w:p>&{{党支部}}"})) == ["<w:p>&{{党支部}}"]


def test_a_file_that_is_no_docx_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(b"PK\x03\x04 not a package")
    with pytest.raises(Trouble) as caught:
        OfficeTemplate(path, KNOWN)
    assert caught.value.code == "template_unreadable"
