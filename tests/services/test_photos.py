from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import photos
from retiree_desk.store.attachments import Attachments
from retiree_desk.store.unit import Store
from tests.offices import KEY


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 80), "teal").save(made, "PNG")
    return made.getvalue()


def test_a_picture_is_kept_named_in_the_register_and_taken_away(store: Store, tmp_path: Path) -> None:
    kept = Attachments(tmp_path / "attachments.db", KEY)
    with store.unit("member.photo") as unit:
        uid = unit.members.add({"name": "王秀兰"})
        name = photos.set_photo(unit, kept, uid, picture())
        assert unit.members.person(uid).text("photo") == name  # type: ignore[union-attr]  # just added
        photos.remove_photo(unit, uid)
        assert unit.members.person(uid).text("photo") == ""  # type: ignore[union-attr]  # just added
    assert kept.get(name) is not None
    kept.close()


def test_what_is_no_picture_or_belongs_to_nobody_is_refused(store: Store, tmp_path: Path) -> None:
    kept = Attachments(tmp_path / "attachments.db", KEY)
    with store.unit("member.photo") as unit:
        uid = unit.members.add({"name": "王秀兰"})
        with pytest.raises(RuleBroken, match="photo_unreadable"):
            photos.set_photo(unit, kept, uid, b"no picture")
        with pytest.raises(RuleBroken, match="member_unknown"):
            photos.set_photo(unit, kept, b"0" * 16, picture())
    kept.close()
