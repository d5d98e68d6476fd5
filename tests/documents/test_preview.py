from __future__ import annotations

import io

import pytest
from PIL import Image

from retiree_desk.documents.pen import Box, Pen, Style
from retiree_desk.documents.preview import Preview


@pytest.fixture
def pdf() -> bytes:
    target = io.BytesIO()
    with Pen(target, "预览") as pen:
        for colour in ("#FF0000", "#0000FF"):
            with pen.page(100, 50):
                pen.box(Box(0, 0, 50, 50), filled=colour)
                pen.text(Box(55, 10, 40, 10), "预览", Style())
    return target.getvalue()


def test_pages_have_their_size_in_millimetres(pdf: bytes) -> None:
    with Preview(pdf) as shown:
        assert len(shown) == 2
        assert shown.size(1) == pytest.approx((100, 50), abs=0.1)


def test_a_page_becomes_a_png_in_the_right_colours(pdf: bytes) -> None:
    with Preview(pdf) as shown:
        image = Image.open(io.BytesIO(shown.png(0, 96)))
        assert image.size == pytest.approx((378, 189), abs=1)
        assert image.getpixel((50, 50)) == (255, 0, 0)
        assert Image.open(io.BytesIO(shown.png(1, 96))).getpixel((50, 50)) == (0, 0, 255)


def test_a_bitmap_has_four_bytes_a_pixel(pdf: bytes) -> None:
    with Preview(pdf) as shown:
        found = shown.bitmap(0, 72)
    assert len(found.pixels) == found.stride * found.height
    assert found.stride >= found.width * 4
    assert found.pixels[:3] == b"\x00\x00\xff"
