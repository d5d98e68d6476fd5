from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.documents.layout import Code, Fields, Shape, Text, load
from retiree_desk.documents.toml_lines import LayoutBroken

TOP = 'title = "卡"\nwidth = 80\nheight = 50\n\n'


def written(folder: Path, body: str) -> Path:
    path = folder / "card.toml"
    path.write_text(TOP + body, "utf-8")
    return path


def refused(folder: Path, body: str) -> tuple[str, object]:
    with pytest.raises(LayoutBroken) as caught:
        load(written(folder, body), {"姓名"}, {"联系人"})
    return caught.value.code, caught.value.facts["line"]


def test_elements_are_read_in_order(tmp_path: Path) -> None:
    body = (
        '[[front]]\nkind = "box"\nx = -2\ny = -2\nw = 84\nh = 10\nfill = "#0E6B6B"\n'
        '[[front]]\nkind = "text"\nx = 5\ny = 5\nw = 60\nh = 8\ntext = "{姓名}"\nfont = "bold"\nsize = 20\n'
        '[[back]]\nkind = "qr"\nx = 5\ny = 5\nw = 20\n'
    )
    layout = load(written(tmp_path, body), {"姓名"})
    assert [type(element) for element in layout.front] == [Shape, Text]
    assert [type(element) for element in layout.back] == [Code]
    assert (layout.name, layout.width, layout.height) == ("card", 80, 50)


def test_a_field_may_have_a_label_of_its_own(tmp_path: Path) -> None:
    body = (
        '[[front]]\nkind = "fields"\nx = 1\ny = 1\nw = 60\nh = 30\nlabel_width = 15\n'
        'fields = ["姓名", "名字=姓名", "称呼={姓名}同志"]\n'
    )
    (element,) = load(written(tmp_path, body), {"姓名"}).front
    assert isinstance(element, Fields)
    assert element.entries == (("姓名", "{姓名}"), ("名字", "{姓名}"), ("称呼", "{姓名}同志"))


def test_an_unknown_fact_is_refused_with_its_line(tmp_path: Path) -> None:
    body = '[[front]]\nkind = "text"\nx = 5\ny = 5\nw = 20\nh = 8\ntext = "{身分证}"\n'
    assert refused(tmp_path, body) == ("layout_unknown_fact", 11)


def test_what_stands_outside_the_card_is_refused(tmp_path: Path) -> None:
    body = '[[front]]\nkind = "text"\nx = 65\ny = 5\nw = 20\nh = 8\ntext = "字"\n'
    assert refused(tmp_path, body)[0] == "layout_outside"


def test_a_misspelt_word_is_refused_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, '[[front]]\nkind = "picture"\n') == ("layout_not_a_choice", 6)
    assert refused(tmp_path, '[[front]]\nkind = "qr"\nx = 1\ny = 1\nw = 9\ncolor = "red"\n') == (
        "layout_unknown_key",
        10,
    )


def test_a_colour_is_six_hexadecimal_digits(tmp_path: Path) -> None:
    body = '[[front]]\nkind = "box"\nx = 1\ny = 1\nw = 9\nh = 9\nfill = "red"\n'
    assert refused(tmp_path, body) == ("layout_not_a_choice", 11)


def test_the_qr_code_takes_no_text_of_the_office(tmp_path: Path) -> None:
    body = '[[front]]\nkind = "qr"\nx = 1\ny = 1\nw = 9\ntext = "{姓名}"\n'
    assert refused(tmp_path, body) == ("layout_unknown_key", 10)


def test_an_unknown_list_is_refused(tmp_path: Path) -> None:
    body = '[[front]]\nkind = "table"\nx = 1\ny = 1\nw = 9\nh = 9\nlist = "亲友"\nwidths = [1]\n'
    assert refused(tmp_path, body) == ("layout_unknown_fact", 11)
