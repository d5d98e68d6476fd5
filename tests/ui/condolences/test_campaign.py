"""A campaign from its condition to its totals: the form, the counter by keyboard, the proxy, the close."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.campaigns import GiftState
from retiree_desk.domain.lists import ListQuery
from retiree_desk.services import campaigns, campaigns_book
from retiree_desk.services.campaigns import CampaignDraft
from retiree_desk.ui.condolences.campaign_cards import state_chip
from retiree_desk.ui.condolences.campaign_form import CampaignDialog
from retiree_desk.ui.condolences.campaign_view import CampaignView
from retiree_desk.ui.desk import Desk, Told
from retiree_desk.ui.widgets.chips import Tone
from tests.ui import walkers
from tests.ui.condolences.given import gift_of
from tests.ui.served import TODAY, uid_of


def test_initials_and_enter_are_a_signature_and_undo_takes_it_back(view: CampaignView, desk: Desk) -> None:
    QTest.keyClicks(view.box, "wxl")
    QTest.keyClick(view.box, Qt.Key.Key_Return)
    assert gift_of(desk, view, "王秀兰").state is GiftState.SIGNED
    assert view.box.text() == ""
    assert view.totals.capital().startswith("已签领人民币叁佰元整")
    desk.undo_last()
    assert gift_of(desk, view, "王秀兰").state is GiftState.LISTED


def test_the_number_on_the_sheet_and_the_arrows_choose_a_line(view: CampaignView) -> None:
    QTest.keyClicks(view.box, "2")
    assert view.model.rowCount() == 1
    view.box.clear()
    QTest.keyClick(view.box, Qt.Key.Key_Down)
    first = view.current()
    QTest.keyClick(view.box, Qt.Key.Key_Up)
    assert first is not None
    assert view.current() != first


def test_enter_on_an_empty_box_signs_nothing(view: CampaignView) -> None:
    QTest.keyClick(view.box, Qt.Key.Key_Return)
    assert view.campaign is not None
    assert view.campaign.totals.given == 0


def test_states_narrow_the_list_and_closing_leaves_the_unclaimed(view: CampaignView, desk: Desk) -> None:
    QTest.keyClicks(view.box, "wxl")
    QTest.keyClick(view.box, Qt.Key.Key_Return)
    view.chips[GiftState.SIGNED].click()
    assert view.model.rowCount() == 1
    view.close_campaign()
    assert view.campaign is not None
    assert (view.campaign.totals.unclaimed, view.campaign.closed_on) == (5, TODAY)
    assert not view.box.isEnabled()
    assert view.proxy() is None


def test_the_person_of_a_line_and_the_way_back_are_one_key_away(
    view: CampaignView, desk: Desk, qtbot: QtBot
) -> None:
    view.box.setText("wxl")
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == [uid_of(desk, "王秀兰")]
    with qtbot.waitSignal(view.left):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert walkers.clipped(view) == []


def test_the_list_is_seen_beforehand_and_drawn_up_on_saving(qtbot: QtBot, desk: Desk) -> None:
    desk.do(
        "member.edit", lambda unit: unit.members.update(uid_of(desk, "王秀兰"), {"care_taboos": "谢绝来访"})
    )
    dialog = CampaignDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.standard.setText("300")
    assert dialog.names.said() == "应发 5 人；另有 1 人不发放，原因见下；共 1,500.00 元"
    assert dialog.names.model.line(0)[2:] == ("王秀兰", "谢绝来访")
    for age in (60, 70, 80):  # three changes in a row, one look
        dialog.filters.changed.emit(ListQuery(min_age=age))
        assert "应发 5 人" in dialog.names.said()
    qtbot.waitUntil(lambda: dialog.names.said().startswith("应发 2 人；另有 1 人不发放"))
    dialog.save()
    assert dialog.name.accessibleDescription() != ""
    dialog.name.setText("高龄慰问")
    assert walkers.unnamed(dialog) == []
    assert walkers.unreached(dialog) == []
    with qtbot.waitSignal(dialog.started) as started:
        dialog.save()
    made = desk.read(lambda unit: campaigns_book.one(unit, started.args[0]))
    assert (made.name, made.totals.planned, made.condition.min_age) == ("高龄慰问", 2, 80)


@pytest.mark.parametrize(
    ("begins", "ends", "tone"),
    [(-30, -1, Tone.OVERDUE), (-3, 2, Tone.LAST_CALL), (-3, 9, Tone.IMPORTANT), (2, 9, Tone.NEUTRAL)],
)
def test_a_card_says_whether_it_runs_ends_soon_or_waits_to_be_closed(
    desk: Desk, begins: int, ends: int, tone: Tone
) -> None:
    days = TODAY + timedelta(begins), TODAY + timedelta(ends)
    draft = CampaignDraft("慰问", "节日", *days, ListQuery())
    uid = desk.do("campaign.start", lambda unit: campaigns.start(unit, draft, today=TODAY))
    assert state_chip(desk.read(lambda unit: campaigns_book.one(unit, uid)), TODAY).tone is tone


def test_a_campaign_nobody_signed_for_is_called_off_and_comes_back(view: CampaignView, desk: Desk) -> None:
    assert view._off.isVisibleTo(view)
    before = len(desk.read(campaigns_book.every))
    desk.changed.disconnect()  # the page leaves a campaign that is gone; here there is no page
    view._off.click()
    assert len(desk.read(campaigns_book.every)) == before - 1
    desk.undo_last()
    assert len(desk.read(campaigns_book.every)) == before


def test_a_campaign_that_was_signed_for_says_what_goes_with_it(view: CampaignView, desk: Desk) -> None:
    told: list[Told] = []
    desk.told.connect(told.append)
    QTest.keyClicks(view.box, "wxl")
    QTest.keyClick(view.box, Qt.Key.Key_Return)
    assert view._off.text() == "取消活动（含 1 人签领）"
    desk.changed.disconnect()  # the page leaves a campaign that is gone; here there is no page
    view._off.click()
    assert told[-1].sentence == "已取消“春节慰问”，1 人的签领和 300.00 元支出一并作废"


def test_delete_takes_a_signature_back(view: CampaignView, desk: Desk) -> None:
    QTest.keyClicks(view.box, "wxl")
    QTest.keyClick(view.box, Qt.Key.Key_Return)
    QTest.keyClicks(view.box, "wxl")
    view.table.setFocus()
    view.strike()
    assert gift_of(desk, view, "王秀兰").state is GiftState.LISTED
