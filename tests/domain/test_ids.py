"""Identities are unique, sort as they were made and look like UUIDs of version 7."""

from __future__ import annotations

import uuid

from retiree_desk.domain.ids import new_id


def test_identities_sort_as_they_were_made_and_never_repeat() -> None:
    made = [new_id() for _again in range(20_000)]
    assert made == sorted(set(made))


def test_an_identity_is_a_uuid_of_version_7() -> None:
    read = uuid.UUID(bytes=new_id())
    assert (read.version, read.variant) == (7, uuid.RFC_4122)
