"""The lines of the field list, and that a line says what it seems to say."""

from __future__ import annotations

import re

import pytest

from retiree_desk.domain import terms
from retiree_desk.domain.field_kinds import Field, Group, Kind, Secrecy
from retiree_desk.domain.field_list import FIELDS, _field

BY_KEY = {field.key: field for field in FIELDS}
NEVER_OPEN = (
    "id_number",
    "bank_card",
    "mobile",
    "home_phone",
    "contact_phone",
    "diseases",
    "religion",
    "basic_pension",
)


def test_a_line_becomes_a_field() -> None:
    assert _field(Group.CARE, 30, "day", "日期|Day*", Kind.DATE, (), Secrecy.MASKED, "日 期日") == Field(
        wire=30,
        key="day",
        heading="日期",
        english="Day",
        group=Group.CARE,
        kind=Kind.DATE,
        codes=(),
        obligatory=True,
        secrecy=Secrecy.MASKED,
        synonyms=("日", "期日"),
    )


def test_what_a_line_leaves_out_is_plain_free_text() -> None:
    field = _field(Group.CARE, 1, "a", "甲|A")
    assert (field.kind, field.codes, field.secrecy, field.synonyms) == (Kind.TEXT, (), Secrecy.PLAIN, ())
    assert not field.obligatory


@pytest.mark.parametrize("names", ["甲", "甲|A|B"])
def test_a_line_without_its_two_names_is_refused(names: str) -> None:
    with pytest.raises(ValueError, match="unpack"):
        _field(Group.CARE, 1, "a", names)


def test_the_lines_stand_in_the_order_of_their_numbers_and_groups() -> None:
    assert [field.wire for field in FIELDS] == sorted(field.wire for field in FIELDS)
    assert list(dict.fromkeys(field.group for field in FIELDS)) == list(Group)


def test_keys_fit_a_database_and_names_are_trimmed() -> None:
    for field in FIELDS:
        assert re.fullmatch(r"[a-z][a-z_]*", field.key)
        assert re.search("[一-鿿]", field.heading)
        assert field.english.isascii()
        assert {field.heading, field.english} == {field.heading.strip(), field.english.strip()}


def test_no_field_is_its_own_synonym() -> None:
    for field in FIELDS:
        assert field.heading not in field.synonyms
        assert len(set(field.synonyms)) == len(field.synonyms), field.key


def test_only_fields_that_choose_have_codes_and_none_has_one_twice() -> None:
    for field in FIELDS:
        if field.kind not in (Kind.CODE, Kind.CODES, Kind.YES_NO, Kind.TREE):
            assert field.codes == (), field.key
        assert len(set(field.codes)) == len(field.codes), field.key


def test_no_code_holds_what_parts_several() -> None:
    assert [
        code for field in FIELDS if field.kind is Kind.CODES for code in field.codes if "、" in code
    ] == []


def test_a_group_hangs_in_its_own_tree() -> None:
    trees = {field.key: field.codes for field in FIELDS if field.kind is Kind.TREE}
    assert trees == {
        "station_id": (terms.TreeKind.STATION,),
        "area_id": (terms.TreeKind.AREA,),
        "party_branch_id": (terms.TreeKind.PARTY_BRANCH,),
    }


@pytest.mark.parametrize("key", NEVER_OPEN)
def test_what_the_law_calls_sensitive_is_never_shown_openly(key: str) -> None:
    assert BY_KEY[key].secrecy is not Secrecy.PLAIN


def test_every_field_about_health_but_dates_and_plain_facts_is_hidden() -> None:
    told = {field.key for field in FIELDS if field.group is Group.HEALTH and field.secrecy is Secrecy.PLAIN}
    assert told == {"incapacity_on", "care_insurance", "checkup_on", "in_hospital"}
