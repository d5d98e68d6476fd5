"""Whom a visit was to: the person, and at hand the spouse and those next door; others by member number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retiree_desk.domain.ids import Uid
from retiree_desk.store.unit import Unit
from retiree_desk.ui.widgets.multi_choice import MultiChoice

NEAR = 40


class PeopleField(MultiChoice):
    """Names as chips; a name typed that is nobody's here is left out of ``uids``."""

    def __init__(self, names: Mapping[Uid, str], near: Mapping[str, Uid], chosen: Sequence[Uid]) -> None:
        self._uids = {name: uid for uid, name in names.items()} | dict(near)
        super().__init__(tuple(self._uids))
        self.set_value(names[uid] for uid in chosen if uid in names)

    def uids(self) -> list[Uid]:
        """The people chosen."""
        return [self._uids[name] for name in self.value() if name in self._uids]


def neighbours_of(unit: Unit, members: Sequence[Uid]) -> tuple[dict[str, Uid], dict[Uid, str]]:
    """Who lives with or next to these people, by name, and the names of the people themselves.

    Two of one name are told apart by their member numbers.
    """
    people = unit.members.get_many(members)
    spouses = [row["spouse_id"] for row in people.values() if isinstance(row["spouse_id"], bytes)]
    near = dict(unit.members.get_many(spouses))
    for area in {row["area_id"] for row in people.values() if isinstance(row["area_id"], bytes)}:
        for row in unit.members.where(area_id=area):
            if len(near) < NEAR and isinstance(row["id"], bytes) and row["status"] != "去世":
                near.setdefault(row["id"], row)
    names: dict[str, Uid] = {}
    own: dict[Uid, str] = {}
    for uid, row in (people | near).items():
        number = str(row["member_no"] or "")
        name = str(row["name"] or number)
        name = f"{name} {number}" if name in names else name
        names[name] = uid
        if uid in people:
            own[uid] = name
    return {name: uid for name, uid in names.items() if uid not in own}, own
