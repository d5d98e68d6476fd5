"""Forms that were left by mistake go on where they were, on the same day and after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from retiree_desk.domain.visits import VisitDraft
from retiree_desk.services.condolences import CondolenceDraft
from retiree_desk.ui.condolences.form import CondolenceDialog
from retiree_desk.ui.desk import Desk, Told
from retiree_desk.ui.form_memory import CONDOLENCE, VISIT
from retiree_desk.ui.hospital.stay_form import StayDialog
from retiree_desk.ui.members.form_drafts import Drafts
from retiree_desk.ui.members.form_offer import DraftOffer
from retiree_desk.ui.visits.form import VisitDialog
from tests.ui.served import TODAY, served_desk, uid_of

Shown = TypeVar("Shown", bound=QDialog)
CALL = VisitDraft(TODAY, "电话")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with served_desk(tmp_path) as made:
        yield made


def test_a_visit_left_by_mistake_is_there_again_and_gone_once_saved(desk: Desk, qtbot: QtBot) -> None:
    uid = uid_of(desk, "王秀兰")
    first = _shown(qtbot, VisitDialog(desk, [uid], CALL))
    first._texts["difficulties"].set_value("水管漏水")
    first._by_leader.setChecked(True)
    first._staff.set_value(("何静",))
    told: list[Told] = []
    desk.told.connect(told.append)
    first.reject()
    assert told[-1].sentence.startswith("尚未保存")
    again = _shown(qtbot, VisitDialog(desk, [uid], CALL))
    assert again.value() == VisitDraft(
        TODAY, "电话", "已联系", ("何静",), difficulties="水管漏水", by_leader=True
    )
    again.save()
    assert _shown(qtbot, VisitDialog(desk, [uid], CALL)).value().difficulties == ""


def test_what_a_form_opens_with_is_not_written_over(desk: Desk, qtbot: QtBot) -> None:
    uid = uid_of(desk, "李建国")
    first = _shown(qtbot, CondolenceDialog(desk, member=uid))
    first.kind.set_value("困难")
    first.goods.setText("棉被")
    first.reject()
    about_death = _shown(qtbot, CondolenceDialog(desk, member=uid, draft=CondolenceDraft(TODAY, "去世")))
    assert (about_death.kind.value(), about_death.goods.text()) == ("去世", "")
    assert _shown(qtbot, CondolenceDialog(desk, member=uid)).kind.value() == "困难"


def test_an_admission_of_somebody_still_to_be_chosen_is_kept(desk: Desk, qtbot: QtBot) -> None:
    first = _shown(qtbot, StayDialog(desk))
    first.member.set_value(uid_of(desk, "赵玉华"))
    first.admitted_on.set_value(date(2026, 11, 18))
    first.note.set_value("家属来电")
    first.reject()
    again = _shown(qtbot, StayDialog(desk))
    assert (again.member.raw(), again.value().note) == (uid_of(desk, "赵玉华").hex(), "家属来电")
    assert again.value().admitted_on == date(2026, 11, 18)


def test_what_was_not_finished_is_offered_with_the_page_that_goes_on(desk: Desk, qtbot: QtBot) -> None:
    uid = uid_of(desk, "王秀兰")
    Drafts(desk).keep(f"{uid.hex()}.{CONDOLENCE}", {"goods": "牛奶"})
    offer = DraftOffer(desk, Drafts(desk))
    qtbot.addWidget(offer)
    assert offer.said() == "您上次没写完的：王秀兰：慰问登记"
    with qtbot.waitSignal(offer.resumed) as resumed:
        offer.go_on.click()
    assert resumed.args == [uid, CONDOLENCE]
    form = _shown(qtbot, CondolenceDialog(desk, member=uid))
    form.kind.set_value("困难")
    form.save()
    offer.look()
    assert offer.said() == ""
    assert VISIT not in str(Drafts(desk).forms())


def _shown(qtbot: QtBot, dialog: Shown) -> Shown:
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog
