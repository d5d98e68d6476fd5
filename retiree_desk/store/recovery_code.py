"""The printed recovery code: 130 random bits in Crockford's base 32, with two check characters.

Seven groups of four, such as ``7Q4M-…-K2``. The check is the number modulo 1021, a prime below 1024: any one wrong
character and any two neighbours exchanged are told before a key is tried. Typed letters are forgiven as Crockford
has it: small ones, O for 0, I and L for 1, hyphens and blanks anywhere.
"""

from __future__ import annotations

import secrets
import unicodedata

from retiree_desk.domain.rules import RuleBroken

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 130
LENGTH = 28
GROUP = 4
_PRIME = 1021
_CHECK_BITS = 10
_FORGIVEN = str.maketrans("OILU", "011V")  # U is no sign; who reads one has a V before him


def new_code() -> str:
    """A fresh code as it is printed."""
    return grouped(_with_check(secrets.randbits(BITS)))


def grouped(signs: str) -> str:
    """Spell the code in groups of four."""
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def secret_of(typed: str) -> bytes:
    """The secret in a code as a person typed it; raises RuleBroken, before any key is tried, when it is mistyped."""
    signs = "".join(
        one for one in unicodedata.normalize("NFKC", typed).upper().translate(_FORGIVEN) if one.isalnum()
    )
    if len(signs) != LENGTH or set(signs) - set(SIGNS):
        raise RuleBroken("recovery_code_length", "recovery_code", expected=LENGTH, found=len(signs))
    number = 0
    for sign in signs:
        number = number << 5 | SIGNS.index(sign)
    secret = number >> _CHECK_BITS
    if _with_check(secret) != signs:
        raise RuleBroken("recovery_code_mistyped", "recovery_code")
    return secret.to_bytes((BITS + 7) // 8, "big")


def _with_check(secret: int) -> str:
    number = secret << _CHECK_BITS | secret % _PRIME
    return "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
