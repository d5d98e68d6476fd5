from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.services import lists
from tests.stories.driver import CONTROL, Clerk, settle


def saved_names(clerk: Clerk) -> list[str]:
    return [one.name for one in clerk.desk.read(lists.saved)]


def test_a_list_is_kept_renamed_taken_away_and_brought_back(busy_clerk: Clerk) -> None:
    register = busy_clerk.page.register
    register.show_query(ListQuery(min_age=80))
    register.saved.keep_as("八十岁以上")
    register.filters.clear()
    assert len(busy_clerk.sees_names()) == 5
    (kept,) = busy_clerk.desk.read(lists.saved)
    register.saved.chosen.emit(kept.query)
    assert sorted(busy_clerk.sees_names()) == ["丁一", "曾国藩", "王秀兰"]
    register.saved.rename_to(kept, "高龄")
    assert saved_names(busy_clerk) == ["高龄"]
    register.saved.forget()
    assert saved_names(busy_clerk) == []
    busy_clerk.window.undo()
    assert saved_names(busy_clerk) == ["高龄"]


def test_the_number_in_the_sentence_opens_its_names(busy_clerk: Clerk) -> None:
    busy_clerk.page.header.opened.emit("aged")
    assert sorted(busy_clerk.sees_names()) == ["丁一", "曾国藩", "王秀兰"]


def test_a_list_is_sorted_by_strokes_and_by_age(busy_clerk: Clerk) -> None:
    register = busy_clerk.page.register
    register._sort_by(Sort.STROKE)
    assert busy_clerk.sees_names()[:2] == ["丁一", "王秀兰"]
    register._sort_by(Sort.AGE)
    assert busy_clerk.sees_names()[0] == "丁一"


def test_conditions_are_chosen_by_keys(busy_clerk: Clerk) -> None:
    chip = busy_clerk.page.register.filters.buttons["category"]
    chip.setFocus()
    busy_clerk.presses(Qt.Key.Key_Return)
    popup = busy_clerk.page.register.filters.popup()
    assert popup is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape):
        busy_clerk.presses_in(popup.list, key)
    assert busy_clerk.sees_names() == ["曾国藩"]
    chip.setFocus()
    busy_clerk.presses(Qt.Key.Key_Delete)
    assert len(busy_clerk.sees_names()) == 5


def test_a_person_put_into_the_bin_can_be_brought_back(busy_clerk: Clerk) -> None:
    busy_clerk.opens("单雄信")
    busy_clerk.person.head.void_asked.emit()
    assert "单雄信" not in busy_clerk.sees_names()
    bin_ = busy_clerk.opens_bin()
    line = bin_.model.line(0)
    assert line is not None
    assert (line.values["name"], line.user, line.action) == ("单雄信", "周敏", "member.void")
    bin_.table.setFocus()
    busy_clerk.presses(Qt.Key.Key_Return, with_=CONTROL)
    assert bin_.model.rowCount() == 0
    busy_clerk.presses(Qt.Key.Key_Escape)
    assert "单雄信" in busy_clerk.sees_names()


def test_several_people_go_into_the_bin_and_one_key_takes_it_back(busy_clerk: Clerk) -> None:
    busy_clerk.page.register.table.setFocus()
    busy_clerk.page.register.table.selectAll()
    busy_clerk.page.register.bulk.void()
    assert busy_clerk.sees_names() == []
    assert busy_clerk.reads_status() == "已将 5 人移到回收站"
    busy_clerk.presses(Qt.Key.Key_Z, with_=CONTROL)
    settle()
    assert len(busy_clerk.sees_names()) == 5


def test_a_person_in_the_bin_is_shown_and_can_be_brought_back_from_their_page(busy_clerk: Clerk) -> None:
    busy_clerk.opens("丁一")
    busy_clerk.person.head.void_asked.emit()
    table = busy_clerk.opens_bin().table
    recycle_bin: Any = busy_clerk.page.other("recycle")
    table.opened.emit(recycle_bin.model.id_at(0))
    assert busy_clerk.sees_person() == "丁一"
    busy_clerk.person.head.restore_asked.emit()
    settle()
    assert busy_clerk.finds("丁一") == ["丁一"]
