"""The fields of a rule; it holds from the first period that begins on or after its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox

from retiree_desk import wording
from retiree_desk.domain.cadence_rules import By, Entry, Rule
from retiree_desk.domain.periods import Unit
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import KEY_REASONS, CareLevel, Category, Residence, VisitKind
from retiree_desk.i18n import _
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.ui.widgets.text_area import TextArea
from retiree_desk.wording import rules as told

E = TypeVar("E", bound=StrEnum)
_FLAGS = tuple(dict.fromkeys((*KEY_REASONS, *CareLevel)))


class RuleForm(Form):
    """``value`` reads a rule from the fields; RuleBroken names the one that is wrong."""

    def __init__(self, desk: Desk, rule: Rule, valid_from: date, *, new: bool) -> None:
        super().__init__(columns=2)
        self._rule = rule
        self.code, self.title = LineEdit(rule.code), LineEdit(rule.title)
        self.basis = TextArea(rule.basis, lines=3)
        self.times, self.min_age, self.max_age, self.years, self.min_gap, self.last_call = (
            LineEdit("" if number is None else str(number), figures=True)
            for number in (
                rule.times, rule.min_age, rule.max_age, rule.years, rule.min_gap_days, rule.last_call_days,
            )
        )  # fmt: skip
        self.period = CodeBox(
            tuple(Unit), lambda code: _(told.PERIODS[Unit(code)]) if code in set(Unit) else code
        )
        self.period.set_value(rule.period)
        self.entry = CodeBox(
            tuple(Entry), lambda code: _(told.ENTRIES[Entry(code)]) if code in set(Entry) else code
        )
        self.entry.set_value(rule.entry)
        self.residence = _several(tuple(Residence), rule.residence)
        self.categories = _several(tuple(Category), rule.categories)
        self.except_categories = _several(tuple(Category), rule.except_categories)
        self.flags = _several(_FLAGS, rule.flags)
        self.kinds = _several(tuple(VisitKind), rule.kinds)
        self.by = QCheckBox(_("Only visits a leader took part in"))
        self.by.setChecked(rule.by is By.LEADER)
        self.enabled = QCheckBox(_("The rule is in use"))
        self.enabled.setChecked(rule.enabled)
        self.valid_from = DateField(desk.today)
        self.valid_from.set_value(valid_from)
        self._lay_out(new=new)

    def value(self) -> Rule:
        """The rule as the fields say."""
        code = self.code.text().strip()
        if not code:
            raise RuleBroken("rule_code_blank", "code")
        return replace(
            self._rule,
            code=code,
            title=self.title.text().strip(),
            basis=self.basis.value(),
            times=_number(self.times, "times", least=1) or 1,
            period=_code(self.period, Unit, "period"),
            years=_number(self.years, "years", least=1) or 1,
            min_age=_number(self.min_age, "min_age"),
            max_age=_number(self.max_age, "max_age"),
            residence=frozenset(self.residence.value()),
            categories=frozenset(self.categories.value()),
            except_categories=frozenset(self.except_categories.value()),
            flags=frozenset(self.flags.value()),
            kinds=frozenset(self.kinds.value()),
            by=By.LEADER if self.by.isChecked() else By.ANYONE,
            entry=_code(self.entry, Entry, "entry"),
            min_gap_days=_number(self.min_gap, "min_gap_days") or 0,
            last_call_days=_number(self.last_call, "last_call_days"),
            enabled=self.enabled.isChecked(),
        )

    def begins(self) -> date:
        """The day from which it holds; RuleBroken without one."""
        day = self.valid_from.value()
        if day is None:
            raise RuleBroken("rule_begins_blank", "valid_from")
        return day

    def _lay_out(self, *, new: bool) -> None:
        self.group(_("The rule"))
        self.add("title", _("Title"), self.title, obligatory=True)
        self.add("code", _("Code"), self.code, obligatory=True)
        self.code.setReadOnly(not new)
        self.add(
            "basis", _("Basis"), self.basis, wide=True, note=_("The words it rests on, as they are written")
        )
        self.group(_("Whom it is for"), _("What is empty does not restrict."))
        self.add("min_age", _("From age"), self.min_age, note=_("full years, included"))
        self.add("max_age", _("To age"), self.max_age, note=_("full years, included"))
        self.add("residence", wording.field("residence"), self.residence)
        self.add("categories", wording.field("category"), self.categories)
        self.add("except_categories", _("All but"), self.except_categories)
        self.add("flags", _("Care flags"), self.flags, note=_("any one of them"))
        self.group(_("How often"))
        self.add("times", _("Times"), self.times, obligatory=True)
        self.add("period", _("Period"), self.period, obligatory=True)
        self.add("years", _("Years"), self.years, note=_("of a period of several years"))
        self.add("entry", _("Entering midway"), self.entry)
        self.group(_("What counts"))
        self.add("kinds", _("Ways of visiting"), self.kinds, wide=True, note=_("Empty: any"))
        self.add("by", _("Leader present"), self.by)
        self.add("min_gap_days", _("Days apart"), self.min_gap, note=_("nearer ones count once"))
        self.add("last_call_days", _("Last days"), self.last_call, note=_("before the end; empty: as usual"))
        self.group(_("When"))
        note = _("decides the periods that begin then or later")
        self.add("valid_from", _("In force from"), self.valid_from, obligatory=True, note=note)
        self.add("enabled", _("In use"), self.enabled)


def _several(codes: tuple[str, ...], chosen: frozenset[str]) -> MultiChoice:
    made = MultiChoice(codes, wording.term)
    made.set_value(sorted(chosen))
    return made


def _number(field: LineEdit, name: str, *, least: int = 0) -> int | None:
    text = field.text().strip()
    if not text:
        return None
    if not text.isdecimal() or int(text) < least:
        raise RuleBroken("rule_number", name, text=text, least=least)
    return int(text)


def _code(box: CodeBox, kind: type[E], name: str) -> E:
    try:
        return kind(box.value())
    except ValueError:
        raise RuleBroken("rule_choice", name, text=box.value()) from None
