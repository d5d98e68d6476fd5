from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.troubles import Trouble
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from tests.ui.walkers import clipped, unnamed, unreached


class Office:
    """Saves a name, or says what it was told to say."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.error: Exception | None = None

    def keep(self, name: str) -> None:
        if self.error is not None:
            raise self.error
        self.saved.append(name)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def dialog(office: Office, qtbot: QtBot) -> FormDialog:
    form = Form()
    name = LineEdit("王秀兰")
    form.add("name", "姓名", name)
    keep: Callable[[], None] = lambda: office.keep(name.text())  # noqa: E731 - a closure of the fixture
    made = FormDialog("新增人员", form, keep, sentence="空着的项目可以以后再填。")
    qtbot.addWidget(made)
    made.open()
    return made


def seen(dialog: QDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


def test_it_closes_when_what_it_says_was_kept(dialog: FormDialog, office: Office, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.form.field("name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.saved == ["王秀兰"]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_refused_save_keeps_it_open_with_the_reason_beside_the_field(
    dialog: FormDialog, office: Office
) -> None:
    office.error = RuleBroken("name_blank", "name")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.form.field("name").accessibleDescription()
    office.error = None
    dialog.save()
    assert not dialog.isVisible()


def test_a_refusal_of_no_field_of_its_own_is_told_below(dialog: FormDialog, office: Office) -> None:
    before = seen(dialog)
    office.error = RuleBroken("list_unreadable", "nowhere")
    dialog.save()
    assert len(seen(dialog)) == len(before) + 1
    dialog.reject()


def test_a_trouble_leaves_it_open(dialog: FormDialog, office: Office, expected_log: list[str]) -> None:
    expected_log.append("trouble: disk_full")
    office.error = Trouble("disk_full")
    dialog.save()
    assert dialog.isVisible()
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one is not dialog and one.isVisible():
            one.accept()
    dialog.reject()


def test_leaving_it_keeps_what_was_typed(dialog: FormDialog, qtbot: QtBot) -> None:
    field = dialog.form.field("name")
    assert isinstance(field, LineEdit)
    field.setText("王秀英")
    with qtbot.waitSignal(dialog.put_aside):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.open()
    assert field.text() == "王秀英"
    dialog.reject()


def test_it_is_walked_by_keyboard_and_ear(dialog: FormDialog) -> None:
    assert [unnamed(dialog), unreached(dialog), clipped(dialog)] == [[]] * 3
    dialog.reject()
