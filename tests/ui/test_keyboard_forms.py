"""Every form by keyboard alone: Tab reaches each field, Ctrl+Enter saves from each of them, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.services import bereavement_cases, campaigns, followups, rules
from retiree_desk.services.campaigns import CampaignDraft, Gift
from retiree_desk.ui.bereavement.case_forms import CaseDialog, StepDialog
from retiree_desk.ui.bereavement.death_form import DeathDialog
from retiree_desk.ui.condolences import sign_forms
from retiree_desk.ui.condolences.campaign_form import CampaignDialog
from retiree_desk.ui.condolences.form import CondolenceDialog
from retiree_desk.ui.condolences.funds import FundDialog
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.hospital.money_rules import MoneyRulesDialog
from retiree_desk.ui.hospital.stay_form import StayDialog
from retiree_desk.ui.members.form_add import AddDialog
from retiree_desk.ui.members.form_drafts import Drafts
from retiree_desk.ui.members.list_bulk import BulkDialog
from retiree_desk.ui.printing.office_form import OfficeDialog
from retiree_desk.ui.rules.duty_card import DutyDialog
from retiree_desk.ui.settings.password_form import NewPersonDialog, OwnPasswordDialog
from retiree_desk.ui.today.waiver_dialog import WaiverDialog
from retiree_desk.ui.visits.finish_dialog import FinishDialog
from retiree_desk.ui.visits.form import VisitDialog
from retiree_desk.ui.visits.paste_dialog import PasteDialog
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.workplace import Workplace
from tests.ui import walkers
from tests.ui.opened import TODAY, workplace
from tests.ui.served import fill, uid_of

Make = Callable[[Workplace, QWidget], FormDialog]
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _gift(desk: Desk) -> Gift:
    draft = CampaignDraft("春节慰问", "节日", TODAY, TODAY, ListQuery())
    uid = desk.do("campaign.start", lambda unit: campaigns.start(unit, draft, today=TODAY))
    return desk.read(lambda unit: campaigns.gifts(unit, uid))[0]


def _in_campaign(place: Workplace, parent: QWidget) -> FormDialog:
    _gift(place.desk)
    (row,) = place.desk.read(lambda unit: list(unit.rows("campaign").all()))
    return sign_forms.AddDialog(place.desk, row["id"], parent)


def _step(place: Workplace, parent: QWidget) -> FormDialog:
    (case,) = place.desk.read(bereavement_cases.cases)
    return StepDialog(place.desk, case, case.steps[1], parent)


def _case(place: Workplace, parent: QWidget) -> FormDialog:
    (case,) = place.desk.read(bereavement_cases.cases)
    return CaseDialog(place.desk, case, parent)


def _money_rule(place: Workplace, parent: QWidget) -> FormDialog:
    return MoneyRulesDialog(place.desk, parent).add()


def _finish(place: Workplace, parent: QWidget) -> FormDialog:
    (about,) = place.desk.read(followups.open_ones)
    return FinishDialog(place.desk, about, parent)


def _waive(place: Workplace, parent: QWidget) -> FormDialog:
    who = uid_of(place.desk, "王秀兰")
    return WaiverDialog(place.desk, who, "王秀兰", "R80", "80岁以上每季三次", parent)


def _visit(place: Workplace, parent: QWidget) -> FormDialog:
    return VisitDialog(place.desk, [uid_of(place.desk, "王秀兰")], VisitDraft(day=TODAY, kind="上门"), parent)


def _duty(place: Workplace, parent: QWidget) -> FormDialog:
    return DutyDialog(place.desk, place.desk.read(rules.duty_rules)[0], parent)


FORMS: dict[str, Make] = {
    "stay": lambda place, parent: StayDialog(place.desk, parent),
    "money rule": _money_rule,
    "condolence": lambda place, parent: CondolenceDialog(place.desk, parent),
    "fund": lambda place, parent: FundDialog(place.desk, TODAY.year, None, parent),
    "campaign": lambda place, parent: CampaignDialog(place.desk, parent),
    "proxy": lambda place, parent: sign_forms.ProxyDialog(place.desk, _gift(place.desk), parent),
    "strike": lambda place, parent: sign_forms.StrikeDialog(place.desk, _gift(place.desk), parent),
    "one more": _in_campaign,
    "own password": lambda place, parent: OwnPasswordDialog(place.office, place.office.user, parent),
    "new person": lambda place, parent: NewPersonDialog(place.office, parent),
    "duty": _duty,
    "bulk": lambda place, parent: BulkDialog(place.desk, [1, 2], parent),
    "member": lambda place, parent: AddDialog(place.desk, Drafts(place.desk), parent),
    "waiver": _waive,
    "office": lambda place, parent: OfficeDialog(place.desk, parent),
    "step": _step,
    "case": _case,
    "death": lambda place, parent: DeathDialog(place.desk, parent),
    "visit": _visit,
    "finish": _finish,
    "paste": lambda place, parent: PasteDialog(place.desk, parent),
}


@pytest.fixture
def place(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Workplace]:
    with workplace(tmp_path, qapp, qtbot) as (made, _folder):
        made.desk.do("import", fill)
        yield made


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_filled_saved_and_left_by_keyboard(place: Workplace, qtbot: QtBot, name: str) -> None:
    dialog = FORMS[name](place, place.window.page("today"))
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert walkers.unnamed(dialog) == []
    assert walkers.unreached(dialog) == []
    assert walkers.clipped(dialog) == []
    assert _deaf_to_saving(dialog) == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def _deaf_to_saving(dialog: FormDialog) -> list[str]:
    """The fields from which Ctrl+Enter does not save."""
    dialog.form.saved.disconnect(dialog.save)  # heard, and not done: the next field is still to be tried
    heard: list[str] = []
    dialog.form.saved.connect(lambda: heard.append("saved"))
    fields = [one for one in walkers.tab_order(dialog) if dialog.form.isAncestorOf(one)]
    assert fields != []
    deaf = []
    for field in fields:
        heard.clear()
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return, _CONTROL)
        if heard != ["saved"]:
            deaf.append(f"{type(field).__name__} {field.accessibleName()}")
    return deaf
