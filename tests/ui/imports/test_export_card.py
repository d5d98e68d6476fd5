from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.lists import ListQuery
from retiree_desk.exchange import workbook as workbooks
from retiree_desk.services import lists, members
from retiree_desk.troubles import Trouble
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.imports.export_card import ExportCard


@pytest.fixture
def card(desk: Desk, qtbot: QtBot) -> ExportCard:
    for name in ("沈玉芬", "陶志远"):
        desk.do("member.add", lambda unit, name=name: members.add(unit, {"name": name}, today=desk.today()))
    desk.do("list.save", lambda unit: lists.save(unit, "沈家", ListQuery(text="沈玉芬")))
    made = ExportCard(desk)
    qtbot.addWidget(made)
    made.reload()
    return made


def rows(path: Path) -> int:
    return len(workbooks.read(path)[0].rows) - 1


def test_the_whole_register_asks_what_for(card: ExportCard) -> None:
    assert not card._allowed()
    assert card.reason.accessibleDescription()
    card.reason.setText("年终报送")
    assert card._allowed()


def test_a_list_needs_no_reason(card: ExportCard, tmp_path: Path) -> None:
    card.who.setCurrentText("沈家")
    assert card._allowed()
    card.write(tmp_path / "list.xlsx")
    assert rows(tmp_path / "list.xlsx") == 1


def test_the_reason_stands_in_the_list_of_operations(card: ExportCard, desk: Desk, tmp_path: Path) -> None:
    card.reason.setText("年终报送")
    card.write(tmp_path / "all.xlsx")
    assert rows(tmp_path / "all.xlsx") == 2
    assert desk.read(lambda unit: unit.changes.recent(1))[0].action == "export"
    assert "年终报送" in desk.read(lambda unit: unit.setting("export.reason"))
    assert [one.name for one in tmp_path.glob("*.xlsx")] == ["all.xlsx"]


def test_what_fails_leaves_nothing_half_done(card: ExportCard, tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "old.xlsx").write_bytes(b"old")

    def stop(_done: int, _whole: int) -> None:
        raise Trouble("disk_full", folder="D:")

    with pytest.raises(Trouble):
        card._write(tmp_path / "old.xlsx", None, stop)
    assert (tmp_path / "old.xlsx").read_bytes() == b"old"
    assert [one.name for one in tmp_path.glob("*.xlsx")] == ["old.xlsx"]
