"""Which language the program speaks: English source strings, gettext catalogues, Simplified Chinese by default.

Catalogues are small, one per area of the program (``resources/i18n/zh_CN/<area>.mo``); a lookup goes through all, once.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from retiree_desk.paths import resources

DEFAULT_LANGUAGE = "zh_CN"
LANGUAGES = ("zh_CN", "en")

_current: list[gettext.NullTranslations] = [gettext.NullTranslations()]
_language = [DEFAULT_LANGUAGE]
_found: dict[str, str] = {}


def use(language: str, folder: Path | None = None) -> None:
    """Speak ``language`` from now on; an unknown one means the default."""
    chosen = language if language in LANGUAGES else DEFAULT_LANGUAGE
    _language[0] = chosen
    _found.clear()
    _current[0] = _load((folder or resources() / "i18n") / chosen)


def language() -> str:
    """The language in use."""
    return _language[0]


@cache
def _load(folder: Path) -> gettext.NullTranslations:
    root = gettext.NullTranslations()
    for path in sorted(folder.glob("*.mo")):
        with path.open("rb") as file:
            root.add_fallback(gettext.GNUTranslations(file))
    return root


def _(message: str) -> str:
    """The message in the language in use; called when the text is needed, never at import."""
    found = _found.get(message)
    if found is None:
        found = _found[message] = _current[0].gettext(message)
    return found


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form for ``count`` in the language in use."""
    return _current[0].ngettext(singular, plural, count)


def N_(message: str) -> str:
    """Mark a constant for extraction; translate it later with ``_``."""
    return message
