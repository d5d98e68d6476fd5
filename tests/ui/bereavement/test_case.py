"""The forms of a case and how it is shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.services import bereavement_cases
from retiree_desk.services.bereavement import CaseStep
from retiree_desk.services.bereavement_cases import Case
from retiree_desk.ui.bereavement.case_forms import CaseDialog, StepDialog
from retiree_desk.ui.bereavement.case_view import CaseView, about, step_chip
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.widgets.chips import Tone
from tests.ui import walkers
from tests.ui.served import TODAY


def _case(desk: Desk) -> Case:
    (case,) = desk.read(bereavement_cases.cases)
    return case


def test_a_step_keeps_its_owner_and_outcome(qtbot: QtBot, desk: Desk) -> None:
    case = _case(desk)
    dialog = StepDialog(desk, case, case.steps[1])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.done_on.set_value(TODAY + timedelta(days=1))
    dialog.save()
    assert dialog.done_on.accessibleDescription() != ""
    dialog.done_on.set_value(TODAY)
    dialog.owner.set_value("何静")
    dialog.outcome.set_value("家属希望从简")
    dialog.save()
    step = _case(desk).steps[1]
    assert (step.owner, step.outcome, step.done_on) == ("何静", "家属希望从简", TODAY)


def test_the_family_and_the_farewell_are_noted(qtbot: QtBot, desk: Desk) -> None:
    dialog = CaseDialog(desk, _case(desk))
    qtbot.addWidget(dialog)
    dialog.show()
    fields = {name: dialog.form.field(name) for name in dialog.form.names()}
    fields["farewell_on"].set_value("不知道")  # type: ignore[attr-defined]  # a field of dates
    dialog.save()
    assert fields["farewell_on"].accessibleDescription() != ""
    fields["farewell_on"].set_value("2026-11-22")  # type: ignore[attr-defined]  # a field of dates
    fields["obituary_consent"].set_value("同意")  # type: ignore[attr-defined]  # a field of codes
    fields["family_phone"].setText("13900001234")  # type: ignore[attr-defined]  # a line
    dialog.save()
    row = _case(desk).row
    assert (row["farewell_on"], row["obituary_consent"], row["family_phone"]) == (
        "2026-11-22",
        "同意",
        "13900001234",
    )
    view = CaseView()
    qtbot.addWidget(view)
    view.allow_paper()
    view.resize(760, 600)
    view.show()
    view.show_case(_case(desk), TODAY, 281_850)
    assert walkers.unnamed(view) == []
    assert walkers.clipped(view) == []
    view.show_case(None, TODAY, 0)
    assert view.boxes == {}


def test_what_was_typed_into_the_estimate_stays_when_the_case_is_shown_anew(qtbot: QtBot, desk: Desk) -> None:
    view = CaseView()
    qtbot.addWidget(view)
    view.show_case(_case(desk), TODAY, 0)
    assert view.estimate is not None
    view.estimate.base.setText("2818.5")
    view.show_case(_case(desk), TODAY, 0)
    assert view.estimate.base.text() == "2818.5"
    assert about(_case(desk)) == "2026年11月19日逝世 · 享年 87 岁"


@pytest.mark.parametrize(
    ("due", "done", "tone"),
    [
        (-1, None, Tone.OVERDUE),
        (0, None, Tone.LAST_CALL),
        (3, None, Tone.LAST_CALL),
        (9, None, Tone.NEUTRAL),
        (1, 0, Tone.DONE),
    ],
)
def test_a_step_says_how_long_there_is(due: int, done: int | None, tone: Tone) -> None:
    done_on = TODAY + timedelta(days=done) if done is not None else None
    step = CaseStep(bytes(16), bytes(16), "", "report", "", TODAY + timedelta(days=due), done_on, "", "")
    look = step_chip(step, TODAY)
    assert look is not None
    assert look.tone is tone


def test_a_step_in_its_own_time_has_no_chip() -> None:
    step = CaseStep(bytes(16), bytes(16), "", "own", "另约", None, None, "", "")
    assert step_chip(step, date(2026, 1, 1)) is None
