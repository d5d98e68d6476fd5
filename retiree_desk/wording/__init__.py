"""Codes, terms and fields in words: the only place that turns an enum, a rule's code or a date into a sentence.

One file a noun, each with its ``REFUSALS`` (code to sentence) and ``TROUBLES`` (code to what happened, whether the data
is safe, what to do now); sentences are English source strings that gettext translates. Labels of fields and terms are
not sentences: they come from the field list and the code lists in either language.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from retiree_desk import i18n
from retiree_desk.domain import fields, terms
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.troubles import Trouble

NOUNS = (
    "records",
    "visits",
    "care",
    "offices",
    "backups",
    "dates",
    "names",
    "imports",
    "cadence",
    "history",
    "papers",
    "planning",
)


class Advice(NamedTuple):
    """A trouble in three sentences."""

    happened: str
    safe: str
    cure: str


def field(key: str) -> str:
    """The label of a field."""
    known = fields.by_key().get(key)
    if known is None:
        return key
    return known.english if i18n.language() == "en" else known.heading


def group(one: fields.Group) -> str:
    """The heading of a group of fields."""
    chinese, english = fields.GROUP_TITLES[one]
    return english if i18n.language() == "en" else chinese


def term(value: object) -> str:
    """A term of a code list; several terms stay joined."""
    text = "" if value is None else str(value)
    if i18n.language() != "en" or not text:
        return text
    return ", ".join(terms.ENGLISH.get(part, part) for part in text.split("、"))


def day(value: date | str | None) -> str:
    """A date for reading: 2026年9月30日, or as much of it as is known."""
    text = value.isoformat() if isinstance(value, date) else (value or "")
    parts = text.split("-")
    if not text or not all(part.isdigit() for part in parts):
        return text
    if i18n.language() == "en":
        return text
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def moment(value: datetime) -> str:
    """A time stamp in the clock of this computer, to the minute."""
    return value.astimezone().strftime("%Y-%m-%d %H:%M")


def refusal(broken: RuleBroken) -> str:
    """Why something was refused and how to mend it."""
    return _filled(_refusals().get(broken.code, broken.code), broken.facts)


def advice(trouble: Trouble) -> Advice:
    """What happened, whether the data is safe, what to do now."""
    sentences = _troubles().get(trouble.code)
    if sentences is None:
        return Advice(trouble.code, "", "")
    happened, safe, cure = (_filled(sentence, trouble.facts) for sentence in sentences)
    return Advice(happened, safe, cure)


def known_refusals() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_refusals())


def known_troubles() -> frozenset[str]:
    """Every trouble that has its three sentences."""
    return frozenset(_troubles())


def _filled(sentence: str, facts: dict[str, object]) -> str:
    return _(sentence).format_map(_Facts(facts))


class _Facts(dict[str, object]):
    """Facts of a sentence; one that was not given shows as an ellipsis rather than failing."""

    def __missing__(self, key: str) -> str:
        return "…"


@cache
def _refusals() -> dict[str, str]:
    return {code: sentence for noun in NOUNS for code, sentence in _table(noun, "REFUSALS").items()}


@cache
def _troubles() -> dict[str, tuple[str, str, str]]:
    return {code: sentences for noun in NOUNS for code, sentences in _table(noun, "TROUBLES").items()}


def _table(noun: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = getattr(import_module(f"retiree_desk.wording.{noun}"), name, {})
    return found
