"""A person's picture: the small copy is kept with the attachments, its name in the register."""

from __future__ import annotations

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store.attachments import Attachments
from retiree_desk.store.unit import Unit


def set_photo(unit: Unit, attachments: Attachments, uid: Uid, content: bytes) -> str:
    """Give a person this picture; its name. RuleBroken when the file is no picture."""
    if unit.members.person(uid) is None:
        raise RuleBroken("member_unknown", "member_no", number="")
    name = attachments.put_photo(content, unit.now)
    unit.members.update(uid, {"photo": name})
    return name


def remove_photo(unit: Unit, uid: Uid) -> None:
    """Show no picture of a person any more; undo brings it back."""
    unit.members.update(uid, {"photo": None})
