"""Whom the rows of a roster mean: nobody twice, nobody mixed up, nobody overwritten unasked."""

from __future__ import annotations

from retiree_desk.services.imports import Mode, message
from retiree_desk.store.unit import Store
from tests.services.importing import GOOD_ID, codes, counts, people, sheet, take

OLD_ID = "110105491231002"


def test_a_number_finds_the_person_and_blanks_are_filled(store: Store) -> None:
    take(store, sheet("S", "人员编号 姓名 手机 备注", ["1", "王芳", "13800001234", ""]))
    plan = take(store, sheet("S", "工号 姓名 手机 备注", ["1", "王芳", "13900001111", "好"]))
    assert counts(plan) == (0, 1, 0, 0)
    assert codes(plan) == ([], ["differs"])
    (note,) = plan.sheets[0].warnings()
    assert (note.row, note.column, note.value, note.facts["known"]) == (
        2,
        "手机",
        "13900001111",
        "13800001234",
    )
    assert (people(store)["1"]["mobile"], people(store)["1"]["note"]) == ("13800001234", "好")


def test_overwriting_takes_the_files_values_but_never_blanks(store: Store) -> None:
    take(store, sheet("S", "人员编号 姓名 手机 备注", ["1", "王芳", "13800001234", "好"]))
    plan = take(
        store, sheet("S", "人员编号 姓名 手机 备注", ["1", "王芳", "13900001111", ""]), mode=Mode.OVERWRITE
    )
    assert counts(plan) == (0, 1, 0, 0)
    assert plan.sheets[0].rows[0].changes == {"mobile": ("13800001234", "13900001111")}
    assert (people(store)["1"]["mobile"], people(store)["1"]["note"]) == ("13900001111", "好")


def test_skipping_adds_people_alone(store: Store) -> None:
    take(store, sheet("S", "人员编号 姓名", ["1", "王芳"]))
    plan = take(
        store,
        sheet("S", "人员编号 姓名 备注", ["1", "王芳", "好"], ["2", "李四", "新"]),
        sheet("V", "人员编号 日期 方式", ["1", "2026-01-05", "电话"], ["2", "2026-01-05", "电话"]),
        mode=Mode.SKIP,
    )
    assert (counts(plan), counts(plan, 1)) == ((1, 0, 1, 0), (1, 0, 1, 0))
    assert people(store)["1"]["note"] is None
    assert codes(plan, 1)[1] == ["skipped"]


def test_the_old_form_of_an_id_number_is_the_same_person(store: Store) -> None:
    take(store, sheet("S", "人员编号 姓名 身份证号", ["1", "王芳", GOOD_ID]))
    plan = take(store, sheet("S", "姓名 身份证号 备注", ["王芳", OLD_ID, "好"]), mode=Mode.OVERWRITE)
    assert counts(plan) == (0, 1, 0, 0)
    assert people(store)["1"]["id_number"] == GOOD_ID


def test_a_number_with_another_persons_papers_is_held_back(store: Store) -> None:
    take(
        store,
        sheet(
            "S",
            "人员编号 姓名 身份证号 出生日期",
            ["1", "王芳", GOOD_ID, "1949-12-31"],
            ["2", "李四", "", "1950"],
        ),
    )
    plan = take(
        store,
        sheet(
            "S",
            "人员编号 姓名 身份证号 出生日期",
            ["1", "张三", "110105194001010013", ""],
            ["2", "赵五", "", "1944"],
        ),
        mode=Mode.OVERWRITE,
    )
    assert codes(plan)[0] == ["number_of_other", "number_of_other"]
    assert [person["name"] for person in people(store).values()] == ["王芳", "李四"]


def test_a_changed_name_under_the_same_number_is_a_difference(store: Store) -> None:
    take(store, sheet("S", "人员编号 姓名", ["1", "王芳"]))
    assert codes(take(store, sheet("S", "人员编号 姓名", ["1", "王方"])))[1] == ["differs"]
    take(store, sheet("S", "人员编号 姓名", ["1", "王方"]), mode=Mode.OVERWRITE)
    assert people(store)["1"]["name"] == "王方"


def test_one_id_number_under_two_numbers_is_held_back(store: Store) -> None:
    plan = take(store, sheet("S", "人员编号 姓名 身份证号", ["1", "王芳", GOOD_ID], ["2", "李四", GOOD_ID]))
    assert counts(plan) == (1, 0, 0, 1)
    assert codes(plan)[0] == ["id_of_other"]


def test_without_numbers_a_namesake_is_a_possible_duplicate(store: Store) -> None:
    take(store, sheet("S", "人员编号 姓名 出生日期", ["1", "王芳", "1949"]))
    plan = take(
        store,
        sheet(
            "S",
            "人员编号 姓名 出生日期 性别",
            ["", "王芳", "1949", "女"],
            ["", "王芳", "1952", ""],
            ["7", "王芳", "", ""],
        ),
    )
    assert counts(plan) == (2, 0, 0, 1)
    assert codes(plan) == (["possible_duplicate"], ["possible_duplicate_kept"])


def test_namesakes_of_one_file_stay_apart_however_often_it_is_read(store: Store) -> None:
    file = sheet("S", "姓名 出生日期", ["王芳", "1949"], ["王芳", "1952"], ["王芳", "1949"], ["王芳", ""])
    first = take(store, file)
    assert counts(first)[0] >= 2
    before = people(store)
    again = take(store, file)
    assert counts(again)[:2] == (0, 0)
    assert people(store) == before


def test_a_repeated_row_is_counted_once_and_a_second_sheet_completes(store: Store) -> None:
    plan = take(
        store,
        sheet("一", "人员编号 姓名", ["1", "王芳"], ["1", "王芳"]),
        sheet("二", "人员编号 姓名 手机", ["1", "王芳", "13800001234"]),
    )
    assert (counts(plan), counts(plan, 1)) == ((1, 0, 1, 0), (0, 1, 0, 0))
    assert people(store)["1"]["mobile"] == "13800001234"


def test_who_has_no_number_gets_the_next_free_one(store: Store) -> None:
    take(store, sheet("S", "人员编号 姓名", ["000007", "王芳"]))
    take(store, sheet("S", "人员编号 姓名 身份证号", ["", "李四", GOOD_ID], ["9", "赵五", ""]))
    assert {number: person["name"] for number, person in people(store).items()} == {
        "000007": "王芳",
        "9": "赵五",
        "000010": "李四",
    }


def test_an_unknown_number_without_a_name_is_held_back(store: Store) -> None:
    plan = take(
        store, sheet("S", "人员编号 手机", ["5", "13800001234"]), sheet("T", "姓名 手机", ["", "13800001234"])
    )
    assert (codes(plan)[0], codes(plan, 1)[0]) == (["person_unknown"], ["name_blank"])


def _area(store: Store) -> tuple[str, str]:
    """The area and the building of the only person."""
    with store.reading() as unit:
        (person,) = unit.members.values_of()
        uid = person["area_id"]
        return unit.tree.path_of(uid if isinstance(uid, bytes) else None)


def test_groupings_become_nodes_and_equal_paths_change_nothing(store: Store) -> None:
    file = sheet(
        "S", "人员编号 姓名 片区 楼栋 管理站 党支部", ["1", "王芳", "东城 / 北片", "3号楼", "一站", "一支部"]
    )
    take(store, file)
    assert counts(take(store, file)) == (0, 0, 1, 0)
    assert _area(store) == ("东城/北片", "3号楼")
    take(store, sheet("S", "人员编号 姓名 片区", ["1", "王芳", "西城"]), mode=Mode.OVERWRITE)
    take(store, sheet("S", "人员编号 姓名 楼栋", ["1", "王芳", "5号楼"]), mode=Mode.OVERWRITE)
    assert _area(store) == ("西城", "5号楼")


def test_a_new_area_keeps_the_building_that_the_file_names(store: Store) -> None:
    heads = "人员编号 姓名 片区 楼栋"
    take(store, sheet("S", heads, ["1", "王芳", "东城", "3号楼"]))
    take(store, sheet("S", heads, ["1", "王芳", "西城", "3号楼"]), mode=Mode.OVERWRITE)
    assert _area(store) == ("西城", "3号楼")
    take(store, sheet("S", heads, ["1", "王芳", "南城", ""]), mode=Mode.OVERWRITE)
    assert _area(store) == ("南城", "")


def test_a_lone_slash_is_no_group_and_erases_none(store: Store) -> None:
    heads = "人员编号 姓名 片区 楼栋 党支部"
    take(store, sheet("S", heads, ["1", "王芳", "东城", "3号楼", "一支部"]))
    plan = take(store, sheet("S", heads, ["1", "王芳", "/", "/", " / "]), mode=Mode.OVERWRITE)
    assert counts(plan) == (0, 0, 1, 0)
    assert _area(store) == ("东城", "3号楼")
    assert people(store)["1"]["party_branch_id"] is not None


def test_spouses_are_linked_both_ways_and_strangers_left_out(store: Store) -> None:
    plan = take(
        store,
        sheet("S", "人员编号 姓名 配偶编号", ["1", "王芳", "2"], ["2", "李四", ""], ["3", "赵五", "99"]),
    )
    known = people(store)
    assert known["1"]["spouse_id"] == known["2"]["id"]
    assert known["2"]["spouse_id"] == known["1"]["id"]
    assert known["3"]["spouse_id"] is None
    assert codes(plan) == ([], ["spouse_unknown"])
    (note,) = plan.sheets[0].warnings()
    assert (note.row, note.column, note.value) == (4, "配偶编号", "99")


def test_a_spouse_of_somebody_else_is_pointed_out(store: Store) -> None:
    heads = "人员编号 姓名 配偶编号"
    take(store, sheet("S", heads, ["1", "王芳", "2"], ["2", "李四", "1"]))
    plan = take(store, sheet("S", heads, ["3", "赵五", "2"]))
    assert codes(plan) == ([], ["spouse_elsewhere"])
    known = people(store)
    assert known["2"]["spouse_id"] == known["1"]["id"]


def test_doubts_about_papers_are_warnings(store: Store) -> None:
    plan = take(
        store,
        sheet(
            "S",
            "人员编号 姓名 性别 身份证号 出生日期 证件类型",
            ["1", "王芳", "男", "110105194912310021", "1949-12-30", ""],
            ["2", "李\ue863", "", "军字第123号", "2030-01-01", "军官证"],
        ),
    )
    assert counts(plan) == (2, 0, 0, 0)
    assert codes(plan) == (
        [],
        ["id_check_digit", "id_birth_differs", "id_sex_differs", "private_use", "date_ahead"],
    )


def test_a_date_ahead_is_told_with_its_cell(store: Store) -> None:
    plan = take(store, sheet("S", "人员编号 姓名 出生日期", ["1", "王芳", "2030-01-01"]))
    (note,) = plan.sheets[0].warnings()
    assert (note.row, note.column, note.value) == (2, "出生日期", "2030-01-01")
    assert "2030-01-01" in message(note)


def test_words_in_place_of_an_id_number_make_nobody_one_person(store: Store) -> None:
    head = "人员编号 姓名 身份证号"
    plan = take(
        store, sheet("S", head, ["1", "王芳", "证件遗失"], ["2", "李四", "证件遗失"], ["3", "赵五", "无"])
    )
    assert counts(plan) == (3, 0, 0, 0)
    assert people(store)["3"]["id_number"] is None
    again = take(store, sheet("S", head, ["4", "钱六", "证件遗失"]))
    assert counts(again) == (1, 0, 0, 0)


def test_a_remark_about_a_row_points_at_the_cell_to_look_at(store: Store) -> None:
    plan = take(
        store,
        sheet(
            "S",
            "人员编号 姓名 身份证号 出生日期",
            ["1", "王芳", GOOD_ID, "1949-12-31"],
            ["2", "李四", GOOD_ID, ""],
            ["3", "", "", ""],
            ["1", "赵五", "", "1930-01-01"],
            ["1", "王芳", "", ""],
        ),
        sheet("V", "人员编号 日期 方式", ["9", "2026-01-01", "上门"]),
    )
    told = [(one.row, one.column, one.value, one.code) for one in plan.sheets[0].rejected()]
    assert told == [
        (3, "身份证号", GOOD_ID, "id_of_other"),
        (4, "姓名", "", "person_unknown"),
        (5, "人员编号", "1", "number_of_other"),
    ]
    told = [(one.row, one.column, one.value, one.code) for one in plan.sheets[0].warnings()]
    assert told == [(6, "人员编号", "1", "repeated_row")]
    told = [(one.row, one.column, one.value, one.code) for one in plan.sheets[1].rejected()]
    assert told == [(2, "人员编号", "9", "member_unknown_here")]
