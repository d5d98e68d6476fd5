"""The page of deaths: recorded in one step, ticked off, closed, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.domain import bereavement as rules
from retiree_desk.domain.bereavement import Pay
from retiree_desk.services import bereavement
from retiree_desk.services.bereavement import DeathDraft
from retiree_desk.services.offices import Office
from retiree_desk.ui import troubles
from retiree_desk.ui.bereavement.page import BereavementPage, entry
from retiree_desk.ui.desk import Desk
from tests.ui import walkers
from tests.ui.opened import TODAY as OPENED
from tests.ui.opened import workplace
from tests.ui.served import TODAY, seq_of, uid_of
from tests.ui.shown import shown


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[BereavementPage]:
    with shown(qtbot, BereavementPage(desk)) as made:
        yield made


def test_the_rail_has_an_entry_for_it() -> None:
    def office() -> Office:
        raise AssertionError("the rail needs no office")

    assert entry(office).key == "bereavement"


def test_a_death_is_recorded_and_its_case_is_shown(page: BereavementPage, desk: Desk) -> None:
    dialog = page.open_person(uid_of(desk, "王秀兰"))
    assert dialog is not None
    dialog.died_on.set_value(TODAY)
    dialog.save()
    case = page.current()
    assert case is not None
    assert (case.name, case.age, len(case.steps)) == ("王秀兰", 86, 11)
    desk.undo_last()
    assert [one.name for one in page.cases] == ["郑德明"]
    person = desk.read(lambda unit: unit.members.person(uid_of(desk, "王秀兰")))
    assert person is not None
    assert person.text("status") == "在册"


def test_other_pages_ask_for_a_case_by_number_or_identity(page: BereavementPage, desk: Desk) -> None:
    page.open(seq_of(desk, "郑德明"))
    case = page.current()
    assert case is not None
    assert case.name == "郑德明"
    assert page.open_person(uid_of(desk, "郑德明")) is None


def test_a_step_is_ticked_off_and_open_again(page: BereavementPage, desk: Desk) -> None:
    case = page.current()
    assert case is not None
    first = case.steps[0]
    page.view.boxes[first.uid].click()
    case = page.current()
    assert case is not None
    assert (case.done, case.steps[0].owner, case.steps[0].done_on) == (1, "周敏", TODAY)
    page.view.boxes[first.uid].click()
    case = page.current()
    assert case is not None
    assert case.done == 0


def test_a_case_is_closed_when_all_is_done_and_opened_again(
    page: BereavementPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[Exception] = []
    monkeypatch.setattr(troubles, "show", lambda error, _parent=None: refused.append(error))
    page.close_case()
    assert [str(error.code) for error in refused] == ["case_has_steps"]  # type: ignore[attr-defined]  # a refusal
    steps = desk.read(lambda unit: bereavement.steps(unit, open_only=True))

    for step in steps:
        page.tick(step, True)
    page.close_case()
    case = page.current()
    assert case is not None
    assert case.closed_on == TODAY
    page.close_case()
    case = page.current()
    assert case is not None
    assert case.closed_on is None


def test_an_estimate_is_kept_with_the_case(page: BereavementPage) -> None:
    page.view.estimated.emit(rules.estimate(Pay(281_850, 345, 42)), 281_850)
    case = page.current()
    assert case is not None
    assert (case.row["funeral_fen"], case.row["pension_fen"]) == (563_700, 5_425_613)
    assert page.view.estimate is not None
    assert page.view.estimate.base.text() in ("", "2,818.50")


def test_enter_and_the_name_ask_for_the_person(page: BereavementPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.asked) as asked:
        page.view.opened.emit()
    assert asked.args == ["members", seq_of(desk, "郑德明")]
    page._open_number("late")


def test_everything_is_reached_by_tab_named_and_whole(page: BereavementPage) -> None:
    assert walkers.unnamed(page) == []
    assert walkers.unreached(page) == []
    assert walkers.clipped(page) == []
    page.resize(700, 500)
    assert page.table.shown() == ["name", "next"]


def test_the_draft_of_the_obituary_is_a_document(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with workplace(tmp_path, qapp, qtbot) as (place, _folder):
        uid = place.desk.do(
            "member.add", lambda unit: unit.members.add({"name": "郑德明", "status": "在册", "sex": "男"})
        )
        place.desk.do(
            "member.death", lambda unit: bereavement.record(unit, uid, DeathDraft(OPENED), today=OPENED)
        )
        place.window.show_page("bereavement")
        page = place.window.page("bereavement")
        assert isinstance(page, BereavementPage)
        case = page.current()
        assert case is not None
        page.write_obituary(case, tmp_path / "讣告.docx")
        assert (tmp_path / "讣告.docx").read_bytes().startswith(b"PK")
        assert "请征求家属意见" in place.window.status.sentence()
