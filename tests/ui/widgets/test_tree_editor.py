from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.tree_editor import Node, TreeEditor
from tests.ui.typing_method import commit
from tests.ui.walkers import unnamed, unreached

NODES = (
    Node(
        1,
        "东湖管理站",
        1204,
        (Node(2, "第一党支部", 212, (Node(3, "第一小组", 71),)), Node(4, "第二党支部", 330)),
    ),
    Node(5, "铁西管理站", 842),
)
ALT = Qt.KeyboardModifier.AltModifier
ON = QAbstractItemView.DropIndicatorPosition.OnItem
BELOW = QAbstractItemView.DropIndicatorPosition.BelowItem


@pytest.fixture
def editor(qtbot: QtBot) -> TreeEditor:
    made = TreeEditor("管理站", "人数")
    made.show_nodes(NODES)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def index(editor: TreeEditor, key: object) -> QModelIndex:
    before = editor.current()
    editor.choose(key)
    found = editor.tree.currentIndex()
    editor.choose(before)
    return found


@pytest.mark.parametrize(
    ("chosen", "key", "move"),
    [
        (4, Qt.Key.Key_Up, [4, 1, 0]),
        (2, Qt.Key.Key_Down, [2, 1, 1]),
        (4, Qt.Key.Key_Right, [4, 2, 1]),
        (3, Qt.Key.Key_Left, [3, 1, 1]),
        (2, Qt.Key.Key_Left, [2, None, 1]),
        (5, Qt.Key.Key_Right, [5, 1, 2]),
    ],
)
def test_keys_ask_for_moves(
    editor: TreeEditor, qtbot: QtBot, chosen: int, key: Qt.Key, move: list[object]
) -> None:
    editor.choose(chosen)
    with qtbot.waitSignal(editor.moved) as moved:
        qtbot.keyClick(editor.tree, key, ALT)
    assert moved.args == move
    editor.close()


@pytest.mark.parametrize(
    ("chosen", "key"), [(1, Qt.Key.Key_Up), (5, Qt.Key.Key_Down), (2, Qt.Key.Key_Right), (1, Qt.Key.Key_Left)]
)
def test_a_move_that_leads_nowhere_is_not_asked_for(
    editor: TreeEditor, qtbot: QtBot, chosen: int, key: Qt.Key
) -> None:
    editor.choose(chosen)
    with qtbot.assertNotEmitted(editor.moved):
        qtbot.keyClick(editor.tree, key, ALT)
    editor.close()


def test_dragging_asks_for_the_same_moves(editor: TreeEditor, qtbot: QtBot) -> None:
    asked: list[list[object]] = []
    editor.moved.connect(lambda *move: asked.append(list(move)))
    editor.choose(4)
    editor.drop_at(index(editor, 2), ON)
    editor.drop_at(index(editor, 1), BELOW)
    editor.drop_at(QModelIndex(), ON)
    editor.drop_at(index(editor, 4), ON)
    assert asked == [[4, 2, 1], [4, None, 1], [4, None, 2]]
    editor.close()


def test_f2_renames_with_an_input_method(editor: TreeEditor, qtbot: QtBot) -> None:
    editor.choose(5)
    qtbot.keyClick(editor.tree, Qt.Key.Key_F2)
    (edit,) = [one for one in editor.tree.findChildren(QLineEdit) if one.isVisible()]
    edit.clear()
    commit(edit, "铁东管理站 ")
    with qtbot.waitSignal(editor.renamed) as renamed:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert renamed.args == [5, "铁东管理站"]
    editor.close()


def test_insert_adds_below_and_delete_takes_out(editor: TreeEditor, qtbot: QtBot) -> None:
    editor.choose(2)
    with qtbot.waitSignal(editor.added) as added:
        qtbot.keyClick(editor.tree, Qt.Key.Key_Insert)
    assert added.args == [2, "新分组"]
    with qtbot.waitSignal(editor.removed) as removed:
        qtbot.keyClick(editor.tree, Qt.Key.Key_Delete)
    assert removed.args == [2]
    with qtbot.waitSignal(editor.added) as added:
        editor.add_at_top()
    assert added.args == [None, "新分组"]
    editor.close()


def test_what_was_open_and_chosen_stays_so(editor: TreeEditor) -> None:
    editor.tree.setExpanded(index(editor, 2), False)
    editor.choose(4)
    editor.show_nodes(NODES)
    assert editor.current() == 4
    assert not editor.tree.isExpanded(index(editor, 2))
    assert editor.tree.isExpanded(index(editor, 1))
    editor.close()


def test_it_is_walked_by_keyboard_and_ear(editor: TreeEditor) -> None:
    QApplication.processEvents()
    assert [unnamed(editor), unreached(editor)] == [[]] * 2
    editor.close()
