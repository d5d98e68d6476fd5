from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.advice import told
from retiree_desk.wording import Advice


def test_each_sentence_stands_behind_its_sign_and_an_empty_one_takes_no_room(qtbot: QtBot) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.setLayout(told(Advice("磁盘已满", "您的数据是安全的。", "请腾出一些空间。")))
    texts = [label.text() for label in shown.findChildren(QLabel) if label.text()]
    assert texts == ["您的数据是安全的。", "请腾出一些空间。"]
    signs = [label for label in shown.findChildren(QLabel) if not label.pixmap().isNull()]
    assert len(signs) == 2
    short = QWidget()
    qtbot.addWidget(short)
    short.setLayout(told(Advice("磁盘已满", "", "请腾出一些空间。")))
    assert len(short.findChildren(QLabel)) == 2
