from __future__ import annotations

from retiree_desk.store.unit import Store


def test_a_draft_stays_until_it_is_forgotten(store: Store) -> None:
    for body in ("first", "second"):
        with store.unit("draft.keep") as unit:
            unit.drafts.keep("add", body)
    with store.reading() as unit:
        assert unit.drafts.all() == {"add": "second"}
    with store.unit("draft.keep") as unit:
        unit.drafts.keep("add", "")
    with store.reading() as unit:
        assert unit.drafts.all() == {}


def test_a_draft_is_no_operation(store: Store) -> None:
    with store.unit("draft.keep") as unit:
        unit.drafts.keep("add", "half a name")
    assert unit.change_set_id is None
    with store.reading() as unit:
        assert unit.changes.recent(5, action="draft.keep") == []
