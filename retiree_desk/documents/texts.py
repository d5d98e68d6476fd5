"""Words with ``{placeholders}`` and ``[parts left out when a placeholder in them is blank]``.

``{one|other}`` stands for the first of the two that is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with its ``{facts}`` put in; what is not known is left blank, with the ``[part]`` around it."""
    if "{" not in text:
        return text
    if "[" in text:
        text = _OPTIONAL.sub(lambda part: _if_known(part[1], facts), text)
    return _put_in(text, facts).strip()


def placeholders(text: str) -> tuple[str, ...]:
    """The facts a text names."""
    return tuple(name for found in _PLACEHOLDER.findall(text) for name in found.split("|"))


def _if_known(part: str, facts: Mapping[str, str]) -> str:
    return part if all(_fact(names, facts) for names in _PLACEHOLDER.findall(part)) else ""


def _put_in(text: str, facts: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: _fact(found[1], facts), text)


def _fact(names: str, facts: Mapping[str, str]) -> str:
    return next((value for name in names.split("|") if (value := facts.get(name))), "")
