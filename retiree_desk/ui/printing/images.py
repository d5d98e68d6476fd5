"""Pages as pictures of Qt: what PDFium has drawn, without copying it twice."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPixmap

from retiree_desk.documents.preview import Bitmap


def image_of(page: Bitmap) -> QImage:
    """A page's picture; it owns its bytes."""
    made = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return made.copy()


def pixmap_of(page: Bitmap, ratio: float = 1.0) -> QPixmap:
    """A page for the screen, drawn at ``ratio`` pixels to a point."""
    made = QPixmap.fromImage(image_of(page))
    made.setDevicePixelRatio(ratio)
    return made
