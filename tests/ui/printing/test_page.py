"""The gallery, the log, the printers, the designs and what paper says of the office."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.services import papers_files, papers_issue, papers_office, papers_profiles
from retiree_desk.services.papers import Order, Paper, PrintRoom, Whom
from retiree_desk.services.papers_files import Area
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.designs_view import DesignsView
from retiree_desk.ui.printing.log_view import LogView
from retiree_desk.ui.printing.offers import ALL, offer_of
from retiree_desk.ui.printing.page import DESIGNS, LOG, PRINTERS, PrintPage
from retiree_desk.ui.printing.profile_view import ProfileView

EVERYBODY = Whom(query=ListQuery(sort=Sort.NUMBER))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, room: PrintRoom) -> PrintPage:
    made = PrintPage(desk, room=room)
    qtbot.addWidget(made)
    made.resize(1180, 680)
    made.show()
    return made


def saved(page: PrintPage, order: Order, path: Path) -> None:
    wizard = page.begin(order, shown=True)
    wizard.go_on()
    wizard.output.save(path, "pdf")
    page.leave()


def test_every_kind_of_paper_has_its_picture_and_its_words(page: PrintPage) -> None:
    assert set(ALL) <= set(page.gallery.tiles)
    for offer, tile in page.gallery.tiles.items():
        assert not tile._picture.isNull(), offer.name
        assert tile.accessibleName() == offer.title
        assert not offer.title.isascii()


def test_a_tile_begins_its_printing_by_mouse_and_by_key(page: PrintPage) -> None:
    tile = page.gallery.tiles[offer_of(Paper.CARD, "contact")]
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert page.wizard is not None
    assert page.wizard.job.order.name == "contact"
    page.leave()
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert page.wizard is not None


def test_an_order_of_another_page_is_shown_at_once(page: PrintPage) -> None:
    page.open(Order(Paper.CARD, "basic", Whom(numbers=("1",))))
    assert page.wizard is not None
    assert page.wizard.at() == 2


def test_the_log_shows_who_printed_what_and_prints_it_again(
    page: PrintPage, desk: Desk, tmp_path: Path
) -> None:
    empty = page.show_view(LOG)
    assert isinstance(empty, LogView)
    assert empty.table is None
    saved(page, Order(Paper.CARD, "basic", Whom(numbers=("1", "2"))), tmp_path / "a.pdf")
    log = page.show_view(LOG)
    assert isinstance(log, LogView)
    assert log.table is not None
    assert log.table.model().rowCount() == 1
    (one,) = desk.read(papers_issue.issues)
    again = papers_issue.again(one)
    log.again.emit(again)
    assert page.wizard is not None
    page.wizard.go_on()
    page.wizard.output.save(tmp_path / "b.pdf", "pdf")
    assert [line.reprint for line in desk.read(papers_issue.issues)] == [True, False]


def test_a_printer_is_measured_and_measured_back(page: PrintPage, desk: Desk) -> None:
    view = page.show_view(PRINTERS)
    assert isinstance(view, ProfileView)
    view.printers.setCurrentText("惠普 1020")
    view.stocks.setCurrentIndex(view.stocks.findData("wallet-10"))
    for name, length in (("across", "149.5"), ("down", "200.4"), ("left", "31,2"), ("top", "29.0")):
        view.fields[name].setText(length)
    view.measure()
    (made,) = desk.read(papers_profiles.profiles)
    assert (made.printer, made.stock, made.across, made.down) == ("惠普 1020", "wallet-10", 1495, 2004)
    assert made.placement.dx == pytest.approx(-1.3, abs=0.05)
    view.forget()
    assert desk.read(lambda unit: papers_profiles.profile(unit, "惠普 1020", "wallet-10")).placement == (
        0,
        0,
        1,
        1,
    )


def test_a_slip_on_the_ruler_is_told_beside_its_field(page: PrintPage, desk: Desk) -> None:
    view = page.show_view(PRINTERS)
    assert isinstance(view, ProfileView)
    view.measure()
    assert view.form.field("printer").property("refused")
    view.printers.setCurrentText("惠普")
    for wrong in ("15", "很长", ""):
        view.fields["across"].setText(wrong)
        view.measure()
        assert view.form.field("across").property("refused")
    assert desk.read(papers_profiles.profiles) == []


def test_a_design_is_copied_before_it_is_changed(
    page: PrintPage, room: PrintRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page.show_view(DESIGNS)
    assert isinstance(view, DesignsView)
    opened: list[Path] = []
    monkeypatch.setattr(view, "_open", opened.append)
    place = next(at for at, one in enumerate(view._designs) if one.name == "basic-wallet")
    view.edit(place)
    assert opened == [papers_files.file_of(room, Area.CARDS, "basic-wallet")]
    assert room.own is not None
    assert opened[0].is_relative_to(room.own)
    assert (room.own / "说明.md").is_file()
    assert view._designs[0].name == "basic-wallet"
    view.table.selectRow(0)
    view.take_away()
    assert not any(one.own for one in view._designs)


def test_what_is_wrong_with_a_design_is_told_with_its_line(page: PrintPage, room: PrintRoom) -> None:
    path = papers_files.copy(room, Area.SHEETS, "route")
    path.write_text(path.read_text("utf-8").replace("size = 12", "size = groß", 1), encoding="utf-8")
    view = page.show_view(DESIGNS)
    assert isinstance(view, DesignsView)
    assert view._designs[0].broken is not None
    assert "route.toml" in view._said.text()


def test_a_word_template_stands_in_the_gallery(page: PrintPage, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("致{{姓名}}")
    document.save(str(tmp_path / "感谢信.docx"))
    view = page.show_view(DESIGNS)
    assert isinstance(view, DesignsView)
    view.add_template(tmp_path / "感谢信.docx")
    page.leave()
    assert "感谢信" in [offer.title for offer in page.gallery.tiles]
    wizard = page.begin(next(Order(one.paper, one.name) for one in page.gallery.tiles if one.own))
    wizard.go_to_preview()
    wizard.go_on()
    (tmp_path / "信").mkdir()
    wizard.output.save(tmp_path / "信", "docx")
    assert (tmp_path / "信" / "王秀兰_1.docx").is_file()


def test_paper_says_of_the_office_what_was_typed(page: PrintPage, desk: Desk) -> None:
    dialog = page.say_office()
    field = dialog.fields["值班电话"]
    field.setText("138 0000 1234")  # type: ignore[union-attr]  # a field of one line
    dialog.save()
    assert desk.read(papers_office.facts)["值班电话"] == "138 0000 1234"


def test_the_page_says_what_paper_still_lacks(qtbot: QtBot, desk: Desk, room: PrintRoom) -> None:
    desk.do("office.facts", lambda unit: papers_office.keep(unit, {"办公电话": ""}))
    page = PrintPage(desk, room=room)
    qtbot.addWidget(page)
    page.show()
    assert "办公电话" in page.header._sentence.accessibleName()
