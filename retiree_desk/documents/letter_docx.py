"""The same letters as DOCX, for offices that finish them in WPS or Word.

The parts are written as text: a package takes 2 ms, a hundredth of what a document library takes. East Asian fonts are named
in the styles and every run asks for them, so no Japanese theme font slips in and quotation marks stand full width.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from string import Template
from typing import BinaryIO
from xml.sax.saxutils import escape

from retiree_desk.documents.fonts import Face, width
from retiree_desk.documents.letter_looks import Frame, Look
from retiree_desk.documents.letter_pdf import closing, fitted, text_width
from retiree_desk.documents.letters import Letter
from retiree_desk.documents.pdf_text import fit
from retiree_desk.documents.pen import MM, Box, Style
from retiree_desk.documents.texts import filled
from retiree_desk.paths import resources

_TWIPS = 1440 / 25.4
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
}
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))  # characters XML 1.0 has no place for
_KEEP = "<w:keepNext/>"
_CERTAIN = 0.97  # of a line: other computers set other fonts
_CLOSE = 12.0  # points
_LANDSCAPE = 30.0  # margins of a card, which has no picture in Word
_WHEN = (1980, 1, 1, 0, 0, 0)  # equal letters make equal files


def write_letters(target: Path | BinaryIO, look: Look, letters: Iterable[Letter]) -> int:
    """Write letters as one DOCX, each from a page of its own; returns how many."""
    written = list(letters)
    if look.one_page:
        look = min((fitted(look, letter) for letter in written), key=lambda one: one.body.size, default=look)
    bodies = [_body(look, letter) for letter in written]
    document = "".join(_paged(body, first=number == 0) for number, body in enumerate(bodies))
    with zipfile.ZipFile(target, "w") as package:
        for name, content in _static(look):
            _add(package, name, content)
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {_NAMESPACE}><w:body>'
        _add(package, "word/document.xml", f"{xml}{document}{_section(look)}</w:body></w:document>".encode())
    return len(bodies)


def _add(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, content, compresslevel=3)


@cache
def _static(look: Look) -> tuple[tuple[str, bytes], ...]:
    folder = resources() / "templates" / "docx"
    parts = [(name, (folder / file).read_bytes()) for name, file in _PARTS.items()]
    box, head = _head(look)
    styles = Template((folder / "styles.xml").read_text("utf-8")).substitute(
        body_font=escape(look.body_font),
        heading_font=escape(look.heading_font),
        size=round(look.body.size * 2),
        heading_size=round(look.heading.size * 2),
        colour=look.body.colour[1:],
        heading_colour=look.heading.colour[1:],
        line=round(look.pitch * 20),
        indent=round(look.body.size * 40),
        head_size=round(head.size * 2),
        head_colour=head.colour[1:],
        head_left=round((box.x - look.left) * _TWIPS),
        head_right=round((look.width - box.x - box.w - look.right) * _TWIPS),
        head_line="thickThinSmallGap" if head.colour != look.body.colour else "single",
        head_line_size=24 if head.colour != look.body.colour else 6,
    )
    return (*parts, ("word/styles.xml", styles.encode()))


def _body(look: Look, letter: Letter) -> list[tuple[str, str, str]]:
    """Paragraphs as (style, properties, text)."""
    found = [("LetterTitle", "", letter.title)]
    if look.letterhead:
        head = filled(look.letterhead, letter.facts)
        found.insert(0, ("Letterhead", _shrunk(_head(look), head), head))
    if letter.salutation:
        found.append(("Salutation", "", letter.salutation))
    found.extend(("LetterBody", "", paragraph) for paragraph in letter.paragraphs)
    found.extend(
        ("Salutation" if number else "LetterBody", "", wish) for number, wish in enumerate(letter.wish)
    )
    return [*found, *_sign_off(look, letter)]


def _sign_off(look: Look, letter: Letter) -> Iterator[tuple[str, str, str]]:
    """A blank line, the office, the date; each as far from the right margin as in the PDF, none on a page alone."""
    yield "SignOff", _KEEP, ""
    room, size = text_width(look), look.body.size
    lines = closing(look, letter)
    for number, (text, x) in enumerate(lines):
        free = max(room - max(x, 0.0) - width(text, look.body.face, size), 0.0)
        keep = _KEEP if number + 1 < len(lines) else ""
        shrunk = _size(fit(text, look.body.face, size, room * _CERTAIN, 4).size) if free < _CLOSE else ""
        yield "SignOff", f'{keep}<w:ind w:right="{round(free * 20)}"/>{shrunk}', text


def _head(look: Look) -> tuple[Box, Style]:
    """The letterhead's place and type as they are drawn in the PDF."""
    if look.head is not None:
        return look.head.box, look.head.style
    return Box(look.left, 0, text_width(look) / MM, 0), Style(size=30, colour="#C8161D")


def _shrunk(head: tuple[Box, Style], text: str) -> str:
    """The size of a letterhead that would not fit its line."""
    box, style = head
    size = fit(text, Face.SERIF, style.size, box.w * MM * _CERTAIN, 4).size
    return _size(size) if size < style.size else ""


def _size(points: float) -> str:
    return f'<w:rPr><w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/></w:rPr>'


def _paged(body: list[tuple[str, str, str]], *, first: bool) -> str:
    """Paragraphs of one letter; all letters but the first begin a page."""
    breaks = ["" if first else "<w:pageBreakBefore/>", *[""] * len(body)]
    return "".join(
        _paragraph(style, new + extra, text) for (style, extra, text), new in zip(body, breaks, strict=False)
    )


def _paragraph(style: str, properties: str, text: str) -> str:
    """One paragraph; a size among its properties is that of its runs too."""
    size = properties.partition("<w:rPr>")[2].removesuffix("</w:rPr>")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{_runs(text, size)}</w:p>'


def _runs(text: str, size: str) -> str:
    pieces = (
        (rare, "".join(piece)) for rare, piece in groupby(text, lambda character: ord(character) > 0xFFFF)
    )
    return "".join(_run(piece, size, rare=rare) for rare, piece in pieces)


def _run(text: str, size: str, *, rare: bool) -> str:
    """A run without what XML has no place for; characters beyond the BMP name the font Windows keeps for them."""
    fonts = 'w:hint="eastAsia"' + (
        ' w:ascii="SimSun-ExtB" w:hAnsi="SimSun-ExtB" w:eastAsia="SimSun-ExtB"' if rare else ""
    )
    words = escape(text.translate(_CONTROL))
    return f'<w:r><w:rPr><w:rFonts {fonts}/>{size}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _section(look: Look) -> str:
    across, down = round(look.width * _TWIPS), round(look.height * _TWIPS)
    turned = ' w:orient="landscape"' if look.width > look.height else ""
    top = look.top if not look.letterhead else 25
    left, right = (look.left, look.right) if look.width < look.height else (_LANDSCAPE, _LANDSCAPE)
    sides = zip(("top", "right", "bottom", "left"), (top, right, look.bottom, left), strict=True)
    margins = " ".join(f'w:{side}="{round(size * _TWIPS)}"' for side, size in sides)
    return (
        f'<w:sectPr><w:pgSz w:w="{across}" w:h="{down}"{turned}/>'
        f'<w:pgMar {margins} w:header="850" w:footer="850" w:gutter="0"/>{_frame(look)}</w:sectPr>'
    )


def _frame(look: Look) -> str:
    borders = {
        Frame.MOURNING: 'w:val="thinThickMediumGap" w:sz="48" w:space="31" w:color="000000"',
        Frame.FINE: f'w:val="double" w:sz="6" w:space="24" w:color="{look.heading.colour[1:]}"',
    }
    if look.frame not in borders:
        return ""
    sides = "".join(f"<w:{side} {borders[look.frame]}/>" for side in ("top", "left", "bottom", "right"))
    return f'<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>'
