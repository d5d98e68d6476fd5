"""Which rows below the headings are about somebody: not totals, notes, examples, page heads, section titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from retiree_desk.exchange.headings import Table, fold
from retiree_desk.exchange.sheets import Cell

_NOBODY = re.compile(
    r".{0,10}(?:合计|小计|总计|共计|累计|总人数)(?:人数)?(?:[(][^)]*[)])?[::]?(?:[0-9.,]+(?:人|名|位|元)?)?"
    r"|(?:制表|填表|填报|审核|复核|审批|负责|经办|联系|打印|制单)(?:人|单位|日期|时间|人签字|负责人)?[::].*"
    r"|(?:制表|填表|填报|审核|复核|审批|经办|制单)(?:人|单位|日期|时间)"
    r"|单位(?:负责人|盖章|公章|名称|[(]盖章[)])[::]?.*"
    r"|第[0-9一二三四五六七八九十]+页.*|共[0-9一二三四五六七八九十百千]+(?:人|页|名).*"
    r"|[*]?(?:必填|必填项|选填|选填项|可填|可不填|必录|非必填|文本|文字|文本格式|请填写.{0,20})(?:[(,,;;].*)?|如[::].*"
    r"|(?:填写|填表|填报|举)?(?:例|示例|样例|范例|例子|例如|例行|示例行)[0-9一二三四五]?(?:[::].*)?"
    r"|[(\[【](?:填写|填表|填报|举)?(?:例|示例|样例|范例)[)\]】].*|.+[(\[【](?:填写|填表)?(?:例|示例|样例|范例)[)\]】]"
    r"|(?P<note>(?:注|备注|说明|填表说明|填报说明|填写说明|附注|填表要求)(?:[0-9一二三四五]*[::.、].*)?"
    r"|[一二三四五六七八九十]{1,3}[、.].*|[(][一二三四五六七八九十]{1,3}[)].*|[0-9]{1,2}[、.)][\u4e00-\u9fff].*)"
).fullmatch
"""Totals, signatures, page numbers, hints, examples; a ``note`` may also be a person's, if a name stands beside it."""
_EXAMPLE = re.compile(r"(?:此行|本行)?[为是]?(?:填写)?(?:示例|样例)(?:行|数据)?(?:[,。;、].*)?").fullmatch
_COUNT = re.compile(r"[0-9.,]+\s*(?:人|名|位|元)?").fullmatch
_LONGEST = 200
_SHORT_NAME = re.compile("[\u4e00-\u9fff]{2,4}").fullmatch
_TELLING = frozenset("计总制填审复负经联打单第共例注说必文")
"""One of these is in every text of Chinese characters alone that means nobody."""
_BLANKS = ("", None)
_IDENTITY = ("member_no", "name", "id_number", "who_id", "who_name")


def rows_of(table: Table) -> Iterator[tuple[int, Sequence[Cell], Sequence[int]]]:
    """Each row about somebody: its number from 0, its cells and which known columns hold something."""
    places = sorted(table.columns)
    heads = {place: {fold(table.headings[place]), fold(_raw(table, place))} for place in places}
    identity = [place for place in places if table.columns[place].key in _IDENTITY]
    note = next((place for place in places if table.columns[place].key == "note"), None)
    for index in range(table.heading_row + 1, len(table.sheet.rows)):
        row = table.sheet.rows[index]
        width = len(row)
        filled = [place for place in places if place < width and row[place] != "" and row[place] is not None]
        if not filled or _is_repeated(row, filled, heads) or _is_numbering(row, filled):
            continue
        if _is_section(row, filled) or _is_summary(row, identity, note):
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


def _is_summary(row: Sequence[Cell], identity: Sequence[int], note: int | None) -> bool:
    """A total, a note, a signature or an example: the words stand first in the row or where a person's name would."""
    first = next((cell for cell in row if cell or cell not in _BLANKS), None)
    named = [row[place] for place in identity if place < len(row) and row[place] not in _BLANKS]
    for cell in (first, *named):
        said = _words_for_nobody(cell)
        if said and (said != "note" or cell is not first or not any(map(_may_name, named))):
            return True
    return note is not None and note < len(row) and _marks_example(row[note])


def _words_for_nobody(cell: Cell) -> str:
    """``note``, ``other``, or nothing for words that may be somebody's."""
    if not isinstance(cell, str) or cell.isascii() or len(cell) > _LONGEST:
        return ""
    if _SHORT_NAME(cell) and _TELLING.isdisjoint(cell):
        return ""  # as nearly all names, and sooner known
    said = _NOBODY(_plain(cell))
    return (said.lastgroup or "other") if said else ""


def _may_name(cell: Cell) -> bool:
    return isinstance(cell, str) and not _words_for_nobody(cell) and not _COUNT(cell)


def _marks_example(cell: Cell) -> bool:
    return isinstance(cell, str) and ("示例" in cell or "样例" in cell) and _EXAMPLE(_plain(cell)) is not None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
