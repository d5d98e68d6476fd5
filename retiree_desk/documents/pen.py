"""Drawing one PDF in millimetres from the top left corner; the only module that writes content-stream operators."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Self, cast

from retiree_desk.documents.fonts import Face, font, missing, runs, width
from retiree_desk.documents.pdf_text import Block, fit, fit_block

if TYPE_CHECKING:
    from retiree_desk.documents.engine import StreamedCanvas

MM = 72 / 25.4
"""Points in a millimetre."""
ASCENT = 0.88
"""Height of Chinese characters over the baseline, as a share of the size (the em box of both Noto faces)."""
_CHUNK = 8
_BOLDER = 0.045  # of the size
_REMEMBERED = 4_000  # texts
INK = "#1F2A30"
BLACK = "#000000"


class Box(NamedTuple):
    """A rectangle in millimetres: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. Sizes in points; ``least`` is the smallest size before letters are squeezed."""

    face: Face = Face.SANS
    size: float = 12.0
    least: float = 6.0
    colour: str = INK
    align: str = "left"  # left, center, right
    valign: str = "middle"  # top, middle, bottom
    leading: float = 1.35
    weight: float = 0.0  # stroke in points that thickens a face without a bold one


class Placement(NamedTuple):
    """How a page is moved and stretched for one printer; millimetres and plain factors."""

    dx: float = 0.0
    dy: float = 0.0
    across: float = 1.0
    down: float = 1.0


AS_DESIGNED = Placement()


class Pen:
    """One PDF being written. Use it as a context manager; leaving it without an error finishes the file.

    A file takes its name only when it is whole; after an error there is none.
    """

    def __init__(self, target: Path | BinaryIO, title: str, placement: Placement = AS_DESIGNED) -> None:
        from retiree_desk.documents.engine import StreamedCanvas  # late: reportlab

        self._path = target if isinstance(target, Path) else None
        file = _part(target).open("wb") if isinstance(target, Path) else target
        self._file = file
        self._canvas: StreamedCanvas = StreamedCanvas(file, title)
        self._placement = placement
        self._pictures: dict[bytes, tuple[str, int, int]] = {}
        self._stamps: set[str] = set()
        self._shown: dict[tuple[str, Face, float], str] = {}
        self.pages = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        if self._path is None:
            return
        self._file.close()
        if kind is None:
            _part(self._path).replace(self._path)
        else:
            _part(self._path).unlink()

    def both_sides(self, *, across_long_edge: bool) -> None:
        """Ask the printer to print on both sides, turning the sheet over its long (else its short) edge."""
        edge = "Long" if across_long_edge else "Short"
        self._canvas.setViewerPreference("Duplex", f"DuplexFlip{edge}Edge")

    @contextmanager
    def page(self, width: float, height: float) -> Iterator[None]:
        """One page of that size; what is drawn inside goes on it."""
        move = self._placement
        self._canvas.set_page(width * MM, height * MM)
        self._canvas.operators(
            f"{move.across:.5f} 0 0 {move.down:.5f} {move.dx * MM:.3f} {(height - move.dy) * MM:.3f} cm"
        )
        yield
        self._canvas.showPage()
        self.pages += 1

    def _finish(self) -> None:
        if not self.pages:
            with self.page(210, 297):
                pass
        self._canvas.save()

    @contextmanager
    def at(self, x: float, y: float, scale: float = 1.0) -> Iterator[None]:
        """Draw with the origin moved to a point."""
        self._canvas.operators(f"q {scale:.5f} 0 0 {scale:.5f} {x * MM:.3f} {-y * MM:.3f} cm")
        yield
        self._canvas.operators("Q")

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Draw nothing outside a box."""
        self._canvas.operators(f"q {_rectangle(box)} W n")
        yield
        self._canvas.operators("Q")

    @contextmanager
    def stamp(self, name: str, box: Box) -> Iterator[None]:
        """Define what is drawn inside once, to be repeated with ``use``."""
        left, bottom = box.x * MM, -(box.y + box.h) * MM
        self._canvas.beginForm(name, left, bottom, left + box.w * MM, -box.y * MM)
        yield
        self._canvas.endForm()
        self._stamps.add(name)

    def has(self, name: str) -> bool:
        """Whether a stamp of that name is defined."""
        return name in self._stamps

    def use(self, name: str) -> None:
        """Repeat a stamp."""
        self._canvas.use(name)

    def text(self, box: Box, text: str, style: Style) -> None:
        """One line in a box, shrunk to fit, never cut."""
        if not text:
            return
        fitted = fit(text, style.face, style.size, box.w * MM, style.least)
        baseline = _baseline(box, fitted.size, 1, style)
        self._line(text, style, fitted.size, box, baseline, fitted.squeeze)

    def block(self, box: Box, text: str, style: Style) -> None:
        """Lines in a box, as large as fits."""
        self.lines(
            box,
            fit_block(text, style.face, style.size, (box.w * MM, box.h * MM), style.least, style.leading),
            style,
        )

    def lines(self, box: Box, block: Block, style: Style) -> None:
        """Lines that were broken before."""
        baseline = _baseline(box, block.size, len(block.lines), style)
        for number, line in enumerate(block.lines):
            self._line(line, style, block.size, box, baseline + number * block.size * style.leading, 1.0)

    def string(self, x: float, baseline: float, text: str, style: Style, spread: float = 0.0) -> None:
        """A text at its own size with its baseline at a point (millimetres), its letters ``spread`` points apart."""
        if spread:
            self._canvas.operators(f"{spread:.3f} Tc")
        self._show(text, style, style.size, x * MM, -baseline * MM, 1.0)
        if spread:
            self._canvas.operators("0 Tc")

    def rule(
        self,
        x: float,
        y: float,
        x2: float,
        y2: float,
        *,
        line: float = 0.2,
        colour: str = INK,
        dash: str = "",
    ) -> None:
        """A straight line; ``line`` is its width in millimetres, ``dash`` such as "1 1" in millimetres."""
        pattern = " ".join(f"{float(part) * MM:.2f}" for part in dash.split())
        self._canvas.operators(
            f"q {stroke(colour)} {line * MM:.3f} w [{pattern}] 0 d "
            f"{x * MM:.3f} {-y * MM:.3f} m {x2 * MM:.3f} {-y2 * MM:.3f} l S Q"
        )

    def box(
        self, box: Box, *, filled: str = "", line: float = 0.0, colour: str = INK, radius: float = 0.0
    ) -> None:
        """A rectangle, filled, outlined or both, with round corners if ``radius`` (millimetres) is given."""
        path = _rounded(box, radius) if radius else _rectangle(box)
        paint = ("B" if line else "f") if filled else "S"
        edge = f"{stroke(colour)} {line * MM:.3f} w" if line else ""
        self._canvas.operators(f"q {fill(filled) if filled else ''} {edge} {path} {paint} Q")

    def path(self, points: Sequence[tuple[float, float]], *, line: float, colour: str) -> None:
        """A polyline, in millimetres."""
        steps = " ".join(f"{x * MM:.2f} {-y * MM:.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(points))
        self._canvas.operators(f"q {stroke(colour)} {line * MM:.3f} w 1 j {steps} S Q")

    def circle(self, x: float, y: float, radius: float, *, line: float, colour: str, dash: str = "") -> None:
        """A circle around a point, in millimetres."""
        r, k = radius * MM, radius * MM * 0.5523
        pattern = " ".join(f"{float(part) * MM:.2f}" for part in dash.split())
        self._canvas.operators(
            f"q 1 0 0 1 {x * MM:.3f} {-y * MM:.3f} cm {stroke(colour)} {line * MM:.3f} w [{pattern}] 0 d "
            f"{r:.2f} 0 m {r:.2f} {k:.2f} {k:.2f} {r:.2f} 0 {r:.2f} c {-k:.2f} {r:.2f} {-r:.2f} {k:.2f} {-r:.2f} 0 c "
            f"{-r:.2f} {-k:.2f} {-k:.2f} {-r:.2f} 0 {-r:.2f} c {k:.2f} {-r:.2f} {r:.2f} {-k:.2f} {r:.2f} 0 c S Q"
        )

    def picture(self, box: Box, content: bytes) -> None:
        """A JPEG filling a box, cropped evenly to its shape; equal pictures are stored once."""
        name, across, down = self._picture(content)
        factor = max(box.w / across, box.h / down)
        w, h = across * factor, down * factor
        x, y = box.x + (box.w - w) / 2, box.y + (box.h - h) / 2
        self._canvas.operators(
            f"q {_rectangle(box)} W n {w * MM:.3f} 0 0 {h * MM:.3f} {x * MM:.3f} {-(y + h) * MM:.3f} cm"
        )
        self._canvas.use(name)
        self._canvas.operators("Q")

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        """A QR code (error correction M) of ``side`` millimetres, in black."""
        count, squares = qr_operators(text)
        unit = side * MM / count
        self._canvas.operators(
            f"q 0 g {unit:.4f} 0 0 {-unit:.4f} {x * MM:.3f} {-y * MM:.3f} cm {squares} f Q"
        )

    def _line(self, text: str, style: Style, size: float, box: Box, baseline: float, squeeze: float) -> None:
        x = box.x * MM
        if style.align != "left":
            slack = box.w * MM - width(text, style.face, size) * squeeze
            x += slack / 2 if style.align != "right" else slack
        self._show(text, style, size, x, -baseline, squeeze)

    def _show(self, text: str, style: Style, size: float, x: float, y: float, squeeze: float) -> None:
        glyphs = self._glyphs(text, style.face, size)
        parts = [f"BT {fill(style.colour)}"]
        if style.weight or " Tr " in glyphs:
            parts.append(stroke(style.colour))
        if style.weight:
            parts.append(f"{style.weight:.2f} w 2 Tr")
        parts.append(f"{squeeze:.4f} 0 0 1 {x:.3f} {y:.3f} Tm {glyphs}")
        parts.append("0 Tr ET" if style.weight else "ET")
        self._canvas.operators(" ".join(parts))

    def _glyphs(self, text: str, face: Face, size: float) -> str:
        """The operators that show a text; labels and common words are remembered."""
        key = (text, face, size)
        known = self._shown.get(key)
        if known is None:
            if len(self._shown) > _REMEMBERED:
                self._shown.clear()
            known = self._shown[key] = " ".join(
                self._run(found, piece, face, size) for found, piece in runs(text, face)
            )
            if missing(text, face):
                known = self._shown[key] = spoken(text, known)
        return known

    def _run(self, found: Face, text: str, asked: Face, size: float) -> str:
        """One run; the rare face has no bold, so among bold type its outlines are thickened."""
        shown = self._canvas.shown(font(found), text)
        operators = " ".join(f"{name} {size:.3f} Tf <{codes}> Tj" for name, codes in shown)
        if found is Face.RARE and asked is Face.BOLD:
            return f"{size * _BOLDER:.2f} w 2 Tr {operators} 0 Tr "
        return operators

    def _picture(self, content: bytes) -> tuple[str, int, int]:
        digest = hashlib.blake2b(content, digest_size=12).digest()
        if digest not in self._pictures:
            name = "P" + digest.hex()
            content, across, down, space = as_jpeg(content)
            self._canvas.add_jpeg(name, content, across, down, space)
            self._pictures[digest] = (name, across, down)
        return self._pictures[digest]


def spoken(text: str, operators: str) -> str:
    """Operators that show empty boxes for some characters, yet are read and copied as the text that was typed.

    (ISO 32000-1, 14.9.4: replacement text.)
    """
    return f"/Span <</ActualText <{codecs.BOM_UTF16_BE.hex()}{text.encode('utf-16-be').hex()}>>> BDC {operators} EMC"


def _part(path: Path) -> Path:
    """Where a file is written until it is whole."""
    return path.with_name(path.name + ".part")


def as_jpeg(content: bytes) -> tuple[bytes, int, int, str]:
    """The picture as JPEG with its width, height and PDF colour space; other formats are converted."""
    if content.startswith(b"\xff\xd8") and (found := _jpeg_size(content)):
        return content, *found
    from PIL import Image  # late: Pillow, for pictures that are not JPEG

    with Image.open(io.BytesIO(content)) as image:
        buffer = io.BytesIO()
        image.convert("RGB").save(buffer, "JPEG", quality=90)
        return buffer.getvalue(), image.width, image.height, "DeviceRGB"


def _jpeg_size(content: bytes) -> tuple[int, int, str] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        kind, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            down, across = int.from_bytes(content[at + 5 : at + 7]), int.from_bytes(content[at + 7 : at + 9])
            space = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[content[at + 9]]
            return across, down, space
        at += 2 + length
    return None


def qr_operators(text: str) -> tuple[int, str]:
    """The modules along a side and the dark ones as whole-number rectangles, one per horizontal run."""
    import zxingcpp  # late: the barcode library

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = code.to_image(scale=1, add_quiet_zones=False)
    count = image.shape[0]
    dark = bytes(memoryview(cast("bytes", image)).cast("B"))  # a buffer, though its stub does not say so
    pieces = [
        _modules(dark[row * count + column : row * count + min(column + _CHUNK, count)], column, row)
        for row in range(count)
        for column in range(0, count, _CHUNK)
    ]
    return count, " ".join(filter(None, pieces))


@lru_cache(maxsize=1 << 16)
def _modules(chunk: bytes, column: int, row: int) -> str:
    """The dark runs of a few modules; there are few such chunks, so most are found ready made."""
    found: list[str] = []
    start = chunk.find(0)
    while start >= 0:
        end = chunk.find(b"\xff", start)
        end = len(chunk) if end < 0 else end
        found.append(f"{column + start} {row} {end - start} 1 re")
        start = chunk.find(0, end)
    return " ".join(found)


@lru_cache(maxsize=256)
def fill(colour: str) -> str:
    """The operator that sets the filling colour ``#RRGGBB``."""
    return f"{_channels(colour)} rg"


@lru_cache(maxsize=256)
def stroke(colour: str) -> str:
    """The operator that sets the line colour ``#RRGGBB``."""
    return f"{_channels(colour)} RG"


def _channels(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3f}" for i in (1, 3, 5))


def _baseline(box: Box, size: float, count: int, style: Style) -> float:
    """Points down from the origin to the first baseline."""
    tall = size + (count - 1) * size * style.leading
    slack = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[style.valign] * (box.h * MM - tall)
    return box.y * MM + slack + size * ASCENT


def _rectangle(box: Box) -> str:
    return f"{box.x * MM:.3f} {-box.y * MM:.3f} {box.w * MM:.3f} {-box.h * MM:.3f} re"


def _rounded(box: Box, radius: float) -> str:
    l, t, r, b = box.x * MM, -box.y * MM, (box.x + box.w) * MM, -(box.y + box.h) * MM  # noqa: E741
    c = radius * MM
    k = c * 0.4477
    return (
        f"{l + c:.3f} {t:.3f} m {r - c:.3f} {t:.3f} l {r - k:.3f} {t:.3f} {r:.3f} {t - k:.3f} {r:.3f} {t - c:.3f} c "
        f"{r:.3f} {b + c:.3f} l {r:.3f} {b + k:.3f} {r - k:.3f} {b:.3f} {r - c:.3f} {b:.3f} c "
        f"{l + c:.3f} {b:.3f} l {l + k:.3f} {b:.3f} {l:.3f} {b + k:.3f} {l:.3f} {b + c:.3f} c "
        f"{l:.3f} {t - c:.3f} l {l:.3f} {t - k:.3f} {l + k:.3f} {t:.3f} {l + c:.3f} {t:.3f} c h"
    )
