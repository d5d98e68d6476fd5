"""Finding the row of headings in a sheet and telling by it what the sheet is, whatever its name.

Headings stand below titles, over two rows (联系人 above 姓名 and 电话), in merged cells, with stars, notes and line
breaks in them. What a person once decided about a heading row is remembered by its texts.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from retiree_desk.exchange.columns import Column, Layout, SheetKind, computed_headings, finders, layouts
from retiree_desk.exchange.sheets import Cell, Sheet

SEARCHED_ROWS = 30
SEARCHED_COLUMNS = 512
REASONS = "未导入原因"
"""The heading under which a workbook of refused rows tells why; it comes back when these are mended."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a person decided about a heading row: its kind and, by column, the key it is (empty = leave out)."""

    kind: SheetKind
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet understood: what each column holds, and where the rows begin.

    ``unknown`` are columns whose heading means nothing here, ``doubled`` those that mean what another column does
    already, ``computed`` those the program works out itself.
    """

    sheet: Sheet
    layout: Layout
    heading_key: str
    heading_row: int
    headings: tuple[str, ...]
    columns: Mapping[int, Column]
    unknown: tuple[int, ...] = ()
    doubled: tuple[int, ...] = ()
    computed: tuple[int, ...] = ()

    @property
    def kind(self) -> SheetKind:
        return self.layout.kind

    def decision(self) -> Remembered:
        """The mapping as it stands, for remembering or for a person to change."""
        keys = (
            self.columns[place].key if place in self.columns else "" for place in range(len(self.headings))
        )
        return Remembered(self.kind, tuple(keys))


def recognise(sheet: Sheet, remembered: Mapping[str, Remembered] | None = None) -> Table | None:
    """The table in a sheet, or None when nothing in its first rows is a heading row."""
    candidates = list(_candidates(sheet.rows))
    for candidate in candidates:
        decided = (remembered or {}).get(candidate.key)
        if decided is not None:
            return _table(sheet, candidate, _decided(candidate, decided))
    matches = [(match, candidate) for candidate in candidates for match in _matches(sheet, candidate)]
    if not matches:
        return None
    match, candidate = max(matches, key=lambda pair: (*pair[0].rank, -pair[1].row))
    return _table(sheet, candidate, match)


def alone(table: Table, place: int) -> str:
    """A heading that says by itself what its column is: without the group above it, without what a person decided."""
    text, column = one_line(table.headings[place]), table.columns.get(place)
    return text if column is None or _look_up(table.layout, text) == column else column.heading


def fold(text: str) -> str:
    """A heading without spaces, line breaks, stars, colons, and "(必填)"; half-width."""
    if text.isascii() and (not text or text.isalnum()):
        return text
    plain = _WHITE.sub("", unicodedata.normalize("NFKC", text))
    return _DECORATION.sub("", _MUST.sub("", plain))


_WHITE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_MUST = re.compile(r"[(\[【](?:必填|必填项|选填|可不填|必录|非必填)[)\]】]")
_DECORATION = re.compile(r"[*★☆※●◆:]+")
_BRACKETS = re.compile(r"[(\[【]([^)\]】]*)[)\]】]")
_NUMBERED = re.compile(r"^(?:[0-9]{1,3}[.、)]|[①-⑳])")
_SEPARATORS = re.compile(r"[/、或\\|]")
_GENERIC = frozenset({"电话", "联系电话", "联系方式", "姓名"})
_PEOPLE = re.compile(r"配偶|子女|联系人|家属|亲属|父|母|儿子|女儿|家庭成员|保姆|邻居")
_TELEPHONES = frozenset({"电话", "联系电话", "联系方式", "手机", "手机号码", "电话号码"})
_HIMSELF = re.compile(r"本人|个人|自己|老人|退休人员").fullmatch
_FAMILY = re.compile(r"(?:主要)?(?:家庭|家属)(?:主要)?成员|家属|亲属").fullmatch
_ABOUT = re.compile(r"(?:基本)?(?:情况|信息|资料)$")
_OF_RELATIVES = frozenset({"contact_name", "contact_relation", "contact_phone"})
_IGNORED = frozenset({REASONS, "序号", "序", "顺序号", "NO", "NO.", "No.", "No", "行号", "项目", ""})


# --- rows that might be headings --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One row, or two taken together; ``groups`` are the texts of the upper row where there are two."""

    row: int
    texts: tuple[str, ...]
    groups: tuple[str, ...] = ()

    @property
    def filled(self) -> Iterator[tuple[int, str]]:
        """The texts there are, with their columns."""
        return ((place, text) for place, text in enumerate(self.texts) if text)

    @property
    def height(self) -> int:
        return 2 if self.groups else 1

    @property
    def whole(self) -> tuple[str, ...]:
        """The full heading of each column."""
        if not self.groups:
            return self.texts
        return tuple(
            low if high == low else (high + low) for high, low in zip(self.groups, self.texts, strict=True)
        )

    @property
    def key(self) -> str:
        """Equal for heading rows of equal texts."""
        joined = "\x1f".join(map(fold, self.whole)).rstrip("\x1f")
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def _candidates(rows: Sequence[Sequence[Cell]]) -> Iterator[_Candidate]:
    texts = [_texts(row) for row in rows[: SEARCHED_ROWS + 1]]
    for index, row in enumerate(texts[:SEARCHED_ROWS]):
        if sum(map(bool, row)) < 2:
            continue
        yield _Candidate(index, row)
        if index + 1 < len(texts) and any(texts[index + 1]):
            below = texts[index + 1]
            width = max(len(row), len(below))
            high, low = _padded(row, width), _padded(below, width)
            yield _Candidate(index, tuple(b or a for a, b in zip(high, low, strict=True)), _spread(high, low))


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    """The texts of a row up to its last one."""
    texts = [cell.strip() if isinstance(cell, str) else "" for cell in row[:SEARCHED_COLUMNS]]
    last = max((place for place, text in enumerate(texts) if text), default=-1)
    return tuple(texts[: last + 1])


def _spread(high: Sequence[str], low: Sequence[str]) -> tuple[str, ...]:
    """The upper texts, each carried to the right over the lower ones it stands above."""
    spread, group = [], ""
    for upper, lower in zip(high, low, strict=True):
        group = (upper if lower and upper != lower else "") if upper else (group if lower else "")
        spread.append(upper or group or lower)
    return tuple(spread)


def _padded(row: Sequence[str], width: int) -> tuple[str, ...]:
    return (*row, *([""] * (width - len(row))))


# --- what the columns mean --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Match:
    """One reading of a heading row."""

    layout: Layout
    columns: Mapping[int, Column]
    doubled: tuple[int, ...]
    rank: tuple[float, bool, bool]


def _matches(sheet: Sheet, candidate: _Candidate) -> Iterator[_Match]:
    for layout in layouts().values():
        found, doubled, combined = _columns(candidate, layout)
        keys = {column.key for column in found.values()}
        if _fits(layout, keys):
            score = len(keys) + 0.5 * (layout.kind in sheet.name)
            yield _Match(layout, found, doubled, (score, combined, candidate.height == 1))


def _fits(layout: Layout, keys: set[str]) -> bool:
    if layout.kind is SheetKind.ROSTER:
        return bool(keys & {"member_no", "name", "id_number"}) and len(keys) > 1
    return bool(keys & {"member_no", "who_id", "who_name"}) and all(keys & sign for sign in layout.signs)


def _columns(candidate: _Candidate, layout: Layout) -> tuple[dict[int, Column], tuple[int, ...], bool]:
    """The columns by place, those that repeat one, and whether some heading made sense only over two rows."""
    found: dict[int, tuple[bool, Column]] = {}
    combined = False
    for place, text in candidate.filled:
        group = candidate.groups[place] if candidate.groups else ""
        whole = group + text if group and group != text else ""
        column = _look_up_below(layout, group, text) if whole else None
        combined = combined or column is not None
        own = _look_up(layout, text) if column is None else None
        if own is not None and (own.key in _OF_RELATIVES or not (whole and _PEOPLE.search(group))):
            column = own
        if column is not None:
            found[place] = (fold(whole or text) == column.heading, column)
    chosen = _one_each(found)
    doubled = tuple(place for place in found if place not in chosen)
    return _family_contact(chosen, layout), doubled, combined


def _one_each(found: Mapping[int, tuple[bool, Column]]) -> dict[int, Column]:
    """One column a key: the one whose heading is the very name, else the first."""
    taken: dict[str, int] = {}
    for place, (exact, column) in found.items():
        if column.key not in taken or (exact and not found[taken[column.key]][0]):
            taken[column.key] = place
    return {place: found[place][1] for place in sorted(taken.values())}


def _family_contact(columns: dict[int, Column], layout: Layout) -> dict[int, Column]:
    """联系人 beside the telephone or the relation of one is somebody of the family, not a colleague."""
    keys = {column.key for column in columns.values()}
    if (
        layout.kind is not SheetKind.ROSTER
        or "contact_name" in keys
        or not keys & {"contact_phone", "contact_relation"}
    ):
        return columns
    name = layout.by_key["contact_name"]
    return {place: name if column.key == "contact_cadre" else column for place, column in columns.items()}


def _look_up_below(layout: Layout, group: str, text: str) -> Column | None:
    """What a heading means below another: 联系电话 over 本人 and 子女, 家庭成员 over 姓名, 配偶情况 over 出生年月."""
    bare = _ABOUT.sub("", fold(group))
    own = _look_up(layout, text)
    words = [group + text, bare + text]
    if _HIMSELF(fold(text)):
        words.append(bare)
    elif bare in _TELEPHONES and _PEOPLE.search(text):
        words.append("家属电话")
    if _FAMILY(bare):
        words.append("家属" + text)
    if own is not None:
        words.append(bare + own.heading)
    found = (_look_up(layout, word) for word in words)
    return next((column for column in found if column is not None), None)


def _look_up(layout: Layout, text: str) -> Column | None:
    names = _names(layout.kind)
    return next((names[word] for word in _spellings(text) if word in names), None)


@cache
def _spellings(text: str) -> tuple[str, ...]:
    """What a heading might be called, the likeliest first."""
    folded = _NUMBERED.sub("", fold(text))
    bare = _BRACKETS.sub("", folded)
    inside = tuple(_BRACKETS.findall(folded))
    whole = re.sub(r"[()\[\]【】]", "", folded)
    parts = tuple(part for part in _SEPARATORS.split(bare) if part)
    together = "".join(parts)
    tried = (whole, *inside, bare) if bare in _GENERIC else (whole, bare, together)
    return tuple(dict.fromkeys(word for word in (*tried, *parts) if word))


@cache
def _names(kind: SheetKind) -> dict[str, Column]:
    """Every name of the columns of one kind of sheet; headings before synonyms."""
    layout = layouts()[kind]
    columns = layout.columns if kind is SheetKind.ROSTER else (*layout.columns, *finders())
    names = {fold(column.heading): column for column in columns}
    for column in columns:
        for synonym in column.synonyms:
            names.setdefault(fold(synonym), column)
    return names


# --- the table --------------------------------------------------------------------------------------------------------


def _decided(candidate: _Candidate, decided: Remembered) -> _Match:
    layout = layouts()[decided.kind]
    known = layout.by_key | {column.key: column for column in finders()}
    columns = {place: known[key] for place, key in enumerate(decided.keys) if key in known}
    return _Match(layout, columns, (), (0, False, False))


def _table(sheet: Sheet, candidate: _Candidate, match: _Match) -> Table:
    folded = [fold(text) for text in candidate.whole]
    idle = [
        place
        for place, text in enumerate(folded)
        if place not in match.columns and place not in match.doubled and text not in _IGNORED
    ]
    computed = tuple(place for place in idle if set(_spellings(folded[place])) & computed_headings())
    return Table(
        sheet,
        match.layout,
        candidate.key,
        candidate.row + candidate.height - 1,
        candidate.whole,
        match.columns,
        unknown=tuple(place for place in idle if place not in computed),
        doubled=match.doubled,
        computed=computed,
    )


def one_line(text: str) -> str:
    """A heading for a message: its line breaks as spaces."""
    return " ".join(text.split())
