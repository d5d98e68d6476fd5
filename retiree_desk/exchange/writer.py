"""Writing workbooks and tables in text: every cell a text that no program takes for a formula, nothing of the moment.

Equal contents give equal files, byte for byte: no author, no time.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from retiree_desk.exchange.cells import TRIGGERS, guarded

LONGEST_CELL = 32_767  # UTF-16 units, a limit of the format

_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDTH = 14


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to write: its name, its headings, its rows of texts (empty = blank)."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[str]]


def write_workbook(path: Path, pages: Iterable[Page]) -> None:
    """Write an .xlsx file row by row, so that its length costs no memory; text cells alone."""
    import xlsxwriter  # late: only exports need it

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    book.set_properties({"created": _CREATED})
    text = book.add_format({"num_format": "@"})
    quoted = book.add_format({"num_format": "@", "quote_prefix": True})
    heading = book.add_format({"num_format": "@", "bold": True})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(page.headings) - 1, 0), _WIDTH)
        write = sheet.write_string
        for place, words in enumerate(page.headings):
            write(0, place, words, heading)
        for number, row in enumerate(page.rows, start=1):
            for place, words in enumerate(row):
                if words:
                    write(
                        number,
                        place,
                        guarded(words, formulas=False),
                        quoted if words[0] in TRIGGERS else text,
                    )
    book.close()


def write_csv(path: Path, page: Page) -> None:
    """Write one table in UTF-8 with its mark, which Excel needs; what might run stands behind an apostrophe."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, lineterminator="\r\n")
        lines.writerow(page.headings)
        lines.writerows([guarded(words, formulas=True) for words in row] for row in page.rows)
