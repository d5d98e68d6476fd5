from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from retiree_desk.documents.letters import (
    Custom,
    Letter,
    LetterKind,
    LetterPerson,
    Reason,
    TitleRule,
    compose,
    letter_text,
    load,
    salutation,
    texts,
    why_not,
)
from retiree_desk.documents.toml_lines import LayoutBroken

OFFICE = {
    "单位名称": "市轻工业局离退休干部处",
    "日期": "2026年2月10日",
    "节日": "春节",
    "办公电话": "022-80001234",
}
WANG = LetterPerson("1", "王秀英", "女", "离休")
DEAD = LetterPerson("2", "李明", "男", died_on=date(2026, 2, 8), facts={"逝世时间": "2026年2月8日"})
MOURNING = LetterPerson("3", "赵强", "男", in_mourning=True)
GRAVE = LetterPerson("4", "孙兰", "女", gravely_ill=True)
DECLINED = LetterPerson("5", "周平", "男", declined=True)
ALL = (WANG, DEAD, MOURNING, GRAVE, DECLINED)


def composed(name: str, person: LetterPerson = WANG) -> Letter:
    return compose(letter_text(name), person, OFFICE, Custom())


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_letter_that_ships_leaves_no_placeholder(kind: LetterKind) -> None:
    person = DEAD if letter_text(kind).reader != "member" else WANG
    letter = composed(kind, person)
    whole = "".join(
        (letter.title, letter.salutation, *letter.paragraphs, *letter.wish, letter.sign, letter.date)
    )
    assert not set("{}[]|") & set(whole)
    assert letter.paragraphs


def test_every_file_of_letters_has_its_name_in_the_list() -> None:
    assert {path.stem for path in texts().glob("*.toml")} == set(LetterKind)


def test_the_dead_the_bereaved_and_the_gravely_ill_get_no_festive_letter_and_it_is_said_why() -> None:
    text = letter_text("festival")
    assert {one.name: why_not(text, one) for one in ALL} == {
        "王秀英": None,
        "李明": Reason.DEAD,
        "赵强": Reason.BEREAVED,
        "孙兰": Reason.GRAVELY_ILL,
        "周平": Reason.DECLINED,
    }


def test_a_letter_of_comfort_reaches_the_bereaved_and_the_ill_but_never_the_dead() -> None:
    text = letter_text("condolence")
    assert [one for one in ALL if why_not(text, one) is None] == [WANG, MOURNING, GRAVE]
    assert (why_not(text, DEAD), why_not(text, DECLINED)) == (Reason.DEAD, Reason.DECLINED)


@pytest.mark.parametrize("kind", ["sympathy", "telegram", "obituary"])
def test_mourning_is_written_for_the_dead_alone(kind: str) -> None:
    text = letter_text(kind)
    assert why_not(text, DEAD) is None
    assert {why_not(text, one) for one in ALL if one is not DEAD} == {Reason.ALIVE}


def test_birthday_and_longevity_letters_are_festive() -> None:
    assert all(letter_text(kind).festive for kind in ("festival", "birthday", "longevity"))
    assert not any(letter_text(kind).festive for kind in ("condolence", "bereaved", "notice"))


@pytest.mark.parametrize("kind", ["sympathy", "telegram"])
def test_a_letter_to_the_family_is_signed_with_sympathy_and_never_as_a_wreath(kind: str) -> None:
    letter = composed(kind, DEAD)
    assert letter.sign.endswith("敬唁")
    assert "敬挽" not in "".join((*letter.paragraphs, *letter.wish, letter.sign))


def test_people_are_addressed_by_the_first_rule_that_fits() -> None:
    custom = Custom(
        rules=(
            TitleRule("老领导", rank="局"),
            TitleRule("大姐", sex="女", category="离休"),
            TitleRule("老师", post="教"),
        )
    )
    assert salutation(WANG, custom) == "尊敬的王秀英大姐"
    assert salutation(LetterPerson("9", "陈军", "男", rank="副局级"), custom) == "尊敬的陈军老领导"
    assert salutation(LetterPerson("9", "陈军", "男", post="副教授"), custom) == "尊敬的陈军老师"
    assert salutation(LetterPerson("9", "陈军", "男"), custom) == "尊敬的陈军同志"


def test_a_person_s_own_wish_goes_before_every_custom() -> None:
    assert salutation(LetterPerson("9", "陈军", address_as="陈老"), Custom()) == "尊敬的陈老"


def test_a_text_of_several_lines_becomes_several_paragraphs() -> None:
    person = LetterPerson("1", "王明", facts={"通知标题": "通知", "通知内容": "第一段。\n第二段。"})
    assert composed("notice", person).paragraphs == ("第一段。", "第二段。", "特此通知。")


def test_an_unknown_placeholder_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('title = "信"\nsalutation = "{称呼语}："\nbody = "好"\n', "utf-8")
    with pytest.raises(LayoutBroken) as caught:
        load(path)
    assert (caught.value.code, caught.value.facts["line"], caught.value.facts["name"]) == (
        "layout_unknown_fact",
        2,
        "称呼语",
    )


def test_an_office_s_own_text_goes_before_the_program_s(tmp_path: Path) -> None:
    (tmp_path / "festival.toml").write_text('title = "自己的信"\nbody = "好"\n', "utf-8")
    assert letter_text("festival", tmp_path).title == "自己的信"
