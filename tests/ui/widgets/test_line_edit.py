from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.line_edit import LineEdit, SearchEdit, half_width
from tests.ui.typing_method import commit, compose


@pytest.fixture
def edit(qtbot: QtBot) -> LineEdit:
    made = LineEdit(figures=True)
    qtbot.addWidget(made)
    return made


def test_full_width_figures_become_plain_however_they_arrive(edit: LineEdit) -> None:
    commit(edit, "１９５０")
    edit.insert("／３")
    QGuiApplication.clipboard().setText("／７　")
    edit.paste()
    assert edit.text() == "1950/3/7 "


def test_names_keep_their_chinese_punctuation_and_rare_characters() -> None:
    assert half_width("欧阳（娜）ＡＢ７\uf967") == "欧阳（娜）AB7\uf967"


def test_a_full_width_figure_in_the_middle_keeps_the_cursor(edit: LineEdit) -> None:
    edit.setText("1907")
    edit.setCursorPosition(2)
    commit(edit, "５")
    assert (edit.text(), edit.cursorPosition()) == ("19507", 3)


def test_long_names_are_never_cut(qtbot: QtBot) -> None:
    name = LineEdit()
    qtbot.addWidget(name)
    commit(name, "阿卜杜热合曼·" * 40)
    assert len(name.text()) == 280


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_belong_to_the_input_method_while_it_composes(qtbot: QtBot, key: Qt.Key) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edit = LineEdit(parent=window)
    heard: list[str] = []
    edit.returnPressed.connect(lambda: heard.append("return"))
    compose(edit, "wang")
    qtbot.keyClick(edit, key)
    assert heard == []
    commit(edit, "王")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert (edit.text(), heard) == ("王", ["return"])


def test_shortcuts_wait_until_the_input_method_is_done(qtbot: QtBot) -> None:
    window = QWidget()
    edit = LineEdit(parent=window)
    qtbot.addWidget(window)
    heard: list[str] = []
    QShortcut(QKeySequence("Ctrl+Return"), window, lambda: heard.append("save"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    edit.setFocus()
    compose(edit, "wang")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == []
    commit(edit, "王")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["save"]
    window.close()


def test_search_hears_what_is_being_composed(qtbot: QtBot) -> None:
    box = SearchEdit("查找")
    qtbot.addWidget(box)
    heard: list[str] = []
    box.sought.connect(heard.append)
    compose(box, "w'x'l")
    box.seek()
    compose(box, "")
    commit(box, "王秀兰")
    box.seek()
    assert heard == ["wxl", "王秀兰"]


def test_search_waits_for_a_pause_and_tells_nothing_twice(qtbot: QtBot) -> None:
    box = SearchEdit()
    qtbot.addWidget(box)
    heard: list[str] = []
    box.sought.connect(heard.append)
    with qtbot.waitSignal(box.sought):
        qtbot.keyClicks(box, "zs50")
    box.seek()
    assert heard == ["zs50"]
