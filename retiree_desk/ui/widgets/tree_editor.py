"""A tree that a person shapes: rename, add below, move by keys or by dragging, take out what is empty.

The editor changes nothing itself. It tells what is wanted; the owner does it and shows the tree anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.progress import grouped

_KEY = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ALT = Qt.KeyboardModifier.AltModifier

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Node:
    """A group: the owner's key, its name, how many people are in it, the groups below it."""

    key: object
    name: str
    count: int = 0
    below: tuple[Node, ...] = ()


class TreeEditor(QWidget):
    """``moved`` brings the key, the new parent's key (None at the top) and the place among its new brothers."""

    renamed = Signal(object, str)
    added = Signal(object, str)
    moved = Signal(object, object, int)
    removed = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, people: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.tree = _Tree(self)
        self.tree.setAccessibleName(name)
        self._model = QStandardItemModel(0, 2, self)
        self._model.setHorizontalHeaderLabels([name, people])
        self._model.horizontalHeaderItem(1).setTextAlignment(_RIGHT)
        self._model.itemChanged.connect(self._rename)
        self.tree.setModel(self._model)
        self.tree.set_columns()
        self.tree.selectionModel().currentChanged.connect(self._tell_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(self._acts())
        layout.addWidget(self.tree, 1)

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show the tree; what was open and chosen stays so."""
        fresh = self._model.rowCount() == 0
        closed = {item.data(_KEY) for item in self._items() if not self.tree.isExpanded(item.index())}
        current = self.current()
        self._quiet = True
        self._model.removeRows(0, self._model.rowCount())
        for node in nodes:
            self._model.appendRow(_row(node))
        self._quiet = False
        for item in self._items():
            self.tree.setExpanded(
                item.index(), fresh or item.data(_KEY) not in closed or not item.hasChildren()
            )
        self.choose(current)

    def current(self) -> object:
        """The key of the group chosen, None for none."""
        return self.tree.currentIndex().siblingAtColumn(0).data(_KEY)

    def choose(self, key: object) -> None:
        """Choose the group ``key``, or the first one."""
        items = self._items()
        for item in [one for one in items if one.data(_KEY) == key] or items[:1]:
            self.tree.setCurrentIndex(item.index())

    def add_below(self) -> None:
        """Ask for a new group below the one chosen."""
        self.added.emit(self.current(), _("New group"))

    def add_at_top(self) -> None:
        """Ask for a new group that is below none."""
        self.added.emit(None, _("New group"))

    def edit(self) -> None:
        """Begin to rename the group chosen."""
        self.tree.edit(self.tree.currentIndex().siblingAtColumn(0))

    def remove(self) -> None:
        """Ask to take the group out."""
        if self.current() is not None:
            self.removed.emit(self.current())

    def step(self, by: int) -> None:
        """Ask to move the group among its brothers, up (-1) or down (1)."""
        item = self._current_item()
        if item is not None:
            place = item.row() + by
            if 0 <= place < _brothers(self._model, item):
                self.moved.emit(item.data(_KEY), _key(item.parent()), place)

    def move_in(self) -> None:
        """Ask to hang the group below the brother before it."""
        item = self._current_item()
        if item is not None and item.row() > 0:
            brother = _above(self._model, item).child(item.row() - 1)
            self.moved.emit(item.data(_KEY), brother.data(_KEY), brother.rowCount())

    def move_out(self) -> None:
        """Ask to hang the group beside the one it is below."""
        item = self._current_item()
        if item is not None and item.parent() is not None:
            parent = item.parent()
            self.moved.emit(item.data(_KEY), _key(parent.parent()), parent.row() + 1)

    def drop_at(self, index: QModelIndex, where: QAbstractItemView.DropIndicatorPosition) -> None:
        """Ask for the move that a drop means."""
        item = self._current_item()
        target = self._model.itemFromIndex(index.siblingAtColumn(0)) if index.isValid() else None
        if item is None or target is item:
            return
        if target is None:
            self.moved.emit(item.data(_KEY), None, self._model.rowCount())
        elif where == QAbstractItemView.DropIndicatorPosition.OnItem:
            self.moved.emit(item.data(_KEY), target.data(_KEY), target.rowCount())
        else:
            below = where == QAbstractItemView.DropIndicatorPosition.BelowItem
            self.moved.emit(item.data(_KEY), _key(target.parent()), target.row() + below)

    def _acts(self) -> FlowLayout:
        acts = FlowLayout(gap=4)
        for act in (
            _act(_("Add group"), Icon.ADD, self.add_at_top, ""),
            _act(_("Add below"), Icon.TREE, self.add_below, "Insert"),
            _act(_("Rename"), Icon.EDIT, self.edit, "F2"),
            _act(_("Up"), Icon.MOVE_UP, partial(self.step, -1), "Alt+↑"),
            _act(_("Down"), Icon.MOVE_DOWN, partial(self.step, 1), "Alt+↓"),
            _act(_("In"), Icon.MOVE_IN, self.move_in, "Alt+→"),
            _act(_("Out"), Icon.MOVE_OUT, self.move_out, "Alt+←"),
            _act(_("Take out"), Icon.REMOVE, self.remove, "Delete"),
        ):
            acts.addWidget(act)
        return acts

    def _rename(self, item: QStandardItem) -> None:
        if not self._quiet and item.column() == 0:
            self.renamed.emit(item.data(_KEY), item.text().strip())

    def _tell_chosen(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.current())

    def _current_item(self) -> QStandardItem | None:
        index = self.tree.currentIndex().siblingAtColumn(0)
        return self._model.itemFromIndex(index) if index.isValid() else None

    def _items(self) -> list[QStandardItem]:
        found: list[QStandardItem] = []
        waiting = [self._model.item(row) for row in reversed(range(self._model.rowCount()))]
        while waiting:
            item = waiting.pop()
            found.append(item)
            waiting += [item.child(row) for row in reversed(range(item.rowCount()))]
        return found


class _Tree(QTreeView):
    """The view: keys for every act; a drop asks instead of moving."""

    def __init__(self, editor: TreeEditor) -> None:
        super().__init__()
        self._editor = editor
        self.setItemDelegate(_NameDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setIndentation(theme.px(24))

    def set_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, theme.px(96))
        header.setFixedHeight(theme.px(theme.ROW))
        header.setSectionsMovable(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._editor.drop_at(self.indexAt(event.position().toPoint()), self.dropIndicatorPosition())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[tuple[int, bool], Any] = {
            (Qt.Key.Key_F2, False): self._editor.edit,
            (Qt.Key.Key_Insert, False): self._editor.add_below,
            (Qt.Key.Key_Delete, False): self._editor.remove,
            (Qt.Key.Key_Up, True): partial(self._editor.step, -1),
            (Qt.Key.Key_Down, True): partial(self._editor.step, 1),
            (Qt.Key.Key_Right, True): self._editor.move_in,
            (Qt.Key.Key_Left, True): self._editor.move_out,
        }
        act = acts.get((event.key(), bool(event.modifiers() & _ALT)))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()


class _NameDelegate(QStyledItemDelegate):
    """Names are typed in the line edit that knows input methods."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.px(theme.ROW))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        made = LineEdit(parent=parent)
        made.setAccessibleName(_("Name of the group"))
        made.setStyleSheet("min-height: 0; padding: 0 2px")
        return made


def _row(node: Node) -> list[QStandardItem]:
    name = QStandardItem(node.name)
    name.setData(node.key, _KEY)
    count = QStandardItem(grouped(node.count))
    count.setTextAlignment(_RIGHT)
    count.setEditable(False)
    for below in node.below:
        name.appendRow(_row(below))
    return [name, count]


def _key(item: QStandardItem | None) -> object:
    return None if item is None else item.data(_KEY)


def _brothers(model: QStandardItemModel, item: QStandardItem) -> int:
    return _above(model, item).rowCount()


def _above(model: QStandardItemModel, item: QStandardItem) -> QStandardItem:
    above: QStandardItem | None = item.parent()  # None at the top, whatever the stubs say
    return model.invisibleRootItem() if above is None else above


def _act(word: str, name: Icon, do: Any, key: str) -> QPushButton:  # noqa: ANN401 - any act of the editor
    made = button(word, name, Kind.QUIET)
    made.setToolTip(key)
    made.clicked.connect(lambda _checked: do())
    return made
