from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from retiree_desk.documents.fonts import Face
from retiree_desk.documents.pen import Box, Pen, Placement, Style, as_jpeg, qr_operators
from retiree_desk.documents.preview import Preview
from tests.documents.made_people import boxes, photo, read_text


def test_a_text_stands_where_it_was_put_to_a_fifth_of_a_millimetre(tmp_path: Path) -> None:
    target = tmp_path / "at.pdf"
    with Pen(target, "位") as pen, pen.page(210, 297), pen.at(30, 40):
        pen.string(0, 10, "国", Style(size=20))
    ((_text, left, _top, _right, bottom),) = boxes(target)
    assert left == pytest.approx(30, abs=0.7)  # the glyph's own side bearing
    assert bottom == pytest.approx(50.6, abs=0.2)  # and its descent


def test_a_placement_moves_and_stretches_the_page_from_its_corner(tmp_path: Path) -> None:
    found = {}
    for name, placement in (("plain", Placement()), ("moved", Placement(1.5, -0.7, 1.01, 0.99))):
        with Pen(tmp_path / name, "位", placement) as pen, pen.page(210, 297):
            pen.text(Box(100, 200, 50, 10), "位置", Style(size=20))
        found[name] = boxes(tmp_path / name)[0]
    _text, left, top, right, bottom = found["plain"]
    assert found["moved"][1:] == pytest.approx(
        (left * 1.01 + 1.5, top * 0.99 - 0.7, right * 1.01 + 1.5, bottom * 0.99 - 0.7), abs=0.2
    )


def test_equal_pictures_are_stored_once() -> None:
    sizes = []
    for shades in ((0,), (0, 0, 0), (0, 1, 2)):
        target = io.BytesIO()
        with Pen(target, "图") as pen, pen.page(100, 100):
            for shade in shades:
                pen.picture(Box(0, 0, 20, 25), photo(shade))
        sizes.append(len(target.getvalue()))
    assert sizes[1] < sizes[0] + 1000
    assert sizes[2] > sizes[0] + len(photo(1))


def test_a_png_becomes_a_jpeg_and_a_jpeg_stays_as_it_is() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (30, 40), (255, 0, 0, 128)).save(target, "PNG")
    content, across, down, space = as_jpeg(target.getvalue())
    assert (content[:2], across, down, space) == (b"\xff\xd8", 30, 40, "DeviceRGB")
    given = photo(0)
    assert as_jpeg(given)[0] is given


def test_the_qr_code_is_read_back_from_the_page() -> None:
    target = io.BytesIO()
    with Pen(target, "码") as pen, pen.page(40, 40):
        pen.qr(8, 8, 24, "LT100001")
    document = pypdfium2.PdfDocument(target.getvalue())
    page = document[0]
    image = page.render(scale=6).to_pil()
    page.close()
    document.close()
    assert [found.text for found in zxingcpp.read_barcodes(image)] == ["LT100001"]


def test_qr_modules_are_whole_numbers() -> None:
    count, operators = qr_operators("LT100001")
    numbers = [part for part in operators.split() if part != "re"]
    assert count == 21
    assert all(part.isdigit() for part in numbers)


def test_nothing_drawn_makes_one_blank_page() -> None:
    target = io.BytesIO()
    with Pen(target, "空"):
        pass
    document = pypdfium2.PdfDocument(target.getvalue())
    count = len(document)
    document.close()
    assert count == 1


def test_an_error_while_drawing_leaves_no_file_and_keeps_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "cards.pdf"
    target.write_bytes(b"yesterday's")
    with pytest.raises(KeyError), Pen(target, "断") as pen, pen.page(10, 10):
        raise KeyError
    assert [path.name for path in tmp_path.iterdir()] == ["cards.pdf"]
    assert target.read_bytes() == b"yesterday's"


def test_a_rare_character_in_a_bold_name_is_thickened_and_still_read_back(tmp_path: Path) -> None:
    with Pen(tmp_path / "bold.pdf", "粗") as pen, pen.page(60, 20):
        pen.text(Box(5, 5, 50, 10), "王𢘭明", Style(Face.BOLD, 20))
    assert read_text(tmp_path / "bold.pdf").strip() == "王𢘭明"
    darkness = []
    for face in (Face.SANS, Face.BOLD):
        target = io.BytesIO()
        with Pen(target, "粗") as pen, pen.page(20, 20):
            pen.text(Box(5, 5, 15, 10), "𢘭", Style(face, 20))
        with Preview(target.getvalue()) as shown:
            darkness.append(sum(255 - value for value in shown.bitmap(0).pixels[0::4]))
    assert darkness[1] > darkness[0] * 1.15


def test_a_name_with_an_empty_box_is_still_copied_as_it_was_typed(tmp_path: Path) -> None:
    names = ("吴\U0003134a", "褚\U000f0000")  # in no font
    with Pen(tmp_path / "hole.pdf", "缺") as pen, pen.page(100, 100):
        for number, name in enumerate(names):
            pen.text(Box(5, 10 + 20 * number, 80, 12), name, Style(Face.BOLD, size=22))
    read = subprocess.run(["pdftotext", str(tmp_path / "hole.pdf"), "-"], capture_output=True, check=True)
    assert tuple(read.stdout.decode("utf-8").split()) == names
