"""Writing workbooks and tables in text: every cell a text that no program takes for a formula, nothing of the moment.

Equal contents give equal files, byte for byte. The XML of a sheet of texts is so plain that it is written here: measured
on a million cells, openpyxl and XlsxWriter take nearly three times as long, and neither writes every text so that it can be read
back (control characters; an underscore that two escapes share).
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from retiree_desk.exchange.cells import TRIGGERS, guarded
from retiree_desk.exchange.sheets import column_letters


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to write: its name, its headings, its rows of texts (empty = blank)."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[str]]


def write_workbook(path: Path, pages: Iterable[Page]) -> None:
    """Write an .xlsx file row by row, so that its length costs no memory; text cells alone."""
    names = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for number, page in enumerate(pages, start=1):
            names.append(page.name)
            with archive.open(_part(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as part:
                _write_sheet(part, page)
        for name, content in _frame(names or ["-"]):
            archive.writestr(_part(name), _HEAD + content)
        if not names:
            archive.writestr(
                _part("xl/worksheets/sheet1.xml"), f"{_HEAD}<worksheet {_MAIN}><sheetData/></worksheet>"
            )


def write_csv(path: Path, page: Page) -> None:
    """Write one table in UTF-8 with its mark, which Excel needs; what might run stands behind an apostrophe."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, lineterminator="\r\n")
        lines.writerow(page.headings)
        lines.writerows([guarded(words, formulas=True) for words in row] for row in page.rows)


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TEXT, _QUOTED, _HEADING = 1, 2, 3
_ESCAPED_BY_FORMAT = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)")
_PRESERVED = ' xml:space="preserve"'
_BATCH = 500


def _part(name: str) -> zipfile.ZipInfo:
    """An entry of the archive without a moment of its own."""
    part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def _write_sheet(part: IO[bytes], page: Page) -> None:
    width = max(len(page.headings), 1)
    part.write(
        f'{_HEAD}<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{width}" width="14" customWidth="1"/></cols><sheetData>'.encode()
    )
    letters = [column_letters(place) for place in range(width)]
    batch = [_row(1, page.headings, letters, _HEADING)]
    for number, row in enumerate(page.rows, start=2):
        batch.append(_row(number, row, letters, _TEXT))
        if len(batch) == _BATCH:
            part.write("".join(batch).encode())
            batch.clear()
    part.write("".join([*batch, "</sheetData></worksheet>"]).encode())


def _row(number: int, row: Sequence[str], letters: Sequence[str], style: int) -> str:
    cells = [
        f'<c r="{letter}{number}" s="{_QUOTED if words[0] in TRIGGERS else style}" t="inlineStr"><is>'
        f"{_told(words)}</is></c>"
        for letter, words in zip(letters, row, strict=False)
        if words
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _told(words: str) -> str:
    """A text as the format wants it, with a sign that spaces count where it has any."""
    if words.isalnum():
        return f"<t>{words}</t>"
    spaced = " " in words or not words.isprintable()  # of all spaces only the plain one is printable
    return f"<t{_PRESERVED if spaced else ''}>{_content(words)}</t>"


def _content(words: str) -> str:
    """What XML cannot hold is spelled by number, as Excel does."""
    words = guarded(words, formulas=False)
    return escape(_ESCAPED_BY_FORMAT.sub(lambda found: f"_x{ord(found[0]):04X}_", words))


def _frame(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The parts around the sheets."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{escape(name, _QUOTES)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    yield "xl/workbook.xml", f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    yield (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    )
    yield "xl/styles.xml", _STYLES
    yield (
        "_rels/.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{kinds}</Types>',
    )


_QUOTES = {'"': "&quot;"}
_STYLES = (
    f"<styleSheet {_MAIN}>"
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Format 49 is text; ``quotePrefix`` keeps a cell text even when it is edited in place."""
