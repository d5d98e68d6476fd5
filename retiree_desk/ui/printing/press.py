"""Printing without a PDF reader: pages drawn by PDFium, put on the printer's paper at their true size, page by page.

The page is told to the printer before each page: full page, no margins. System dialogs change that behind one's back, so
it is set again after them and compared with what was wanted.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from retiree_desk.documents.preview import Preview
from retiree_desk.troubles import Trouble
from retiree_desk.ui.printing.images import image_of

FINEST = 300
"""Dots to the inch at which a page is drawn: finer takes 140 MB for an A4 page and shows no difference."""
_NEAR = 1.5  # millimetres by which paper may differ (ISO 216 allows 2 on long sides)
_MM = 25.4


def layout_for(width: float, height: float) -> QPageLayout:
    """The page of a PDF page of so many millimetres: its orientation, full page, no margins."""
    lying = width > height
    upright = QSizeF(height, width) if lying else QSizeF(width, height)
    size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    made = QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))
    made.setMode(QPageLayout.Mode.FullPageMode)
    return made


def same_paper(one: QPageLayout, other: QPageLayout) -> bool:
    """Whether two layouts mean sheets of the same size; which way round they lie does not matter."""
    sizes = [sorted(_measures(layout)) for layout in (one, other)]
    return all(abs(mine - yours) <= _NEAR for mine, yours in zip(*sizes, strict=True))


def paper_words(layout: QPageLayout) -> str:
    """A sheet in words: A4, or its millimetres."""
    size = layout.pageSize()
    known = size.id() not in (QPageSize.PageSizeId.Custom,)
    short, long = sorted(_measures(layout))
    return size.name().split(" (")[0] if known else f"{short:.0f} x {long:.0f} mm"


def prepare(printer: QPrinter, wanted: QPageLayout) -> None:
    """Set the page again after a dialog; Trouble ``paper_other_size`` when the printer has or had other paper."""
    found = printer.pageLayout()
    printer.setPageLayout(wanted)
    printer.setFullPage(True)
    if not same_paper(found, wanted) or not same_paper(printer.pageLayout(), wanted):
        raise Trouble("paper_other_size", got=paper_words(found), wanted=paper_words(wanted))


class Press(QObject):
    """One document on one printer, a page at each turn of the event loop, so that the window lives and can cancel."""

    progressed = Signal(int, int)
    finished = Signal()
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, printer: QPrinter, pdf: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._shown = Preview(pdf)
        self._painter = QPainter()
        self._page = 0
        self._stopping = False

    def start(self) -> None:
        """Begin with the first page."""
        wanted = layout_for(*self._shown.size(0))
        self._printer.setPageLayout(wanted)
        self._printer.setFullPage(True)
        if not self._painter.begin(self._printer):
            self._end(
                lambda: self.failed.emit(Trouble("printer_failed", printer=self._printer.printerName()))
            )
            return
        QTimer.singleShot(0, self, self._next)

    def stop(self) -> None:
        """Take no further page; what the printer has already got is its own."""
        self._stopping = True

    def _next(self) -> None:
        if self._stopping:
            self._printer.abort()
            self._end(self.stopped.emit)
            return
        if self._page and not self._new_page():
            self._end(
                lambda: self.failed.emit(Trouble("printer_failed", printer=self._printer.printerName()))
            )
            return
        draw_page(self._painter, self._printer, self._shown, self._page)
        self._page += 1
        self.progressed.emit(self._page, len(self._shown))
        if self._page < len(self._shown):
            QTimer.singleShot(0, self, self._next)
        else:
            self._end(self.finished.emit)

    def _new_page(self) -> bool:
        self._printer.setPageLayout(layout_for(*self._shown.size(self._page)))
        self._printer.setFullPage(True)
        return self._printer.newPage()

    def _end(self, tell: Callable[[], None]) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._shown.__exit__(None, None, None)
        tell()


def draw_page(painter: QPainter, printer: QPrinter, shown: Preview, page: int) -> None:
    """One page at its true size from the corner of the paper."""
    dots = printer.resolution()
    width, height = shown.size(page)
    picture = image_of(shown.bitmap(page, min(dots, FINEST)))
    painter.drawImage(QRectF(0, 0, width * dots / _MM, height * dots / _MM), picture)


def _measures(layout: QPageLayout) -> tuple[float, float]:
    size = layout.pageSize().size(QPageSize.Unit.Millimeter)
    return size.width(), size.height()
