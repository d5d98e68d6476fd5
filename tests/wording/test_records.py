"""Sentences about the store and the register."""

from __future__ import annotations

import pytest

from retiree_desk import i18n, wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store import engine
from retiree_desk.troubles import Trouble
from retiree_desk.wording import records


@pytest.fixture(autouse=True)
def chinese() -> None:
    i18n.use("zh_CN")


@pytest.mark.parametrize("code", sorted(set(engine._SAID_BY_SQLITE.values())))
def test_whatever_the_database_says_of_the_world_has_its_sentences(code: str) -> None:
    assert code in records.TROUBLES
    assert all(wording.advice(Trouble(code)))


@pytest.mark.parametrize("code", records.TROUBLES)
def test_only_a_failing_disk_and_a_damaged_database_do_not_promise_that_all_is_safe(code: str) -> None:
    safe = wording.advice(Trouble(code, folder="D:/某", version="3.1")).safe
    assert ("安全" in safe) is (code not in {"disk_failing", "database_damaged"})


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (RuleBroken("number_taken", number="0012", name="王芳"), ("0012", "王芳")),
        (RuleBroken("tree_has_members", count=3), ("3 ",)),
        (RuleBroken("undo_twice", number=7), ("7",)),
        (RuleBroken("group_unknown", name="东城/一组"), ("东城/一组",)),
        (RuleBroken("member_unknown", number="0099"), ("0099",)),
    ],
)
def test_a_refusal_tells_what_it_is_about(broken: RuleBroken, said: tuple[str, ...]) -> None:
    assert all(part in wording.refusal(broken) for part in said)


def test_a_folder_without_an_office_is_named() -> None:
    assert "D:/办公" in wording.advice(Trouble("database_missing", folder="D:/办公")).happened
