from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from retiree_desk.domain.fields import Group
from retiree_desk.services.contacts import Way
from retiree_desk.store.attachments import Attachments
from retiree_desk.ui.members.page import MembersPage
from retiree_desk.ui.members.person_masked import MaskedValue
from retiree_desk.ui.members.person_print import page
from retiree_desk.ui.members.person_record import Record
from tests.offices import KEY
from tests.stories.driver import MONDAY, Clerk, settle


def record(clerk: Clerk) -> Record:
    found = clerk.person.record
    assert found is not None
    return found


def texts(clerk: Clerk) -> list[str]:
    return [label.text() for label in clerk.person.findChildren(QLabel) if label.isVisible()]


def test_the_head_says_who_it_is_and_hides_the_number_until_asked(clerk: Clerk) -> None:
    person = clerk.opens("王秀兰")
    assert {"王秀兰", "女 · 84 岁", "退休 · 000001", "154****1111"} <= set(texts(clerk))
    shown = person.head.findChildren(MaskedValue)[0]
    shown.toggle()
    assert shown.text() == "15400001111"
    shown.toggle()
    assert shown.text() == "154****1111"


def test_a_name_of_fifty_characters_is_seen_whole(clerk: Clerk) -> None:
    name = "阿卜杜热合曼·买买提·艾合买提江·吐尔逊·库尔班·玉素甫·热西提·肉孜·艾力"
    clerk.knows({"name": name, "sex": "男", "birth_date": "1928"})
    clerk.opens(name)
    (shown,) = [
        label
        for label in clerk.person.head.findChildren(QLabel)
        if label.text() == name and label.isVisible()
    ]
    assert 0 < shown.heightForWidth(shown.width()) <= shown.height()
    assert shown.geometry().right() <= clerk.person.head.width()


def test_a_short_name_of_the_spouse_leaves_the_other_facts_their_room(clerk: Clerk) -> None:
    (spouse,) = clerk.knows({"name": "丁", "sex": "女"})
    clerk.knows({"name": "周一鸣", "spouse_id": spouse, "living": "独居", "care_level": "不能自理"})
    card = clerk.opens("周一鸣").cards[Group.FAMILY]
    (care,) = [label for label in card.findChildren(QLabel) if label.text() == "不能自理"]
    assert care.height() < 2 * care.fontMetrics().height()
    assert [link.text() for link in card.findChildren(QPushButton) if link.text() == "丁"] == ["丁"]


def test_missing_items_are_links_to_their_fields(clerk: Clerk) -> None:
    person = clerk.opens("王秀兰")
    person.head.missing_asked.emit("ethnicity")
    form = person.cards[Group.IDENTITY].form
    assert form is not None
    assert form.editors["ethnicity"].widget.hasFocus()
    form.leave()


def test_a_right_click_on_a_field_offers_its_history(clerk: Clerk) -> None:
    card = clerk.opens("王秀兰").cards[Group.CONTACT]
    form = card.edit("mobile")
    assert form is None
    assert card.form is not None
    card.form.editors["mobile"].show("15400007777")
    card.form.save()
    settle()
    card = clerk.person.cards[Group.CONTACT]
    card._menu("mobile", QPoint(0, 0))
    menu = card.findChildren(QMenu)[-1]
    assert menu.actions()[0].text() == "“手机”的历史"
    menu.close()
    dialog = card.history("mobile")
    assert dialog.lines == ["手机：154****1111 → 154****7777"]
    dialog.close()


def test_the_spouse_is_a_link_both_ways(clerk: Clerk) -> None:
    (uid,) = clerk.knows({"name": "赵氏"})
    person = clerk.opens("王秀兰")
    card = person.edit(Group.FAMILY)
    assert card.form is not None
    card.form.editors["spouse_id"].show(uid)
    card.form.save()
    settle()
    clerk.person.person_asked.emit(record(clerk).row["spouse_id"])
    assert clerk.sees_person() == "赵氏"
    assert "王秀兰" in record(clerk).spelled["spouse_id"]


def test_phones_addresses_and_contacts_are_added_edited_and_taken_away(clerk: Clerk) -> None:
    person = clerk.opens("单雄信")
    dialog = person.ways.add(Way.PHONE)
    dialog.save()
    assert dialog.isVisible()
    dialog.form.field("number").setText("154 0000 5555")  # type: ignore[attr-defined]  # a line edit
    dialog.form.field("owner").setText("女儿")  # type: ignore[attr-defined]  # a line edit
    dialog.save()
    (row,) = record(clerk).ways[Way.PHONE]
    assert (row["number"], row["owner"]) == ("15400005555", "女儿")
    settle()
    assert "154****5555" in texts(clerk)
    again = clerk.person.ways.edit(Way.PHONE, row)
    again.form.field("verified_on").setText("2026.3.1")  # type: ignore[attr-defined]  # a date field
    again.save()
    (row,) = record(clerk).ways[Way.PHONE]
    assert row["verified_on"] == "2026-03-01"
    clerk.person.ways.remove(Way.PHONE, row)
    assert record(clerk).ways[Way.PHONE] == []
    clerk.window.undo()
    assert len(record(clerk).ways[Way.PHONE]) == 1


def test_what_happened_is_one_stream_with_the_newest_first(clerk: Clerk) -> None:
    (uid,) = clerk.knows({"name": "赵先"})
    with clerk.store.unit("visit.log", user="周敏") as unit:
        unit.rows("visit").add({"member_id": uid, "day": "2026-01-05", "kind": "上门", "result": "见到本人"})
        unit.rows("stay").add(
            {"member_id": uid, "admitted_on": "2026-02-01", "hospital": "市一院", "cause": "肺炎"}
        )
        unit.rows("condolence").add(
            {"member_id": uid, "day": "2026-02-02", "kind": "住院", "form": "慰问金", "amount_fen": 50000}
        )
        unit.rows("family_event").add({"member_id": uid, "day": "2025-12-01", "kind": "配偶去世"})
    clerk.opens("赵先")
    stream = clerk.person.timeline
    assert stream is not None
    moments = stream.stream.shown()
    assert [(one.words, one.detail) for one in moments if one.kind != "change"] == [
        ("住院 · 慰问金 · 500.00 元", ""),
        ("市一院", "肺炎 · 仍在住院"),
        ("上门 · 见到本人", ""),
        ("配偶去世", ""),
    ]
    for one in moments:
        stream.show_moment(one.key)
    stream.show_moment("nothing")


def test_the_edit_shown_can_be_taken_back_from_the_stream(clerk: Clerk) -> None:
    card = clerk.opens("王秀兰").edit(Group.FAMILY)
    assert card.form is not None
    card.form.editors["carer"].show("张阿姨")
    card.form.save()
    settle()
    stream = clerk.person.timeline
    assert stream is not None
    stream.show_moment(f"deed {record(clerk).deeds[0].change_set.set_id}")
    stream.undo_asked.emit(record(clerk).deeds[0].change_set)
    settle()
    assert record(clerk).row["carer"] is None


def test_an_open_form_survives_a_change_by_others(clerk: Clerk) -> None:
    card = clerk.opens("王秀兰").edit(Group.FAMILY)
    assert card.form is not None
    card.form.editors["carer"].show("张阿姨")
    clerk.knows({"name": "赵先"})
    form = clerk.person.cards[Group.FAMILY].form
    assert form is not None
    assert form.editors["carer"].raw() == "张阿姨"
    form.give_up()
    form.leave()


def test_on_a_narrow_page_the_two_sides_take_turns(clerk: Clerk) -> None:
    clerk.opens("王秀兰")
    clerk.window.resize(960, 600)
    settle()
    sides = clerk.person.sides
    assert sides is not None
    assert clerk.person.timeline is not None
    assert not clerk.person.timeline.isVisible()
    sides.show_side(1)
    assert clerk.person.timeline.isVisible()
    assert not clerk.person.area().isVisible()


def test_the_page_for_printing_has_the_facts_and_no_secrets(clerk: Clerk) -> None:
    clerk.knows({"name": "赵先", "id_number": "11010519491231002X", "health": "重病", "note": "<b>备注</b>"})
    clerk.opens("赵先")
    html = page(record(clerk), MONDAY)
    assert "110105********002X" in html
    assert "重病" not in html
    assert "&lt;b&gt;备注" in html


def test_a_picture_is_kept_small_and_shown(clerk: Clerk, tmp_path: Path) -> None:
    from PIL import Image  # the library that makes a picture to be given

    Image.new("RGB", (1200, 1600), "teal").save(tmp_path / "photo.png")
    attachments = Attachments(tmp_path / "attachments.db", KEY)
    shown = MembersPage(clerk.desk, attachments)
    shown.open(next(iter(clerk.desk.read(lambda unit: unit.members.ids(shown.register.query, MONDAY)))))
    assert shown.person.record is not None
    uid = shown.person.record.uid
    shown.person.photo_given.emit(uid, str(tmp_path / "photo.png"))
    name = clerk.value(uid, "photo")
    assert isinstance(name, str)
    kept = attachments.get(name)
    assert kept is not None
    assert len(kept) < 40_000
    attachments.close()
    shown.deleteLater()
