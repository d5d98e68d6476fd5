"""Queries of lists and their stored form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.lists import ListQuery, Sort, Standing, from_text, standing_of, to_text
from retiree_desk.domain.rules import RuleBroken

QUERIES = st.builds(
    ListQuery,
    standings=st.lists(st.sampled_from(Standing)).map(tuple),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
    text=st.text(),
    terms=st.lists(st.tuples(st.text(), st.lists(st.text()).map(tuple))).map(tuple),
    min_age=st.none() | st.integers(0, 120),
    max_age=st.none() | st.integers(0, 120),
    nodes=st.lists(st.text()).map(tuple),
    missing=st.text(),
)


@given(QUERIES)
def test_a_query_comes_back_from_its_stored_form(query: ListQuery) -> None:
    assert from_text(to_text(query)) == query


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"sort": "pinyin"}', '{"sort": 1, "standings": [], "terms": []}', "null"]
)
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match="list_unreadable"):
        from_text(text)


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("在册", 0),
        ("已移交社会化", 0),
        (None, 0),
        ("别的", 0),
        ("转出", 1),
        ("失联", 1),
        ("注销", 1),
        ("去世", 2),
    ],
)
def test_an_unknown_status_keeps_a_person_on_the_register(status: str | None, standing: int) -> None:
    assert standing_of(status) == standing
