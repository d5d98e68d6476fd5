"""What the parser does not tell of a workbook.

Formulas without a result, errors, dates that show no day, numbers that show noughts in front.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree  # entities and document types were refused before

from retiree_desk.exchange.grid import column_number
from retiree_desk.exchange.safety import Format, Vetted
from retiree_desk.exchange.sheets import Place
from retiree_desk.troubles import Trouble


@dataclass(frozen=True, slots=True)
class Hints:
    """By sheet name, then by place; ``padded`` are the cells that show so many figures at least."""

    lost: Mapping[str, Mapping[Place, str]] = field(default_factory=dict)
    shown_dates: Mapping[str, Mapping[Place, int]] = field(default_factory=dict)
    padded: Mapping[str, Mapping[Place, int]] = field(default_factory=dict)


_MAIN = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
_RELATION = re.compile(r"\{[^}]*relationships\}id$").search
_MOST_TAGS = 600_000  # the most formats a workbook may have, with all they say
_RESULT = re.compile(rb"<v>[^<]").search
_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>((?:(?!</c>|<c ).)*)</c>', re.DOTALL)
_STYLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*? s="([0-9]+)"[^>]*[^/]>')
_SHOWN = {"17": 7, "27": 7, "36": 7, "50": 7, "52": 7, "54": 7, "55": 7, "57": 7}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def of(vetted: Vetted) -> Hints:
    """The hints of a vetted workbook; parts are read again only where there is something to find; none of .xls."""
    if vetted.format is not Format.XLSX:
        return Hints()
    with zipfile.ZipFile(io.BytesIO(vetted.data)) as archive:
        codes = _formats(archive)
        coarse = _chosen(codes, _shown_by)
        padding = _chosen(codes, _padded_by)
        if not coarse and not padding and not vetted.lossy:
            return Hints()
        parts = _sheet_parts(archive)
        lost = {name: dict(_lost(archive.read(part))) for part, name in parts.items() if part in vetted.lossy}
        shown = {name: dict(_styled(archive.read(part), coarse)) for part, name in parts.items() if coarse}
        padded = {name: dict(_styled(archive.read(part), padding)) for part, name in parts.items() if padding}
    return Hints(lost, shown, padded)


def _lost(sheet: bytes) -> Iterator[tuple[Place, str]]:
    for letters, number, attributes, content in _CELL.findall(sheet):
        place = Place(int(number) - 1, column_number(letters) - 1)
        if b't="e"' in attributes:
            yield place, "error"
        elif b"<f" in content and not _RESULT(content):
            yield place, "formula"


def _styled(sheet: bytes, styles: Mapping[bytes, int]) -> Iterator[tuple[Place, int]]:
    for letters, number, style in _STYLED.findall(sheet):
        if style in styles:
            yield Place(int(number) - 1, column_number(letters) - 1), styles[style]


def _formats(archive: zipfile.ZipFile) -> dict[bytes, str]:
    """The format of each cell style, by the style's number: its code, or its number where it is built in."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    content = archive.read("xl/styles.xml")
    if content.count(b"<") > _MOST_TAGS:
        raise Trouble("file_bomb")
    root = ElementTree.fromstring(content)
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in _elements(root, "numFmt")}
    formats = [one for table in _elements(root, "cellXfs") for one in table]
    numbers = (one.get("numFmtId", "") for one in formats)
    return {b"%d" % place: codes.get(number, number) for place, number in enumerate(numbers)}


def _chosen(codes: Mapping[bytes, str], told: Callable[[str], int]) -> dict[bytes, int]:
    """The styles of which something is told, with what."""
    return {style: length for style, code in codes.items() if (length := told(code))}


def _shown_by(code: str) -> int:
    """How much of a date a format shows: 4 the year, 7 the month; 0 for whole dates, times and numbers."""
    if code in _SHOWN:
        return _SHOWN[code]
    letters = set(_LITERAL.sub("", code.split(";", maxsplit=1)[0]).lower())
    if "y" not in letters or letters & set("dhs0#"):
        return 0
    return 7 if "m" in letters else 4


def _padded_by(code: str) -> int:
    """How many figures a format shows at least: 6 for 000000; 0 where it is not all noughts."""
    return len(code) if len(code) > 1 and not code.strip("0") else 0


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The sheets' names by the names of their parts."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    known = {part.lower(): part for part in archive.namelist()}
    names = {}
    for sheet in _elements(ElementTree.fromstring(archive.read("xl/workbook.xml")), "sheet"):
        identity = next((value for key, value in sheet.items() if _RELATION(key)), "")
        target = targets.get(identity, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part.lower() in known:
            names[known[part.lower()]] = sheet.get("name", "")
    return names


def _elements(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    for prefix in _MAIN:
        yield from root.iter(prefix + name)
