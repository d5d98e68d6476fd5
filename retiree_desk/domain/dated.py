"""Which fields change on a day: their changes are kept as dated facts beside the value that holds now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from retiree_desk.domain.fields import split_codes
from retiree_desk.domain.terms import ChangeType, Status
from retiree_desk.domain.values import Value

DATED_FIELDS = ("category", "residence", "status", "care_level", "flags")

_TYPES: dict[str, ChangeType] = {
    "category": ChangeType.CATEGORY,
    "residence": ChangeType.RESIDENCE,
    "care_level": ChangeType.CARE_LEVEL,
    "flags": ChangeType.FLAGS,
}
_STATUS_TYPES: dict[str, ChangeType] = {
    Status.DECEASED: ChangeType.DEATH,
    Status.MOVED_OUT: ChangeType.MOVE_OUT,
    Status.HANDED_OVER: ChangeType.HAND_OVER,
    Status.REGISTERED: ChangeType.MOVE_IN,
}


@dataclass(frozen=True, slots=True)
class DatedChange:
    """One row of 变动记录 without its day: the type, what was before and what it brought."""

    type: str
    before: str | None
    content: str | None


def dated_changes(old: Mapping[str, Value], new: Mapping[str, Value]) -> Iterator[DatedChange]:
    """The dated changes that lead from the old values to the new ones; other fields make none."""
    for key in DATED_FIELDS:
        if key not in new or (old.get(key) or None) == (new[key] or None):
            continue
        before, after = _text(old.get(key)), _text(new[key])
        kind = _STATUS_TYPES.get(after) if key == "status" else _TYPES[key]
        if kind is ChangeType.FLAGS:
            yield DatedChange(kind, None, flag_change(before, after))
        elif kind is not None:  # 失联 and 注销 are states without a dated change of their own
            yield DatedChange(kind, before or None, after or None)


def flag_change(before: str, after: str) -> str:
    """``+独居 -重病``: what was added and what was taken away."""
    old, new = split_codes(before), split_codes(after)
    added = [f"+{flag}" for flag in new if flag not in old]
    return " ".join(added + [f"-{flag}" for flag in old if flag not in new])


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""
