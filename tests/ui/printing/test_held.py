"""A card in an area that scrolls."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.printing.held import held
from retiree_desk.ui.widgets.cards import Card


def test_a_card_keeps_its_ground_when_it_scrolls(qtbot: QtBot) -> None:
    card = Card("打印机")
    area = held(card)
    qtbot.addWidget(area)
    assert area.widget() is not card
    assert card.property("card") is True
    assert card.property("ground") is None
