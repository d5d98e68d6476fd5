"""The one list of sheets and columns that reading and writing share."""

from __future__ import annotations

import pytest

from retiree_desk.domain import fields
from retiree_desk.domain.fields import Kind
from retiree_desk.exchange.columns import Parse, SheetKind, computed_headings, finders, layouts
from retiree_desk.exchange.headings import fold
from retiree_desk.store.tables import logged_columns, logged_tables

RECORDS = [kind for kind in SheetKind if kind is not SheetKind.ROSTER]


@pytest.mark.parametrize("kind", SheetKind)
def test_no_two_columns_of_a_sheet_share_a_key_or_a_name(kind: SheetKind) -> None:
    columns = layouts()[kind].columns
    assert len(layouts()[kind].by_key) == len(columns)
    named: dict[str, str] = {}
    for column in columns:
        for name in {fold(name) for name in (column.heading, *column.synonyms)}:
            assert named.setdefault(name, column.key) == column.key, name


@pytest.mark.parametrize("kind", RECORDS)
def test_every_column_of_a_record_is_kept_in_its_table(kind: SheetKind) -> None:
    layout = layouts()[kind]
    (table,) = [table for table in logged_tables() if table.name == layout.table]
    assert set(layout.by_key) - {"member_no"} <= {column.name for column in logged_columns(table)}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_says_whose_it_is_first_and_needs_something_to_say(kind: SheetKind) -> None:
    columns = layouts()[kind].columns
    assert columns[0].key == "member_no"
    assert any(column.needed for column in columns)


@pytest.mark.parametrize("kind", RECORDS)
def test_the_signs_of_a_sheet_are_columns_of_its_own(kind: SheetKind) -> None:
    layout = layouts()[kind]
    assert layout.signs
    assert all(group and group <= set(layout.by_key) for group in layout.signs)


@pytest.mark.parametrize("kind", SheetKind)
def test_columns_of_terms_offer_terms_and_no_others_do(kind: SheetKind) -> None:
    for column in layouts()[kind].columns:
        assert bool(column.codes) is (column.parse in (Parse.CODE, Parse.CODES)), column.key


def test_the_roster_has_a_column_for_each_stored_field_but_the_photo() -> None:
    stored = {field.key for field in fields.stored_fields() if field.kind is not Kind.PHOTO}
    assert set(layouts()[SheetKind.ROSTER].by_key) == stored | {"building"}


@pytest.mark.parametrize(
    ("key", "parse"),
    [
        ("member_no", Parse.MEMBER_NO),
        ("id_number", Parse.ID_NUMBER),
        ("birth_date", Parse.PARTIAL_DATE),
        ("died_on", Parse.DATE),
        ("community_phone", Parse.PHONE),
        ("living", Parse.CODES),
        ("basic_pension", Parse.MONEY),
        ("lift", Parse.YES_NO),
        ("area_id", Parse.PATH),
        ("children", Parse.TEXT),
    ],
)
def test_a_field_is_read_by_its_kind_or_in_a_way_of_its_own(key: str, parse: Parse) -> None:
    assert layouts()[SheetKind.ROSTER].by_key[key].parse is parse


def test_what_the_program_works_out_is_told_and_never_read() -> None:
    read = {
        name for column in layouts()[SheetKind.ROSTER].columns for name in (column.heading, *column.synonyms)
    }
    assert computed_headings() >= {"工龄", "姓氏笔画", "住院中", "周岁"}
    assert not computed_headings() & read


def test_the_roster_comes_last_so_that_records_are_told_first() -> None:
    assert list(layouts())[-1] is SheetKind.ROSTER
    assert set(layouts()) == set(SheetKind)


def test_the_columns_that_find_a_person_are_kept_nowhere() -> None:
    keys = {column.key for column in finders()}
    assert keys == {"who_id", "who_name"}
    assert not any(keys & set(layout.by_key) for layout in layouts().values())
