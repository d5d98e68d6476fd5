from __future__ import annotations

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import TreeKind
from retiree_desk.services import history
from retiree_desk.services.history import EventKind
from retiree_desk.store.unit import Store


def people(store: Store) -> tuple[Uid, Uid]:
    with store.unit("import") as unit:
        one, other = unit.members.add_many([{"name": "王秀兰"}, {"name": "李建国"}])
    return one, other


def test_deeds_are_the_change_sets_of_a_person_the_newest_first(store: Store) -> None:
    one, other = people(store)
    with store.unit("contact.edit", user="周敏") as unit:
        row = unit.rows("phone").add({"member_id": one, "number": "1"})
    with store.unit("contact.edit") as unit:
        unit.rows("phone").void(row)
    with store.unit("member.edit") as unit:
        unit.members.update(other, {"note": "不相干"})
    with store.reading() as unit:
        deeds = history.deeds(unit, one)
    assert [deed.change_set.action for deed in deeds] == ["contact.edit", "contact.edit", "import"]
    assert [change.table for change in deeds[0].changes] == ["phone"]
    assert deeds[1].change_set.user == "周敏"


def test_references_are_spelled_as_names(store: Store) -> None:
    one, other = people(store)
    with store.unit("member.edit") as unit:
        area = unit.tree.node(TreeKind.AREA, "王家村", "1号楼")
        unit.members.update(one, {"area_id": area, "spouse_id": other})
    with store.unit("member.edit") as unit:
        unit.members.update(one, {"area_id": None, "spouse_id": b"0" * 16})
    with store.reading() as unit:
        (area_out, area_in) = history.of_field(unit, one, "area_id")
        spouses = history.of_field(unit, one, "spouse_id")
    assert (area_in.new, area_out.old, area_out.new) == ("王家村 1号楼", "王家村 1号楼", None)
    assert [change.new for change in spouses] == [None, "李建国"]


def test_events_are_what_happened_with_the_latest_first(store: Store) -> None:
    one, _other = people(store)
    with store.unit("visit.log") as unit:
        unit.rows("visit").add({"member_id": one, "day": "2026-01-01"})
        unit.rows("stay").add({"member_id": one, "admitted_on": "2026-02-01"})
        unit.rows("fact").add({"member_id": one, "type": "去世"})
    with store.reading() as unit:
        found = [(event.kind, event.day) for event in history.events(unit, one)]
    assert found == [(EventKind.STAY, "2026-02-01"), (EventKind.VISIT, "2026-01-01"), (EventKind.FACT, "")]


def test_what_stands_in_the_way_of_an_undo_has_names(store: Store) -> None:
    one, _other = people(store)
    with store.unit("contact.edit") as unit:
        row = unit.rows("phone").add({"member_id": one, "number": "1"})
        edit = unit.change_set_id
    assert edit is not None
    with store.reading() as unit:
        assert history.obstacles(unit, edit) == []
    with store.unit("contact.edit") as unit:
        unit.rows("phone").update(row, {"number": "2"})
    with store.reading() as unit:
        (found,) = history.obstacles(unit, edit)
    assert (found.name, found.table, found.column) == ("王秀兰", "phone", "number")
