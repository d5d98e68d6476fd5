from __future__ import annotations

import re

import pytest

from retiree_desk import i18n, wording
from retiree_desk.services.backups import Reason, Second
from retiree_desk.troubles import Trouble
from retiree_desk.wording import backups, offices


@pytest.mark.parametrize("code", [*backups.TROUBLES, *offices.TROUBLES])
def test_every_trouble_says_what_happened_whether_the_data_is_safe_and_what_to_do(code: str) -> None:
    i18n.use("zh_CN")
    said = wording.advice(Trouble(code, folder="D:/office", file="a.rdbak", by="OneDrive", user="陈经办"))
    assert all(
        re.search("[一-鿿]", sentence) and "{" not in sentence and "…" not in sentence for sentence in said
    )


def test_every_reason_and_every_outcome_has_words() -> None:
    i18n.use("zh_CN")
    assert all(re.search("[一-鿿]", backups.reason(reason)) for reason in Reason)
    assert all(re.search("[一-鿿]", backups.second(outcome)) for outcome in Second)


def test_a_reason_of_a_newer_program_is_named_by_its_code() -> None:
    assert backups.reason("of_tomorrow") == "of_tomorrow"
    assert backups.second("of_tomorrow") == "of_tomorrow"
