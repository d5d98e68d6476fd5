"""What the plan can't do: whose visits have no place and why, what it would take, and what may wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.planning_values import Why
from retiree_desk.i18n import _
from retiree_desk.services.planning import Proposal
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.planning.trip_lines import Listed
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import words
from retiree_desk.wording import planning as sentences


class UnplacedLine(NamedTuple):
    """One visit without a place."""

    at: int
    name: str
    member_no: str
    rule: str
    end: date
    why: Why


class UnplacedView(QWidget):
    """The honest part."""

    def __init__(self) -> None:
        super().__init__()
        self._needs = words("", Type.STRONG, wrap=True)
        self._waits = words("", wrap=True)
        self._letters = words("", wrap=True)
        self.model = PagedModel(Listed(()), _columns(), parent=self)
        self._stack = QStackedWidget()
        self._stack.addWidget(Table(self.model, _("Visits without a place")))
        everything = _("Every visit that is due in these days has its day and somebody who goes.")
        self._stack.addWidget(EmptyState(Icon.DONE, _("Everything has its place"), everything))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        for shown in (self._needs, self._waits, self._letters):
            layout.addWidget(shown)
        layout.addWidget(self._stack, 1)

    def show_plan(self, proposal: Proposal, titles: Mapping[str, str]) -> None:
        """Show what this plan leaves."""
        plan = proposal.plan
        ways = sentences.needs(plan.needs)
        self._say(
            self._needs, _("To place all of it, it would take {ways}.").format(ways=ways) if ways else ""
        )
        later = [
            f"{titles.get(rule, rule)} {grouped(count)}" for rule, count in Counter(plan.later).most_common()
        ]
        self._say(
            self._waits,
            _("May wait until after these days, for their periods go on: {what}.").format(
                what="、".join(later)
            )
            if later
            else "",
        )
        self._say(
            self._letters,
            _(
                "A Spring Festival letter or call does for {count} people; they are not planned one by one."
            ).format(count=grouped(proposal.by_letter))
            if proposal.by_letter
            else "",
        )
        self.model.show(Listed(_lines(proposal, titles)))
        self._stack.setCurrentIndex(0 if plan.unplaced else 1)

    @staticmethod
    def _say(label: QWidget, sentence: str) -> None:
        label.setProperty("text", sentence)
        label.setVisible(bool(sentence))


def _lines(proposal: Proposal, titles: Mapping[str, str]) -> list[UnplacedLine]:
    found = []
    for at, (slot, why) in enumerate(proposal.plan.unplaced):
        who = proposal.people[slot.member]
        title = titles.get(slot.rule, slot.rule)
        rule = title if slot.owed == 1 else _("{rule}, visit {number}").format(rule=title, number=slot.number)
        found.append(UnplacedLine(at, who.name, who.member_no, rule, slot.end, why))
    return found


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", wording.field("name"), lambda line: line.name, width=88, strong=True),
        Column("member_no", wording.field("member_no"), lambda line: line.member_no, width=84),
        Column("rule", _("Owed for"), lambda line: line.rule, width=212),
        Column("end", _("Counts until"), lambda line: wording.day(line.end), width=126),
        Column("why", _("Why it has no place"), lambda line: sentences.why(line.why), width=180),
    )
