from __future__ import annotations

from retiree_desk.services import history
from retiree_desk.ui.members import history_words
from retiree_desk.ui.members.history_field import FieldHistory
from tests.stories.driver import Clerk


def newest(clerk: Clerk, uid: bytes) -> history.Deed:
    return clerk.desk.read(lambda unit: history.deeds(unit, uid))[0]


def test_a_change_reads_as_before_and_after_and_masks_identifiers(clerk: Clerk) -> None:
    (uid,) = clerk.knows({"name": "赵先", "mobile": "15400001111"})
    with clerk.store.unit("member.edit", user="周敏") as unit:
        unit.members.update(uid, {"mobile": "15400002222", "carer": "张阿姨", "monthly_income": 100})
    deed = newest(clerk, uid)
    assert set(history_words.lines(deed)) == {
        "月收入总额：••••••",
        "手机：154****1111 → 154****2222",
        "保姆护工：张阿姨",
    }
    assert history_words.byline(deed.change_set).startswith("周敏 · 2026-03-01")


def test_a_picture_is_told_without_its_seal(clerk: Clerk) -> None:
    (uid,) = clerk.knows({"name": "周一鸣"})
    with clerk.store.unit("member.photo") as unit:
        unit.members.update(uid, {"photo": "c5a30c04869b"})
    assert history_words.lines(newest(clerk, uid)) == ["照片：（图片）"]


def test_births_and_the_bin_have_words_of_their_own(clerk: Clerk) -> None:
    (uid,) = clerk.knows({"name": "赵先"})
    assert history_words.lines(newest(clerk, uid)) == ["入册建档"]
    for action, voided, words in (("member.void", 1, "移到回收站"), ("member.restore", 0, "从回收站恢复")):
        with clerk.store.unit(action) as unit:
            unit.members.update(uid, {"voided": voided})
        assert history_words.lines(newest(clerk, uid)) == [words]


def test_a_visit_alone_is_told_as_what_happened_and_not_as_an_edit_too(clerk: Clerk) -> None:
    (uid,) = clerk.knows({"name": "赵先"})
    with clerk.store.unit("visit.log") as unit:
        row = unit.rows("visit").add({"member_id": uid, "day": "2026-01-05", "kind": "上门"})
    assert not history_words.tells(newest(clerk, uid))
    with clerk.store.unit("visit.edit") as unit:
        unit.rows("visit").update(row, {"kind": "电话", "day": "2026-01-06"})
    deed = newest(clerk, uid)
    assert history_words.tells(deed)
    assert len(history_words.lines(deed)) == 2


def test_a_field_that_never_changed_says_so(clerk: Clerk) -> None:
    (uid,) = clerk.knows({"name": "赵先"})
    dialog = FieldHistory(clerk.desk, uid, "赵先", "mobile", clerk.window)
    assert dialog.lines == []
    dialog.close()
