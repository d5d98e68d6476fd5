from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pypdfium2

from retiree_desk.documents.engine import to_unicode
from retiree_desk.documents.fonts import Face
from retiree_desk.documents.pen import Box, Pen, Style
from tests.documents.made_people import photo, read_text
from tests.documents.test_fonts import RARE, STANDARD


def test_characters_beyond_the_first_plane_are_mapped_as_utf_16() -> None:
    assert "<01> <D872DF4A>" in to_unicode("F", [0, 0x2CB4A])


def test_a_block_of_the_map_holds_at_most_a_hundred_lines() -> None:
    written = to_unicode("F", list(range(0x4E00, 0x4E00 + 256)))
    assert [line for line in written.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "56 beginbfchar",
    ]


def test_every_standard_and_rare_character_is_read_back_as_typed(tmp_path: Path) -> None:
    target = tmp_path / "all.pdf"
    rows = [(STANDARD + RARE)[start : start + 40] for start in range(0, 8105 + 83, 40)]
    with Pen(target, "字") as pen:
        for start in range(0, len(rows), 40):
            with pen.page(210, 297):
                for number, row in enumerate(rows[start : start + 40]):
                    pen.text(Box(5, 5 + 7 * number, 200, 7), row, Style(Face.SERIF, 13))
    assert [row.strip() for row in read_text(target).splitlines() if row.strip()] == rows


def test_finished_pages_are_in_the_file_before_the_next_begins() -> None:
    target = io.BytesIO()
    sizes = []
    with Pen(target, "流") as pen:
        for shade in range(4):
            with pen.page(100, 100):
                pen.picture(Box(0, 0, 50, 50), photo(shade))
            sizes.append(target.tell())
    grown = [later - earlier for earlier, later in pairwise(sizes)]
    assert min(grown) > len(photo(0)) * 0.9


def test_the_streamed_file_opens_with_all_its_pages_and_no_scaling() -> None:
    target = io.BytesIO()
    with Pen(target, "标题") as pen:
        for number in range(3):
            with pen.page(100 + number, 50):
                pen.text(Box(0, 0, 90, 10), f"第{number}页", Style())
    document = pypdfium2.PdfDocument(target.getvalue())
    widths = [round(document.get_page_size(number)[0] * 25.4 / 72) for number in range(3)]
    title = document.get_metadata_value("Title")
    document.close()
    assert (widths, title) == ([100, 101, 102], "标题")
    assert b"/PrintScaling /None" in target.getvalue()


def test_equal_content_makes_an_equal_file() -> None:
    def made() -> bytes:
        target = io.BytesIO()
        with Pen(target, "同") as pen, pen.page(50, 50):
            pen.text(Box(0, 0, 50, 10), "同样的内容", Style())
        return target.getvalue()

    assert made() == made()
