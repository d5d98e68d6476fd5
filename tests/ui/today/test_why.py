"""The reasons in the panel: most pressing first, the waiver with its way back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.domain.cadence import State
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.services import followups, visits
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today.why import why_of
from retiree_desk.ui.today.why_panel import WhyPanel
from tests.ui.served import TODAY, seq_of, uid_of


def test_what_presses_stands_before_what_was_missed_long_ago(desk: Desk) -> None:
    seq = seq_of(desk, "王秀兰")
    why = desk.read(lambda unit: why_of(unit, seq, TODAY))
    assert why is not None
    assert why.reasons[0].title == "80岁以上每季三次"
    assert why.reasons[0].found.start.month == 10
    assert why.place == "东风片区 1号楼"


def test_nobody_is_shown_for_nobody(desk: Desk) -> None:
    assert desk.read(lambda unit: why_of(unit, 999, TODAY)) is None


def test_the_panel_asks_for_the_waiver_and_ends_one(desk: Desk, qtbot: QtBot) -> None:
    uid, seq = uid_of(desk, "王秀兰"), seq_of(desk, "王秀兰")
    desk.do(
        "waiver.edit",
        lambda unit: followups.waive(unit, uid, "LX", reason="随子女居住", starts_on=None, ends_on=None),
    )
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show_why(desk.read(lambda unit: why_of(unit, seq, TODAY)), TODAY)
    waived: list[object] = []
    ended: list[object] = []
    panel.waive_asked.connect(waived.append)
    panel.unwaived.connect(ended.append)
    for one in panel.findChildren(QPushButton):
        if one.text() in ("免访…", "取消免访"):
            one.click()
    assert len(waived) > 0
    assert len(ended) == 1


def test_a_missed_period_says_when_it_was_made_up_and_asks_no_more(desk: Desk, qtbot: QtBot) -> None:
    uid, seq = uid_of(desk, "李建国"), seq_of(desk, "李建国")
    draft = VisitDraft(date(2026, 11, 18), "上门", makes_up_for="2026Q3")
    desk.do("visit.log", lambda unit: visits.log(unit, [uid], draft, today=TODAY))
    why = desk.read(lambda unit: why_of(unit, seq, TODAY))
    assert why is not None
    missed = {one.found.rule: one.made_up_on for one in why.reasons if one.found.state is State.MISSED}
    assert missed == {"R80": date(2026, 11, 18), "EXAM": None}
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show_why(why, TODAY)
    assert "已于2026年11月18日补访" in [one.text() for one in panel.findChildren(QLabel)]
    asking = [one for one in panel.findChildren(QPushButton) if one.text() == "补记一次补访…"]
    assert len(asking) == 1
