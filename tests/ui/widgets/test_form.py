from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.settings import Settings
from retiree_desk.ui import theme
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form, label_width, scrolled
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.ui.widgets.text_area import TextArea
from tests.ui.shown import shown
from tests.ui.typing_method import compose
from tests.ui.walkers import clipped, out_of_order, tab_order, unnamed, unreached

CONTROL = Qt.KeyboardModifier.ControlModifier


def filled() -> Form:
    form = Form()
    form.group("基本情况")
    form.add("name", "姓名", LineEdit(), obligatory=True)
    form.add("sex", "性别", CodeBox(["男", "女"]))
    form.add("born", "出生日期", DateField(lambda: date(2026, 5, 18), partial=True))
    form.add("id_number", "居民身份证号码", LineEdit(figures=True), note="18 位")
    form.add("living", "居住状况", MultiChoice(["独居", "空巢"]))
    form.group("联系")
    form.add("address", "现住地址", LineEdit(), wide=True)
    form.add("phone", "手机", LineEdit())
    form.add("note", "备注", TextArea(), wide=True)
    return form


@pytest.fixture
def form() -> Form:
    return filled()


@pytest.fixture
def window(form: Form, qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1134, 640)
    layout = QVBoxLayout(made)
    layout.addWidget(scrolled(form))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def place(form: Form, name: str) -> QPoint:
    return form.field(name).mapTo(form, QPoint(0, 0))


def below(form: Form, name: str) -> list[str]:
    row = form.field(name).parentWidget()
    return [label.text() for label in row.findChildren(QLabel) if label.isVisible() and label.text()]


def test_there_are_two_columns_where_they_have_room(window: QWidget, form: Form) -> None:
    assert place(form, "name").y() == place(form, "sex").y()
    assert place(form, "name").x() == place(form, "born").x() < place(form, "sex").x()
    assert form.field("address").width() > form.field("phone").width() * 2


def test_there_is_one_column_where_they_have_not(window: QWidget, form: Form) -> None:
    window.resize(620, 640)
    QApplication.processEvents()
    assert len({place(form, name).x() for name in form.names()}) == 1
    assert place(form, "sex").y() > place(form, "name").y()


@pytest.mark.parametrize(("text_size", "columns"), [(100, 2), (125, 2), (150, 1)])
def test_the_content_of_the_frame_holds_two_columns_but_at_the_largest_text(
    qapp: QApplication, qtbot: QtBot, text_size: int, columns: int
) -> None:
    theme.apply(qapp, Settings(text_size=text_size))
    form = filled()
    qtbot.addWidget(form)
    form.resize(1366 - theme.px(184 + 2 * theme.MARGIN), 768)
    form.show()
    QApplication.processEvents()
    assert len({place(form, name).x() for name in ("name", "sex")}) == columns
    assert clipped(form) == []
    form.close()


def test_reading_order_is_tab_order(window: QWidget, form: Form) -> None:
    assert [one.accessibleName() for one in tab_order(window)] == [
        "姓名", "性别", "出生日期", "居民身份证号码", "居住状况：添加", "现住地址", "手机", "备注",
    ]  # fmt: skip
    assert [out_of_order(window), unreached(window), unnamed(window), clipped(window)] == [[]] * 4


def test_enter_goes_on_and_shift_enter_back(window: QWidget, form: Form, qtbot: QtBot) -> None:
    form.field("name").setFocus()
    qtbot.keyClick(form.field("name"), Qt.Key.Key_Return)
    assert form.field("sex").hasFocus()
    qtbot.keyClick(form.field("sex"), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert form.field("name").hasFocus()


def test_enter_writes_a_new_line_in_a_text_and_control_enter_saves(
    window: QWidget, form: Form, qtbot: QtBot
) -> None:
    note = form.field("note")
    assert isinstance(note, TextArea)
    note.setFocus()
    qtbot.keyClicks(note, "a")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert note.toPlainText() == "a\n"
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(note, Qt.Key.Key_Return, CONTROL)
    assert note.toPlainText() == "a\n"
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(note, Qt.Key.Key_F2)


def test_saving_first_settles_the_field_in_hand(window: QWidget, form: Form, qtbot: QtBot) -> None:
    born = form.field("born")
    assert isinstance(born, DateField)
    born.setFocus()
    qtbot.keyClicks(born, "50-3-7")
    heard: list[str] = []
    form.saved.connect(lambda: heard.append(born.text()))
    qtbot.keyClick(born, Qt.Key.Key_Return, CONTROL)
    assert heard == ["1950-03-07"]
    assert born.hasFocus()


def test_escape_leaves_but_not_while_composing(window: QWidget, form: Form, qtbot: QtBot) -> None:
    name = form.field("name")
    name.setFocus()
    compose(name, "wang")
    with qtbot.assertNotEmitted(form.left), qtbot.assertNotEmitted(form.saved):
        qtbot.keyClick(name, Qt.Key.Key_Escape)
        qtbot.keyClick(name, Qt.Key.Key_Return, CONTROL)
    compose(name, "")
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(name, Qt.Key.Key_Escape)


def test_a_refusal_stands_beside_its_field_until_it_is_mended(window: QWidget, form: Form) -> None:
    assert form.refuse("name", "请填写姓名。", go=True)
    assert form.field("name").hasFocus()
    assert below(form, "name")[-1] == "请填写姓名。"
    assert form.field("name").accessibleDescription() == "请填写姓名。"
    form.accept_all()
    assert below(form, "name") == ["姓名 *"]
    assert not form.refuse("nowhere", "…")


def test_a_note_comes_back_after_the_refusal(window: QWidget, form: Form) -> None:
    form.refuse("id_number", "校验位不符。")
    form.accept_all()
    assert below(form, "id_number")[-1] == "18 位"


def test_a_date_that_is_none_is_refused_on_leaving_it(window: QWidget, form: Form, qtbot: QtBot) -> None:
    born = form.field("born")
    born.setFocus()
    qtbot.keyClicks(born, "1944.2.30")
    qtbot.keyClick(born, Qt.Key.Key_Tab)
    assert len(below(form, "born")) == 2
    born.setFocus()
    assert isinstance(born, QLineEdit)
    born.setText("1944.2.29")
    qtbot.keyClick(born, Qt.Key.Key_Tab)
    assert below(form, "born") == ["出生日期"]


def test_enter_presses_a_button_and_passes_a_tick(qtbot: QtBot) -> None:
    form = Form()
    heard: list[str] = []
    act = button("选择")
    act.clicked.connect(lambda: heard.append("chosen"))
    tick = QCheckBox("附照片")
    form.add("act", "文件", act)
    form.add("tick", "照片", tick)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    act.setFocus()
    qtbot.keyClick(act, Qt.Key.Key_Return)
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Return)
    assert heard == ["chosen"]
    assert not tick.isChecked()
    assert not tick.hasFocus()
    form.close()


def test_labels_stand_in_one_column_of_six_characters(form: Form, qtbot: QtBot) -> None:
    qtbot.addWidget(form)
    labels = [one for one in form.findChildren(QLabel) if one.buddy()]
    assert {one.width() for one in labels} == {label_width()}
    assert [one.text() for one in labels if "\n" in one.text()] == ["居民身份\n证号码"]


def test_a_tick_stands_on_the_line_of_its_label(qtbot: QtBot) -> None:
    form, tick = Form(columns=1), QCheckBox("有领导参加")
    row = form.add("leader", "领导参加", tick)
    with shown(qtbot, form, 600, 200):
        label = next(one for one in row.findChildren(QLabel) if one.text() == "领导参加")
        middles = [one.mapTo(form, one.rect().center()).y() for one in (tick, label)]
        assert abs(middles[0] - middles[1]) <= 1
