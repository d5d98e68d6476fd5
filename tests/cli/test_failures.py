from __future__ import annotations

from retiree_desk import i18n
from retiree_desk.cli.failures import Refused, failure_of
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.troubles import Trouble


def test_a_trouble_says_what_happened_whether_data_is_safe_and_what_to_do() -> None:
    i18n.use("en")
    failure = failure_of(Trouble("office_missing", folder="X"))
    assert failure.words.splitlines() == [failure.message, failure.safe, failure.cure]
    assert "X" in failure.message
    assert failure.safe
    assert failure.cure


def test_a_refusal_names_its_field() -> None:
    i18n.use("en")
    failure = failure_of(RuleBroken("name_blank", "name"))
    assert failure.data["field"] == "name"
    assert failure.answer().status == 1
    assert failure.answer().data["error"]["code"] == "name_blank"


def test_a_refusal_of_the_command_line_has_its_own_words() -> None:
    failure = failure_of(Refused("user_needed", "who?", "say it"))
    assert (failure.code, failure.message, failure.cure) == ("user_needed", "who?", "say it")


def test_a_mistake_of_the_program_never_quotes_itself() -> None:
    failure = failure_of(KeyError("张三"))
    assert failure.code == "bug"
    assert "张三" not in failure.words
