"""Pages of a PDF on the screen: one at a time, whole or as wide as there is room, with PageUp and PageDown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from retiree_desk.documents.preview import Preview
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.printing.images import pixmap_of
from retiree_desk.ui.theme import Role
from retiree_desk.ui.widgets.buttons import icon_button
from retiree_desk.ui.widgets.chips import FilterChip
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.words import words

_INCH = 25.4
_EDGE = 12


class PageView(QWidget):
    """``show_pdf`` opens a document at its first page."""

    def __init__(self) -> None:
        super().__init__()
        self._pdf = b""
        self._page = 0
        self._pages = 0
        self.sheet = _Sheet()
        self._area = QScrollArea()
        self._area.setWidget(self.sheet)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._before = icon_button(_("Page before"), Icon.LEFT)
        self._after = icon_button(_("Next page"), Icon.RIGHT)
        self._before.clicked.connect(self.go_back)
        self._after.clicked.connect(self.go_on)
        self._where = words("")
        self._wide = FilterChip(_("As wide as the window"))
        self._wide.toggled.connect(self._draw)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages"))

    def show_pdf(self, pdf: bytes) -> None:
        """Show this document."""
        self._pdf = pdf
        with Preview(pdf) as shown:
            self._pages = len(shown)
        self._page = 0
        self._draw()

    def page(self) -> int:
        """The number of the page shown, from 1."""
        return self._page + 1

    def go_on(self) -> None:
        """The next page."""
        self._go(self._page + 1)

    def go_back(self) -> None:
        """The page before."""
        self._go(self._page - 1)

    def _go(self, page: int) -> None:
        if 0 <= page < self._pages:
            self._page = page
            self._draw()

    def _draw(self, _on: bool = False) -> None:
        if not self._pages:
            return
        ratio = self.devicePixelRatioF()
        room = self._area.viewport().size() - QSize(2 * theme.px(_EDGE), 2 * theme.px(_EDGE))
        with Preview(self._pdf) as shown:
            width, height = shown.size(self._page)
            scale = room.width() / width
            if not self._wide.isChecked():
                scale = min(scale, room.height() / height)
            page = shown.bitmap(self._page, max(scale, 0.4) * _INCH * ratio)
        self.sheet.show_page(pixmap_of(page, ratio))
        self._where.setText(
            _("Page {page} of {pages}").format(page=self._page + 1, pages=grouped(self._pages))
        )
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < self._pages)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self._before)
        line.addWidget(self._where)
        line.addWidget(self._after)
        line.addStretch(1)
        line.addWidget(self._wide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._area, 1)
        layout.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self.go_on()
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_back()
        else:
            super().keyPressEvent(event)


class _Sheet(QWidget):
    """A page with a hairline around it, on the ground of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QPixmap()

    def show_page(self, picture: QPixmap) -> None:
        self.picture = picture
        size = picture.deviceIndependentSize().toSize()
        self.resize(size + QSize(2 * theme.px(_EDGE), 2 * theme.px(_EDGE)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = theme.px(_EDGE)
        painter.drawPixmap(edge, edge, self.picture)
        painter.setPen(theme.colour(Role.EDGE))
        painter.drawRect(self.rect().adjusted(edge - 1, edge - 1, -edge, -edge))
