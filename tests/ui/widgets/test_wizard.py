from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.progress import ProgressStrip
from retiree_desk.ui.widgets.wizard import StepList, Wizard, WizardStep
from tests.ui.walkers import clipped, unnamed, unreached


class NameStep(WizardStep):
    """Asks for a name, and refuses one."""

    def __init__(self) -> None:
        super().__init__("单位名称", "写在卡片和信函上。")
        self.edit = LineEdit()
        self.edit.setAccessibleName("单位名称")
        self.edit.textChanged.connect(self.changed)
        self.body.addWidget(self.edit)
        self.body.addStretch(1)

    def ready(self) -> bool:
        return bool(self.edit.text())

    def leave(self) -> None:
        if self.edit.text() == "?":
            raise RuleBroken("name_blank", "name")


class LastStep(WizardStep):
    """Counts how often it is entered."""

    def __init__(self) -> None:
        super().__init__("完成")
        self.entered = 0

    def enter(self) -> None:
        self.entered += 1


@pytest.fixture
def wizard(qtbot: QtBot) -> Wizard:
    made = Wizard([NameStep(), LastStep()], "开始使用")
    qtbot.addWidget(made)
    made.resize(900, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def buttons(wizard: Wizard) -> dict[str, QPushButton]:
    return {one.text().strip(): one for one in wizard.findChildren(QPushButton) if one.isVisible()}


def name(wizard: Wizard) -> LineEdit:
    return wizard.findChildren(NameStep)[0].edit


def test_a_step_that_is_not_ready_holds(wizard: Wizard, qtbot: QtBot) -> None:
    assert not buttons(wizard)["下一步"].isEnabled()
    wizard.go_on()
    assert wizard.at() == 0
    name(wizard).setText("东湖")
    buttons(wizard)["下一步"].click()
    assert wizard.at() == 1
    assert wizard.findChildren(LastStep)[0].entered == 1
    wizard.close()


def test_a_step_that_refuses_says_why(wizard: Wizard) -> None:
    name(wizard).setText("?")
    before = [one.text() for one in wizard.findChildren(QLabel) if one.isVisible()]
    wizard.go_on()
    assert wizard.at() == 0
    assert len([one.text() for one in wizard.findChildren(QLabel) if one.isVisible()]) == len(before) + 1
    wizard.close()


def test_there_is_a_way_back_and_nothing_is_lost(wizard: Wizard, qtbot: QtBot) -> None:
    assert "上一步" not in buttons(wizard)
    name(wizard).setText("东湖")
    qtbot.keyClick(name(wizard), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.at() == 1
    buttons(wizard)["上一步"].click()
    assert (wizard.at(), name(wizard).text()) == (0, "东湖")
    wizard.close()


def test_the_last_step_finishes(wizard: Wizard, qtbot: QtBot) -> None:
    name(wizard).setText("东湖")
    wizard.go_on()
    with qtbot.waitSignal(wizard.finished):
        buttons(wizard)["开始使用"].click()
    wizard.close()


def test_giving_up_is_told(wizard: Wizard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wizard.cancelled):
        buttons(wizard)["取消"].click()
    wizard.close()


def test_long_work_leaves_its_own_cancel_alone(wizard: Wizard, qtbot: QtBot) -> None:
    name(wizard).setText("东湖")
    strip = ProgressStrip("正在导入")
    wizard.wait_for(strip)
    assert [word for word, one in buttons(wizard).items() if one.isEnabled()] == ["取消"]
    with qtbot.waitSignal(strip.cancelled):
        buttons(wizard)["取消"].click()
    wizard.wait_no_more()
    assert buttons(wizard)["下一步"].isEnabled()
    wizard.close()


def test_the_steps_are_told_to_ears_too(wizard: Wizard) -> None:
    (steps,) = wizard.findChildren(StepList)
    assert steps.accessibleName() == "第 1 步，共 2 步：单位名称"
    assert [unnamed(wizard), unreached(wizard), clipped(wizard)] == [[]] * 3
    wizard.close()
