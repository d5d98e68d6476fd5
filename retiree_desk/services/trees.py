"""The three groupings of the members: stations, party branches, areas with their buildings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retiree_desk.domain.ids import Uid
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
