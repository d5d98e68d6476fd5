"""The page of the rules: what the office owes whom, with the words it rests on; edited here, rehearsed, put into force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from retiree_desk.domain.cadence_rules import Rule
from retiree_desk.domain.duties import DutyRule
from retiree_desk.i18n import N_, _
from retiree_desk.services import obligations, rules
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.names import open_names
from retiree_desk.ui.figures.names_behind import Names
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.rules.birthday_form import BirthdayCard
from retiree_desk.ui.rules.duty_card import DutyCard, DutyDialog
from retiree_desk.ui.rules.edit_view import EditView
from retiree_desk.ui.rules.rule_card import RuleCard
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.tabs import tabs

KEY = "rules"


def entry() -> PageEntry:
    """The page as the rail knows it."""
    return PageEntry(KEY, Icon.PLAN, N_("Visiting rules"), RulesPage)


class RulesPage(Page):
    """``open`` takes a rule's code."""

    kinds = frozenset({"cadence_rule", "duty_rule", "setting"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Visiting rules"))
        self.header.say(
            _(
                "What the office owes whom. An edit is rehearsed first and decides the periods that begin after it."
            )
        )
        self.cards: dict[str, RuleCard] = {}
        self.duties: dict[str, DutyCard] = {}
        self.edit: EditView | None = None
        self.tabs = tabs((_("Rules by period"), _("Duties by event"), _("Birthday policy")))
        self._stack = QStackedWidget()
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self._new = button(_("Add a rule"), Icon.ADD, Kind.PRIMARY)
        self._new.clicked.connect(self.add)
        self.header.add_act(self._new)
        self.tabs.currentChanged.connect(self._choose)

    def reload(self) -> None:
        if self.edit is not None:
            return
        at = self._stack.currentIndex()
        while self._stack.count():
            shown = self._stack.widget(0)
            if shown is not None:
                self._stack.removeWidget(shown)
                shown.deleteLater()
        on = self.desk.today()
        versions, owed, duties = self.desk.read(partial(_standing, on=on))
        self._stack.addWidget(self._rules(versions, owed, on))
        self._stack.addWidget(self._duties(duties))
        self.birthdays = BirthdayCard(self.desk)
        self._stack.addWidget(_column([self.birthdays]))
        self._stack.setCurrentIndex(max(at, 0))

    def open(self, what: object) -> None:
        if isinstance(what, str) and what in self.cards:
            self.open_rule(self.cards[what].rule)

    def open_rule(self, rule: Rule) -> EditView:
        """The form of a rule, with its rehearsal."""
        self.edit = EditView(self.desk, rule, list(self.cards))
        self.edit.left.connect(self._leave)
        self.edit.named.connect(self._name)
        self._stack.addWidget(self.edit)
        self._stack.setCurrentWidget(self.edit)
        self._fit_head(editing=True)
        return self.edit

    def add(self) -> EditView:
        """The form of a rule the office makes itself."""
        return self.open_rule(Rule(code="", title=""))

    def _rules(self, versions: dict[str, list[Rule]], owed: dict[str, list[int]], on: date) -> QWidget:
        self.cards = {}
        for code, known in versions.items():
            card = RuleCard(known, len(owed.get(code, ())), on)
            card.edited.connect(partial(self._edit, card))
            title = card.rule.title or code
            card.named.connect(partial(self._name, Names(title, tuple(owed.get(code, ())))))
            self.cards[code] = card
        return _column(list(self.cards.values()))

    def _duties(self, duties: Sequence[DutyRule]) -> QWidget:
        self.duties = {}
        for duty in duties:
            card = DutyCard(duty)
            card.switched.connect(partial(self._switch, duty))
            card.edited.connect(partial(self._edit_duty, duty))
            self.duties[duty.code.value] = card
        return _column(list(self.duties.values()))

    def _edit(self, card: RuleCard) -> None:
        self.open_rule(card.rule)

    def _edit_duty(self, duty: DutyRule) -> None:
        DutyDialog(self.desk, duty, self).open()

    def _switch(self, duty: DutyRule, on: bool) -> None:
        told = _("“{duty}” is in use") if on else _("“{duty}” is off")
        edited = replace(duty, enabled=on)
        self.desk.do(
            "rule.edit", lambda unit: rules.edit_duty(unit, edited), told=told.format(duty=duty.title)
        )

    def _name(self, names: Names) -> None:
        open_names(self, names.title, names.seqs)

    def _leave(self) -> None:
        self.edit = None
        self._fit_head(editing=False)
        self.reload()

    def _fit_head(self, *, editing: bool) -> None:
        self.tabs.setVisible(not editing)
        self._new.setVisible(not editing)

    def _choose(self, at: int) -> None:
        if self.edit is None:
            self._stack.setCurrentIndex(at)


def _standing(unit: Unit, on: date) -> tuple[dict[str, list[Rule]], dict[str, list[int]], list[DutyRule]]:
    """The versions of every rule, whom each is owing visits now, and the duties."""
    versions: dict[str, list[Rule]] = {}
    for rule in rules.visiting_rules(unit):
        versions.setdefault(rule.code, []).append(rule)
    owed: dict[str, dict[int, None]] = {}
    for one in obligations.ledger(unit, on, everything=False).lines():
        if one.start <= on <= one.end and isinstance(one.member, int):
            owed.setdefault(str(one.rule), {})[one.member] = None
    return versions, {code: list(seqs) for code, seqs in owed.items()}, rules.duty_rules(unit)


def _column(cards: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, theme.px(4), 0)
    column.setSpacing(theme.px(12))
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return scrolled(page)
