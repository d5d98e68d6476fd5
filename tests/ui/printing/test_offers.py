"""What the gallery offers is what can be made."""

from __future__ import annotations

import pytest

from retiree_desk.documents.cards import Card
from retiree_desk.documents.letters import LetterKind
from retiree_desk.documents.sheets import SheetKind
from retiree_desk.services.papers import Order, Paper, PrintRoom, Whom
from retiree_desk.services.papers_makers import maker
from retiree_desk.services.papers_sheets import NAMES
from retiree_desk.store.unit import Store
from retiree_desk.ui.printing.offers import ALL, Offer, offer_of


def test_every_card_letter_and_sheet_is_offered() -> None:
    offered = {(one.paper, one.name) for one in ALL}
    assert {(Paper.CARD, card.value) for card in Card} <= offered
    assert {(Paper.LETTER, letter.value) for letter in LetterKind} <= offered
    assert {(Paper.SHEET, name) for name in NAMES} <= offered
    assert SheetKind.ROUTE in NAMES


@pytest.mark.parametrize("offer", ALL, ids=lambda one: f"{one.paper.name}-{one.name}")
def test_every_offer_has_its_maker(store: Store, room: PrintRoom, offer: Offer) -> None:
    order = Order(offer.paper, offer.name, Whom(), words={"通知内容": "开会"})
    with store.reading() as unit:
        made = maker(unit, room, order)
    assert made.title
    assert len(made.version) == 8


def test_an_own_template_is_named_as_its_file() -> None:
    assert offer_of(Paper.LETTER, "/office/感谢信.docx").title == "感谢信"
    assert offer_of(Paper.ENVELOPE, "C5").name == "DL"
