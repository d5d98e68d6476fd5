"""The three groupings of the members: stations, party branches, areas with their buildings; reading and editing them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.domain.values import Row
from retiree_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Node:
    """One group, with how many people on the register hang directly on it and in all below it."""

    uid: Uid
    parent: Uid | None
    name: str
    is_building: bool
    leader: str
    phone: str
    note: str
    own: int
    total: int


def nodes(unit: Unit, kind: TreeKind) -> list[Node]:
    """A grouping from the top down, siblings in order."""
    rows = unit.tree.nodes(kind)
    own = unit.members.counts_by_node(kind)
    children: dict[Uid | None, list[Uid]] = {}
    by_uid: dict[Uid, Row] = {}
    for row in rows:
        uid, parent = row["id"], row["parent_id"]
        if isinstance(uid, bytes):
            by_uid[uid] = row
            children.setdefault(parent if isinstance(parent, bytes) else None, []).append(uid)
    totals: dict[Uid, int] = {}
    for uid in reversed(list(_downwards(children, None))):
        totals[uid] = own.get(uid, 0) + sum(totals[child] for child in children.get(uid, ()))
    return [_node(by_uid[uid], uid, own.get(uid, 0), totals[uid]) for uid in _downwards(children, None)]


def add(unit: Unit, kind: TreeKind, parent: Uid | None, name: str, *, is_building: bool = False) -> Uid:
    """A new group below ``parent``, or at the top."""
    _refuse_blank(name)
    return unit.tree.add(kind, parent, name, is_building=is_building)


def edit(unit: Unit, uid: Uid, name: str, *, leader: str = "", phone: str = "", note: str = "") -> None:
    """Write a group's name, who leads it and how to reach them; its people follow."""
    _refuse_blank(name)
    unit.tree.rename(uid, name)
    unit.tree.edit(uid, leader=leader or None, phone=phone or None, note=note or None)


def move(unit: Unit, uid: Uid, parent: Uid | None) -> None:
    """Hang a group with all below it elsewhere in its grouping."""
    unit.tree.move(uid, parent)


def place(unit: Unit, kind: TreeKind, uid: Uid, parent: Uid | None, at: int) -> None:
    """Hang a group below ``parent`` as its child number ``at``, counted from 0."""
    rows = unit.tree.nodes(kind)
    if next((row["parent_id"] for row in rows if row["id"] == uid), None) != parent:
        unit.tree.move(uid, parent)
    brothers = [row["id"] for row in rows if row["parent_id"] == parent and row["id"] != uid]
    brothers.insert(at, uid)
    known = {row["id"]: row["position"] for row in rows}
    wanted = [(one, {"position": place}) for place, one in enumerate(brothers) if isinstance(one, bytes)]
    unit.rows("tree_node").update_many(
        [(one, row) for one, row in wanted if known.get(one) != row["position"]]
    )


def remove(unit: Unit, kind: TreeKind, uid: Uid) -> None:
    """Take away an empty group; RuleBroken while groups hang below it or people belong to it."""
    people = unit.members.counts_by_node(kind).get(uid, 0)
    if people:
        raise RuleBroken("tree_has_members", "name", count=people)
    unit.tree.void(uid)


def _refuse_blank(name: str) -> None:
    if not name.strip():
        raise RuleBroken("tree_name_blank", "name")


def _downwards(children: dict[Uid | None, list[Uid]], parent: Uid | None) -> Iterator[Uid]:
    for uid in children.get(parent, ()):
        yield uid
        yield from _downwards(children, uid)


def _node(row: Row, uid: Uid, own: int, total: int) -> Node:
    parent = row["parent_id"]
    return Node(
        uid=uid,
        parent=parent if isinstance(parent, bytes) else None,
        name=str(row["name"] or ""),
        is_building=bool(row["is_building"]),
        leader=str(row["leader"] or ""),
        phone=str(row["phone"] or ""),
        note=str(row["note"] or ""),
        own=own,
        total=total,
    )
