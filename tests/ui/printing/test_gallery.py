"""The gallery of all kinds of paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from retiree_desk.services.papers import Paper
from retiree_desk.ui.printing.offers import ALL, offer_of
from retiree_desk.ui.printing.page import PrintPage


def test_every_kind_of_paper_has_its_picture_and_its_words(page: PrintPage) -> None:
    assert set(ALL) <= set(page.gallery.tiles)
    for offer, tile in page.gallery.tiles.items():
        assert not tile._picture.isNull(), offer.name
        assert tile.accessibleName() == offer.title
        assert not offer.title.isascii()


def test_a_tile_begins_its_printing_by_mouse_and_by_key(page: PrintPage) -> None:
    tile = page.gallery.tiles[offer_of(Paper.CARD, "contact")]
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert page.wizard is not None
    assert page.wizard.job.order.name == "contact"
    page.leave()
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert page.wizard is not None
