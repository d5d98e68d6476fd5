from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.stories.driver import Clerk, settle
from tests.ui.typing_method import commit, compose


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("wxl", "王秀兰"),
        ("zgf", "曾国藩"),
        ("sxx", "单雄信"),
        ("2222", "曾国藩"),
        ("王秀", "王秀兰"),
        ("1952", "李建国"),
    ],
)
def test_a_few_keys_and_enter_open_the_person(busy_clerk: Clerk, typed: str, name: str) -> None:
    assert busy_clerk.finds(typed)[:1] == [name]
    busy_clerk.presses(Qt.Key.Key_Return)
    assert busy_clerk.sees_person() == name


def test_people_are_found_while_the_input_method_composes(busy_clerk: Clerk) -> None:
    busy_clerk.presses(Qt.Key.Key_F, with_=Qt.KeyboardModifier.ControlModifier)
    search = busy_clerk.window.top.search
    compose(search, "l'jg")
    search.seek()
    assert [hit.name for hit in search.results()] == ["李建国"]
    compose(search, "")
    commit(search, "李")
    search.seek()
    assert [hit.name for hit in search.results()] == ["李建国"]


def test_the_box_is_reached_from_a_person_and_leads_to_the_next(busy_clerk: Clerk) -> None:
    busy_clerk.opens("王秀兰")
    busy_clerk.opens("丁一")


def test_escape_leads_back_to_the_list(busy_clerk: Clerk) -> None:
    busy_clerk.opens("王秀兰")
    busy_clerk.presses(Qt.Key.Key_Escape)
    assert busy_clerk.sees_person() == ""
    assert len(busy_clerk.sees_names()) == 5


def test_control_enter_lists_everybody_found(busy_clerk: Clerk) -> None:
    busy_clerk.finds("15400")
    QApplication.processEvents()
    busy_clerk.presses(Qt.Key.Key_Return, with_=Qt.KeyboardModifier.ControlModifier)
    settle()
    assert sorted(busy_clerk.sees_names()) == ["曾国藩", "王秀兰"]
