"""The same 1 000 cards by other means: typst, fpdf2 and Qt's PDF writer beside ours and ReportLab's text-only floor.

``python -m tests.benchmarks.bench_documents_peers`` from the project's root, after ``pip install typst fpdf2``, which nothing
else needs. Every card has its photograph, its QR code and its texts on one face, ten on a page of A4; the peers are spared
what ours does besides: fitting texts, shrinking names, falling back to the rare face, ornament, crop marks.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import zxingcpp
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from retiree_desk.documents import fonts
from retiree_desk.documents.cards import (
    Card,
    CardPerson,
    CardRun,
    CardSize,
    card_layout,
    print_cards,
    usual_stock,
)
from retiree_desk.documents.fonts import FILES, Face
from retiree_desk.documents.layout import MEMBER_NO, Code, Element, Fields, Layout, Photo, Text
from retiree_desk.documents.pen import MM, Box, Style
from retiree_desk.documents.stock import Stock
from retiree_desk.documents.texts import filled
from retiree_desk.paths import resources
from tests.documents.made_people import OFFICE, person, photo

COUNT = 1000
RUNS = 3
FLOOR = 3.0


class Words(NamedTuple):
    """One text with its baseline; millimetres and points."""

    face: Face
    size: float
    colour: str
    x: float
    y: float
    text: str


class Faced(NamedTuple):
    """What stands on one page: texts, photographs with their boxes, QR codes with theirs."""

    words: list[Words]
    photos: list[tuple[Box, bytes]]
    codes: list[tuple[Box, str]]


def main() -> None:
    """Print the CPU seconds of each; exit 1 if ours is not the fastest or beyond three times the floor."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for face in Face:
        pdfmetrics.registerFont(fonts.font(face))
    layout, stock = card_layout(Card.BASIC, CardSize.A6), usual_stock(CardSize.WALLET)
    assert stock is not None
    photos = [photo(shade) for shade in range(COUNT)]
    people = [person(number, photos[number]) for number in range(COUNT)]
    pages = list(_pages(layout, stock, people))
    print(f"{len(people)} cards on {len(pages)} pages, {sum(len(page.words) for page in pages)} texts")
    ours = _least(lambda: _ours(layout, stock, people))
    floor = _least(lambda: _floor(pages))
    print(f"{'text-only floor (ReportLab)':28} {floor:7.2f} s")
    print(f"{'Retiree Desk':28} {ours:7.2f} s  {ours / floor:6.2f} times the floor")
    slower = [_compare(name, work, pages, ours) for name, work in PEERS.items()]
    sys.exit(ours > FLOOR * floor or not all(slower))


def _compare(name: str, work: Callable[[list[Faced]], bytes], pages: list[Faced], ours: float) -> bool:
    """Whether a peer took longer; one that is not installed is passed over."""
    if find_spec(name.partition(" ")[0].replace("fpdf2", "fpdf")) is None:
        print(f"{name:28} not installed: passed over")
        return True
    taken = _least(lambda: work(pages))
    print(f"{name:28} {taken:7.2f} s  {taken / ours:6.1f} times ours")
    return taken > ours


def _least(work: Callable[[], bytes]) -> float:
    """The least CPU seconds of a few runs, after one to warm up that is kept short by nothing."""
    assert work().startswith(b"%PDF")
    taken = []
    for _run in range(RUNS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def _pages(layout: Layout, stock: Stock, people: list[CardPerson]) -> Iterator[Faced]:
    scale = min(stock.cell_width / layout.width, stock.cell_height / layout.height)
    for start in range(0, len(people), stock.places):
        page = Faced([], [], [])
        for place, one in enumerate(people[start : start + stock.places]):
            left, top = stock.origin(place)
            facts = {**OFFICE.facts, **one.facts, "姓名": one.name, MEMBER_NO: one.member_no}
            for element in layout.front:
                _put(page, element, facts, one.photo or b"", (left, top, scale))
        yield page


def _put(
    page: Faced, element: Element, facts: dict[str, str], picture: bytes, at: tuple[float, float, float]
) -> None:
    if isinstance(element, Text) and (words := filled(element.text, facts)):
        page.words.append(_words(element.box, element.style, words, at))
    elif isinstance(element, Photo):
        page.photos.append((_moved(element.box, at), picture))
    elif isinstance(element, Code):
        page.codes.append((_moved(element.box, at), facts[MEMBER_NO]))
    elif isinstance(element, Fields):
        for number, (label, value) in enumerate(element.entries):
            box = element.box._replace(y=element.box.y + number * element.pitch, h=element.pitch)
            page.words.append(_words(box, element.label, label, at))
            if words := filled(value, facts):
                page.words.append(
                    _words(box._replace(x=box.x + element.label_width), element.value, words, at)
                )


def _words(box: Box, style: Style, text: str, at: tuple[float, float, float]) -> Words:
    moved = _moved(box, at)
    size = style.size * at[2]
    return Words(style.face, size, style.colour, moved.x, moved.y + moved.h / 2 + size * 0.35 / MM, text)


def _moved(box: Box, at: tuple[float, float, float]) -> Box:
    left, top, scale = at
    return Box(left + box.x * scale, top + box.y * scale, box.w * scale, box.h * scale)


def _ours(layout: Layout, stock: Stock, people: list[CardPerson]) -> bytes:
    target = io.BytesIO()
    print_cards(target, layout, people, OFFICE, CardRun(stock=stock))
    return target.getvalue()


def _floor(pages: list[Faced]) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    for page in pages:
        for word in page.words:
            for face, piece in fonts.runs(word.text, word.face):
                canvas.setFont(face.value, word.size)
                canvas.drawString(word.x * MM, (297 - word.y) * MM, piece)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _code(text: str) -> tuple[bytes, int]:
    """The modules of a QR code, one byte each, and how many along a side."""
    image = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_image(
        scale=1, add_quiet_zones=False
    )
    return bytes(memoryview(image).cast("B")), image.shape[0]  # type: ignore[arg-type]  # a buffer all the same


def _file(face: Face) -> str:
    return str(resources() / "fonts" / FILES[face])


def _fpdf(pages: list[Faced]) -> bytes:
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(auto=False)
    for face in (Face.SANS, Face.BOLD):
        pdf.add_font(face.value, fname=_file(face))
    for page in pages:
        pdf.add_page()
        for word in page.words:
            pdf.set_font(word.face.value, size=word.size)
            pdf.set_text_color(*_channels(word.colour))
            pdf.text(word.x, word.y, word.text)
        for box, picture in page.photos:
            pdf.image(io.BytesIO(picture), box.x, box.y, box.w, box.h)
        for box, text in page.codes:
            modules, side = _code(text)
            pdf.image(Image.frombytes("L", (side, side), modules), box.x, box.y, box.w, box.w)
    return bytes(pdf.output())


def _qt(pages: list[Faced]) -> bytes:
    from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF
    from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter

    families = _qt_families()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    dots = 1200 / 25.4
    painter = QPainter(writer)
    made: dict[tuple[Face, float], QFont] = {}
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        for word in page.words:
            font = made.setdefault((word.face, word.size), QFont(families[word.face]))
            font.setPointSizeF(word.size)
            font.setBold(word.face is Face.BOLD)
            painter.setFont(font)
            painter.setPen(QColor(word.colour))
            painter.drawText(QPointF(word.x * dots, word.y * dots), word.text)
        for box, picture in page.photos:
            painter.drawImage(QRectF(*(part * dots for part in box)), QImage.fromData(picture))
        for box, text in page.codes:
            modules, side = _code(text)
            image = QImage(modules, side, side, side, QImage.Format.Format_Grayscale8)
            painter.drawImage(QRectF(*(part * dots for part in box)), image)
    painter.end()
    return bytes(buffer.data().data())


@cache
def _qt_families() -> dict[Face, str]:
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    _qt_families.application = QGuiApplication.instance() or QGuiApplication([])  # type: ignore[attr-defined]  # kept
    found = {face: QFontDatabase.addApplicationFont(_file(face)) for face in (Face.SANS, Face.BOLD)}
    return {face: QFontDatabase.applicationFontFamilies(number)[0] for face, number in found.items()}


_TYPST = """
#set page(width: 210mm, height: 297mm, margin: 0mm)
#set text(top-edge: "baseline", bottom-edge: "baseline", font: "Noto Sans SC", lang: "zh", region: "cn")
#for (n, page) in json("pages.json").enumerate() {
  if n > 0 { pagebreak() }
  for (bold, size, colour, x, y, words) in page.words {
    let weight = if bold { "bold" } else { "regular" }
    place(top + left, dx: x * 1mm, dy: y * 1mm, text(size: size * 1pt, fill: rgb(colour), weight: weight, words))
  }
  for (x, y, w, h, file) in page.photos {
    place(top + left, dx: x * 1mm, dy: y * 1mm, image(file, width: w * 1mm, height: h * 1mm, fit: "cover"))
  }
  for (x, y, w, code) in page.codes {
    place(top + left, dx: x * 1mm, dy: y * 1mm, image(bytes(code), format: "svg", width: w * 1mm))
  }
}
"""


def _typst(pages: list[Faced]) -> bytes:
    import typst

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        written = [_typst_page(page, number, root) for number, page in enumerate(pages)]
        (root / "pages.json").write_text(json.dumps(written), encoding="utf-8")
        (root / "cards.typ").write_text(_TYPST, encoding="utf-8")
        made = typst.compile(root / "cards.typ", font_paths=[resources() / "fonts"], ignore_system_fonts=True)
    return bytes(made)


def _typst_page(page: Faced, number: int, root: Path) -> dict[str, Any]:
    photos = []
    for place, (box, picture) in enumerate(page.photos):
        name = f"{number}-{place}.jpg"
        (root / name).write_bytes(picture)
        photos.append((*box, name))
    codes = [
        (
            box.x,
            box.y,
            box.w,
            zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_svg(),
        )
        for box, text in page.codes
    ]
    words = [
        (word.face is Face.BOLD, word.size, word.colour, word.x, word.y, word.text) for word in page.words
    ]
    return {"words": words, "photos": photos, "codes": codes}


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


PEERS: dict[str, Callable[[list[Faced]], bytes]] = {
    "typst": _typst,
    "PySide6 (QPdfWriter)": _qt,
    "fpdf2": _fpdf,
}


if __name__ == "__main__":
    main()
