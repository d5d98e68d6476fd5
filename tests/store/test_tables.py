"""What every logged table must be so that rows can travel."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint

from retiree_desk.domain.fields import stored_fields
from retiree_desk.store.tables import VOIDED_WIRE, logged_columns, logged_tables, member


def test_wire_numbers_are_used_once() -> None:
    tables = [table.info["wire"] for table in logged_tables()]
    assert len(tables) == len(set(tables))
    for table in logged_tables():
        columns = [column.info["wire"] for column in logged_columns(table)]
        assert len(columns) == len(set(columns)), table.name
        assert VOIDED_WIRE in columns


def test_every_column_but_the_local_number_and_the_identity_travels() -> None:
    for table in logged_tables():
        assert {column.name for column in table.columns} - {one.name for one in logged_columns(table)} <= {
            "id",
            "seq",
        }


def test_a_row_of_a_newer_office_always_fits() -> None:
    for table in logged_tables():
        assert not any(isinstance(rule, CheckConstraint) for rule in table.constraints), table.name
        unique = [rule for rule in table.constraints if isinstance(rule, UniqueConstraint)]
        assert all([column.name for column in rule.columns] == ["id"] for rule in unique), table.name
        assert all(one.nullable or one.server_default is not None for one in logged_columns(table)), (
            table.name
        )


def test_each_stored_field_of_the_register_is_a_column_under_its_wire_number() -> None:
    assert {field.key: field.wire for field in stored_fields()} == {
        column.name: column.info["wire"] for column in logged_columns(member) if column.info["wire"] >= 10
    }
