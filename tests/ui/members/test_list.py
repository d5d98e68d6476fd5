from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from retiree_desk.domain.lists import ANY_ITEM, ListQuery, Sort, Standing
from retiree_desk.settings import Settings
from retiree_desk.ui.members.list_bulk import BulkDialog, table_text
from retiree_desk.ui.members.list_columns import columns, concern, keys_of
from retiree_desk.ui.members.list_columns_dialog import ColumnsDialog
from retiree_desk.ui.members.list_filters import filters
from retiree_desk.ui.members.list_lines import Line
from tests.stories.driver import Clerk, settle

TODAY = date(2026, 3, 2)


def column_text(key: str, **row: str) -> str:
    column = next(one for one in columns() if one.key == key)
    return column.text(Line(1, row, TODAY))


def test_identifiers_and_money_are_masked_in_lists() -> None:
    assert column_text("id_number", id_number="11010519491231002X") == "110105********002X"
    assert column_text("phone", mobile="", home_phone="15400001111") == "154****1111"
    assert column_text("bank_card", bank_card="6222020000001234") == "************1234"
    assert column_text("health", health="重病") == "••••••"


def test_age_is_in_full_years_and_blank_when_the_birth_is_unknown() -> None:
    assert column_text("age", birth_date="1946-03-03") == "79"
    assert column_text("age", birth_date="1946") == "80"
    assert column_text("age") == ""


def test_completeness_is_a_share_of_the_obligatory_items() -> None:
    assert column_text("score") == "0%"
    assert column_text("score", name="王秀兰", sex="女") == "9%"


def test_chips_say_why_somebody_is_special_and_say_it_once() -> None:
    looks = concern(
        {"care_level": "不能自理", "living": "独居、其他", "flags": "独居、重病", "status": "去世"}
    )
    assert [look.word for look in looks] == ["去世", "不能自理", "独居", "重病"]
    assert concern({"care_level": "能自理", "living": "与子女亲友共住", "status": "在册"}) == ()


def test_only_the_fields_of_the_columns_shown_are_read() -> None:
    assert keys_of(["name", "place"]) == ("name", "area_id", "building", "status")


@pytest.mark.parametrize("one", filters(), ids=lambda one: one.key)
def test_every_condition_takes_in_and_gives_back_its_values(clerk: Clerk, one: object) -> None:
    options = clerk.desk.read(one.options)  # type: ignore[attr-defined]  # a filter
    for option in [option for option in options if option.value and not option.heading][:12]:
        query = one.put(ListQuery(), (option.value,))  # type: ignore[attr-defined]  # a filter
        assert one.values(query) == (option.value,)  # type: ignore[attr-defined]  # a filter
        clerk.page.register.show_query(query)
    assert one.values(one.put(ListQuery(), ())) == one.usual  # type: ignore[attr-defined]  # a filter


def test_conditions_hold_together_and_are_cleared_together(clerk: Clerk) -> None:
    register = clerk.page.register
    register.show_query(ListQuery(min_age=80, terms=(("category", ("退休",)),), sort=Sort.AGE))
    assert clerk.sees_names() == ["丁一", "王秀兰"]
    register.filters.clear()
    assert register.query == ListQuery(sort=Sort.AGE)
    assert len(clerk.sees_names()) == 5


def test_words_in_the_list_narrow_it_as_they_are_typed(clerk: Clerk) -> None:
    text = clerk.page.register.filters.text
    text.setText("zgf")
    text.seek()
    assert clerk.sees_names() == ["曾国藩"]


def test_the_missing_are_found_by_item_and_by_any_item(clerk: Clerk) -> None:
    clerk.page.register.show_query(ListQuery(missing="mobile"))
    assert sorted(clerk.sees_names()) == ["丁一", "单雄信", "李建国"]
    clerk.page.register.show_query(ListQuery(missing=ANY_ITEM))
    assert len(clerk.sees_names()) == 5


def test_a_click_on_the_age_column_shows_the_youngest_first_then_the_eldest(clerk: Clerk) -> None:
    register = clerk.page.register
    at = [column.key for column in register.model.columns].index("age")
    register.table.horizontalHeader().sectionClicked.emit(at)
    assert clerk.sees_names()[0] == "李建国"
    register.table.horizontalHeader().sectionClicked.emit(at)
    assert clerk.sees_names()[0] == "丁一"
    assert register.query.sort is Sort.AGE


def test_columns_are_chosen_moved_and_kept_for_the_next_time(clerk: Clerk) -> None:
    register = clerk.page.register
    dialog = ColumnsDialog(register.model.columns, register.table.shown(), register)
    dialog.chosen.connect(register.show_columns)
    dialog.search.setText("民族")
    dialog.offered.itemActivated.emit(dialog.offered.item(0))
    assert dialog.keys()[-1] == "ethnicity"
    dialog.accept()
    assert register.table.shown()[-1] == "ethnicity"
    assert clerk.desk.settings.columns["members"][-1] == "ethnicity"
    register.show_columns(["age", "name"])
    assert register.table.shown() == ["age", "name"]
    register.show_columns([])
    assert register.table.shown()[:3] == ["name", "sex", "age"]


def test_kept_columns_come_back_in_their_order(clerk: Clerk) -> None:
    kept = Settings(
        columns={"members": ["score", "name", "sex", "no_such_column"]}, widths={"members": {"name": 200}}
    )
    again = Clerk(clerk.store, clerk.clock, kept).comes_in()
    assert again.page.register.table.shown() == ["score", "name", "sex"]
    assert again.page.register.table.widths()["name"] == 200
    again.leaves()


def test_space_shows_and_hides_the_details_and_the_settings_remember(clerk: Clerk) -> None:
    register = clerk.page.register
    register.table.setFocus()
    assert register.detail.isVisible()
    clerk.presses(Qt.Key.Key_Space)
    assert not register.detail.isVisible()
    assert not clerk.desk.settings.detail_shown


def test_the_detail_follows_the_line(clerk: Clerk) -> None:
    register = clerk.page.register
    for row in range(2):
        register.table.selectRow(row)
        register._show_detail()
        settle()
        shown = [
            label.text() for label in register.detail.findChildren(type(register._count)) if label.isVisible()
        ]
        assert clerk.sees_names()[row] in shown


def test_the_place_in_the_list_survives_a_change_by_others(clerk: Clerk) -> None:
    register = clerk.page.register
    register.table.selectRow(3)
    name = clerk.sees_names()[3]
    clerk.knows({"name": "阿一"})
    assert clerk.sees_names()[0] == "阿一"
    line = register.model.line(register.table.currentIndex().row())
    assert line is not None
    assert line.values["name"] == name


def test_the_dead_are_listed_when_asked_for(clerk: Clerk) -> None:
    clerk.knows({"name": "赵先", "died_on": "2020-01-01"})
    assert "赵先" not in clerk.sees_names()
    clerk.page.register.show_query(ListQuery(standings=(Standing.DECEASED,)))
    assert clerk.sees_names() == ["赵先"]


def test_a_copied_table_has_headings_and_the_columns_shown(clerk: Clerk) -> None:
    text = table_text(clerk.desk, list(clerk.page.register.model.ids())[:1], ["name", "category"])
    assert text == "姓名\t人员类别\n丁一\t退休"


def test_choosing_another_field_for_all_keeps_one_value(clerk: Clerk) -> None:
    dialog = BulkDialog.ask(clerk.desk, clerk.page.register.selected(), clerk.page)
    dialog.choose("community").show("东风社区")
    dialog.choose("residence").show("省外")
    assert dialog.choose("community").raw() == "东风社区"
    dialog.save()
    residences = clerk.desk.read(lambda unit: {row["residence"] for row in unit.members.values_of()})
    assert residences == {None, "市内"}


def test_without_a_field_the_form_for_all_says_what_is_missing(clerk: Clerk) -> None:
    dialog = BulkDialog.ask(clerk.desk, clerk.page.register.selected(), clerk.page)
    dialog.save()
    assert dialog.isVisible()
    dialog.reject()
