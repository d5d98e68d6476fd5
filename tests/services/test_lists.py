"""Lists kept by name, and one change for many people."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import lists
from retiree_desk.store.unit import Store

QUERY = ListQuery(
    standings=(Standing.ON_REGISTER, Standing.LEFT),
    sort=Sort.STROKE,
    descending=True,
    text="王",
    terms=(("category", ("离休", "")),),
    min_age=80,
    nodes=("ab", "cd"),
    missing="mobile",
)


def test_a_list_comes_back_as_it_was_saved_and_is_replaced_by_name(store: Store) -> None:
    with store.unit("list.save") as unit:
        first = lists.save(unit, " 高龄 ", QUERY)
        assert lists.save(unit, "高龄", QUERY.sorted_by(Sort.AGE)) == first
        lists.save(unit, "全部", ListQuery())
        assert [(one.name, one.query) for one in lists.saved(unit)] == [
            ("高龄", QUERY.sorted_by(Sort.AGE)),
            ("全部", ListQuery()),
        ]
        lists.forget(unit, first)
        assert [one.name for one in lists.saved(unit)] == ["全部"]


def test_a_list_needs_a_name_and_an_unreadable_one_is_left_out(store: Store) -> None:
    with store.unit("list.save") as unit:
        unit.rows("saved_list").add({"name": "坏", "query": "{"})
        assert lists.saved(unit) == []
        with pytest.raises(RuleBroken, match="list_name_blank"):
            lists.save(unit, " ", QUERY)


def test_many_people_are_changed_in_one_go_with_their_facts(store: Store) -> None:
    with store.unit("test") as unit:
        unit.members.add_many([{"name": str(number), "residence": "市内"} for number in range(3)])
        seqs = list(unit.members.ids(ListQuery(), date(2026, 1, 1)))
    with store.unit("member.edit") as unit:
        assert lists.edit_all(unit, seqs[:2], {"residence": "省外"}, effective_on=date(2026, 1, 1)) == 2
        assert len(list(unit.rows("fact").all())) == 2
        assert lists.void_all(unit, seqs[2:]) == 1
        assert list(unit.members.ids(ListQuery(), date(2026, 1, 1))) == seqs[:2]


def test_the_register_is_counted_as_its_page_says(store: Store) -> None:
    with store.unit("import") as unit:
        unit.members.add_many(
            [{"name": "老", "birth_date": "1940-01-01"}, {"name": "少", "birth_date": "1960-01-01"}]
        )
    with store.reading() as unit:
        assert lists.counts(unit, date(2026, 3, 2)) == lists.Counts(registered=2, aged=1, lacking=2)


def test_no_list_takes_the_name_of_another(store: Store) -> None:
    with store.unit("list.save") as unit:
        first = lists.save(unit, "八十", ListQuery())
        lists.save(unit, "独居", ListQuery())
        lists.rename(unit, first, "八十")
        with pytest.raises(RuleBroken, match="list_name_taken"):
            lists.rename(unit, first, " 独居 ")


def test_a_list_is_renamed_and_never_to_nothing(store: Store) -> None:
    with store.unit("list.save") as unit:
        uid = lists.save(unit, "高龄", ListQuery(min_age=80))
        lists.rename(unit, uid, " 八十 ")
        assert [one.name for one in lists.saved(unit)] == ["八十"]
        with pytest.raises(RuleBroken, match="list_name_blank"):
            lists.rename(unit, uid, " ")
