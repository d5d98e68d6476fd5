"""Chips of the hospital lists: how ill, how long there is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from retiree_desk.ui.hospital.tables import due_chip, severity_chips
from retiree_desk.ui.widgets.chips import Tone

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("left", "tone", "word"),
    [(-2, Tone.OVERDUE, "逾期 2 天"), (0, Tone.LAST_CALL, "今日截止"), (3, Tone.LAST_CALL, "余 3 天")],
)
def test_a_call_says_how_long_there_is(left: int, tone: Tone, word: str) -> None:
    chip = due_chip(TODAY + timedelta(days=left), TODAY)
    assert (chip.tone, chip.word) == (tone, word)


def test_the_gravely_ill_stand_out_without_the_colour_of_lateness() -> None:
    tones = [severity_chips(word)[0].tone for word in ("病危", "病重", "一般")]
    assert tones == [Tone.IMPORTANT, Tone.IMPORTANT, Tone.NEUTRAL]
    assert severity_chips("") == ()
