"""Which paper an order stands on: the name its printer profile is kept under, and how many places a sheet has."""

from __future__ import annotations

from pathlib import Path

from retiree_desk.documents import stock
from retiree_desk.documents.cards import Card, CardSize
from retiree_desk.documents.stock import Stock
from retiree_desk.services.papers import Order, Paper, PrintRoom
from retiree_desk.services.papers_cards import USUAL_SIZES, stock_of
from retiree_desk.services.papers_files import Area, file_of
from retiree_desk.services.papers_post import USUAL_ENVELOPE, USUAL_LABEL
from retiree_desk.services.papers_profiles import PLAIN
from retiree_desk.troubles import Trouble


def stock_name(room: PrintRoom, order: Order) -> str:
    """The name profiles are kept under: the grid of labels or cards, the envelope's size, else plain paper."""
    found = _grid(room, order)
    if found is not None:
        return found.name
    return (order.name or USUAL_ENVELOPE) if order.paper is Paper.ENVELOPE else PLAIN


def places_of(room: PrintRoom, order: Order) -> int:
    """How many cards or labels stand on a sheet; 1 for everything else."""
    found = _grid(room, order)
    return found.places if found is not None else 1


def stock_title(path: Path) -> str:
    """A stock in words; the file's name when it can't be read."""
    try:
        return stock.load(path).title
    except Trouble:
        return path.stem


def _grid(room: PrintRoom, order: Order) -> Stock | None:
    if order.paper is Paper.LABEL:
        return stock.load(file_of(room, Area.STOCK, order.name or USUAL_LABEL))
    if order.paper is Paper.CARD:
        size = CardSize(order.size) if order.size else USUAL_SIZES[Card(order.name)]
        return stock_of(room, order.stock, size)
    return None
