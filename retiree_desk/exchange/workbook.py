"""Reading a workbook or a table in text: sheets of cells that still know whether they were text, number or date."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree  # entities and document types were refused before

from retiree_desk.exchange import csv_table
from retiree_desk.exchange.safety import Format, Vetted, vet
from retiree_desk.exchange.sheets import Cell, Place, Sheet
from retiree_desk.troubles import Trouble

_MOST_FILLED = 2_000_000
_NAMESPACES = {
    "main": "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "strict": "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
}
_RELATION = re.compile(r"\{[^}]*relationships\}id$").search
_RESULT = re.compile(rb"<v>[^<]").search
_LOST_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>((?:(?!</c>|<c ).)*)</c>', re.DOTALL)


def read(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a file; Trouble when it may not or cannot be read whole."""
    vetted = vet(path)
    if vetted.format is Format.CSV:
        return (Sheet(path.stem, csv_table.parse(vetted.data)),)
    try:
        return _parsed(vetted)
    except Trouble:
        raise
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise Trouble("file_damaged") from error
        raise


def _parsed(vetted: Vetted) -> tuple[Sheet, ...]:
    # Late: loading the parser takes longer than opening a window.
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    lost = _lost_cells(vetted)
    with load_workbook(io.BytesIO(vetted.data)) as book:
        return tuple(
            Sheet(
                meta.name,
                _filled(sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ()),
                hidden=meta.visible != SheetVisibleEnum.Visible,
                lost=lost.get(meta.name, {}),
            )
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet
            for sheet in (book.get_sheet_by_name(meta.name),)
        )


_Range = tuple[tuple[int, int], tuple[int, int]]


def _filled(parsed: Iterable[Sequence[Cell]], merged: Iterable[_Range]) -> list[list[Cell]]:
    """Each cell of a merged area gets the value that the area shows."""
    rows: list[list[Cell]] = list(map(list, parsed))
    budget = _MOST_FILLED
    height, width = len(rows), len(rows[0]) if rows else 0
    for (top, left), (bottom, right) in merged:
        if top >= height or left >= width or rows[top][left] == "":
            continue
        columns = min(right, width - 1) + 1 - left
        budget -= (min(bottom, height - 1) + 1 - top) * columns
        if budget < 0:
            raise Trouble("file_bomb")
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : left + columns] = [value] * columns
    return rows


# --- what the parser cannot tell -------------------------------------------------------------------------------------


def _lost_cells(vetted: Vetted) -> dict[str, dict[Place, str]]:
    """Formulas that were never calculated and cells that show an error, by sheet."""
    if not vetted.lossy:
        return {}
    with zipfile.ZipFile(io.BytesIO(vetted.data)) as archive:
        names = _sheet_names(archive)
        found = {names.get(part.lower(), ""): _lost_in(archive.read(part)) for part in vetted.lossy}
    return {name: places for name, places in found.items() if places}


def _lost_in(sheet: bytes) -> dict[Place, str]:
    lost = {}
    for letters, number, attributes, content in _LOST_CELL.findall(sheet):
        place = Place(int(number) - 1, _column_number(letters))
        if b't="e"' in attributes:
            lost[place] = "error"
        elif b"<f" in content and not _RESULT(content):
            lost[place] = "formula"
    return lost


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """The sheet's name by its part's name in small letters."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    names = {}
    for sheet in (element for prefix in _NAMESPACES.values() for element in book.iter(f"{prefix}sheet")):
        identity = next((value for key, value in sheet.items() if _RELATION(key)), "")
        target = targets.get(identity, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        names[part.lower()] = sheet.get("name", "")
    return names
