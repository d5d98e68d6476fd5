from __future__ import annotations

from datetime import date

from retiree_desk.services.demo_contacts import contacts
from retiree_desk.services.demo_plan import Plan, sketches
from retiree_desk.store.tables import metadata

PLAN = Plan(300, 1, date(2026, 3, 1))


def test_rows_fit_their_tables_and_belong_to_somebody() -> None:
    people = sketches(PLAN)
    known = {person.uid for person in people}
    found = list(contacts(PLAN, people))
    assert {one.table for one in found} == {"contact", "phone", "address"}
    for one in found:
        assert set(one.row) <= set(metadata.tables[one.table].columns.keys())
        assert one.row["member_id"] in known
