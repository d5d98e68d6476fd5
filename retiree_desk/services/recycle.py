"""The recycle bin: who was taken out of sight, by whom and when, and bringing people back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.values import Row
from retiree_desk.services import members
from retiree_desk.store.changes import ChangeSet
from retiree_desk.store.unit import Unit

KEYS = ("member_no", "name", "sex", "birth_date", "archive_birth_date", "id_number", "category", "building")


class Gone(NamedTuple):
    """One person in the bin; without a change set it is not known who put them there."""

    seq: int
    uid: Uid
    values: Row
    action: str
    user: str
    at: datetime | None


def gone(unit: Unit) -> Sequence[int]:
    """The local numbers of the people in the bin."""
    return unit.members.voided_seqs()


def lines(unit: Unit, seqs: Sequence[int]) -> list[Gone]:
    """These people with the change set that took them out of sight."""
    found = []
    for line in unit.members.lines(seqs, KEYS):
        by = _taken_out_by(unit, line.uid)
        found.append(
            Gone(
                line.seq,
                line.uid,
                line.values,
                by.action if by else "",
                by.user if by else "",
                by.at if by else None,
            )
        )
    return found


def bring_back(unit: Unit, seqs: Sequence[int]) -> int:
    """Bring people back into the register, all or none; how many there were."""
    uids = unit.members.uids_of_seqs(seqs)
    for uid in uids:
        members.restore(unit, uid)
    return len(uids)


def _taken_out_by(unit: Unit, uid: Uid) -> ChangeSet | None:
    changes = unit.changes.of_rows([uid], limit=50)
    return next((change.change_set for change in changes if change.column == "voided" and change.new), None)
