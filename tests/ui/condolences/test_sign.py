"""The small forms at the counter, and the table of its lines."""

from __future__ import annotations

from PySide6.QtTest import QTest

from retiree_desk.domain.campaigns import GiftState
from retiree_desk.ui.condolences.campaign_view import CampaignView
from retiree_desk.ui.condolences.sign_table import SignLine, columns, state_chips
from retiree_desk.ui.desk import Desk
from tests.ui.condolences.given import gift_of
from tests.ui.served import uid_of


def test_a_proxy_says_how_related_and_staff_are_refused_in_words(view: CampaignView, desk: Desk) -> None:
    QTest.keyClicks(view.box, "wxl")
    dialog = view.proxy()
    assert dialog is not None
    dialog.save()
    assert dialog.signer.accessibleDescription() != ""
    dialog.signer.setText("何静")
    dialog.relation.set_value("其他")
    dialog.save()
    assert dialog.signer.accessibleDescription() == "何静是工作人员；工作人员不能代为签领。"
    dialog.signer.setText("王小")
    dialog.relation.set_value("女儿")
    dialog.save()
    gift = gift_of(desk, view, "王秀兰")
    assert (gift.state, gift.signer, gift.signer_relation) == (GiftState.PROXY, "王小", "女儿")


def test_a_line_is_struck_out_with_its_reason_and_put_back(view: CampaignView, desk: Desk) -> None:
    QTest.keyClicks(view.box, "wxl")
    dialog = view.strike()
    assert dialog is not None
    dialog.save()
    assert dialog.reason.accessibleDescription() != ""
    dialog.reason.set_value("外出")
    dialog.save()
    assert gift_of(desk, view, "王秀兰").reason == "外出"
    view.box.setText("wxl")
    assert view.strike() is None
    assert gift_of(desk, view, "王秀兰").state is GiftState.LISTED


def test_one_person_more_joins_the_list_once(view: CampaignView, desk: Desk) -> None:
    late = desk.do("member.add", lambda unit: unit.members.add({"name": "冯新来", "status": "在册"}))
    dialog = view.add()
    assert dialog is not None
    dialog.member.set_value(uid_of(desk, "王秀兰"))
    dialog.save()
    assert dialog.member.accessibleDescription() != ""
    dialog.member.set_value(late)
    dialog.save()
    assert gift_of(desk, view, "冯新来").state is GiftState.LISTED


def test_a_line_tells_who_signed_and_why_nothing_is_given(view: CampaignView, desk: Desk) -> None:
    QTest.keyClicks(view.box, "wxl")
    dialog = view.proxy()
    assert dialog is not None
    dialog.signer.setText("王小")
    dialog.relation.set_value("女儿")
    dialog.save()
    line = SignLine(1, gift_of(desk, view, "王秀兰"))
    signer = next(column for column in columns() if column.key == "signer")
    assert signer.text(line) == "王小（女儿）"
    assert state_chips(line)[0].word == "代领"
