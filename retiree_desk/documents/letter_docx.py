"""The same letters as DOCX, for offices that finish them in WPS or Word.

The parts are written as text: a package takes 2 ms, a hundredth of what a document library takes. East Asian fonts are named
in the styles and every run asks for them, so no Japanese theme font slips in and quotation marks stand full width.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from string import Template
from typing import BinaryIO
from xml.sax.saxutils import escape

from retiree_desk.documents.letter_looks import Look
from retiree_desk.documents.letter_pdf import fitted
from retiree_desk.documents.letters import Letter
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
    styles = Template((folder / "styles.xml").read_text("utf-8")).substitute(
        body_font=escape(look.body_font),
        heading_font=escape(look.heading_font),
        size=round(look.body.size * 2),
        heading_size=round(look.heading.size * 2),
        colour=look.body.colour[1:],
        heading_colour=look.heading.colour[1:],
        line=round(look.pitch * 20),
        indent=round(look.body.size * 40),
    )
    return (*parts, ("word/styles.xml", styles.encode()))


def _body(look: Look, letter: Letter) -> list[tuple[str, str, str]]:
    """Paragraphs as (style, properties, text)."""
    found = [("LetterTitle", "", letter.title)]
    if look.letterhead:
        found.insert(0, ("Letterhead", "", filled(look.letterhead, letter.facts)))
    if letter.salutation:
        found.append(("Salutation", "", letter.salutation))
    found.extend(("LetterBody", "", paragraph) for paragraph in letter.paragraphs)
    found.extend(
        ("Salutation" if number else "LetterBody", "", wish) for number, wish in enumerate(letter.wish)
    )
    found.append(("SignOff", "<w:keepNext/>", ""))
    found.append(("SignOff", "<w:keepNext/>" + _right(2 if len(letter.sign) < 20 else 0), letter.sign))
    found.append(("SignOff", _right(4), letter.date))
    return found


def _right(characters: int) -> str:
    return f'<w:ind w:rightChars="{characters * 100}" w:right="{characters * 320}"/>'


def _paged(body: list[tuple[str, str, str]], *, first: bool) -> str:
    """Paragraphs of one letter; all letters but the first begin a page."""
    breaks = ["" if first else "<w:pageBreakBefore/>", *[""] * len(body)]
    return "".join(
        _paragraph(style, new + extra, text) for (style, extra, text), new in zip(body, breaks, strict=False)
    )


def _paragraph(style: str, properties: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{_runs(text)}</w:p>'


def _runs(text: str) -> str:
    pieces = (
        (rare, "".join(piece)) for rare, piece in groupby(text, lambda character: ord(character) > 0xFFFF)
    )
    return "".join(_run(piece, rare=rare) for rare, piece in pieces)


def _run(text: str, *, rare: bool) -> str:
    """A run without what XML has no place for; characters beyond the BMP name the font Windows keeps for them."""
    fonts = 'w:hint="eastAsia"' + (
        ' w:ascii="SimSun-ExtB" w:hAnsi="SimSun-ExtB" w:eastAsia="SimSun-ExtB"' if rare else ""
    )
    return f'<w:r><w:rPr><w:rFonts {fonts}/></w:rPr><w:t xml:space="preserve">{escape(text.translate(_CONTROL))}</w:t></w:r>'


def _section(look: Look) -> str:
    across, down = round(look.width * _TWIPS), round(look.height * _TWIPS)
    turned = ' w:orient="landscape"' if look.width > look.height else ""
    top = look.top if not look.letterhead else 25
    left = look.left if look.width < look.height else 25
    sides = zip(("top", "right", "bottom", "left"), (top, look.right, look.bottom, left), strict=True)
    margins = " ".join(f'w:{side}="{round(size * _TWIPS)}"' for side, size in sides)
    return (
        f'<w:sectPr><w:pgSz w:w="{across}" w:h="{down}"{turned}/>'
        f'<w:pgMar {margins} w:header="850" w:footer="850" w:gutter="0"/>{_frame() if look.frame else ""}</w:sectPr>'
    )


def _frame() -> str:
    border = 'w:val="thinThickMediumGap" w:sz="48" w:space="31" w:color="000000"'
    sides = "".join(f"<w:{side} {border}/>" for side in ("top", "left", "bottom", "right"))
    return f'<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>'
