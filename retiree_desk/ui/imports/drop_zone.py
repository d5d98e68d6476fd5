"""Where a workbook is dropped or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Disc
from retiree_desk.ui.widgets.words import caption, words

ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".txt")


class DropZone(QWidget):
    """``chosen`` brings the path of a file, dropped or picked from a dialog that begins in ``folder``."""

    chosen = Signal(object)

    def __init__(self, folder: str = "") -> None:
        super().__init__()
        self._folder = folder
        self._over = False
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.px(24)] * 4))
        layout.setSpacing(theme.px(8))
        layout.addStretch(1)
        layout.addWidget(Disc(Icon.IMPORT, 56), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(words(_("Drop a workbook here"), Type.SECTION), 0, Qt.AlignmentFlag.AlignHCenter)
        note = caption(
            _("Excel or WPS (.xlsx, .xls) or a table in text (.csv); any order of columns"), wrap=True
        )
        note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(note)
        layout.addSpacing(theme.px(4))
        self.choose = button(_("Choose a file…"), Icon.FOLDER, Kind.PRIMARY)
        self.choose.clicked.connect(self.ask)
        layout.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setFocusProxy(self.choose)

    def ask(self) -> None:
        """Choose a file in a dialog."""
        kinds = _("Workbooks and tables (*.xlsx *.xlsm *.xls *.csv *.txt)") + ";;" + _("All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("The workbook to import"), self._folder, kinds)
        if chosen:
            self.chosen.emit(Path(chosen))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()
            self._over = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour(Role.ACCENT if self._over else Role.EDGE), 2 if self._over else 1)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(theme.colour(Role.WASH if self._over else Role.CARD))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))


def _dropped(event: QDropEvent) -> Path | None:
    """The one local file that is dragged, when it may be a workbook."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in ENDINGS else None
