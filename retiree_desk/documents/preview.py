"""Pages of a PDF as pictures: for the preview, and for printing without a PDF reader."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

_LOCK = threading.Lock()  # PDFium is not safe to use from two threads at once
_POINTS = 72


class Bitmap(NamedTuple):
    """A page as bytes of blue, green, red and an unused one, row after row."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Preview:
    """An open PDF; use it as a context manager."""

    def __init__(self, source: Path | bytes) -> None:
        import pypdfium2  # late: the PDF renderer

        with _LOCK:
            self._document = pypdfium2.PdfDocument(source)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with _LOCK:
            self._document.close()

    def __len__(self) -> int:
        """The number of pages."""
        with _LOCK:
            return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in millimetres; pages count from 0."""
        with _LOCK:
            width, height = self._document.get_page_size(page)
        return width * 25.4 / _POINTS, height * 25.4 / _POINTS

    def bitmap(self, page: int, dpi: float = 96) -> Bitmap:
        """A page as it will print."""
        with _LOCK:
            opened = self._document[page]
            image = opened.render(scale=dpi / _POINTS, rev_byteorder=False, prefer_bgrx=True)
            found = Bitmap(image.width, image.height, image.stride, bytes(image.buffer))
            image.close()
            opened.close()
        return found

    def png(self, page: int, dpi: float = 96) -> bytes:
        """A page as a PNG file."""
        from PIL import Image  # late: Pillow

        found = self.bitmap(page, dpi)
        image = Image.frombuffer(
            "RGB", (found.width, found.height), found.pixels, "raw", "BGRX", found.stride, 1
        )
        target = io.BytesIO()
        image.save(target, "PNG", compress_level=1)
        return target.getvalue()
