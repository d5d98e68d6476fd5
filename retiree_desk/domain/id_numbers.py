"""Citizen identity numbers, GB 11643-1999: 6 area + 8 birth + 3 sequence + 1 check (ISO 7064 MOD 11-2).

Real registers hold wrong check digits, wrong births and 15-digit numbers of the time before 1999, so nothing
here refuses: ``check`` tells doubts, and the number is kept as it was written. The area is where a number was
issued, abolished counties included, so only its first two digits are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from operator import mul
from typing import NamedTuple

from retiree_desk.domain.terms import Sex


class Doubt(NamedTuple):
    """One thing that looks wrong; ``value`` is what the number itself says, where that helps.

    Codes: check_digit, length, characters, unknown_area, bad_date, birth_differs, sex_differs.
    """

    code: str
    value: str = ""


_KNOWN_AREA = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9").match
"""GB/T 2260 provinces; 81, 82, 83: Hong Kong, Macau, Taiwan residents; a leading 9: a foreigner's card."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_OFFSET = 48 * sum(_WEIGHTS)  # so that the sum may run over ASCII codes
_LONG = re.compile(r"[0-9]{17}[0-9X]").fullmatch
_SHORT = re.compile(r"[0-9]{15}").fullmatch
_OLD_FOREIGN = re.compile(r"[A-Z]{3}[0-9]{12}").fullmatch
_RESIDENT_LENGTHS = (15, 18)
_NUMBER_TEXT = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]+|[0-9]{16,}\.0+").fullmatch
_NOISE = re.compile(r"[\s'’‘`\-‐-―−_\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_LOOK_LIKE_X = str.maketrans("×✕✖Хх", "XXXXX")  # the last two are Cyrillic
_EXACT_DIGITS = 10**15


def normalise(text: str) -> str:
    """Half-width, capital letters, without spaces, hyphens and quotes; for any kind of document."""
    if not (text.isascii() and text.isalnum()):
        text = _NOISE.sub("", unicodedata.normalize("NFKC", text)).translate(_LOOK_LIKE_X)
        return unicodedata.normalize("NFKC", text.upper())
    return text.upper()


def check(text: str, *, birth: str | None, sex: str | None) -> tuple[Doubt, ...]:
    """What is doubtful about a resident's number, given the birth (maybe partial) and the sex on record."""
    number = normalise(text)
    if not number or _is_sound(number, birth or "", sex or "") or _OLD_FOREIGN(number):
        return ()
    if len(number) not in _RESIDENT_LENGTHS:
        return (Doubt("length", str(len(number))),)
    if not (_LONG(number) or _SHORT(number)):
        return (Doubt("characters"),)
    return tuple(_doubts(number, birth or "", sex or ""))


def _is_sound(number: str, birth: str, sex: str) -> bool:
    """Whether all that could be doubted is told by the record too: so with nearly every number of a register."""
    return (
        len(birth) == 10
        and number[6:14] == birth.replace("-", "")
        and _LONG(number) is not None
        and _KNOWN_AREA(number) is not None
        and check_digit(number) == number[17]
        and _sex(number) == sex
        and _born(number) is not None
    )


def _doubts(number: str, birth: str, sex: str) -> list[Doubt]:
    found = []
    if not _KNOWN_AREA(number):
        found.append(Doubt("unknown_area", number[:6]))
    if len(number) == 18 and check_digit(number) != number[17]:
        found.append(Doubt("check_digit"))
    born = _born(number)
    if born is None:
        found.append(Doubt("bad_date"))
    elif _differs(number, born.isoformat(), birth):
        found.append(Doubt("birth_differs", born.isoformat()))
    own_sex = _sex(number)
    if own_sex != sex and sex in (Sex.MALE, Sex.FEMALE):
        found.append(Doubt("sex_differs", own_sex))
    return found


def _differs(number: str, own: str, birth: str) -> bool:
    """Whether the dates disagree as far as both go; fifteen digits do not tell the century."""
    if len(number) == 15:
        own, birth = own[2:], birth[2:]
    return not own.startswith(birth)


def check_digit(number: str) -> str:
    """The eighteenth place that belongs to the first seventeen digits."""
    return _CHECKS[(sum(map(mul, _WEIGHTS, number.encode())) - _OFFSET) % 11]


def birth_of(text: str) -> date | None:
    """The birth in the number; of fifteen digits in the twentieth century, for want of better."""
    return _born(normalise(text))


def _born(number: str) -> date | None:
    if _LONG(number) and number[6:8] in ("18", "19", "20"):
        return _date(number[6:10], number[10:14])
    return _date("19" + number[6:8], number[8:12]) if _SHORT(number) else None


def _date(year: str, month_day: str) -> date | None:
    try:
        return date(int(year), int(month_day[:2]), int(month_day[2:]))
    except ValueError:
        return None


def sex_of(text: str) -> Sex | None:
    """The sex in the number: an odd sequence is a man's."""
    number = normalise(text)
    return _sex(number) if _LONG(number) or _SHORT(number) else None


def _sex(number: str) -> Sex:
    return Sex.MALE if number[16 if len(number) == 18 else 14] in "13579" else Sex.FEMALE


def upgrade(text: str) -> str:
    """Eighteen digits for a number of fifteen, as of the 1900s: for comparing only, never to be stored."""
    number = normalise(text)
    if not _SHORT(number):
        return number
    longer = f"{number[:6]}19{number[6:]}"
    return longer + check_digit(longer)


def match_key(text: str) -> str:
    """Equal for numbers that are one person's: the old and the new form, a mistyped check digit; empty for mere words."""
    longer = upgrade(text)
    if _LONG(longer):
        return longer[:17]
    return longer if any(map(str.isdigit, longer)) else ""


def damaged(value: object, text: str) -> bool:
    """Whether a spreadsheet spoiled the number: a numeric cell keeps 15 digits and loses the rest.

    ``value`` is the cell as read, ``text`` its words. An honest number may end in 000,
    and then its check digit fits.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return not abs(value) < _EXACT_DIGITS
    number = normalise(text)
    if _NUMBER_TEXT(unicodedata.normalize("NFKC", text).strip()):
        return True
    return (
        len(number) == 18
        and number.endswith("000")
        and number.isdecimal()
        and check_digit(number) != number[17]
    )


def masked(text: str) -> str:
    """For paper that others see: ``110105********002X``; of other documents two characters at each end."""
    number = normalise(text)
    if _LONG(number) or _SHORT(number):
        return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"
    return f"{number[:2]}{'*' * (len(number) - 4)}{number[-2:]}" if len(number) > 5 else "*" * len(number)
