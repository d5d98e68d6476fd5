"""Taking change sets back: clean, refused, forced, and for any sequence of commands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retiree_desk.domain.ids import Uid
from retiree_desk.store.unit import Store, Unit
from tests.offices import empty_store


def test_an_edit_is_taken_back_and_done_again(store: Store) -> None:
    uid = _add(store, name="甲", phone="1")
    edit = _edit(store, uid, phone="2", post="站长")
    undo = _take_back(store, edit)
    assert _row(store, uid) == {"name": "甲", "phone": "1", "post": None}
    _take_back(store, undo)
    assert _row(store, uid) == {"name": "甲", "phone": "2", "post": "站长"}


def test_an_addition_is_voided_and_comes_back(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.rows("staff").add({"name": "甲"})
    assert unit.change_set_id is not None
    undo = _take_back(store, unit.change_set_id)
    assert _live(store) == []
    _take_back(store, undo)
    assert _live(store) == [uid]


def test_a_newer_edit_of_the_same_field_blocks_and_is_named(store: Store) -> None:
    uid = _add(store, name="甲", phone="1")
    first = _edit(store, uid, phone="2", post="站长")
    second = _edit(store, uid, phone="3")
    with store.reading() as unit:
        (blocker,) = unit.changes.blockers(first)
    assert (blocker.set_id, blocker.table, blocker.uid, blocker.column) == (second, "staff", uid, "phone")


def test_a_newer_edit_of_another_field_does_not_block(store: Store) -> None:
    uid = _add(store, name="甲", phone="1")
    first = _edit(store, uid, phone="2")
    _edit(store, uid, post="站长")
    assert _blockers(store, first) == []
    _take_back(store, first)
    assert _row(store, uid) == {"name": "甲", "phone": "1", "post": "站长"}


def test_what_was_taken_back_no_longer_blocks(store: Store) -> None:
    uid = _add(store, name="甲", phone="1")
    first = _edit(store, uid, phone="2")
    second = _edit(store, uid, phone="3")
    _take_back(store, second)
    assert _blockers(store, first) == []


def test_a_forced_undo_writes_the_old_value_over_a_newer_one(store: Store) -> None:
    uid = _add(store, name="甲", phone="1")
    first = _edit(store, uid, phone="2")
    _edit(store, uid, phone="3")
    _take_back(store, first)
    assert _row(store, uid)["phone"] == "1"


def test_an_addition_that_was_edited_since_is_blocked(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.rows("staff").add({"name": "甲"})
    birth = unit.change_set_id
    assert birth is not None
    edit = _edit(store, uid, phone="1")
    assert [blocker.set_id for blocker in _blockers(store, birth)] == [edit]
    _take_back(store, edit)
    assert _blockers(store, birth) == []


def test_a_person_with_a_later_visit_is_not_taken_back_unseen(store: Store) -> None:
    with store.unit("import") as unit:
        uid = unit.members.add({"name": "王秀兰"})
        unit.rows("phone").add({"member_id": uid, "number": "1"})
    with store.unit("visit.log") as later:
        visit = later.rows("visit").add({"member_id": uid, "day": "2026-01-05"})
    assert unit.change_set_id is not None
    (blocker,) = _blockers(store, unit.change_set_id)
    assert (blocker.set_id, blocker.table, blocker.uid) == (later.change_set_id, "visit", visit)


def test_a_number_that_another_person_has_by_now_does_not_come_back_unseen(store: Store) -> None:
    with store.unit("member.add") as unit:
        uid = unit.members.add({"name": "甲", "member_no": "1"})
    birth = unit.change_set_id
    assert birth is not None
    gone = _take_back(store, birth)
    assert _blockers(store, gone) == []
    with store.unit("member.add") as later:
        other = later.members.add({"name": "乙", "member_no": "1"})
    (blocker,) = _blockers(store, gone)
    assert (blocker.set_id, blocker.uid, blocker.column) == (later.change_set_id, other, "member_no")
    with store.unit("member.edit") as unit:
        unit.members.update(other, {"member_no": "2"})
    assert _blockers(store, gone) == []
    _take_back(store, gone)
    with store.reading() as reading:
        assert reading.members.uid_of_number("1") == uid


def test_a_changed_number_given_on_to_another_blocks_and_a_swap_does_not(store: Store) -> None:
    with store.unit("import") as unit:
        first, second = unit.members.add_many(
            [{"name": "甲", "member_no": "1"}, {"name": "乙", "member_no": "2"}]
        )
    with store.unit("member.edit") as swap:
        swap.members.update_many([(first, {"member_no": "2"}), (second, {"member_no": "1"})])
    assert swap.change_set_id is not None
    assert _blockers(store, swap.change_set_id) == []
    with store.unit("member.edit") as moved:
        moved.members.update(first, {"member_no": "3"})
    with store.unit("member.edit") as given:
        given.members.update(second, {"member_no": "2"})
    assert moved.change_set_id is not None
    assert [one.set_id for one in _blockers(store, moved.change_set_id)] == [given.change_set_id]


def test_a_group_that_others_have_joined_stays(store: Store) -> None:
    with store.unit("import") as unit:
        unit.members.add({"name": "甲", "area_id": unit.tree.node("片区", "城北", "3号楼")})
        unit.tree.node("片区", "城南")
    first = unit.change_set_id
    with store.unit("member.add") as unit:
        unit.members.add({"name": "乙", "area_id": unit.tree.node("片区", "城北", "3号楼")})
    assert first is not None
    _take_back(store, first)
    with store.reading() as reading:
        assert sorted(str(row["name"]) for row in reading.rows("tree_node").all()) == ["3号楼", "城北"]


def test_a_field_written_twice_in_one_change_set_goes_back_to_the_first(store: Store) -> None:
    uid = _add(store, name="甲", phone="1")
    with store.unit("test") as unit:
        unit.rows("staff").update(uid, {"phone": "2"})
        unit.rows("staff").update(uid, {"phone": "3"})
    assert unit.change_set_id is not None
    assert _blockers(store, unit.change_set_id) == []
    _take_back(store, unit.change_set_id)
    assert _row(store, uid)["phone"] == "1"


# --- any sequence of commands -------------------------------------------------------------------------------------

TABLES = ("member", "staff", "visit", "tree_node")
FIELDS = {
    "member": ("name", "mobile"),
    "staff": ("name", "phone"),
    "visit": ("note", "kind"),
    "tree_node": ("name", "note"),
}
VALUES = st.sampled_from([None, "", "甲", "乙", "=1+1", "𬭊"])


@dataclass(frozen=True, slots=True)
class _Step:
    """One statement inside a command: add a row, or write or void the row picked."""

    table: str
    pick: int
    column: int
    value: str | None


@dataclass(slots=True)
class _Known:
    rows: dict[str, list[Uid]] = field(default_factory=lambda: {name: [] for name in TABLES})


STEPS = st.builds(_Step, st.sampled_from(TABLES), st.integers(-6, 5), st.integers(0, 2), VALUES)
COMMANDS = st.lists(st.lists(STEPS, min_size=1, max_size=4), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def lasting_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One office for all examples: each leaves it as it found it."""
    with empty_store(tmp_path_factory.mktemp("commands")) as opened:
        yield opened


@settings(max_examples=500)
@given(commands=COMMANDS)
def test_undo_all_gives_the_start_and_redo_all_the_end(
    lasting_store: Store, commands: list[list[_Step]]
) -> None:
    known, start = _Known(), _digest(lasting_store)
    done = [number for steps in commands if (number := _run(lasting_store, known, steps))]
    end = _digest(lasting_store)
    undone = _all_back(lasting_store, done)
    assert _digest(lasting_store) == start
    redone = _all_back(lasting_store, undone)
    assert _digest(lasting_store) == end
    _all_back(lasting_store, redone)
    assert _digest(lasting_store) == start


def _all_back(store: Store, numbers: list[int]) -> list[int]:
    """Take back the newest first; the numbers of the undoing sets (none where nothing was left to undo)."""
    undone = []
    for number in reversed(numbers):
        assert _blockers(store, number) == []
        undone.append(_take_back(store, number))
    return [number for number in undone if number]


def _run(store: Store, known: _Known, steps: list[_Step]) -> int | None:
    with store.unit("test") as unit:
        for step in steps:
            _do(unit, known.rows[step.table], step)
    return unit.change_set_id


def _do(unit: Unit, rows: list[Uid], step: _Step) -> None:
    names = FIELDS[step.table]
    if step.pick < 0 or not rows:
        rows.append(unit.rows(step.table).add({names[0]: step.value}))
    elif step.column == 2:
        unit.rows(step.table).update(rows[step.pick % len(rows)], {"voided": 1 if step.value else 0})
    else:
        unit.rows(step.table).update(rows[step.pick % len(rows)], {names[step.column]: step.value})


def _digest(store: Store) -> str:
    """Over what people see: the live rows of the tables the commands write to."""
    found = hashlib.sha256()
    with store.reading() as unit:
        for table in TABLES:
            for row in unit.rows(table).all():
                found.update(
                    repr(sorted((key, value) for key, value in row.items() if key != "seq")).encode()
                )
    return found.hexdigest()


def _add(store: Store, **values: str) -> Uid:
    with store.unit("test") as unit:
        return unit.rows("staff").add(values)


def _edit(store: Store, uid: Uid, **values: str) -> int:
    with store.unit("test") as unit:
        unit.rows("staff").update(uid, values)
    assert unit.change_set_id is not None
    return unit.change_set_id


def _take_back(store: Store, number: int) -> int:
    with store.unit("undo", undoes=number) as unit:
        unit.changes.take_back(number)
    return unit.change_set_id or 0


def _blockers(store: Store, number: int) -> list[object]:
    with store.reading() as unit:
        return list(unit.changes.blockers(number))


def _row(store: Store, uid: Uid) -> dict[str, object]:
    with store.reading() as unit:
        row = unit.rows("staff").get(uid)
    assert row is not None
    return {name: row[name] for name in ("name", "phone", "post")}


def _live(store: Store) -> list[object]:
    with store.reading() as unit:
        return [row["id"] for row in unit.rows("staff").all()]
