"""Telephone numbers: made readable, never refused; elders' numbers come with extensions, areas and owners."""

from __future__ import annotations

import re
import unicodedata

_HYPHENS = re.compile(r"[‐-―−－]")
_EXTENSION = re.compile(r"(?:转|ext\.?|x|#|-)\s*([0-9]{1,5})$", re.IGNORECASE)
_MOBILE = re.compile(r"1[3-9][0-9]{9}").fullmatch
_COUNTRY_MOBILE = re.compile(r"(?:\+|00)?86(1[3-9][0-9]{9})").fullmatch
_LANDLINE = re.compile(r"\(?(0(?:10|2[0-9]|[3-9][0-9]{2}))\)?-?([0-9]{7,8})").fullmatch
_ABROAD = re.compile(r"(?:\+|00)(852|853|886)-?([0-9]{8,10})").fullmatch
_BETWEEN = re.compile(r"[\s、,，;；/]+")
_FEWEST = 7
_MOST = 15  # figures of one number, ITU-T E.164
_CELL = re.compile(r"([0-9]{7,})\.0+").fullmatch


def clean(text: str) -> str:
    """``13800001234``, ``010-62345678``, ``010-62345678-801``, ``+852-23456789``; anything else only tidied.

    Several numbers with spaces or line ends between them are kept apart: ``13800001234、010-62345678``.
    """
    if _MOBILE(text):
        return text
    several = text.split()
    if len(several) > 1 and all(map(_may_be_one, several)) and not _of_known_form("".join(several)):
        return "、".join(map(clean, several))
    tidy = " ".join(_HYPHENS.sub("-", unicodedata.normalize("NFKC", text)).split()).strip("'")
    number, extension = _parted(tidy)
    plain = _numbered("".join(number.split()))
    if plain is None:
        return tidy
    return f"{plain}-{extension}" if extension else plain


def masked(text: str) -> str:
    """``138****1234``; of other numbers the last four places stay."""
    number, extension = _parted(clean(text))
    seen = [place for place, char in enumerate(number) if char.isdecimal()]
    hidden = seen[3:-4] if _MOBILE(number) else seen[:-4] or seen
    shown = "".join(["*" if place in hidden else char for place, char in enumerate(number)])
    return f"{shown}-{'*' * len(extension)}" if extension else shown


def tails(text: str) -> tuple[str, ...]:
    """What people look a number up by: all its digits, a landline's own eight (or seven), the last four."""
    if _MOBILE(text):
        return text, text[-4:]
    several = list(filter(_may_be_one, _BETWEEN.split(text)))
    if len(several) > 1:
        return tuple(dict.fromkeys([tail for part in several for tail in tails(part)]))
    number, _ = _parted(clean(text))
    digits = "".join([char for char in number if char.isdecimal()])
    own = number.rpartition("-")[2] if "-" in number else ""
    return tuple(dict.fromkeys([part for part in (digits, own, digits[-4:]) if len(part) > 2]))


def _may_be_one(text: str) -> bool:
    return sum(map(str.isdecimal, text)) >= _FEWEST


def _parted(text: str) -> tuple[str, str]:
    """The number and its extension: a short group after a hyphen, unless all together is a number of a known form."""
    match = None if _of_known_form("".join(text.split())) else _EXTENSION.search(text)
    if match and _may_be_one(text[: match.start()]):
        return text[: match.start()].rstrip(" -"), match[1]
    return text, ""


def _numbered(number: str) -> str | None:
    """The usual spelling, or None for what has none."""
    if cell := _CELL(number):
        number = cell[1]
    bare = number.replace("-", "")
    return _of_known_form(number) or (bare if bare.isdecimal() and len(bare) <= _MOST else None)


def _of_known_form(number: str) -> str | None:
    bare = number.replace("-", "")
    if mobile := _MOBILE(bare):
        return mobile[0]
    if mobile := _COUNTRY_MOBILE(bare):
        return mobile[1]
    if line := _LANDLINE(number):
        return f"{line[1]}-{line[2]}"
    abroad = _ABROAD(number)
    return f"+{abroad[1]}-{abroad[2]}" if abroad else None
