"""The office's own designs and templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from retiree_desk.services import papers_files
from retiree_desk.services.papers import Order, PrintRoom
from retiree_desk.services.papers_files import Area
from retiree_desk.ui.printing.designs_view import DesignsView
from retiree_desk.ui.printing.page import DESIGNS, PrintPage


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
