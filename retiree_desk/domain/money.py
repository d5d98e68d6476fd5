"""Money in whole fen: read as people write it, written with separators or in capital characters."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from retiree_desk.domain.rules import RuleBroken

FEN = 100
LIMIT = 10**12 * FEN
"""Sums stay below a trillion yuan, which is as far as 亿 reaches."""


def parse(value: object) -> int:
    """Fen of ``1,200.50``, ``1200元``, ``￥3万`` or a number of yuan; RuleBroken ``not_money`` otherwise.

    Negative sums and fractions of a fen are refused; a cell's binary fraction is taken as the fen it stands for.
    """
    if isinstance(value, float):
        value = f"{value:.4f}".rstrip("0").rstrip(".")
    plain = "".join(unicodedata.normalize("NFKC", str(value)).split())
    match = _WRITTEN(plain)
    fen = Decimal(match[1].replace(",", "")) * _UNITS[match[2]] * FEN if match else None
    if fen is None or fen != int(fen) or fen >= LIMIT:
        raise RuleBroken("not_money", value=str(value))
    return int(fen)


def words(fen: int) -> str:
    """``1,200.50``."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // FEN:,}.{abs(fen) % FEN:02}"


def capital(fen: int) -> str:
    """``壹仟贰佰元伍角整``, by the rules of 支付结算办法, annex 1: 整 after 元 or 角, 零 for noughts between figures."""
    if not 0 <= fen < LIMIT:
        raise RuleBroken("money_out_of_range", value=words(fen))
    yuan, (jiao, cent) = fen // FEN, divmod(fen % FEN, 10)
    text = f"{_integer(yuan)}元" if yuan or not fen else ""
    if not cent:
        return f"{text}{_DIGITS[jiao]}角整" if jiao else f"{text}整"
    if jiao:
        return f"{text}{_DIGITS[jiao]}角{_DIGITS[cent]}分"
    return f"{text}{'零' if yuan else ''}{_DIGITS[cent]}分"


_WRITTEN = re.compile(
    r"(?:人民币|RMB|[¥￥])?((?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?)(万|亿|千|百)?(?:元|圆|块)?整?",
    re.IGNORECASE,
).fullmatch
_UNITS = {None: 1, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_SECTIONS = ((10**8, "亿"), (10**4, "万"), (1, ""))


def _integer(yuan: int) -> str:
    """By sections of four places; one 零 stands for any run of noughts with figures on both sides."""
    text = ""
    for size, unit in _SECTIONS:
        section = yuan // size % 10_000
        if not section:
            text += "零" if text else ""
        else:
            text += ("零" if text and section < 1_000 else "") + _section(section) + unit
    return re.sub("零+", "零", text).rstrip("零") or "零"


def _section(number: int) -> str:
    written = "".join(
        _DIGITS[int(digit)] + (place if digit != "0" else "")
        for digit, place in zip(f"{number:04}", _PLACES, strict=True)
    )
    return re.sub("零+", "零", written).strip("零")
