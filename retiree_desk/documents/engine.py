"""ReportLab as the paper needs it: fonts whose text can be read back, and pages that leave memory when they are done.

Nothing of ReportLab is replaced behind its back: two classes are derived from it here and used instead of its own. Only
``fonts`` and ``pen`` import this module, and late, because ReportLab costs a tenth of a second.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # text encoding of photos adds a quarter to the file and 3 ms each

_BLOCK = 100  # a bfchar block holds at most 100 lines (Adobe Technical Note 5014)
_QUICK = 1  # compression that costs a third of the usual time and a tenth more room
_LATE = ("BasicFonts",)  # grows until the last page


class ReadableFont(ttfonts.TTFont):  # type: ignore[misc]  # reportlab carries no types
    """A font whose text is found, copied and read aloud correctly.

    ReportLab writes characters beyond U+FFFF into the ToUnicode map as five hexadecimal digits; the map takes UTF-16BE
    (ISO 32000-1, 9.10.3), so rare names came out as other characters. The maps are written again here.
    """

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        """Make the font's PDF objects, with the right maps."""
        subsets = list(self._assignState(doc).subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            prefix = ttfonts.SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX
            name = prefix.decode("latin-1")
            doc.idToObject["toUnicodeCMap:" + name].content = to_unicode(name, subset)


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of one 256-glyph subset."""
    lines = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset)
    ]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


class StreamedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab carries no types
    """A PDF whose finished pages and pictures go to the file at once, so that 725 sheets take no more memory than one."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(compression=1, invariant=1)
        self._file = file
        self._next = 1
        self._late: list[str] = []
        header: bytes = pdfdoc.PDFFile(self._pdfVersion).format(self)
        self._offset = file.write(header)

    def addPage(self, page: pdfdoc.PDFPage) -> None:
        """Take the page and write out everything that is finished."""
        content = zlib.compress(page.stream.encode("latin-1"), _QUICK)
        page.Contents = _Stream(content)
        super().addPage(page)
        self._write_finished()
        page.stream = page.Contents = page.Resources = page.XObjects = None

    def format(self) -> bytes:
        """Write what is left; returns the cross-reference table and the trailer."""
        self.Reference(self.Catalog)
        self.Reference(self.info)
        self._write_finished()
        while self._late:
            self._write(self._late.pop())
            self._write_finished()
        return self._ending()

    def _write_finished(self) -> None:
        while (name := self.numberToId.get(self._next)) is not None:
            self._next += 1
            if name in _LATE or self.idToObject[name] is self.Pages:
                self._late.append(name)
            else:
                self._write(name)

    def _write(self, name: str) -> None:
        self.idToOffset[name] = self._offset
        written: bytes = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
        self._offset += self._file.write(written)
        self.idToObject[name] = None

    def _ending(self) -> bytes:
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, [self.numberToId[number] for number in range(1, self._next)])
        trailer = pdfdoc.PDFTrailer(
            startxref=self._offset,
            Size=self._next,
            Root=self.Reference(self.Catalog),
            Info=self.Reference(self.info),
            ID=self.ID(),
        )
        ending: bytes = table.format(self) + trailer.format(self)
        return ending


class _Written(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab carries no types
    """An object that is bytes already."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self._content = content

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self._content


class _Stream(_Written):
    """A compressed stream, written as it is."""

    def __init__(self, content: bytes) -> None:
        header = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(content)
        super().__init__(header + content + b"\nendstream\n")


class StreamedCanvas(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """ReportLab's canvas on a ``StreamedDocument``, taking operators as they are."""

    def __init__(self, file: BinaryIO, title: str) -> None:
        super().__init__(file, pageCompression=1)
        self._doc = StreamedDocument(file)
        self.setTitle(title)
        self.setAuthor("")
        self.setCreator("")
        self.setSubject("")
        self.setViewerPreference("PrintScaling", "None")  # millimetres stay millimetres in any reader

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"  # no standard font that nobody embeds

    def operators(self, *lines: str) -> None:
        """Add content-stream operators to the page or form being drawn."""
        self._code.extend(lines)

    def set_page(self, width: float, height: float) -> None:
        """The size in points of the page that starts now."""
        self.setPageSize((width, height))

    def shown(self, font: ReadableFont, text: str) -> Iterator[tuple[str, str]]:
        """The text as (name of the subset, hexadecimal string)."""
        for subset, codes in font.splitString(text, self._doc):
            yield font.getSubsetInternalName(subset, self._doc), codes.hex()

    def add_jpeg(self, name: str, content: bytes, width: int, height: int, space: str) -> None:
        """Register a JPEG under a name; draw it with ``use``."""
        inverted = "/Decode [1 0 1 0 1 0 1 0] " if space == "DeviceCMYK" else ""  # as such files are stored
        header = (
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /{space} "
            f"/BitsPerComponent 8 {inverted}/Filter /DCTDecode /Length {len(content)} >>\nstream\n"
        )
        written = _Written(header.encode() + content + b"\nendstream\n")
        self._doc.Reference(written, self._doc.getXObjectName(name))

    def use(self, name: str) -> None:
        """Draw a registered form or picture in the unit square or in its own box."""
        self.doForm(name)


def covered(font: ReadableFont) -> frozenset[str]:
    """Every character the font has a glyph for."""
    points: Iterable[int] = font.face.charToGlyph
    return frozenset(map(chr, points))
