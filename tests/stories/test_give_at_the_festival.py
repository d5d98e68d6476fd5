"""A festival's gifts from the condition to the last signature."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.lists import ListQuery
from retiree_desk.ui.condolences.page import CAMPAIGNS, CondolencesPage
from retiree_desk.ui.desk import Desk


def test_a_campaign_is_set_up_signed_at_the_counter_and_closed(qtbot: QtBot, desk: Desk) -> None:
    page = CondolencesPage(desk)
    qtbot.addWidget(page)
    page.resize(1160, 640)
    with qtbot.waitActive(page):
        page.show()
    page.show_part(CAMPAIGNS)
    form = page.start()
    form.name.setText("春节慰问")
    form.standard.setText("300")
    form.fund.set_value("活动经费")
    form.filters.changed.emit(ListQuery(min_age=80))
    form.save()
    counter = page.campaign
    assert counter.campaign is not None
    assert counter.campaign.totals.planned == 3
    counter.box.setFocus()
    QTest.keyClicks(counter.box, "wxl")
    QTest.keyClick(counter.box, Qt.Key.Key_Return)
    QTest.keyClicks(counter.box, "ljg")
    proxy = counter.proxy()
    assert proxy is not None
    proxy.signer.setText("李小")
    proxy.relation.set_value("儿子")
    proxy.save()
    counter.close_campaign()
    foot = counter.campaign.totals
    assert (foot.given, foot.proxies, foot.unclaimed, foot.given_fen) == (2, 1, 1, 60_000)
    page.open("funds")
    assert [(fund.name, fund.spent) for fund in page.funds.funds] == [("活动经费", 60_000)]
    page.close()
