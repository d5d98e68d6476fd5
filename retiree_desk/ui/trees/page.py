"""The three groupings: each a tree that is shaped by keys or by dragging, with who leads a group and how to reach them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.i18n import N_, _
from retiree_desk.services import trees
from retiree_desk.services.trees import Node
from retiree_desk.store.unit import Unit
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import Page
from retiree_desk.ui.trees.leader import GroupCard
from retiree_desk.ui.widgets import tree_editor
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.tree_editor import TreeEditor
from retiree_desk.ui.widgets.words import caption

MEMBERS = "members"
ORDER = (TreeKind.AREA, TreeKind.PARTY_BRANCH, TreeKind.STATION)
TITLES = {
    TreeKind.AREA: N_("Areas and buildings"),
    TreeKind.PARTY_BRANCH: N_("Party branches"),
    TreeKind.STATION: N_("Stations"),
}


class TreesPage(Page):
    """Three tabs, one a grouping; they do not depend on each other."""

    kinds = frozenset(("tree_node", "member"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Groups"))
        self.header.say(
            _("Three groupings that do not depend on each other; a person has a place in each of them.")
        )
        back = button(_("Members"), Icon.BACK)
        back.setToolTip(_("Esc"))
        back.clicked.connect(self._leave)
        self.header.add_act(back)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Groupings"))
        self.groupings = {kind: Grouping(desk, kind) for kind in ORDER}
        for kind, grouping in self.groupings.items():
            grouping.card.people_asked = self._show_people
            self.tabs.addTab(grouping, _(TITLES[kind]))
        self.body.addWidget(self.tabs, 1)
        keys = _(
            "F2: rename · Insert: add below · Alt+arrows: move · Delete: take out · Esc: back to the members"
        )
        self.body.addWidget(caption(keys, wrap=True))

    def reload(self) -> None:
        for grouping in self.groupings.values():
            grouping.reload()

    def _show_people(self, uid: bytes) -> None:
        self.asked.emit(MEMBERS, ListQuery(nodes=(uid.hex(),)))

    def _leave(self) -> None:
        self.asked.emit(MEMBERS, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)


class Grouping(QWidget):
    """One tree and, at its right, the group chosen."""

    def __init__(self, desk: Desk, kind: TreeKind) -> None:
        super().__init__()
        self._desk, self.kind = desk, kind
        self.nodes: dict[bytes, Node] = {}
        self.editor = TreeEditor(_(TITLES[kind]), _("People in it"))
        self.card = GroupCard(desk, self._keep)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, theme.px(12), 0, 0)
        layout.setSpacing(theme.px(16))
        layout.addWidget(self.editor, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.addWidget(self.card)
        column.addStretch(1)
        area = scrolled(side)
        area.setFixedWidth(self.card.width() + theme.px(16))
        layout.addWidget(area)
        self.editor.added.connect(self.add)
        self.editor.renamed.connect(self.rename)
        self.editor.moved.connect(self.move_to)
        self.editor.removed.connect(self.remove)
        self.editor.chosen.connect(self._choose)

    def reload(self) -> None:
        """Show the tree as it is now."""
        found = self._desk.read(lambda unit: trees.nodes(unit, self.kind))
        self.nodes = {node.uid: node for node in found}
        self.editor.show_nodes(_shown(found, None))
        self._choose(self.editor.current())

    def add(self, parent: object, name: str) -> None:
        """A new group, ready to be given its name."""
        known = {node.name for node in self.nodes.values() if node.parent == parent}
        free = next(one for one in (name, *(f"{name} {at}" for at in range(2, 99))) if one not in known)
        above = parent if isinstance(parent, bytes) else None
        building = above is not None and self.kind is TreeKind.AREA and self._has_buildings(above)
        uid = self._do(_("{name} added").format(name=free),
                       lambda unit: trees.add(unit, self.kind, above, free, is_building=building))  # fmt: skip
        if uid is not None:
            self.editor.choose(uid)
            self.editor.edit()

    def rename(self, uid: object, name: str) -> None:
        """Another name; its people follow."""
        node = self.nodes.get(uid) if isinstance(uid, bytes) else None
        if node is not None and name != node.name:
            told = _("{old} is now called {new}").format(old=node.name, new=name)
            self._do(told, lambda unit: trees.edit(
                unit, node.uid, name, leader=node.leader, phone=node.phone, note=node.note))  # fmt: skip

    def move_to(self, uid: object, parent: object, place: int) -> None:
        """Hang it elsewhere, or among its brothers at ``place``."""
        node = self.nodes.get(uid) if isinstance(uid, bytes) else None
        above = parent if isinstance(parent, bytes) else None
        if node is not None:
            told = _("{name} moved").format(name=node.name)
            self._do(told, lambda unit: trees.place(unit, self.kind, node.uid, above, place))

    def remove(self, uid: object) -> None:
        """Take an empty group out."""
        node = self.nodes.get(uid) if isinstance(uid, bytes) else None
        if node is not None:
            told = _("{name} taken out").format(name=node.name)
            self._do(told, lambda unit: trees.remove(unit, self.kind, node.uid))

    def _keep(self, node: Node, leader: str, phone: str, note: str) -> None:
        told = _("{name}: leader and phone kept").format(name=node.name)
        self._desk.do(
            "tree.edit",
            lambda unit: trees.edit(unit, node.uid, node.name, leader=leader, phone=phone, note=note),
            told=told,
        )

    def _has_buildings(self, parent: bytes) -> bool:
        return any(node.is_building for node in self.nodes.values() if node.parent == parent)

    def _choose(self, uid: object) -> None:
        self.card.show_node(self.nodes.get(uid) if isinstance(uid, bytes) else None)

    def _do(self, told: str, work: Callable[[Unit], object]) -> object:
        try:
            return self._desk.do("tree.edit", work, told=told)
        except (RuleBroken, Trouble) as error:
            self.reload()
            troubles.show(error, self)
            return None


def _shown(nodes: Sequence[Node], parent: bytes | None) -> list[tree_editor.Node]:
    children: dict[bytes | None, list[Node]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node)

    def below(uid: bytes | None) -> tuple[tree_editor.Node, ...]:
        return tuple(
            tree_editor.Node(node.uid, node.name, node.total, below(node.uid))
            for node in children.get(uid, ())
        )

    return list(below(parent))
