"""A pasted list: numbers and names in their order, what is unclear is told once and then left out."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.visits.paste_dialog import PasteDialog
from tests.ui.served import seq_of


def test_lines_are_taken_in_their_order_and_the_unclear_told_once(desk: Desk, qtbot: QtBot) -> None:
    dialog = PasteDialog(desk)
    qtbot.addWidget(dialog)
    chosen: list[object] = []
    dialog.chosen.connect(chosen.append)
    dialog.lines.set_value("1\t000003\t某\n李建国\n查无此人")
    dialog.save()
    assert chosen == []
    assert "查无此人" in dialog.form.row("lines").field.accessibleDescription()
    dialog.save()
    assert chosen == [[seq_of(desk, "赵玉华"), seq_of(desk, "李建国")]]
