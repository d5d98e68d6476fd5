"""The office's birthday policy: how years are counted, which birthdays are marked, leap months, weddings."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import i18n, wording
from retiree_desk.domain.birthdays import WEDDINGS, BirthdayPolicy, Reckoning
from retiree_desk.domain.lunar import LeapPolicy
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import N_, _
from retiree_desk.services import birthdays
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from retiree_desk.wording import rules as told

E = TypeVar("E", bound=StrEnum)
_EVERY = {
    "10": N_("every tenth"),
    "5": N_("every fifth"),
    "1": N_("every one"),
    "0": N_("none but the great ones"),
}


class BirthdayCard(Card):
    """Shown with what is kept; Ctrl+Enter keeps what is written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Birthdays and wedding days"))
        self._desk = desk
        self.form = Form(columns=2)
        self.reckoning = CodeBox(
            tuple(Reckoning), lambda code: told.reckoning(Reckoning(code)) if code in set(Reckoning) else code
        )
        self.every = CodeBox(tuple(_EVERY), lambda code: _(_EVERY[code]) if code in _EVERY else code)
        self.since = LineEdit(figures=True)
        self.great = LineEdit()
        self.leap = CodeBox(
            tuple(LeapPolicy),
            lambda code: _(told.LEAPS[LeapPolicy(code)]) if code in set(LeapPolicy) else code,
        )
        self.weddings = MultiChoice(tuple(map(str, WEDDINGS)), _wedding)
        self._lay_out()
        self.reload()

    def reload(self) -> None:
        """Show what is kept."""
        kept = self._desk.read(birthdays.policy)
        self.reckoning.set_value(kept.reckoning)
        self.every.set_value(str(kept.every))
        self.since.setText(str(kept.since))
        self.great.setText("、".join(map(str, kept.great)))
        self.leap.set_value(kept.leap)
        self.weddings.set_value(map(str, kept.weddings))

    def save(self) -> None:
        """Keep what is written, or say what is wrong."""
        self.form.settle()
        self.form.accept_all()
        try:
            chosen = self.value()
            self._desk.do(
                "office.settings",
                lambda unit: birthdays.keep_policy(unit, chosen),
                told=_("The policy is kept"),
            )
        except RuleBroken as broken:
            self.form.refuse(broken.field, wording.refusal(broken), go=True)

    def value(self) -> BirthdayPolicy:
        """What the fields say."""
        return BirthdayPolicy(
            reckoning=_chosen(self.reckoning, Reckoning, "reckoning"),
            every=_number(self.every.value(), "every"),
            since=_number(self.since.text(), "since"),
            great=tuple(
                _number(part, "great")
                for part in self.great.text().replace(",", "、").split("、")
                if part.strip()
            ),
            leap=_chosen(self.leap, LeapPolicy, "leap"),
            weddings=tuple(sorted(_number(part, "weddings") for part in self.weddings.value())),
        )

    def _lay_out(self) -> None:
        self.form.add("reckoning", _("Ages count"), self.reckoning)
        self.form.add("every", _("Marked are"), self.every)
        self.form.add("since", _("From age"), self.since)
        self.form.add("great", _("Great ages"), self.great, note=_("leaders call on these"))
        self.form.add(
            "leap", _("Leap months"), self.leap, note=_("a lunar birthday in a year without that leap month")
        )
        self.form.add("weddings", _("Wedding days"), self.weddings, note=_("while both are alive"))
        self.form.saved.connect(self.save)
        keep = button(_("Save"), Icon.CHECK, Kind.PRIMARY)
        keep.setToolTip(_("Ctrl+Enter"))
        keep.clicked.connect(self.save)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(keep)
        column = QVBoxLayout()
        column.setSpacing(theme.px(12))
        column.addWidget(self.form)
        column.addLayout(acts)
        inside = QWidget()
        inside.setLayout(column)
        self.body.addWidget(inside)


def _wedding(years: str) -> str:
    name = WEDDINGS.get(int(years), "") if years.isdecimal() else ""
    return f"{name} {years}".strip() if i18n.language() != "en" else years


def _number(text: str, name: str) -> int:
    if not text.strip().isdecimal():
        raise RuleBroken("rule_number", name, text=text, least=0)
    return int(text)


def _chosen(box: CodeBox, kind: type[E], name: str) -> E:
    try:
        return kind(box.value())
    except ValueError:
        raise RuleBroken("rule_choice", name, text=box.value()) from None
