from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.domain.fields import Kind, by_key, stored_fields
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.members.form_add import AddDialog
from retiree_desk.ui.members.form_drafts import Drafts, differing, unfinished
from retiree_desk.ui.members.form_effective import EffectiveChoice
from retiree_desk.ui.members.form_fields import editor
from retiree_desk.ui.members.form_person import PersonBox
from retiree_desk.ui.members.page import MembersPage
from retiree_desk.ui.tasks import Tasks
from retiree_desk.ui.widgets.line_edit import LineEdit
from tests.offices import empty_store
from tests.stories.driver import MONDAY, PEOPLE, Clerk, settle
from tests.ui.typing_method import commit

SAMPLES = {
    Kind.TEXT: "文字",
    Kind.LONG_TEXT: "一行\n两行",
    Kind.DATE: "2020-01-02",
    Kind.PARTIAL_DATE: "1950-03",
    Kind.LUNAR: "三月初八",
    Kind.CODE: "一种没见过的值",
    Kind.CODES: "独居、没见过",
    Kind.MONEY: 123450,
    Kind.NUMBER: 18,
    Kind.YES_NO: "是",
}


@pytest.fixture(scope="module")
def lasting_desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One for all the fields, which write nothing."""
    with empty_store(tmp_path_factory.mktemp("form")) as store:
        with store.unit("import") as unit:
            unit.members.add_many(list(PEOPLE))
        yield Desk(store, today=lambda: MONDAY, user="周敏", tasks=Tasks(inline=True))


@pytest.mark.parametrize(
    "key", [one.key for one in stored_fields() if one.kind in SAMPLES and "phone" not in one.key]
)
def test_every_field_gives_back_the_value_it_shows(lasting_desk: Desk, key: str) -> None:
    made = editor(by_key()[key], lasting_desk)
    assert made.value() is None
    made.show(SAMPLES[made.field.kind])
    assert made.value() == SAMPLES[made.field.kind]
    raw = made.raw()
    made.show(None)
    assert made.value() is None
    made.restore(raw)
    assert made.value() == SAMPLES[made.field.kind]
    made.widget.deleteLater()


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("monthly_income", "很多", "not_money"),
        ("special_work_months", "三", "not_a_number"),
        ("joined_on", "昨天", "not_a_date"),
        ("lunar_birthday", "五十月", "not_a_lunar_day"),
        ("area_id", "没有的片区", "group_unknown"),
        ("spouse_id", "没有的人", "person_not_chosen"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(
    lasting_desk: Desk, key: str, typed: str, code: str
) -> None:
    made = editor(by_key()[key], lasting_desk)
    made.widget.setText(typed)  # type: ignore[attr-defined]  # a line edit
    with pytest.raises(RuleBroken) as refused:
        made.value()
    assert (refused.value.field, refused.value.code.startswith(code.split("_", maxsplit=1)[0])) == (key, True)
    made.widget.deleteLater()


def test_phones_are_kept_in_one_spelling(clerk: Clerk) -> None:
    made = editor(by_key()["mobile"], clerk.desk)
    commit(made.widget, "１５４ ００００ １１１１")
    assert made.value() == "15400001111"
    made.widget.deleteLater()


def test_a_group_is_chosen_by_its_path(clerk: Clerk) -> None:
    with clerk.store.unit("import") as unit:
        uid = unit.tree.node(TreeKind.AREA, "王家村", "1号楼")
    made = editor(by_key()["area_id"], clerk.desk)
    made.widget.setText("王家村 1号楼")  # type: ignore[attr-defined]  # a code box
    assert made.value() == uid
    made.widget.deleteLater()


def test_a_spouse_is_found_by_initials_and_taken_with_enter(clerk: Clerk, qtbot: QtBot) -> None:
    box = PersonBox(clerk.desk)
    box.setParent(clerk.window)
    box.show()
    box.setFocus()
    settle()
    qtbot.keyClicks(box, "wxl")
    clerk.presses_in(box, Qt.Key.Key_Return)
    found = box.value()
    assert isinstance(found, bytes)
    assert clerk.value(found, "name") == "王秀兰"
    assert box.raw() == found.hex()
    box.clear()
    assert box.value() is None
    box.hide()


def test_a_change_holds_from_a_whole_day_or_is_a_correction(qtbot: QtBot) -> None:
    choice = EffectiveChoice(lambda: date(2026, 3, 2))
    qtbot.addWidget(choice)
    assert choice.value() == date(2026, 3, 2)
    choice.day.set_value("")
    with pytest.raises(RuleBroken) as refused:
        choice.value()
    assert refused.value.code == "day_missing"
    choice.correct()
    assert choice.value() is None


def test_a_draft_is_what_differs_and_nothing_different_is_no_draft(clerk: Clerk) -> None:
    drafts = Drafts(clerk.desk)
    drafts.keep("form", differing({"name": "王", "sex": ""}, {"name": "", "sex": ""}))
    assert drafts.of("form") == {"name": "王"}
    drafts.keep("form", {})
    assert drafts.of("form") == {}


def test_what_was_typed_survives_a_restart_and_belongs_to_who_typed_it(clerk: Clerk) -> None:
    Drafts(clerk.desk).keep("add", {"name": "王", "living": ("独居", "空巢")})
    assert Drafts(clerk.desk).of("add") == {"name": "王", "living": ("独居", "空巢")}
    assert clerk.desk.read(lambda unit: unfinished(unit, clerk.desk.user))
    clerk.desk.user = "another"
    assert Drafts(clerk.desk).forms() == []
    assert not clerk.desk.read(lambda unit: unfinished(unit, "another"))


def test_an_open_form_is_kept_while_somebody_types(clerk: Clerk, qtbot: QtBot) -> None:
    dialog = AddDialog(clerk.desk, Drafts(clerk.desk), None)
    qtbot.addWidget(dialog)
    widget = dialog.editors["name"].widget
    assert isinstance(widget, LineEdit)
    widget.setText("欧阳")
    timer = dialog.findChild(QTimer, "drafts")
    assert isinstance(timer, QTimer)
    timer.timeout.emit()
    assert Drafts(clerk.desk).of("add") == {"name": "欧阳"}


def test_the_register_offers_what_was_not_finished_and_goes_on_with_it(clerk: Clerk, qtbot: QtBot) -> None:
    Drafts(clerk.desk).keep("add", {"name": "欧阳"})
    page = MembersPage(clerk.desk)
    qtbot.addWidget(page)
    page.show_list()
    assert "新增人员" in page.offer.said()
    page.offer.go_on.click()
    dialog = next(one for one in page.window().findChildren(AddDialog))
    name = dialog.editors["name"].widget
    assert isinstance(name, LineEdit)
    assert name.text() == "欧阳"
    dialog.reject()
    page.offer.give_up.click()
    assert page.offer.said() == ""
    assert Drafts(clerk.desk).forms() == []
