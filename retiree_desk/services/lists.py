"""Lists of members: what the register page shows, lists kept by name, and one change for many people at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from retiree_desk.domain import lists
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row
from retiree_desk.services import members
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class SavedList:
    """A list kept by name."""

    uid: Uid
    name: str
    query: ListQuery


@dataclass(frozen=True, slots=True)
class Counts:
    """What the register page says at its top."""

    registered: int
    aged: int
    lacking: int


AGED = 80


def counts(unit: Unit, today: date) -> Counts:
    """How many people are on the register, how many of them are 80 and older, how many lack an obligatory item."""
    everybody = ListQuery()
    registered, complete = unit.members.completeness()
    aged = unit.members.count(replace(everybody, min_age=AGED), today)
    return Counts(registered=registered, aged=aged, lacking=registered - complete)


def saved(unit: Unit) -> list[SavedList]:
    """The lists kept by name, in the order the office has put them; one that can't be read is left out."""
    found = []
    rows = sorted(
        unit.rows("saved_list").all(), key=lambda row: (int(row["position"] or 0), str(row["name"]))
    )
    for row in rows:
        uid = row["id"]
        try:
            query = lists.from_text(str(row["query"]))
        except RuleBroken:
            continue
        if isinstance(uid, bytes):
            found.append(SavedList(uid, str(row["name"] or ""), query))
    return found


def save(unit: Unit, name: str, query: ListQuery) -> Uid:
    """Keep a list under a name; one of that name is replaced."""
    if not name.strip():
        raise RuleBroken("list_name_blank", "name")
    rows = unit.rows("saved_list")
    kept = {"name": name.strip(), "query": lists.to_text(query)}
    for known in saved(unit):
        if known.name == name.strip():
            rows.update(known.uid, kept)
            return known.uid
    return rows.add({**kept, "position": len(saved(unit))})


def rename(unit: Unit, uid: Uid, name: str) -> None:
    """Another name for a saved list, one that no other list has."""
    if not name.strip():
        raise RuleBroken("list_name_blank", "name")
    if any(one.name == name.strip() and one.uid != uid for one in saved(unit)):
        raise RuleBroken("list_name_taken", "name", name=name.strip())
    unit.rows("saved_list").update(uid, {"name": name.strip()})


def forget(unit: Unit, uid: Uid) -> None:
    """Take a saved list away."""
    unit.rows("saved_list").void(uid)


def edit_all(unit: Unit, seqs: Sequence[int], values: Row, *, effective_on: date | None) -> int:
    """Write the same fields for many people; how many there were."""
    uids = unit.members.uids_of_seqs(seqs)
    for uid in uids:
        members.edit(unit, uid, values, effective_on=effective_on)
    return len(uids)


def void_all(unit: Unit, seqs: Sequence[int]) -> int:
    """Put many people into the recycle bin; how many there were."""
    uids = unit.members.uids_of_seqs(seqs)
    unit.members.update_many([(uid, {"voided": 1}) for uid in uids])
    return len(uids)
