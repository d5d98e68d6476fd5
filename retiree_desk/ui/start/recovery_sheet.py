"""The recovery code on paper: one A4 page that says what it is for and where it belongs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme


def print_sheet(parent: QWidget, office: str, code: str) -> bool:
    """Ask for a printer and print the page; whether it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    draw_sheet(printer, office, code)
    return True


def draw_sheet(printer: QPrinter, office: str, code: str) -> None:
    """Draw the page onto ``printer``, which may be a PDF file."""
    painter = QPainter(printer)
    room = printer.pageRect(QPrinter.Unit.DevicePixel)
    at = _write(
        painter,
        QRectF(room.left(), room.top(), room.width(), room.height()),
        22,
        _("Recovery code"),
        bold=True,
    )
    at = _write(painter, at, 14, office)
    at = _write(painter, at.adjusted(0, at.height() * 0.02, 0, 0), 20, "  ".join(code.split("-")), bold=True)
    told = _(
        "With this code the office's data can be opened when the password is forgotten or the key file is lost. "
        "Keep this sheet in the safe. Whoever has it can read everything; without it and without the password nobody "
        "can, not even the maker of the program."
    )
    _write(painter, at.adjusted(0, at.height() * 0.02, 0, 0), 12, told)
    painter.end()


def _write(painter: QPainter, room: QRectF, points: int, text: str, *, bold: bool = False) -> QRectF:
    """Write at the top of ``room``; what is left of it below."""
    font = QFont()
    font.setFamilies(theme.FAMILIES)
    font.setPointSize(points)
    font.setBold(bold)
    painter.setFont(font)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    used = painter.boundingRect(room, flags, text)
    painter.drawText(used, flags, text)
    return room.adjusted(0, used.height() * 1.25, 0, 0)
