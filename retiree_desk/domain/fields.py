"""The register's fields: 108 items in nine groups, each described once, here.

Forms, workbooks, tables, history and the completeness score all read this list; nothing else knows a field. The items
and their obligatory marks follow the acceptance rules of the cadres' information bases (22 items that no person may
lack). One item may need several columns (a date and its place): ``wire`` is ``item * 10 + n`` and never changes or is
used again, because packages between offices carry it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from retiree_desk.domain.field_kinds import GROUP_TITLES, Field, Group, Kind, Secrecy
from retiree_desk.domain.field_list import FIELDS

__all__ = [
    "GROUP_TITLES",
    "Field",
    "Group",
    "Kind",
    "Secrecy",
    "all_fields",
    "by_heading",
    "by_key",
    "join_codes",
    "of_group",
    "split_codes",
    "stored_fields",
]


def all_fields() -> tuple[Field, ...]:
    """Every field in the order of the forms."""
    return FIELDS


@cache
def stored_fields() -> tuple[Field, ...]:
    """The fields that are columns of the member's row."""
    return tuple(field for field in all_fields() if field.stored)


@cache
def by_key() -> dict[str, Field]:
    """Fields by their key."""
    return {field.key: field for field in all_fields()}


@cache
def by_heading() -> dict[str, Field]:
    """Fields by heading and by every synonym."""
    found = {field.heading: field for field in all_fields()}
    for field in all_fields():
        for synonym in field.synonyms:
            found.setdefault(synonym, field)
    return found


@cache
def of_group(group: Group) -> tuple[Field, ...]:
    """The fields of one group, in order."""
    return tuple(field for field in all_fields() if field.group is group)


@lru_cache(maxsize=4096)
def split_codes(text: str) -> tuple[str, ...]:
    """The terms of a several-terms value; accepts the separators people type."""
    for separator in ",,;;/|,  \n":
        text = text.replace(separator, "、")
    return tuple(dict.fromkeys(part for part in (piece.strip() for piece in text.split("、")) if part))


def join_codes(terms: tuple[str, ...] | list[str]) -> str:
    """The stored form of several terms."""
    return "、".join(terms)
