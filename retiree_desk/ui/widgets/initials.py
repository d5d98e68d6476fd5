"""The pinyin initials of a code's words, cheaply: the common characters stand in GB 2312 in the order of their sounds."""

from __future__ import annotations

from bisect import bisect_right

_STARTS = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3, 0xC5B6,
    0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1, 0xD7FA,
)  # fmt: skip
_SOUNDS = "abcdefghjklmnopqrstwxyz"


def initials(text: str) -> str:
    """One letter a character (独居 → dj), for code lists only: names need every reading, which the domain knows."""
    return "".join(_initial(character) for character in text)


def _initial(character: str) -> str:
    if character.isascii():
        return character.lower()
    place = bisect_right(_STARTS, int.from_bytes(character.encode("gb2312", "ignore"), "big")) - 1
    return _SOUNDS[place] if 0 <= place < len(_SOUNDS) else ""
