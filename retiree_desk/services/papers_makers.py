"""Which maker makes which kind of paper."""

from __future__ import annotations

from retiree_desk.services.papers import Maker, Order, Paper, PrintRoom
from retiree_desk.services.papers_cards import CardMaker
from retiree_desk.services.papers_letters import LetterMaker, TemplateMaker
from retiree_desk.services.papers_post import EnvelopeMaker, LabelMaker
from retiree_desk.services.papers_sheets import SheetMaker
from retiree_desk.store.unit import Unit


def maker(unit: Unit, room: PrintRoom, order: Order) -> Maker:
    """The maker of an order; a broken design raises ``LayoutBroken`` with its line."""
    if order.paper is Paper.LETTER and order.name.lower().endswith(".docx"):
        return TemplateMaker(unit, room, order)
    if order.paper is Paper.LETTER:
        return LetterMaker(unit, room, order)
    if order.paper is Paper.CARD:
        return CardMaker(unit, room, order)
    if order.paper is Paper.ENVELOPE:
        return EnvelopeMaker(unit, room, order)
    if order.paper is Paper.LABEL:
        return LabelMaker(unit, room, order)
    return SheetMaker(unit, room, order)
