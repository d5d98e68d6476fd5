"""A returned sheet: forty visits in far fewer keys than forty times six, what is odd put right in its row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from retiree_desk.domain.terms import TreeKind
from retiree_desk.services import trees
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk, Told
from retiree_desk.ui.visits.sheet_model import DAY, NOTE, RESULT, STAFF
from retiree_desk.ui.visits.sheet_view import SheetView
from tests.ui import walkers
from tests.ui.served import seq_of, uid_of


class Keys(QObject):
    """Counts the keys pressed."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.count = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched.isWidgetType():
            self.count += 1
        return False


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[SheetView]:
    made = SheetView(desk)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    return made


def test_forty_visits_take_fewer_than_240_keys(view: SheetView, desk: Desk, qapp: QApplication) -> None:
    people = [{"name": f"人{number}", "status": "在册"} for number in range(40)]
    with desk._store.unit("import") as unit:
        uids = unit.members.add_many(people)
    view.show_people(desk.read(lambda unit: [unit.members.seq_of(uid) or 0 for uid in uids]))
    keys = Keys(qapp)
    for number in range(40):
        QTest.keyClicks(view.table, "4" if number % 9 == 8 else "1")
    QTest.keyClick(view.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qapp.removeEventFilter(keys)
    assert keys.count < 60  # Qt hands a key on from a view to its parents: never fewer than were pressed
    kept = desk.read(lambda unit: list(unit.rows("visit").of_members(uids)))
    assert len(kept) == 40
    assert sum(row["result"] == "未遇" for row in kept) == 4
    assert len({row["trip_id"] for row in kept}) == 1
    assert {row["entered_on"] for row in kept} == {"2026-11-20"}


def test_the_whole_sheet_is_taken_back_at_once(view: SheetView, desk: Desk) -> None:
    before = len(desk.read(lambda unit: list(unit.rows("visit").all())))
    view.show_people([seq_of(desk, "王秀兰"), seq_of(desk, "李建国")])
    QTest.keyClicks(view.table, "11")
    view.save()
    desk.undo_last()
    assert len(desk.read(lambda unit: list(unit.rows("visit").all()))) == before


def test_a_day_and_a_staff_are_carried_down_to_the_rows_without_a_result(view: SheetView, desk: Desk) -> None:
    view.show_people([seq_of(desk, name) for name in ("王秀兰", "李建国", "赵玉华")])
    QTest.keyClicks(view.table, "1")
    model = view.model
    assert model.setData(model.index(1, DAY), "2026.11.18")
    assert model.setData(model.index(1, STAFF), "何静")
    assert [row.day.day for row in model.rows] == [20, 18, 18]
    assert [row.staff for row in model.rows] == ["周敏", "何静", "何静"]
    assert not model.setData(model.index(1, DAY), "13月")
    assert "13月" in view._told.text()


def test_a_trip_planned_meanwhile_is_offered_with_its_day_and_who_went(view: SheetView, desk: Desk) -> None:
    view._offer_trips()
    assert [act.isEnabled() for act in view._trips.actions()] == [False]

    def plan(unit: Unit) -> None:
        trip = unit.rows("trip").add({"day": "2026-11-18", "staff": "何静", "area": "东风片区"})
        unit.rows("trip_stop").add({"trip_id": trip, "member_id": uid_of(desk, "王秀兰"), "position": 0})

    desk.do("plan.accept", plan)
    view._offer_trips()
    (offered,) = view._trips.actions()
    assert offered.text() == "2026年11月18日 · 东风片区 · 何静"
    offered.trigger()
    (row,) = view.model.rows
    assert (row.name, row.day, row.staff) == ("王秀兰", date(2026, 11, 18), "何静")


def test_what_is_odd_about_a_sheet_is_told(view: SheetView, desk: Desk) -> None:
    told: list[Told] = []
    desk.told.connect(told.append)
    view.show_people([seq_of(desk, "王秀兰")], date(2027, 1, 1))
    QTest.keyClicks(view.table, "1")
    view.save()
    assert told[-1].sentence == "已录入走访表 1 次走访 走访日期还没有到。"


def test_a_nought_takes_a_result_back(view: SheetView, desk: Desk) -> None:
    view.show_people([seq_of(desk, "王秀兰")])
    QTest.keyClicks(view.table, "3")
    assert view.model.rows[0].result == "已联系"
    view.table.setCurrentIndex(view.model.index(0, RESULT))
    QTest.keyClicks(view.table, "0")
    assert view.model.filled() == []


def test_n_writes_a_note_in_the_row(view: SheetView, desk: Desk, qtbot: QtBot) -> None:
    view.show_people([seq_of(desk, "王秀兰")])
    QTest.keyClicks(view.table, "n")
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("听力下降")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.model.rows[0].note == "听力下降")
    assert view.model.index(0, NOTE).data() == "听力下降"


def test_an_empty_sheet_is_not_kept(view: SheetView, desk: Desk) -> None:
    view.show_people([seq_of(desk, "王秀兰")])
    view.save()
    assert len(desk.read(lambda unit: list(unit.rows("visit").all()))) == 3
    assert view._told.text() == "还没有填写任何结果。"


def test_a_building_lays_out_its_people(view: SheetView, desk: Desk) -> None:
    nodes = desk.read(lambda unit: trees.nodes(unit, TreeKind.AREA))
    assert any(node.name == "1号楼" for node in nodes)
    view._take_building("东风片区 1号楼")
    assert [row.name for row in view.model.rows] == ["王秀兰", "李建国"]  # as the sheet is printed


def test_all_of_it_has_names_and_is_reached_by_tab(view: SheetView, desk: Desk) -> None:
    view.show_people([seq_of(desk, "王秀兰")])
    QTest.keyClicks(view.table, "1")
    assert walkers.unnamed(view) == []
    assert walkers.unreached(view) == []
