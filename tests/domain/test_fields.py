"""The register's fields are the 108 items, each column once."""

from __future__ import annotations

from retiree_desk.domain import fields, terms
from retiree_desk.domain.fields import Group, Kind


def test_every_one_of_the_108_items_has_its_columns() -> None:
    assert {field.item for field in fields.all_fields()} == set(range(1, 109))


def test_twenty_two_items_are_obligatory() -> None:
    assert sum(field.obligatory for field in fields.all_fields()) == 22


def test_keys_headings_and_wire_numbers_are_used_once() -> None:
    every = fields.all_fields()
    for names in ([one.key for one in every], [one.heading for one in every], [one.wire for one in every]):
        assert len(names) == len(set(names))


def test_no_synonym_names_two_fields() -> None:
    named: dict[str, str] = {}
    for field in fields.all_fields():
        for name in (field.heading, *field.synonyms):
            assert named.setdefault(name, field.key) == field.key, name


def test_all_nine_groups_have_fields_and_titles() -> None:
    assert all(fields.of_group(group) for group in Group)
    assert set(fields.GROUP_TITLES) == set(Group)
    assert len(Group) == 9


def test_code_fields_offer_terms_and_every_term_has_an_english_name_or_is_a_proper_one() -> None:
    assert all(field.codes for field in fields.all_fields() if field.kind in {Kind.CODE, Kind.CODES})
    for kind in (
        terms.Category,
        terms.Status,
        terms.Residence,
        terms.CareLevel,
        terms.Living,
        terms.VisitKind,
        terms.VisitResult,
    ):
        assert set(kind) <= set(terms.ENGLISH)


def test_several_terms_are_split_however_people_separate_them() -> None:
    assert fields.split_codes("独居,重病; 失独/困难、独居") == ("独居", "重病", "失独", "困难")
    assert fields.split_codes(" ") == ()
    assert fields.join_codes(["独居", "重病"]) == "独居、重病"
