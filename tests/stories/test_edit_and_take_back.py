from __future__ import annotations

from PySide6.QtCore import Qt

from retiree_desk.domain.fields import Group
from retiree_desk.ui.members.form_group import GroupForm
from retiree_desk.ui.members.history_undo import BlockedDialog
from retiree_desk.ui.members.list_bulk import BulkDialog, table_text
from tests.stories.driver import CONTROL, PEOPLE, Clerk, settle


def form_of(clerk: Clerk, group: Group) -> GroupForm:
    form = clerk.person.edit(group).form
    assert form is not None
    return form


def change(clerk: Clerk, group: Group, key: str, value: str) -> None:
    form = form_of(clerk, group)
    form.editors[key].show(value)
    form.save()
    settle()


def newest_edit(clerk: Clerk) -> int:
    assert clerk.person.record is not None
    return clerk.person.record.deeds[0].change_set.set_id


def undo(clerk: Clerk, set_id: int) -> BlockedDialog | None:
    record = clerk.person.record
    assert record is not None
    deed = next(deed for deed in record.deeds if deed.change_set.set_id == set_id)
    return clerk.person.undo(deed.change_set)


def test_a_group_is_edited_in_place_and_saved_by_keys(busy_clerk: Clerk) -> None:
    busy_clerk.opens("王秀兰")
    form = busy_clerk.person.edit(Group.CONTACT, "mobile").form
    assert form is not None
    settle()
    busy_clerk.presses(Qt.Key.Key_A, with_=CONTROL)
    busy_clerk.types("１５４００００９９９９")
    busy_clerk.presses(Qt.Key.Key_Return, with_=CONTROL)
    assert busy_clerk.reads_status() == "已修改 王秀兰 的手机"
    record = busy_clerk.person.record
    assert record is not None
    assert record.row["mobile"] == "15400009999"


def test_leaving_a_group_keeps_what_was_typed(busy_clerk: Clerk) -> None:
    busy_clerk.opens("王秀兰")
    form = form_of(busy_clerk, Group.FAMILY)
    form.editors["carer"].show("张阿姨")
    busy_clerk.presses(Qt.Key.Key_Escape)
    assert busy_clerk.sees_person() == "王秀兰"
    again = form_of(busy_clerk, Group.FAMILY)
    assert again.editors["carer"].raw() == "张阿姨"
    again.give_up()
    assert again.editors["carer"].raw() == ""
    again.leave()


def test_an_edit_is_taken_back_days_later_from_the_persons_page(busy_clerk: Clerk) -> None:
    busy_clerk.opens("王秀兰")
    change(busy_clerk, Group.FAMILY, "carer", "张阿姨")
    edit = newest_edit(busy_clerk)
    busy_clerk.waits(days=9)
    change(busy_clerk, Group.CONTACT, "wechat", "wxl1941")
    assert undo(busy_clerk, edit) is None
    record = busy_clerk.person.record
    assert record is not None
    assert (record.row["carer"], record.row["wechat"]) == (None, "wxl1941")


def test_an_undo_in_the_way_of_later_work_is_refused_with_names_and_forced_on_request(
    busy_clerk: Clerk,
) -> None:
    busy_clerk.opens("王秀兰")
    change(busy_clerk, Group.FAMILY, "carer", "张阿姨")
    edit = newest_edit(busy_clerk)
    busy_clerk.waits(days=2)
    change(busy_clerk, Group.FAMILY, "carer", "李阿姨")
    dialog = undo(busy_clerk, edit)
    assert dialog is not None
    said = [label.text() for label in dialog.findChildren(type(busy_clerk.page.register._count))]
    assert any(text.startswith("王秀兰 的保姆护工") for text in said)
    record = busy_clerk.person.record
    assert record is not None
    assert record.row["carer"] == "李阿姨"
    dialog.force()
    settle()
    record = busy_clerk.person.record
    assert record is not None
    assert record.row["carer"] is None


def test_a_change_of_standing_asks_from_when_and_stands_in_the_history(busy_clerk: Clerk) -> None:
    busy_clerk.opens("李建国")
    change(busy_clerk, Group.CONTACT, "residence", "省外")
    record = busy_clerk.person.record
    assert record is not None
    facts = [event.row for event in record.events if event.kind == "fact"]
    assert [(row["before"], row["content"], row["effective_on"]) for row in facts] == [
        ("市内", "省外", "2026-03-02")
    ]


def test_a_correction_leaves_no_dated_change(busy_clerk: Clerk) -> None:
    busy_clerk.opens("李建国")
    form = form_of(busy_clerk, Group.CONTACT)
    form.editors["residence"].show("省外")
    effective = form.form.field("effective")
    effective.correct()  # type: ignore[attr-defined]  # the choice of the form
    form.save()
    record = busy_clerk.person.record
    assert record is not None
    assert (record.row["residence"], record.events) == ("省外", ())


def test_a_refused_value_keeps_the_form_open_beside_its_field(busy_clerk: Clerk) -> None:
    busy_clerk.opens("李建国")
    form = form_of(busy_clerk, Group.RETIREMENT)
    form.editors["monthly_income"].restore("很多")
    form.save()
    assert busy_clerk.person.cards[Group.RETIREMENT].form is form
    assert form.editors["monthly_income"].widget.accessibleDescription() != ""
    form.leave()


def test_one_field_is_changed_for_everybody_selected_and_taken_back_at_once(busy_clerk: Clerk) -> None:
    busy_clerk.page.register.table.selectAll()
    dialog = BulkDialog.ask(busy_clerk.desk, busy_clerk.page.register.selected(), busy_clerk.page)
    dialog.choose("residence").show("市内")
    dialog.save()
    assert busy_clerk.reads_status() == "已为 5 人修改居住地类别"
    residences = busy_clerk.desk.read(lambda unit: [row["residence"] for row in unit.members.values_of()])
    assert residences == ["市内"] * 5
    busy_clerk.window.undo()
    again = busy_clerk.desk.read(lambda unit: [row["residence"] for row in unit.members.values_of()])
    assert sorted(str(one) for one in again) == ["None", "None", "None", "None", "市内"]


def test_a_copied_table_is_masked_and_cannot_run(clerk: Clerk) -> None:
    clerk.knows({**PEOPLE[0], "treatment": "=cmd|' /C calc'!A0"})
    seqs = list(clerk.page.register.model.ids())
    text = table_text(clerk.desk, seqs, ["name", "phone", "treatment"])
    assert text.splitlines() == ["姓名\t电话\t享受待遇", "王秀兰\t154****1111\t'=cmd|' /C calc'!A0"]
