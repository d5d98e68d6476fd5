"""What a field is."""

from __future__ import annotations

from retiree_desk.domain.field_kinds import Field, Group, Kind


def test_a_field_tells_its_item_and_whether_it_is_kept() -> None:
    kept = Field(901, "a", "甲", "A", Group.CARE, Kind.TEXT)
    assert (kept.item, kept.stored) == (90, True)
    assert not Field(50, "b", "乙", "B", Group.IDENTITY, Kind.DERIVED).stored
