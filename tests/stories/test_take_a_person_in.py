from __future__ import annotations

from PySide6.QtCore import Qt

from retiree_desk.domain.lists import ListQuery
from retiree_desk.ui.members.form_add import AddDialog
from tests.stories.driver import CONTROL, Clerk, settle
from tests.ui.walkers import unnamed, unreached


def form_of(clerk: Clerk) -> AddDialog:
    clerk.presses(Qt.Key.Key_N, with_=CONTROL)
    settle()
    return next(one for one in clerk.window.findChildren(AddDialog) if one.isVisible())


def test_a_person_is_taken_in_without_the_mouse(clerk: Clerk) -> None:
    form_of(clerk)
    clerk.types("欧阳娜娜")
    clerk.presses(Qt.Key.Key_Return)
    clerk.types("11010519491231002X")
    clerk.presses(Qt.Key.Key_Return, with_=CONTROL)
    assert clerk.sees_person() == "欧阳娜娜"
    assert clerk.reads_status() == "已将 欧阳娜娜 登记入册"
    record = clerk.person.record
    assert record is not None
    assert record.row["member_no"] == "000001"


def test_the_id_number_fills_birth_date_and_sex_and_leaves_what_was_typed(clerk: Clerk) -> None:
    dialog = form_of(clerk)
    dialog.editors["sex"].show("男")
    dialog.editors["id_number"].show("11010519491231002X")
    dialog.look()
    assert dialog.editors["birth_date"].value() == "1949-12-31"
    assert dialog.editors["sex"].value() == "男"
    assert "号码中的性别为女" in dialog.doubt.sentence()
    dialog.reject()


def test_a_doubtful_number_is_saved_all_the_same(clerk: Clerk) -> None:
    dialog = form_of(clerk)
    dialog.editors["name"].show("王秀兰")
    dialog.editors["id_number"].show("110105194912310021")
    dialog.look()
    assert "末位校验码不符" in dialog.doubt.sentence()
    dialog.save()
    record = clerk.person.record
    assert record is not None
    assert record.row["id_number"] == "110105194912310021"


def test_a_possible_twin_is_shown_at_once_and_can_be_opened(busy_clerk: Clerk) -> None:
    dialog = form_of(busy_clerk)
    dialog.editors["name"].show("王秀兰")
    dialog.editors["birth_date"].show("1941-05-06")
    dialog.look()
    assert dialog.twin.sentence().startswith("册中已有相近的人：王秀兰 · 1941年5月6日")
    dialog.twin.acted.emit()
    assert busy_clerk.sees_person() == "王秀兰"


def test_a_nameless_form_stays_open_and_says_why(clerk: Clerk) -> None:
    dialog = form_of(clerk)
    clerk.presses(Qt.Key.Key_Return, with_=CONTROL)
    assert dialog.isVisible()
    assert dialog.editors["name"].widget.hasFocus()
    dialog.reject()


def test_a_form_closed_by_mistake_comes_back_as_it_was(clerk: Clerk) -> None:
    form_of(clerk)
    clerk.types("欧阳娜娜")
    clerk.presses(Qt.Key.Key_Escape)
    assert "已填内容已留存" in clerk.reads_status()
    again = form_of(clerk)
    assert again.editors["name"].raw() == "欧阳娜娜"
    again.save()
    once_more = form_of(clerk)
    assert once_more.editors["name"].raw() == ""
    once_more.reject()


def test_every_field_of_the_register_is_reached_by_keys(clerk: Clerk) -> None:
    dialog = form_of(clerk)
    dialog.show_all()
    settle()
    assert unreached(dialog) == []
    assert unnamed(dialog) == []
    assert len(dialog.editors) > 130
    dialog.reject()


def test_an_empty_register_says_what_to_do_first(clerk: Clerk) -> None:
    assert clerk.desk.read(lambda unit: unit.members.count(ListQuery(), clerk.today)) == 0
    shown = [
        label.text()
        for label in clerk.page.findChildren(type(clerk.page.register._count))
        if label.isVisible()
    ]
    assert "花名册还是空的" in shown
