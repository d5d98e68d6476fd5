"""Bitmaps of PDFium as pictures of Qt."""

from __future__ import annotations

from PySide6.QtGui import QColor

from retiree_desk.documents.preview import Bitmap
from retiree_desk.ui.printing.images import image_of, pixmap_of

RED_AND_BLUE = Bitmap(2, 1, 8, bytes((0, 0, 255, 0, 255, 0, 0, 0)))


def test_colours_and_places_stay() -> None:
    image = image_of(RED_AND_BLUE)
    assert [image.pixelColor(x, 0) for x in (0, 1)] == [QColor("red"), QColor("blue")]


def test_a_page_for_a_fine_screen_takes_fewer_points() -> None:
    assert pixmap_of(RED_AND_BLUE, 2.0).deviceIndependentSize().width() == 1
