"""Funds of a year."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from retiree_desk.ui.condolences.funds import FundsView
from retiree_desk.ui.desk import Desk
from tests.ui import walkers
from tests.ui.condolences.given import give
from tests.ui.served import seq_of


def test_funds_show_what_is_left_and_are_set_by_heads(qtbot: QtBot, desk: Desk) -> None:
    view = FundsView(desk)
    qtbot.addWidget(view)
    desk.changed.connect(view.reload)
    view.show()
    dialog = view.add()
    dialog.save()
    assert dialog.name.accessibleDescription() != ""
    dialog.name.set_value("活动经费")
    dialog.per_head.setText("350")
    dialog.save()
    give(desk, "王秀兰", date(2026, 3, 1), "困难")
    (fund,) = view.funds
    assert (fund.budget, fund.spent) == (6 * 35_000, 20_000)
    again = view.edit(fund)
    assert (again.name.isEnabled(), again.per_head.text()) == (False, "350.00")
    again.budget.setText("没有")
    again.save()
    assert again.budget.accessibleDescription() != ""
    again.reject()
    with qtbot.waitSignal(view.opened) as opened:
        view.table.opened.emit(view.model.ids()[0])
    assert opened.args == [seq_of(desk, "王秀兰")]
    assert walkers.unnamed(view) == []
    view.close()


def test_a_year_without_funds_says_what_to_do_first(qtbot: QtBot, desk: Desk) -> None:
    view = FundsView(desk)
    qtbot.addWidget(view)
    view.year.set_year(2030)
    view.reload()
    assert view.funds == []
