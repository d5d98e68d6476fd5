"""A death: everything stops at once, and one Undo restores all of it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.domain.lists import ListQuery
from retiree_desk.services import campaigns, hospital, obligations
from retiree_desk.services.campaigns import CampaignDraft
from retiree_desk.ui.bereavement.page import BereavementPage
from retiree_desk.ui.desk import Desk
from tests.ui.served import TODAY, uid_of


def _everything(desk: Desk) -> list[object]:
    tables = ("member", "stay", "campaign_gift", "fact", "bereavement", "bereavement_step")
    return desk.read(lambda unit: [sorted(repr(row) for row in unit.rows(name).all()) for name in tables])


def test_visits_gifts_and_the_stay_end_at_once_and_undo_restores_them(qtbot: QtBot, desk: Desk) -> None:
    draft = CampaignDraft("春节慰问", "节日", TODAY, TODAY, ListQuery(), standard=30_000)
    desk.do("campaign.start", lambda unit: campaigns.start(unit, draft, today=TODAY))
    who, before = uid_of(desk, "周志强"), _everything(desk)
    page = BereavementPage(desk)
    qtbot.addWidget(page)
    page.show()
    form = page.open_person(who)
    assert form is not None
    assert "1 份尚未签领的慰问不再发放：春节慰问" in form.stops.said()
    form.died_on.set_value(TODAY)
    form.save()
    assert desk.read(lambda unit: hospital.in_hospital(unit, TODAY)) == []
    owed = desk.read(lambda unit: obligations.owed_by(unit, who, TODAY, everything=False))
    assert [one.rule for one in owed if one.rule != "HOSP"] == ["DEATH"]
    gifts = desk.read(lambda unit: unit.rows("campaign_gift").of_member(who))
    assert [gift["excluded_reason"] for gift in gifts] == ["去世"]
    desk.undo_last()
    assert _everything(desk) == before
    page.close()
