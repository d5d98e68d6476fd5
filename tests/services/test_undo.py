from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import backups, offices
from retiree_desk.services.offices import Office
from retiree_desk.services.undo import Named, undo
from retiree_desk.store.vault import Cost

CHEAP = Cost(memory=64, passes=1, lanes=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with nobody in it."""
    password = secrets.token_urlsafe(12)
    offices.create(tmp_path / "office", "退管办", "TG", password, cost=CHEAP)
    with offices.open_office(tmp_path / "office", password) as opened:
        yield opened


def _add(office: Office, number: str, action: str = "member.add") -> int:
    with office.store.unit(action, user="甲") as unit:
        unit.members.add({"member_no": number, "name": f"王{number}"})
    assert unit.change_set_id is not None
    return unit.change_set_id


def _edit(office: Office, number: str, **values: str) -> int:
    with office.store.unit("member.edit", user="乙", note="电话来报") as unit:
        uid = unit.members.uid_of_number(number)
        assert uid is not None
        unit.members.update(uid, values)
    assert unit.change_set_id is not None
    return unit.change_set_id


def _numbers(office: Office) -> list[str]:
    with office.store.reading() as unit:
        return [str(row["member_no"]) for row in unit.members.values_of()]


def test_an_addition_goes_and_an_edit_returns_to_what_was(office: Office) -> None:
    added = _add(office, "1")
    edited = _edit(office, "1", mobile="15400000001")
    done = undo(office, edited)
    assert (done.set_id, done.blocked_by) == (edited, ())
    with office.store.reading() as unit:
        (person,) = unit.members.values_of()
    assert person["mobile"] is None
    assert undo(office, added).set_id == added
    assert _numbers(office) == []


def test_later_changes_stand_in_the_way_with_the_names_of_the_people(office: Office) -> None:
    added = _add(office, "1")
    edited = _edit(office, "1", mobile="15400000001")
    refused = undo(office, added)
    assert refused.set_id is None
    (blocking,) = refused.blocked_by
    assert (blocking.set_id, blocking.action, blocking.note, blocking.user) == (
        edited, "member.edit", "电话来报", "乙",
    )  # fmt: skip
    assert blocking.members == (Named("1", "王1"),)
    assert _numbers(office) == ["1"]


def test_what_hangs_on_a_person_names_the_person(office: Office) -> None:
    added = _add(office, "1")
    with office.store.unit("visit.log") as unit:
        unit.rows("visit").add({"member_id": unit.members.uid_of_number("1"), "day": "2026-01-05"})
    (blocking,) = undo(office, added).blocked_by
    assert blocking.members == (Named("1", "王1"),)


def test_a_group_belongs_to_nobody(office: Office) -> None:
    with office.store.unit("tree.edit") as unit:
        node = unit.tree.node("片区", "桃园片区")
    made = unit.change_set_id
    assert made is not None
    assert node is not None
    with office.store.unit("tree.edit") as unit:
        unit.tree.rename(node, "柳林片区")
    (blocking,) = undo(office, made).blocked_by
    assert blocking.members == ()


def test_force_overrules_and_still_tells(office: Office) -> None:
    added = _add(office, "1")
    _edit(office, "1", mobile="15400000001")
    forced = undo(office, added, force=True)
    assert forced.set_id == added
    assert len(forced.blocked_by) == 1
    assert _numbers(office) == []


def test_only_what_touches_many_is_backed_up_first(office: Office) -> None:
    undo(office, _add(office, "1"))
    assert backups.list_backups(office) == []
    undo(office, _add(office, "2", action="import"))
    assert [one.reason for one in backups.list_backups(office)] == ["before_undo"]


def test_nothing_is_taken_back_twice_unless_it_was_done_again(office: Office) -> None:
    added = _add(office, "1")
    undone = undo(office, added)
    with pytest.raises(RuleBroken, match="undo_twice"):
        undo(office, added)
    assert undone.by is not None
    undo(office, undone.by)
    assert _numbers(office) == ["1"]
    undo(office, added)
    assert _numbers(office) == []


def test_the_founding_stays(office: Office) -> None:
    with pytest.raises(RuleBroken, match="undo_never"):
        undo(office, 1)
