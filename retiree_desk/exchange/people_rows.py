"""Which rows below the headings are about somebody: not totals, notes, page heads, section titles or numbers of columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from retiree_desk.exchange.headings import Table, fold
from retiree_desk.exchange.sheets import Cell

_SUMMARY = re.compile(
    r"(?:本页|本表|全部)?(?:合计|小计|总计|共计|累计|总人数|人数合计)(?:人数)?[::]?"
    r"|(?:注|备注|说明|填表说明|填报说明|填写说明|附注|填表要求)[0-9一二三四五]*[::.、].*"
    r"|(?:制表|填表|填报|审核|复核|审批|负责|经办|联系|打印|制单)(?:人|单位|日期|时间|人签字|负责人)?[::].*"
    r"|单位(?:负责人|盖章|公章|名称|[((]盖章[))])[::]?.*"
    r"|第[0-9一二三四五六七八九十]+页.*|共[0-9一二三四五六七八九十百千]+(?:人|页|名).*"
    r"|[一二三四五六七八九十]{1,3}[、.].*|[((][一二三四五六七八九十]{1,3}[))].*"
    r"|(?:注|例|示例|例如|样例|填写示例)"
).fullmatch
_COUNT = re.compile(r"[0-9.,]+\s*(?:人|名|位|元)?").fullmatch
_IDENTITY = ("member_no", "name", "id_number", "who_id", "who_name")


def rows_of(table: Table) -> Iterator[tuple[int, Sequence[Cell], Sequence[int]]]:
    """Each row about somebody: its number from 0, its cells and which known columns hold something."""
    places = sorted(table.columns)
    heads = {place: {fold(table.headings[place]), fold(_raw(table, place))} for place in places}
    identity = [place for place in places if table.columns[place].key in _IDENTITY]
    for index in range(table.heading_row + 1, len(table.sheet.rows)):
        row = table.sheet.rows[index]
        width = len(row)
        filled = [place for place in places if place < width and row[place] != "" and row[place] is not None]
        if not filled or _is_repeated(row, filled, heads) or _is_numbering(row, filled):
            continue
        if _is_section(row, filled) or _is_summary(row, identity):
            continue
        yield index, row, filled


def _raw(table: Table, place: int) -> str:
    row = table.sheet.rows[table.heading_row]
    cell = row[place] if place < len(row) else ""
    return cell if isinstance(cell, str) else ""


def _is_repeated(row: Sequence[Cell], filled: Sequence[int], heads: dict[int, set[str]]) -> bool:
    """The headings again, as they stand at the top of each printed page."""
    first = row[filled[0]]
    if not isinstance(first, str) or fold(first) not in heads[filled[0]]:
        return False
    same = sum(isinstance(cell := row[place], str) and fold(cell) in heads[place] for place in filled)
    return same * 10 >= len(filled) * 6


def _is_numbering(row: Sequence[Cell], filled: Sequence[int]) -> bool:
    """1, 2, 3 … below the headings."""
    if len(filled) < 3 or _whole(row[filled[0]]) is None or _whole(row[filled[1]]) is None:
        return False
    numbers = [_whole(row[place]) for place in filled]
    return all(
        numbers[at] is not None and numbers[at] == (numbers[0] or 0) + filled[at] - filled[0]
        for at in range(len(filled))
    )


def _whole(cell: Cell) -> int | None:
    if isinstance(cell, str):
        return int(cell) if cell.isdecimal() and len(cell) < 4 else None
    return int(cell) if isinstance(cell, (int, float)) and cell == cell // 1 and abs(cell) < 1000 else None


def _is_section(row: Sequence[Cell], filled: Sequence[int]) -> bool:
    """One text over the whole width, as a merged line between groups of people."""
    first = row[filled[0]]
    if len(filled) < 3 or not isinstance(first, str) or row[filled[1]] != first:
        return False
    return all(row[place] == first for place in filled)


def _is_summary(row: Sequence[Cell], identity: Sequence[int]) -> bool:
    """A total, a note or a signature: the words stand first in the row or where a person's name would."""
    first = next((cell for cell in row if cell not in ("", None)), None)
    if _says_summary(first):
        named = [row[place] for place in identity if place < len(row) and row[place] not in ("", None, first)]
        return not any(
            isinstance(cell, str) and not _says_summary(cell) and not _COUNT(cell) for cell in named
        )
    return any(place < len(row) and _says_summary(row[place]) for place in identity)


def _says_summary(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell) > 200:
        return False
    return _SUMMARY("".join(unicodedata.normalize("NFKC", cell).split())) is not None
