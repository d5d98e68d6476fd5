from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from retiree_desk.documents.drawing import Content, draw, flowed
from retiree_desk.documents.fonts import Face
from retiree_desk.documents.layout import Fields, Photo, Table, Text
from retiree_desk.documents.pen import Box, Pen, Style
from tests.documents.made_people import LONG_NAME, boxes, photo, read_text

STYLE = Style(size=12)


def drawn(path: Path, element: Fields | Table | Text | Photo, content: Content) -> str:
    with Pen(path, "试") as pen, pen.page(100, 100):
        draw(pen, element, content)
    return read_text(path)


def fields(*, keep_blank: bool = False) -> Fields:
    entries = (("性别", "{性别}"), ("职务", "{职务}"), ("住址", "{住址}"))
    return Fields(Box(5, 5, 90, 30), entries, frozenset(), 1, 4, 8, 20, STYLE, STYLE, keep_blank=keep_blank)


def test_blank_fields_are_left_out_and_the_rows_close_up(tmp_path: Path) -> None:
    text = drawn(tmp_path / "a.pdf", fields(), Content({"性别": "男", "住址": "新华路"}))
    assert "职务" not in text
    tops = sorted({round(top) for _t, _l, top, _r, _b in boxes(tmp_path / "a.pdf")})
    assert max(tops) - min(tops) <= 9


def test_blank_fields_stay_where_they_are_to_be_written_in(tmp_path: Path) -> None:
    assert "职务" in drawn(tmp_path / "a.pdf", fields(keep_blank=True), Content({"性别": "男"}))


def test_a_text_tied_to_a_fact_goes_with_it(tmp_path: Path) -> None:
    element = Text(Box(5, 5, 50, 8), "生效 {日期}", STYLE, when="日期")
    assert drawn(tmp_path / "a.pdf", element, Content({})) == ""
    assert "生效" in drawn(tmp_path / "b.pdf", element, Content({"日期": "2026年"}))


def test_a_name_of_fifty_characters_stands_on_one_line_inside_its_box(tmp_path: Path) -> None:
    box = Box(5, 5, 75, 10)
    text = drawn(
        tmp_path / "a.pdf", Text(box, "{姓名}", Style(Face.BOLD, 22, 7.5)), Content({"姓名": LONG_NAME})
    )
    assert text.strip() == LONG_NAME
    assert max(right for _t, _l, _top, right, _b in boxes(tmp_path / "a.pdf")) <= 80.2


def test_a_long_value_takes_two_lines_rather_than_tiny_type() -> None:
    block = flowed(Box(0, 0, 50, 12), "和平区新华路街道幸福里社区118号院6号楼2单元", STYLE)
    assert block is not None
    assert len(block.lines) == 2
    assert flowed(Box(0, 0, 50, 12), "和平区新华路", STYLE) is None


def test_a_table_shows_its_rows_and_an_empty_one_its_headings(tmp_path: Path) -> None:
    def table(name: str) -> Table:
        return Table(Box(5, 5, 90, 60), name, ("项目", "标准"), (1, 2), 4, 9, STYLE, STYLE, "", "#000000")

    text = drawn(tmp_path / "a.pdf", table("待遇"), Content({}, {"待遇": [("体检", "每年一次")]}))
    assert all(word in text for word in ("项目", "标准", "体检", "每年一次"))
    assert "项目" in drawn(tmp_path / "b.pdf", table(""), Content({}))


def test_a_note_that_would_be_squeezed_takes_a_second_line() -> None:
    block = flowed(
        Box(0, 0, 33, 6.8), "如拾到此卡，请拨打上面的电话，谢谢您。", Style(size=7, least=6, leading=1.3)
    )
    assert block is not None
    assert len(block.lines) == 2


def test_facts_side_by_side_come_apart_between_them_and_a_name_stays_whole() -> None:
    block = flowed(
        Box(0, 0, 60, 10.4), "阿卜杜热伊木·麦麦提图尔荪  女儿  13900000002", Style(size=11, least=7)
    )
    assert block is not None
    assert block.lines == ("阿卜杜热伊木·麦麦提图尔荪  女儿", "13900000002")


def contacts(rows: list[tuple[str, ...]], height: float, *, one_line: bool = False) -> tuple[Table, Content]:
    widths = (23, 22, 31)
    element = Table(Box(5, 5, 76, height), "联系人", (), widths, 0, 6, STYLE, STYLE, "", "#000000", one_line)
    return element, Content({}, {"联系人": rows})


def test_the_last_text_of_a_row_takes_the_room_of_blank_cells_behind_it(tmp_path: Path) -> None:
    rows = [("定点医院", "江澜医学院附属老年病医院", ""), ("社区", "刘敏", "13700000003")]
    drawn(tmp_path / "a.pdf", *contacts(rows, 30))
    heights = [bottom - top for _t, _l, top, _r, bottom in boxes(tmp_path / "a.pdf")]
    assert max(heights) - min(heights) < 1.6
    assert max(right for text, _l, _t, right, _b in boxes(tmp_path / "a.pdf") if "江澜" in text) > 55


def test_the_name_of_a_contact_stands_on_one_line(tmp_path: Path) -> None:
    rows = [("女儿", "阿卜杜热伊木·麦麦提图尔荪·阿卜杜拉", "13700000003")]
    text = drawn(tmp_path / "a.pdf", *contacts(rows, 30, one_line=True))
    assert any(rows[0][1] in line for line in text.splitlines())


def test_many_rows_in_little_room_never_touch_each_other(tmp_path: Path) -> None:
    rows = [(f"事项{number}", "每年一次", "澜州") for number in range(16)]
    drawn(tmp_path / "a.pdf", *contacts(rows, 33))
    found = sorted(
        {(top, bottom) for text, _l, top, _r, bottom in boxes(tmp_path / "a.pdf") if "每年" in text}
    )
    assert len(found) == 16
    assert all(below[0] >= above[1] for above, below in pairwise(found))


def test_without_a_photograph_the_frame_says_so(tmp_path: Path) -> None:
    element = Photo(Box(5, 5, 20, 25), Style(align="center"), "#000000", "照片")
    assert "照片" in drawn(tmp_path / "a.pdf", element, Content({}))
    assert "照片" not in drawn(tmp_path / "b.pdf", element, Content({}, photo=photo()))
