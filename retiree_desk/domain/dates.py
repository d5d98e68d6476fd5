"""Dates as people and workbooks write them, dates known in part, and ages.

A date known in part is text: ``1940``, ``1940-05`` or ``1940-05-01``; such texts sort as dates do.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal, overload

from retiree_desk.domain import lunar
from retiree_desk.domain.rules import RuleBroken

PartialDate = str

EARLIEST_YEAR = 1800
LATEST_YEAR = 2199
PIVOT = 26
"""Two-digit years up to this one are of the 2000s, later ones of the 1900s: 50 is 1950, 25 is 2025."""


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@overload
def parse(value: object, *, partial: Literal[False], serial: bool = ..., pivot: int = ...) -> date: ...
@overload
def parse(value: object, *, partial: Literal[True], serial: bool = ..., pivot: int = ...) -> PartialDate: ...
def parse(value: object, *, partial: bool, serial: bool = False, pivot: int = PIVOT) -> date | PartialDate:
    """The date in a text or a cell, whole as ``date`` or, with ``partial``, as text of what is known.

    ``serial`` says that a bare number may be a spreadsheet's day number. ``pivot`` is the last two-digit year of
    the 2000s. RuleBroken ``not_a_date`` for what is none; ``month_unclear`` for a numeric cell such as 1946.1, which
    was 1946.1 or 1946.10; ``date_not_whole`` for a date in part where a whole one is needed.
    """
    known = _of_cell(value, serial=serial, pivot=pivot)
    if partial:
        return known
    if len(known) != len("1940-05-01"):
        raise RuleBroken("date_not_whole", value=f"{value:.12g}" if isinstance(value, float) else str(value))
    return date.fromisoformat(known)


def precision(text: PartialDate) -> Precision:
    """How much a partial date tells."""
    return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(text), Precision.DAY)


def is_valid(text: str) -> bool:
    """Whether the text is a partial date in its one spelling."""
    match = _PARTIAL(text)
    if not match:
        return False
    try:
        return _join(*match.groups()) == text
    except ValueError:
        return False


def first_day(text: PartialDate) -> date:
    """The earliest day a partial date can mean."""
    return date.fromisoformat(text + "0000-01-01"[len(text) :])


def last_day(text: PartialDate) -> date:
    """The latest day a partial date can mean."""
    first = first_day(text)
    if len(text) == 4:
        return date(first.year, 12, 31)
    return first if len(text) > 7 else first.replace(day=monthrange(first.year, first.month)[1])


def age_on(birth: date, day: date) -> int:
    """周岁: a year older on the birthday itself; one born on 29 February on 1 March of common years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def nominal_age_on(birth: date, day: date) -> int:
    """虚岁: one at birth, a year more at every lunar new year."""
    return lunar.year_of(day) - lunar.year_of(birth) + 1


_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?").fullmatch
_TIME = re.compile(r"[T ]*(?<![0-9])[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9:]+)?$")
_MARKS = re.compile(r"[-\s‐-―−/\\.,。、·_年月]+")
_CLOSING = re.compile(r"(?:[-\s/.。日号]|出生|生人?)+$")
_PACKED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})").fullmatch
_PACKED_MONTH = re.compile(r"((?:18|19|20)[0-9]{2})([0-9]{2})").fullmatch
_PACKED_SHORT = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})").fullmatch
_SPACED = re.compile(r"([0-9]{2,4})(?: ([0-9]{1,2})(?: ([0-9]{1,2}))?)?").fullmatch
_SERIAL_EPOCH = date(1899, 12, 30)  # spreadsheets count a 29 February 1900 that never was
_FIRST_SERIAL = 367  # 1901: a smaller number is an age or a slip
_END_OF_SERIALS = 100_000  # 2173; larger ones are packed digits: 194005, 400501
_HAN = "〇一二三四五六七八九"
_HAN_DIGITS = str.maketrans("零○" + _HAN, "000123456789")
_HAN_NUMBERS = {
    f"{_HAN[n // 10] if n > 19 else ''}{'十' if n > 9 else ''}{_HAN[n % 10] if n % 10 else ''}": n
    for n in range(1, 100)
} | {"元": 1}
_HAN_DATE = re.compile(
    rf"(?:民国([0-9]{{1,2}}|[元十{_HAN}]{{1,3}})|([0-9零○{_HAN}]{{4}}))年"
    rf"(?:([0-9]{{1,2}}|[十{_HAN}]{{1,3}})月(?:([0-9]{{1,2}}|[十{_HAN}]{{1,3}})[日号])?)?(?:出生|生人?)?"
).fullmatch
_REPUBLIC = 1911  # 民国元年 is 1912


def _of_cell(value: object, *, serial: bool, pivot: int) -> PartialDate:
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_number(value, serial=serial, pivot=pivot)
    return _of_text(str(value), pivot)


def _of_number(value: float, *, serial: bool, pivot: int) -> PartialDate:
    """A year, a month (1946.05), packed digits (19460501) or, where allowed, a day number."""
    is_year = EARLIEST_YEAR <= value < LATEST_YEAR + 1
    if serial and _FIRST_SERIAL <= value < _END_OF_SERIALS and not is_year:
        return (_SERIAL_EPOCH + timedelta(int(value))).isoformat()
    if is_year and str(value).endswith(".1"):
        raise RuleBroken("month_unclear", value=str(value))
    return _of_text(str(int(value)) if value == value // 1 else str(value), pivot)


def _of_text(text: str, pivot: int) -> PartialDate:
    match = _PARTIAL(text) or _in_words(text)
    try:
        if match:
            year, *rest = match.groups()
            return _join(_full_year(year, pivot, whole=None not in rest), *rest)
    except ValueError:
        pass
    raise RuleBroken("not_a_date", value=text)


def _in_words(text: str) -> re.Match[str] | None:
    plain = _TIME.sub("", unicodedata.normalize("NFKC", text).strip().strip("'"))
    plain = _MARKS.sub(" ", _CLOSING.sub("", _in_figures(plain))).strip()
    return _PACKED(plain) or _PACKED_MONTH(plain) or _PACKED_SHORT(plain) or _SPACED(plain)


def _in_figures(text: str) -> str:
    """Years of the Republic and numbers in Chinese as figures: 民国二十九年 and 一九四〇年 are 1940."""
    words = None if text.isascii() else _HAN_DATE(text)
    if not words:
        return text
    republic, year, *rest = words.groups()
    try:
        first = _REPUBLIC + _figure(republic) if republic else int(year.translate(_HAN_DIGITS))
        return "-".join(map(str, (first, *(_figure(part) for part in rest if part))))
    except KeyError:
        return text


def _figure(words: str) -> int:
    """12, 十二, or 元, the first; KeyError for what is no number."""
    return int(words) if words.isdecimal() else _HAN_NUMBERS[words]


def _full_year(year: str, pivot: int, *, whole: bool) -> str:
    if len(year) == 4:
        return year
    if len(year) == 3 or not whole:  # "50-3" may be March 1950 or the third of something
        raise ValueError
    return f"20{year}" if int(year) <= pivot else f"19{year}"


def _join(year: str, month: str | None = None, day: str | None = None) -> PartialDate:
    """The one spelling; noughts for month or day, as archives write them, mean unknown. ValueError if impossible."""
    y, m, d = int(year), int(month or 0), int(day or 0)
    if not EARLIEST_YEAR <= y <= LATEST_YEAR or (d and not m):
        raise ValueError
    known = date(y, m or 1, d or 1).isoformat()
    return known[: 10 if d else 7 if m else 4]
