"""A refusal is known by its code and its field and tells a log nothing else."""

from __future__ import annotations

import traceback

import pytest

from retiree_desk.domain.rules import RuleBroken


def test_it_names_the_field_and_keeps_the_facts_for_the_sentence() -> None:
    broken = RuleBroken("number_taken", "member_no", number="0012", name="王芳")
    assert (broken.code, broken.field) == ("number_taken", "member_no")
    assert broken.facts == {"number": "0012", "name": "王芳"}


def test_it_may_concern_no_field_and_have_no_facts() -> None:
    broken = RuleBroken("visit_unknown")
    assert (broken.field, broken.facts) == ("", {})


def test_a_log_gets_the_code_and_no_fact() -> None:
    with pytest.raises(RuleBroken) as raised:
        raise RuleBroken("number_taken", "member_no", name="王芳")
    assert str(raised.value) == "number_taken"
    assert "王芳" not in repr(raised.value)
    assert "王芳" not in "".join(traceback.format_exception_only(raised.value))
