from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.ui.start.recovery_step import RecoveryStep, same_code
from retiree_desk.ui.start.set_up import SetUp

CODE = "7K2M-Q9ZC-04HT-VB6N-E3RW-8XPD-JY15"


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (CODE, True),
        (CODE.lower().replace("-", " "), True),
        (CODE.replace("0", "O").replace("1", "l"), True),
        (CODE[:-1], False),
        ("", False),
    ],
)
def test_slips_of_the_hand_are_forgiven_but_no_other_code(typed: str, same: bool) -> None:
    assert same_code(typed, CODE) is same


def test_no_code_is_not_the_same_as_nothing_typed() -> None:
    assert not same_code("", "")


def test_the_code_must_be_typed_back(tmp_path: Path, qtbot: QtBot) -> None:
    set_up = SetUp(tmp_path)
    set_up.recovery_code = CODE
    step = RecoveryStep(set_up)
    qtbot.addWidget(step)
    step.enter()
    assert not step.ready()
    step.typed.field.setText(CODE)
    assert step.ready()


def test_it_can_be_copied(tmp_path: Path, qtbot: QtBot) -> None:
    set_up = SetUp(tmp_path)
    set_up.recovery_code = CODE
    step = RecoveryStep(set_up)
    qtbot.addWidget(step)
    step.enter()
    copy = next(one for one in step.findChildren(QPushButton) if one.accessibleName() == "复制")
    copy.click()
    assert QGuiApplication.clipboard().text() == CODE
