from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from retiree_desk.ui import theme
from retiree_desk.ui.start.recovery_sheet import draw_sheet


def test_one_page_holds_the_code(tmp_path: Path, qtbot: QtBot) -> None:
    theme.load_fonts()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    draw_sheet(printer, "Dongshan office", "7K2M-Q9ZC-04HT-VB6N-E3RW-8XPD-JY15")
    reader = PdfReader(tmp_path / "sheet.pdf")
    text = "".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    assert "恢复码" in text
    assert "HTVB" in text  # Qt names the letters of its subset, not the figures
