"""The three independent groupings (管理站, 党支部, 片区/楼栋) as trees; a building is a node below its area."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Connection

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.domain.values import Value
from retiree_desk.store.rows import Rows
from retiree_desk.store.tables import tree_node

SEPARATOR = "/"
_DEEPEST = 20


def paths(connection: Connection, uids: Iterable[Uid | None]) -> dict[Uid, tuple[str, str]]:
    """``Tree.path_of`` for a few nodes, without reading the whole tree."""
    wanted = {uid for uid in uids if uid}
    nodes = _read(connection, _UPWARDS.format(", ".join("?" * len(wanted))), wanted) if wanted else {}
    return {uid: _path(nodes, uid) for uid in wanted}


class _Node(NamedTuple):
    parent: Uid | None
    name: str
    is_building: bool
    kind: str


class Tree:
    """Reading and growing the trees within one unit of work; nodes are few, so they are read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows = Rows(connection, tree_node)

    def node(self, kind: str, path: str, building: str = "") -> Uid | None:
        """The node at ``path`` (names joined by ``/``) and, for areas, the building in it; missing ones are made."""
        at: Uid | None = None
        for name in (part.strip() for part in path.split(SEPARATOR)):
            if name:
                at = self._child(kind, at, name, is_building=False)
        if building.strip():
            at = self._child(kind, at, building.strip(), is_building=True)
        return at

    def path_of(self, uid: Uid | None) -> tuple[str, str]:
        """The path of a node's area (or station, or branch) and the name of the building, each may be empty."""
        return _path(self._nodes, uid)

    def words_of(self, uid: Uid | None) -> str:
        """Path and building as one text for lists."""
        path, building = self.path_of(uid)
        return f"{path} {building}".strip()

    def below(self, uid: Uid) -> list[Uid]:
        """The node and all below it."""
        found, children = [uid], self._children
        for one in found:
            found.extend(children.get(one, ()))
        return found

    def below_each(self, uids: Iterable[Uid]) -> dict[TreeKind, list[Uid]]:
        """These nodes and all below them, by grouping; a node that is gone stands in no grouping and is an area."""
        found: dict[TreeKind, list[Uid]] = {}
        for uid in uids:
            kind = TreeKind(self._nodes[uid].kind) if uid in self._nodes else TreeKind.AREA
            found.setdefault(kind, []).extend(self.below(uid))
        return found

    def nodes(self, kind: TreeKind) -> list[dict[str, Value]]:
        """Every live node of one grouping with all its columns."""
        return sorted(
            self._rows.where(kind=kind), key=lambda row: (int(row["position"] or 0), str(row["name"]))
        )

    def add(self, kind: TreeKind, parent: Uid | None, name: str, *, is_building: bool = False) -> Uid:
        """A new node; raises RuleBroken when the parent has one of that name."""
        self._refuse_twin(kind, parent, name)
        uid = self._rows.add(
            {
                "kind": kind,
                "parent_id": parent,
                "name": name.strip(),
                "is_building": int(is_building),
                "position": 0,
            }
        )
        self._forget()
        return uid

    def rename(self, uid: Uid, name: str) -> None:
        """Another name for a node; all members follow."""
        parent, _name, _is_building, kind = self._nodes[uid]
        self._refuse_twin(kind, parent, name, besides=uid)
        self._rows.update(uid, {"name": name.strip()})
        self._forget()

    def move(self, uid: Uid, parent: Uid | None) -> None:
        """Hang a node elsewhere; raises RuleBroken when it would hang below itself."""
        if parent is not None and parent in self.below(uid):
            raise RuleBroken("tree_below_itself", "parent_id")
        _old, name, _is_building, kind = self._nodes[uid]
        self._refuse_twin(kind, parent, name, besides=uid)
        self._rows.update(uid, {"parent_id": parent})
        self._forget()

    def void(self, uid: Uid) -> None:
        """Take away an empty node; raises RuleBroken while something hangs below it."""
        if len(self.below(uid)) > 1:
            raise RuleBroken("tree_not_empty", "name")
        self._rows.void(uid)
        self._forget()

    def edit(self, uid: Uid, *, leader: str | None, phone: str | None, note: str | None) -> None:
        """Who leads the group and how to reach them."""
        self._rows.update(uid, {"leader": leader, "phone": phone, "note": note})

    def _child(self, kind: str, parent: Uid | None, name: str, *, is_building: bool) -> Uid:
        known = self._by_name.get((kind, parent, name))
        if known is not None:
            return known
        row = {
            "kind": kind,
            "parent_id": parent,
            "name": name,
            "is_building": int(is_building),
            "position": 0,
        }
        uid = self._rows.add(row)
        self._nodes[uid] = _Node(parent, name, is_building, kind)
        self._by_name[kind, parent, name] = uid
        self._children.setdefault(parent, []).append(uid)
        return uid

    def _refuse_twin(self, kind: str, parent: Uid | None, name: str, besides: Uid | None = None) -> None:
        if not name.strip():
            raise RuleBroken("tree_name_blank", "name")
        twin = self._by_name.get((kind, parent, name.strip()))
        if twin is not None and twin != besides:
            raise RuleBroken("tree_name_taken", "name", name=name.strip())

    def _forget(self) -> None:
        for name in ("_nodes", "_by_name", "_children"):
            self.__dict__.pop(name, None)

    @cached_property
    def _nodes(self) -> dict[Uid, _Node]:
        return _read(self._connection, _LIVE)

    @cached_property
    def _by_name(self) -> dict[tuple[str, Uid | None, str], Uid]:
        return {(kind, parent, name): uid for uid, (parent, name, _b, kind) in self._nodes.items()}

    @cached_property
    def _children(self) -> dict[Uid | None, list[Uid]]:
        found: dict[Uid | None, list[Uid]] = {}
        for uid, (parent, *_rest) in self._nodes.items():
            found.setdefault(parent, []).append(uid)
        return found


_COLUMNS = "id, parent_id, coalesce(name, ''), is_building, coalesce(kind, '')"
_LIVE = f"SELECT {_COLUMNS} FROM tree_node WHERE voided = 0"
_UPWARDS = (
    "WITH RECURSIVE up(id) AS (SELECT id FROM tree_node WHERE id IN ({}) "
    "UNION SELECT parent_id FROM tree_node JOIN up USING(id)) "
    f"SELECT {_COLUMNS} FROM tree_node JOIN up USING(id)"
)


def _read(connection: Connection, statement: str, values: Iterable[Uid] = ()) -> dict[Uid, _Node]:
    rows = connection.exec_driver_sql(statement, tuple(values)).all()
    return {uid: _Node(parent, name, bool(building), kind) for uid, parent, name, building, kind in rows}


def _path(nodes: Mapping[Uid, _Node], uid: Uid | None) -> tuple[str, str]:
    names: list[str] = []
    building = ""
    for _level in range(_DEEPEST):
        node = nodes.get(uid) if uid else None
        if node is None:
            break
        if node.is_building and not names and not building:
            building = node.name
        else:
            names.append(node.name)
        uid = node.parent
    return SEPARATOR.join(reversed(names)), building
