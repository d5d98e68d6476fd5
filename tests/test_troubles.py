"""A trouble is known by its code and tells a log nothing else."""

from __future__ import annotations

import traceback

import pytest

from retiree_desk.troubles import Trouble


def test_its_facts_are_kept_apart_from_its_code() -> None:
    trouble = Trouble("file_missing", file="花名册.xlsx", line=3)
    assert (trouble.code, trouble.facts) == ("file_missing", {"file": "花名册.xlsx", "line": 3})
    assert Trouble("disk_full").facts == {}


def test_a_log_gets_the_code_and_no_fact() -> None:
    with pytest.raises(Trouble) as raised:
        raise Trouble("file_missing", file="王芳.xlsx")
    told = "".join(traceback.format_exception_only(raised.value))
    assert str(raised.value) == "file_missing"
    assert repr(raised.value) == "Trouble('file_missing')"
    assert "王芳" not in told


def test_what_caused_it_can_be_followed() -> None:
    cause = OSError(28, "full")
    with pytest.raises(Trouble) as raised:
        raise Trouble("disk_full") from cause
    assert raised.value.__cause__ is cause
