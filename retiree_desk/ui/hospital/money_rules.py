"""The money rules as data: what for, how often, within what, and on which day their year begins."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import money, money_rules
from retiree_desk.domain.money_rules import MoneyRule, Per
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import CondolenceKind
from retiree_desk.i18n import _
from retiree_desk.services import hospital
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.listed import Listed
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption, words
from retiree_desk.wording import care

_DAY = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})日?").fullmatch
_LEAP = 2000  # a year that has every day


class RuleLine(NamedTuple):
    """One rule and the year it counts in now."""

    number: int
    rule: MoneyRule
    window: tuple[date, date]


class MoneyRulesDialog(QDialog):
    """Every rule on a line; Enter edits one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(_("Money rules"))
        self.model = PagedModel(Listed(), _columns(), parent=self)
        self.table = Table(self.model, _("Money rules"))
        self.table.opened.connect(self._open)
        self._lay_out()
        desk.changed.connect(self.reload)
        self.reload()
        self.table.selectRow(0)
        self.table.setFocus()

    def reload(self, _changed: object = None) -> None:
        """Show the rules as they are now."""
        on = self._desk.today()
        self._rules = self._desk.read(hospital.rules)
        self.model.show(
            Listed(
                RuleLine(at, rule, money_rules.window_of(rule, on)) for at, rule in enumerate(self._rules, 1)
            )
        )

    def edit(self, rule: MoneyRule) -> MoneyRuleDialog:
        """Open the form of a rule."""
        dialog = MoneyRuleDialog(self._desk, rule, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def add(self) -> MoneyRuleDialog:
        """Open the form of a new rule."""
        known = {rule.code for rule in self._rules}
        code = next(f"OWN-{number}" for number in range(1, len(known) + 2) if f"OWN-{number}" not in known)
        return self.edit(MoneyRule(code=code, title="", kind=CondolenceKind.HOSPITAL.value))

    def _lay_out(self) -> None:
        margin = theme.px(theme.MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(words(_("Money rules"), Type.TITLE))
        told = _(
            "They advise while a condolence is typed and never forbid. A rule's year may begin on any day, such as 16 December."
        )
        column.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        column.addWidget(self.table, 1)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(caption(_("Enter: edit · Esc: back")))
        acts.addStretch(1)
        new = button(_("Add a rule"), Icon.ADD)
        new.clicked.connect(lambda _on: self.add())
        back = button(_("Close the window"), None, Kind.PLAIN)
        back.clicked.connect(self.reject)
        acts.addWidget(new)
        acts.addWidget(back)
        column.addLayout(acts)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(940), room.width() - 40), min(theme.px(420), room.height() - 60))

    def _open(self, number: int) -> None:
        self.edit(self._rules[number - 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        super().keyPressEvent(event)


class MoneyRuleDialog(FormDialog):
    """One rule."""

    def __init__(self, desk: Desk, rule: MoneyRule, parent: QWidget | None = None) -> None:
        self._desk, self._rule = desk, rule
        self.title, self.basis = LineEdit(rule.title), LineEdit(rule.basis)
        self.kind = CodeBox(tuple(CondolenceKind), wording.term)
        self.kind.set_value(rule.kind)
        self.per = CodeBox(tuple(Per), lambda value: care.per(Per(value)))
        self.per.set_value(rule.per)
        self.times = LineEdit(str(rule.times), figures=True)
        self.amount = LineEdit(money.words(rule.amount) if rule.amount else "", figures=True)
        self.begins = LineEdit(f"{rule.begins[0]:02}-{rule.begins[1]:02}", figures=True)
        self.enabled = QCheckBox(_("Tell of this rule while typing"))
        self.enabled.setChecked(rule.enabled)
        form = Form(columns=2)
        form.add("title", _("Title"), self.title, wide=True, obligatory=True)
        form.add("kind", _("Occasion"), self.kind, obligatory=True)
        form.add("per", _("Counted"), self.per)
        form.add("times", _("Times a year"), self.times)
        form.add("amount_fen", _("Standard in yuan"), self.amount, note=_("Yuan; empty: none"))
        form.add("begins", _("Year begins"), self.begins, note=_("Month and day: 01-01 is the calendar year"))
        form.add("enabled", _("In force"), self.enabled)
        form.add(
            "basis", _("Basis"), self.basis, wide=True, note=_("The document or the office's own decision")
        )
        super().__init__(_("A money rule"), form, self._keep, parent)
        self.title.setFocus()

    def value(self) -> MoneyRule:
        """What the form says; RuleBroken names the field that is wrong."""
        if not self.title.text().strip():
            raise RuleBroken("money_rule_title_blank", "title")
        return MoneyRule(
            code=self._rule.code,
            title=self.title.text().strip(),
            kind=self.kind.value(),
            basis=self.basis.text().strip(),
            amount=_fen(self.amount.text()),
            times=_count(self.times.text()),
            per=Per(self.per.value()) if self.per.value() in set(Per) else Per.CAUSE,
            begins=month_and_day(self.begins.text()),
            enabled=self.enabled.isChecked(),
        )

    def _keep(self) -> None:
        rule = self.value()
        told = _("The money rule “{title}” is kept").format(title=rule.title)
        self._desk.do("money_rule.edit", lambda unit: hospital.edit_rule(unit, rule), told=told)


def month_and_day(text: str) -> tuple[int, int]:
    """``12-16``, ``12.16`` or ``12月16日``; RuleBroken for a day no year has."""
    match = _DAY(text.strip())
    try:
        found = date(_LEAP, int(match[1]), int(match[2])) if match else None
    except ValueError:
        found = None
    if found is None:
        raise RuleBroken("money_rule_day", "begins")
    return found.month, found.day


def _fen(text: str) -> int:
    if not text.strip():
        return 0
    try:
        return money.parse(text)
    except RuleBroken as broken:
        raise RuleBroken("not_an_amount", "amount_fen", value=text.strip()) from broken


def _count(text: str) -> int:
    if not text.strip().isdecimal() or int(text) < 1:
        raise RuleBroken("not_a_number", "times", value=text.strip() or "…")
    return int(text)


def _standard(one: Any) -> str:  # noqa: ANN401 - a line of the table
    return money.words(one.rule.amount) if one.rule.amount else ""


def _in_force(enabled: bool) -> ChipLook:
    return ChipLook(_("in force"), Tone.DONE) if enabled else ChipLook(_("off"), icon=Icon.NEUTRAL)


def _columns() -> tuple[Column, ...]:
    return (
        Column("title", _("Title"), lambda one: one.rule.title, 250, strong=True),
        Column("kind", _("Occasion"), lambda one: wording.term(one.rule.kind), 80),
        Column("times", _("Times a year"), lambda one: f"{care.per(one.rule.per)} {one.rule.times}", 120),
        Column("amount", _("Standard in yuan"), _standard, 90, figures=True),
        Column("window", _("Counted now"), lambda one: care.window(*one.window), 210),
        Column("enabled", _("In force"), lambda one: _("in force") if one.rule.enabled else _("off"), 90,
               chips=lambda one: (_in_force(one.rule.enabled),)),
    )  # fmt: skip
