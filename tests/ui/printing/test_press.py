"""Pages on a printer at their true size, measured on what comes out."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from retiree_desk.documents.calibration import print_ruler
from retiree_desk.documents.pen import Box, Pen, Placement
from retiree_desk.services import papers_profiles
from retiree_desk.troubles import Trouble
from retiree_desk.ui.printing import press
from retiree_desk.ui.printing.press import Press

DPI = 600
MM = 25.4 / DPI


def printer_to(path: Path) -> QPrinter:
    """A printer that writes what it gets into a file."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


def boxed(width: float, height: float, box: Box, pages: int = 1, placement: Placement | None = None) -> bytes:
    """Pages with one black box."""
    target = io.BytesIO()
    with Pen(target, "test", placement or Placement()) as pen:
        for _page in range(pages):
            with pen.page(width, height):
                pen.box(box, filled="#000000")
    return target.getvalue()


def measured(path: Path, page: int = 0) -> tuple[tuple[float, float], tuple[float, float, float, float]]:
    """The paper's size and the black box on it (left, top, right, bottom), in millimetres."""
    document = pypdfium2.PdfDocument(path)
    image = document[page].render(scale=DPI / 72).to_pil().convert("L")
    document.close()
    left, top, right, bottom = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    return (image.width * MM, image.height * MM), (left * MM, top * MM, right * MM, bottom * MM)


def pressed(qtbot: QtBot, pdf: bytes, path: Path) -> None:
    machine = Press(printer_to(path), pdf)
    with qtbot.waitSignal(machine.finished, timeout=20_000):
        machine.start()


@pytest.mark.parametrize(("width", "height"), [(210, 297), (297, 210), (220, 110), (148, 105)])
def test_a_page_stands_where_it_was_drawn_to_a_fifth_of_a_millimetre(
    qtbot: QtBot, tmp_path: Path, width: float, height: float
) -> None:
    pressed(qtbot, boxed(width, height, Box(17.4, 7.5, 85.6, 54)), tmp_path / "out.pdf")
    paper, box = measured(tmp_path / "out.pdf")
    assert paper == pytest.approx((width, height), abs=0.4)
    assert box == pytest.approx((17.4, 7.5, 103.0, 61.5), abs=0.2)


def test_a_measured_printer_puts_the_page_right(qtbot: QtBot, tmp_path: Path) -> None:
    """A printer that shifts by (1.2, -0.8) mm and prints 0.4 % short: with its profile the box lands where it should."""
    short, shift = 0.996, (1.2, -0.8)
    ruler = [
        round(10 * (30 * short + shift[0])),
        round(10 * (30 * short + shift[1])),
        round(1500 * short),
        round(2000 * short),
    ]
    placement = papers_profiles.from_ruler("惠普", "wallet-10", *ruler).placement
    pressed(qtbot, boxed(210, 297, Box(107, 178.5, 85.6, 54), placement=placement), tmp_path / "out.pdf")
    _paper, box = measured(tmp_path / "out.pdf")
    on_paper = [edge * short + shift[place % 2] for place, edge in enumerate(box)]
    assert on_paper == pytest.approx((107, 178.5, 192.6, 232.5), abs=0.2)


def test_the_ruler_is_as_long_as_it_says(qtbot: QtBot, tmp_path: Path) -> None:
    target = io.BytesIO()
    print_ruler(target)
    pressed(qtbot, target.getvalue(), tmp_path / "out.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    image = (
        document[0]
        .render(scale=DPI / 72)
        .to_pil()
        .convert("L")
        .point(lambda value: 255 if value < 128 else 0)
    )
    document.close()
    row = round(30.0 / MM)
    left, _top, right, _bottom = image.crop((round(20 / MM), row - 2, image.width, row + 3)).getbbox()
    assert (right - left) * MM - 5 == pytest.approx(
        150, abs=5.2
    )  # the tick of the other ruler stands before the corner


def test_every_page_is_printed_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    machine = Press(printer_to(tmp_path / "out.pdf"), boxed(105, 148, Box(10, 10, 10, 10), pages=3))
    told: list[tuple[int, int]] = []
    machine.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(machine.finished, timeout=20_000):
        machine.start()
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert len(pypdfium2.PdfDocument(tmp_path / "out.pdf")) == 3


def test_printing_stops_between_two_pages(qtbot: QtBot, tmp_path: Path) -> None:
    machine = Press(printer_to(tmp_path / "out.pdf"), boxed(105, 148, Box(10, 10, 10, 10), pages=50))
    machine.progressed.connect(lambda done, _total: machine.stop() if done == 2 else None)
    with qtbot.waitSignal(machine.stopped, timeout=20_000):
        machine.start()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    machine = Press(printer_to(tmp_path / "no" / "folder" / "out.pdf"), boxed(105, 148, Box(10, 10, 10, 10)))
    with qtbot.waitSignal(machine.failed, timeout=20_000) as told:
        machine.start()
    assert told.args[0].code == "printer_failed"


def test_wrong_paper_after_the_dialog_is_caught_and_put_right() -> None:
    printer = QPrinter()
    wanted = press.layout_for(210, 297)
    for size in (
        QPageSize.PageSizeId.A5,
        QPageSize.PageSizeId.Letter,
        QPageSize.PageSizeId.Legal,
        QPageSize.PageSizeId.B5,
    ):
        printer.setPageLayout(
            QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(10, 10, 10, 10))
        )
        with pytest.raises(Trouble) as refused:
            press.prepare(printer, wanted)
        assert refused.value.code == "paper_other_size"
        assert refused.value.facts["wanted"] == "A4"
        assert press.same_paper(printer.pageLayout(), wanted)


def test_margins_and_a_turned_page_after_the_dialog_are_put_right() -> None:
    printer = QPrinter()
    wanted = press.layout_for(210, 297)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(12, 12, 12, 12)
        )
    )
    press.prepare(printer, wanted)
    assert printer.fullPage()
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait
    assert printer.pageLayout().paintRect(QPageLayout.Unit.Millimeter).width() == pytest.approx(210, abs=0.5)


def test_paper_has_a_name() -> None:
    assert press.paper_words(press.layout_for(297, 210)) == "A4"
    assert (
        press.paper_words(
            QPageLayout(
                QPageSize(QSizeF(90, 50), QPageSize.Unit.Millimeter),
                QPageLayout.Orientation.Portrait,
                QMarginsF(),
            )
        )
        == "50 x 90 mm"
    )
