"""The rows in words: people read by the page, headings that count, a row that says it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from retiree_desk.services import today
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today import items
from retiree_desk.ui.today.items import Section
from retiree_desk.ui.today.model import DayModel
from tests.ui.served import seq_of, today_of


def _model(desk: Desk, section: Section) -> DayModel:
    made = DayModel(desk)
    now = today_of(desk)
    made.show(items.items(now, section, {}, by_building=True), now, desk.read(today.titles))
    return made


def test_the_model_keeps_to_its_contract(desk: Desk, qtmodeltester: ModelTester) -> None:
    model = _model(desk, Section.ALL)
    qtmodeltester.check(model, force_py=True)
    assert model.rowCount() > 10


def test_a_row_tells_everything_to_the_ear(desk: Desk) -> None:
    model = _model(desk, Section.VISITS)
    row = model.row_of(seq_of(desk, "王秀兰"))
    told = str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert told.startswith(
        "王秀兰，86 岁 · 退休 · 东风片区 1号楼，80岁以上每季三次 · 本季 0/3 次 · 还差 3 次"
    )
    assert "进度滞后" in told
    assert "独居" in told


def test_a_building_is_named_once_above_its_people(desk: Desk) -> None:
    model = _model(desk, Section.VISITS)
    assert (model.telling(0).name, model.telling(0).left) == ("东风片区 1号楼", "共 2 人")


def test_who_is_done_keeps_the_place_and_says_so(desk: Desk) -> None:
    model = _model(desk, Section.VISITS)
    seq = seq_of(desk, "王秀兰")
    model.done.add(seq)
    state = model.telling(model.row_of(seq)).state
    assert state is not None
    assert state.word == "已记录"
    model.renew(today_of(desk), {seq})
    assert model.row_of(999) == -1
