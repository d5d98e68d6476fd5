"""The condolences page: records, campaigns with their cards, funds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.services import campaigns
from retiree_desk.services.campaigns import CampaignDraft
from retiree_desk.services.offices import Office
from retiree_desk.ui.condolences.page import CAMPAIGNS, CondolencesPage, entry
from retiree_desk.ui.desk import Desk
from tests.ui import walkers
from tests.ui.opened import workplace
from tests.ui.served import TODAY, seq_of
from tests.ui.shown import shown

DRAFT = CampaignDraft(
    "春节慰问",
    "节日",
    TODAY,
    date(2026, 12, 20),
    ListQuery(sort=Sort.NUMBER),
    standard=30_000,
    fund="活动经费",
)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[CondolencesPage]:
    with shown(qtbot, CondolencesPage(desk)) as made:
        yield made


def _start(desk: Desk) -> bytes:
    return desk.do("campaign.start", lambda unit: campaigns.start(unit, DRAFT, today=TODAY))


def test_the_rail_has_an_entry_for_it() -> None:
    def office() -> Office:
        raise AssertionError("the rail needs no office")

    assert entry(office).key == "condolences"


def test_a_campaign_is_a_card_that_opens_its_counter(page: CondolencesPage, desk: Desk) -> None:
    page.show_part(CAMPAIGNS)
    uid = _start(desk)
    (card,) = page.cards.cards()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert page.campaign.campaign is not None
    assert page.campaign.campaign.uid == uid
    assert walkers.unnamed(page) == []
    assert walkers.unreached(page) == []
    page.campaign.left.emit()
    assert not page.campaign.isVisible()


def test_undoing_the_start_of_a_campaign_leads_back_to_the_cards(page: CondolencesPage, desk: Desk) -> None:
    page.show_campaign(_start(desk))
    desk.undo_last()
    assert not page.campaign.isVisible()
    assert page.cards.cards() == []


def test_other_pages_ask_for_a_condolence_of_somebody(page: CondolencesPage, desk: Desk) -> None:
    page.open(seq_of(desk, "王秀兰"))
    dialog = next(one for one in page.children() if type(one).__name__ == "CondolenceDialog")
    assert dialog.member.text().startswith("王秀兰")  # type: ignore[attr-defined]  # the dialog
    dialog.reject()  # type: ignore[attr-defined]  # the dialog


def test_the_sentences_numbers_open_their_lists(page: CondolencesPage) -> None:
    page._open_number("running")
    assert page.tabs.currentIndex() == CAMPAIGNS
    page._open_number("people")
    assert page.tabs.currentIndex() == 0


def test_the_sign_for_sheet_is_written_and_told(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with workplace(tmp_path, qapp, qtbot) as (place, _folder):
        place.desk.do("member.add", lambda unit: unit.members.add({"name": "王秀兰", "status": "在册"}))
        uid = place.desk.do("campaign.start", lambda unit: campaigns.start(unit, DRAFT, today=TODAY))
        place.window.show_page("condolences")
        page = place.window.page("condolences")
        assert isinstance(page, CondolencesPage)
        page.print_sheet(uid, tmp_path / "签领表.pdf")
        assert (tmp_path / "签领表.pdf").read_bytes().startswith(b"%PDF")
        assert place.window.status.sentence() == "已生成 1 人的签领表：签领表.pdf"
