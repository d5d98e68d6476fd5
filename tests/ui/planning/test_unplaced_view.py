"""What has no place is said."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QSpinBox

from retiree_desk.ui.planning.page import PlanningPage
from tests.ui.planning.conftest import texts


def test_what_has_no_place_stands_with_its_reason_and_what_it_would_take(page: PlanningPage) -> None:
    page.begin()
    for number in page.setup.crew.findChildren(QSpinBox):
        number.setValue(1)
    page.setup.crew.findChildren(QCheckBox)[1].setChecked(False)
    page.setup.choose(date(2026, 12, 29), date(2026, 12, 31))
    page.setup.ask()
    made = page.proposal
    assert made is not None
    assert made.plan.unplaced
    model = page.preview.unplaced.model
    assert model.rowCount() == len(made.plan.unplaced)
    assert model.index(0, 4).data() == "各人每天的次数都已排满"
    page.header.opened.emit("left")
    assert any(text.startswith("要全部排下，需要") for text in texts(page))
    assert page.preview.tabs.tabText(3) == f"排不下（{len(made.plan.unplaced)}）"
