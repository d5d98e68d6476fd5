from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.ui.icons import Icon
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.cards import Card, EmptyState, PageHeader, Sentence
from tests.ui.walkers import unnamed


@pytest.fixture
def header(qtbot: QtBot) -> PageHeader:
    made = PageHeader("走访")
    qtbot.addWidget(made)
    made.resize(900, 80)
    made.show()
    return made


def test_a_number_in_the_sentence_opens_its_names_by_keyboard(header: PageHeader, qtbot: QtBot) -> None:
    header.say("本季度应访 {owed} 人，已完成 {done} 人；{near} 人临近截止。", owed=1312, done=0, near=14)
    (sentence,) = header.findChildren(Sentence)
    assert sentence.accessibleName().startswith("本季度应访 1\N{NARROW NO-BREAK SPACE}312 人，已完成 0 人")
    assert 'href="done"' not in sentence.text()
    sentence.setFocus()
    qtbot.keyClick(sentence, Qt.Key.Key_Tab)
    with qtbot.waitSignal(header.opened) as opened:
        sentence.linkActivated.emit("near")
    assert opened.args == ["near"]
    header.close()


def test_names_in_a_sentence_are_no_markup(header: PageHeader) -> None:
    header.say("<i>王</i> & 李")
    (sentence,) = header.findChildren(Sentence)
    assert sentence.text() == "&lt;i&gt;王&lt;/i&gt; &amp; 李"
    assert sentence.focusPolicy() is Qt.FocusPolicy.NoFocus
    header.close()


def test_acts_stand_at_the_right(header: PageHeader) -> None:
    first, second = button("导出"), button("新增人员")
    header.add_act(first)
    header.add_act(second)
    QApplication.processEvents()
    assert header.width() - second.geometry().right() <= 2
    assert first.x() < second.x()
    header.close()


def test_a_card_takes_an_act_beside_its_title(qtbot: QtBot) -> None:
    card = Card("本周的事")
    qtbot.addWidget(card)
    card.add_act(button("全部"))
    assert [one.text() for one in card.findChildren(QPushButton)] == ["全部"]
    assert unnamed(card) == []


def test_an_empty_list_says_what_to_do_first(qtbot: QtBot) -> None:
    done: list[str] = []
    empty = EmptyState(
        Icon.HOSPITAL, "没有人在住院", "登记后会出现在这里。", "登记住院", lambda: done.append("x")
    )
    qtbot.addWidget(empty)
    empty.findChildren(QPushButton)[0].click()
    assert done == ["x"]
