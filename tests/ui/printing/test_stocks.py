"""Which paper an order stands on."""

from __future__ import annotations

from pathlib import Path

from retiree_desk.services.papers import Order, Paper, PrintRoom
from retiree_desk.services.papers_cards import ALONE
from retiree_desk.services.papers_profiles import PLAIN
from retiree_desk.ui.printing.stocks import places_of, stock_name, stock_title


def test_profiles_are_kept_by_the_paper_that_matters(room: PrintRoom) -> None:
    for order, name, places in (
        (Order(Paper.CARD, "basic"), "wallet-10", 10),
        (Order(Paper.CARD, "basic", stock=ALONE), PLAIN, 1),
        (Order(Paper.CARD, "basic", size="A6", stock="a6-4"), "a6-4", 4),
        (Order(Paper.LABEL, "label-2x7"), "label-2x7", 14),
        (Order(Paper.ENVELOPE, "C5"), "C5", 1),
        (Order(Paper.LETTER, "festival"), PLAIN, 1),
    ):
        assert (stock_name(room, order), places_of(room, order)) == (name, places)


def test_a_stock_that_cannot_be_read_shows_its_file(tmp_path: Path) -> None:
    (tmp_path / "标签.toml").write_text("columns = many", encoding="utf-8")
    assert stock_title(tmp_path / "标签.toml") == "标签"
