"""One cell understood: text, dates, numbers, terms; and text made safe for cells.

A cell that cannot be understood is refused by RuleBroken, whose code has words and a cure; nothing is guessed. Text that
begins as a formula would is written behind an apostrophe where a program might run it, and the apostrophe is taken off here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from retiree_desk.domain import dates, id_numbers, lunar, names, phones, pinyin
from retiree_desk.domain.fields import join_codes, split_codes
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.exchange import folding
from retiree_desk.exchange.columns import Column, Parse
from retiree_desk.exchange.sheets import Cell

TRIGGERS = frozenset("=+-@\t\r\n\0|%\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b")
"""First characters that make some program take a text for a formula, full-width ones included."""

Parser = Callable[[Cell], Value]

_EDGE = r"[\s\ufeff\u200b\u2060\u200e\u200f]+"
_EDGES = re.compile(rf"\A{_EDGE}|{_EDGE}\Z")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANK = frozenset({"-", "--", "—", "——", "/", "\\", "无", "不详", "未知", "暂无", "N/A"})
_SPOILED = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+[0-9]{2,}").fullmatch
_PHONE_LIKE = re.compile(
    r"[0-9\uff10-\uff19\uff0b\uff08\uff09\uff0d\u2010-\u2015\u2212+\s().#转-]+"
).fullmatch
_PLAIN_NUMBER = re.compile(r"[0-9A-Za-z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d_.-]+").fullmatch
_PLAIN_ID = re.compile(r"[0-9]{15}(?!000)[0-9]{2}[0-9X]").fullmatch
_ISO = re.compile(r"(?:1[89]|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}").fullmatch
_DIGITS_KEPT = 10**15
_MONEY_NOISE = re.compile(r"[\s,,¥¥$]|元整?$|人民币")


def parser_of(column: Column, table: str) -> Parser:
    """How to read the cells of a column; the parser raises RuleBroken and gives None for a blank."""
    if column.parse in (Parse.CODE, Parse.CODES):
        key = f"{table}.{column.key}" if column.key in ("kind", "form", "type", "result") else column.key
        return _term(key, column.codes, several=column.parse is Parse.CODES)
    return _PARSERS[column.parse]


def clean_text(text: str) -> str:
    """Without control characters and outer spaces; line ends as one character."""
    if text.isprintable() and (not text or " " not in (text[0], text[-1])):
        return text  # of all spaces only the plain one is printable
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _EDGES.sub("", text)


def guarded(text: str, *, formulas: bool) -> str:
    """The text for a cell: behind an apostrophe if reading would change it, or, with ``formulas``, if it might run."""
    return f"'{text}" if _needs_guard(text) or (formulas and text[:1] in TRIGGERS) else text


def text_of(cell: Cell) -> str:
    """The words of a cell; RuleBroken ``number_damaged`` for a number that lost its last digits."""
    if isinstance(cell, str):
        if cell[:1] == "'" and (cell[1:2] in TRIGGERS or _needs_guard(cell[1:])):
            return cell[1:]
        return clean_text(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, (int, float)):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return "" if cell is None else str(cell)


def _needs_guard(text: str) -> bool:
    return text[:1] == "'" or clean_text(text) != text


def _number_text(number: float) -> str:
    if not abs(number) < _DIGITS_KEPT:
        raise RuleBroken("number_damaged")
    return str(int(number)) if number == number // 1 else repr(number)


def _text(cell: Cell) -> Value:
    return text_of(cell) or None


def _path(cell: Cell) -> Value:
    text = text_of(cell)
    return text if text.strip("/ ") else None  # a lone / says that there is nothing


def _member_no(cell: Cell) -> Value:
    text = text_of(cell)
    if not text.isascii() and _PLAIN_NUMBER(text):
        text = unicodedata.normalize("NFKC", text)
    if text[:1] == "'" and text[1:2].isalnum():
        text = text[1:]
    if _SPOILED(text):
        raise RuleBroken("number_damaged")
    return text.removesuffix(".0") if text.endswith(".0") and text[:-2].isdecimal() else text or None


def _name(cell: Cell) -> Value:
    return names.clean(text_of(cell)) or None


def _id_number(cell: Cell) -> Value:
    if isinstance(cell, (int, float)):
        raise RuleBroken("id_damaged")
    text = text_of(cell)
    if _PLAIN_ID(text):
        return text
    if text in _BLANK:
        return None
    if id_numbers.damaged(text, text):
        raise RuleBroken("id_damaged")
    return id_numbers.normalise(text) or None


def _phone(cell: Cell) -> Value:
    text = text_of(cell)
    if _SPOILED(text):
        raise RuleBroken("number_damaged")
    if text in _BLANK:
        return None
    return (phones.clean(text) if _PHONE_LIKE(text) else text) or None


def _pinyin(cell: Cell) -> Value:
    text = text_of(cell)
    if text:
        pinyin.parse_override(text)
    return text or None


def _postcode(cell: Cell) -> Value:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _number_text(cell).zfill(6)
    return _member_no(cell)


def _date(cell: Cell) -> Value:
    known = _dated(cell, partial=False)
    return known.isoformat() if isinstance(known, date) else known


def _partial_date(cell: Cell) -> Value:
    known = _dated(cell, partial=True)
    return known.isoformat() if isinstance(known, date) else known


def _dated(cell: Cell, *, partial: bool) -> date | str | None:
    if isinstance(cell, str):
        if _ISO(cell) and _is_day(cell):
            return cell
        cell = text_of(cell)
        if not cell or cell in _BLANK:
            return None
    if not isinstance(cell, (str, int, float, date)) or isinstance(cell, bool):
        raise RuleBroken("not_a_date", value=str(cell))
    return (
        dates.parse(cell, partial=True, serial=True)
        if partial
        else dates.parse(cell, partial=False, serial=True)
    )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _lunar(cell: Cell) -> Value:
    if isinstance(cell, date):  # typed as 3-8, taken by the spreadsheet for a day of this year
        return lunar.words(lunar.LunarDay(cell.month, cell.day))
    text = text_of(cell)
    if not text or text in _BLANK:
        return None
    lunar.parse_lunar(text)
    return text


def _term(key: str, codes: tuple[str, ...], *, several: bool) -> Parser:
    known = frozenset(codes)

    def one(cell: Cell) -> Value:
        if cell in known:
            return str(cell)
        text = text_of(cell)
        return folding.fold(key, text, codes) if text and (text in known or text not in _BLANK) else None

    def many(cell: Cell) -> Value:
        text = text_of(cell)
        if not text or (text in _BLANK and text not in known):
            return None
        return join_codes([folding.fold(key, part, codes) for part in split_codes(text)]) or None

    return many if several else one


def _money(cell: Cell) -> Value:
    """Whole fen; a formula's long fraction is rounded, a typed one refused."""
    text = unicodedata.normalize("NFKC", text_of(cell))
    if not text or text in _BLANK:
        return None
    try:
        fen = Decimal(_MONEY_NOISE.sub("", text)) * 100
    except InvalidOperation:
        raise RuleBroken("not_money", value=text) from None
    if (
        not fen.is_finite()
        or abs(fen) >= _DIGITS_KEPT
        or (fen != fen.to_integral_value() and isinstance(cell, str))
    ):
        raise RuleBroken("not_money", value=text)
    return int(fen.to_integral_value())


def _number(cell: Cell) -> Value:
    text = unicodedata.normalize("NFKC", text_of(cell))
    if not text or text in _BLANK:
        return None
    plain = text.removesuffix(".0")
    if not re.fullmatch(r"-?[0-9]{1,15}", plain):
        raise RuleBroken("not_a_number", value=text)
    return int(plain)


_YES = frozenset("是 有 对 Y YES TRUE T 1 √ ✓ ✔ ☑".split())
_NO = frozenset("否 无 没有 不是 N NO FALSE F 0 × ✗ ✘ ☐".split())


def _yes_no(cell: Cell) -> Value:
    text = unicodedata.normalize("NFKC", text_of(cell)).strip().upper()
    if not text or text in _BLANK - _NO:
        return None
    if text in _YES or text in _NO:
        return "是" if text in _YES else "否"
    raise RuleBroken("not_yes_no", value=text)


def _flag(cell: Cell) -> Value:
    known = _yes_no(cell)
    return None if known is None else int(known == "是")


_PARSERS: dict[Parse, Parser] = {
    Parse.TEXT: _text,
    Parse.PATH: _path,
    Parse.MEMBER_NO: _member_no,
    Parse.NAME: _name,
    Parse.ID_NUMBER: _id_number,
    Parse.PHONE: _phone,
    Parse.POSTCODE: _postcode,
    Parse.PINYIN: _pinyin,
    Parse.DATE: _date,
    Parse.PARTIAL_DATE: _partial_date,
    Parse.LUNAR: _lunar,
    Parse.MONEY: _money,
    Parse.NUMBER: _number,
    Parse.YES_NO: _yes_no,
    Parse.FLAG: _flag,
}
