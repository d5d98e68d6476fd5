"""People's names: one spelling for one name, whatever people (peoples with a dot included) and whatever character.

The separator is U+00B7 alone and a name may have 50 characters (notice 民委发〔2016〕33号 of twelve ministries).
"""

from __future__ import annotations

import re
import unicodedata

from retiree_desk.domain import surnames
from retiree_desk.domain.rules import RuleBroken

DOT = "\u00b7"
LONGEST = 50

_HAN_RANGE = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\ue000-\uf8ff\U000f0000-\U0010fffd"  # private use: where registers of old kept rare characters
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_HAN = re.compile(f"[{_HAN_RANGE}]")
_PLAIN_HAN_NAME = re.compile("[\u4e00-\u9fa5]{1,50}").fullmatch
_ONLY_HAN = re.compile(f"[{_HAN_RANGE}{DOT} \ufe00-\ufe0f\U000e0100-\U000e01ef]+").fullmatch
_WHITE = re.compile(r"\s+")
_DOTS = re.compile(" *[·•・･‧∙⋅●◦⸱⸳ꞏ᛫﹒]+[·•・･‧∙⋅●◦⸱⸳ꞏ᛫﹒ ]*")
_STOPS = re.compile(f"(?<=[{_HAN_RANGE}]) *[.。｡]+ *(?=\\w)|(?<=\\w) *[.。｡]+ *(?=[{_HAN_RANGE}])")
_EDGES = f" {DOT}.。｡"
_WIDE: dict[int, int | str] = {0xFF0E: ".", 0x3000: " "}
_WIDE |= {
    wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_DROPPED = frozenset({"Cc", "Cf", "Cs"})


def clean(text: str) -> str:
    """The name as it is kept; an empty one stays empty. RuleBroken ``name_too_long`` beyond 50 characters."""
    if _PLAIN_HAN_NAME(text):
        return text
    text = _WHITE.sub(" ", unicodedata.normalize("NFC", text).translate(_WIDE))
    text = "".join(char for char in text if unicodedata.category(char) not in _DROPPED)
    text = _STOPS.sub(DOT, _DOTS.sub(DOT, text))
    if _ONLY_HAN(text):
        text = text.replace(" ", "")
    text = unicodedata.normalize("NFC", text.strip(_EDGES))
    if len(text) > LONGEST:
        raise RuleBroken("name_too_long", "name", count=len(text), longest=LONGEST)
    return text


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one, private-use characters included."""
    return _HAN.match(char) is not None


def private_use(text: str) -> tuple[str, ...]:
    """Characters that only one maker's fonts can show; each once, to be replaced by their standard ones."""
    return tuple(dict.fromkeys(_PRIVATE.findall(text)))


def masked(name: str) -> str:
    """For paper that others see: the surname stays (欧阳**); of other names each part's first letter."""
    kept = surnames.length(name) if DOT not in name else 1
    shown = []
    for part in re.split(f"([ {DOT}])", name):
        shown.append(part if part in (" ", DOT) else part[:kept] + "*" * (len(part) - kept))
    return "".join(shown)
