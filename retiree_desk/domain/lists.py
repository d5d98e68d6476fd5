"""What a list of members shows: which people, in which order; kept by name as a saved list."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from enum import IntEnum, StrEnum

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import Status
from retiree_desk.domain.values import Value

ANY_ITEM = "*"
"""As ``missing``: any of the obligatory items."""


class Standing(IntEnum):
    """How a person stands to the register; lists show the first unless asked."""

    ON_REGISTER = 0  # 在册, and 已移交社会化 who are still cared for
    LEFT = 1  # 转出, 失联, 注销
    DECEASED = 2


class Sort(StrEnum):
    """The orders a list may have; each is an indexed column."""

    PINYIN = "pinyin"
    STROKE = "stroke"  # 姓氏笔画, the polite neutral order
    AGE = "birth"
    NUMBER = "number"
    RANK = "rank"
    PLACE = "place"  # area, then building
    SCORE = "score"  # completeness


@dataclass(frozen=True, slots=True)
class ListQuery:
    """All conditions hold together; an empty one does not restrict."""

    standings: tuple[Standing, ...] = (Standing.ON_REGISTER,)
    sort: Sort = Sort.PINYIN
    descending: bool = False
    text: str = ""  # the words of the search box
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()  # field key, any of these terms ("" = blank)
    min_age: int | None = None  # full years, both included
    max_age: int | None = None
    nodes: tuple[
        str, ...
    ] = ()  # identities in hex, each with all below it: any of one grouping, and of each grouping
    missing: str = ""  # key of a field that is blank, or ANY_ITEM

    def sorted_by(self, sort: Sort, *, descending: bool = False) -> ListQuery:
        """The same people in another order."""
        return replace(self, sort=sort, descending=descending)


def standing_of(status: Value) -> Standing:
    """Where a status puts a person; an unknown or blank one keeps them on the register."""
    return _STANDINGS.get(status, Standing.ON_REGISTER)


_STANDINGS: dict[Value, Standing] = {
    Status.DECEASED: Standing.DECEASED,
    Status.MOVED_OUT: Standing.LEFT,
    Status.LOST: Standing.LEFT,
    Status.CANCELLED: Standing.LEFT,
}


def to_text(query: ListQuery) -> str:
    """The stored form of a query."""
    return json.dumps(asdict(query), ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> ListQuery:
    """The query of a stored form; raises RuleBroken when it is not one."""
    try:
        found = json.loads(text)
        return ListQuery(
            standings=tuple(Standing(value) for value in found.pop("standings")),
            sort=Sort(found.pop("sort")),
            terms=tuple((key, tuple(values)) for key, values in found.pop("terms")),
            nodes=tuple(found.pop("nodes")),
            **found,
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RuleBroken("list_unreadable", "query") from error
