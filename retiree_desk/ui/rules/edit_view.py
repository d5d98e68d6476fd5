"""Editing a rule: the form at the left, at the right what the edit would do, rehearsed before it is put into force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.cadence_rules import Rule
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import rehearsal, rules
from retiree_desk.services.rehearsal import Rehearsal
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.names_behind import Names
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.rules.rule_form import RuleForm
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, LinkNumber, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.words import caption, rule, words
from retiree_desk.wording import cadence

_SIDE, _SIDE_LEAST = 336, 216


class EditView(QWidget):
    """``left`` comes when the form is done with or left, ``named`` brings ``Names``."""

    left = Signal()
    named = Signal(object)

    def __init__(self, desk: Desk, edited: Rule, taken: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self._new = not edited.code
        self._taken = taken
        self.rehearsal: Rehearsal | None = None
        begins = rehearsal.first_period(edited, desk.today()).start
        self.form = RuleForm(desk, edited, begins, new=self._new)
        self._side = Card(_("What it would do"))
        self._side.setMinimumWidth(theme.px(_SIDE_LEAST))
        self._side.setMaximumWidth(theme.px(_SIDE))
        self._found: QWidget | None = None
        self._refusal = words("", wrap=True)
        self._lay_out()
        self.form.saved.connect(self.put_into_force)
        self.form.left.connect(self.left)
        again = QShortcut(QKeySequence("F5"), self)
        again.activated.connect(self.rehearse)
        self._show(None)

    def rehearse(self) -> None:
        """Work out what the edit would do, without doing it."""
        try:
            edited, begins = self._read()
        except RuleBroken as broken:
            self._refuse(broken)
            return
        self.rehearsal = self._desk.read(lambda unit: rehearsal.rehearse(unit, edited, valid_from=begins))
        self._show(self.rehearsal)

    def put_into_force(self) -> None:
        """Keep the edit as a version from its day on."""
        try:
            edited, begins = self._read()
            told = _("“{rule}” is in force from {day}").format(
                rule=edited.title or edited.code, day=wording.day(begins)
            )
            self._desk.do(
                "rule.edit", lambda unit: rules.edit_rule(unit, edited, valid_from=begins), told=told
            )
        except RuleBroken as broken:
            self._refuse(broken)
        except Trouble as trouble:
            troubles.show(trouble, self)
        else:
            self.left.emit()

    def _read(self) -> tuple[Rule, date]:
        self.form.settle()
        self.form.accept_all()
        self._refusal.hide()
        edited = self.form.value()
        if self._new and edited.code in self._taken:
            raise RuleBroken("rule_code_taken", "code", rule=edited.code)
        return edited, self.form.begins()

    def _refuse(self, broken: RuleBroken) -> None:
        if not self.form.refuse(broken.field, wording.refusal(broken), go=True):
            self._refusal.setText(wording.refusal(broken))
            self._refusal.show()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(scrolled(self.form), 1)
        left.addWidget(self._refusal)
        left.addWidget(rule())
        left.addLayout(self._acts())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(16))
        whole.addLayout(left, 3)
        whole.addWidget(self._side, 1)
        self._refusal.hide()

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        back = button(_("Leave"), None, Kind.PLAIN)
        back.clicked.connect(self.left)
        try_out = button(_("Rehearse"), Icon.REFRESH, Kind.PLAIN)
        try_out.setToolTip("F5")
        try_out.clicked.connect(self.rehearse)
        keep = button(_("Put into force"), Icon.CHECK, Kind.PRIMARY)
        keep.setToolTip(_("Ctrl+Enter"))
        keep.clicked.connect(self.put_into_force)
        acts.addWidget(back)
        acts.addStretch(1)
        acts.addWidget(try_out)
        acts.addWidget(keep)
        return acts

    def _show(self, found: Rehearsal | None) -> None:
        if self._found is not None:
            self._found.hide()
            self._found.deleteLater()
        self._found = QWidget()
        column = QVBoxLayout(self._found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        if found is None:
            column.addWidget(
                words(
                    _("Rehearse the edit to see who would join the list, who would leave it and how many visits more "
                      "are owed. Nothing changes until it is put into force."),
                    Type.BODY,
                    Role.SOFT,
                    wrap=True,
                )
            )  # fmt: skip
        else:
            self._tell(column, found)
        column.addStretch(1)
        self._side.body.addWidget(self._found, 1)

    def _tell(self, column: QVBoxLayout, found: Rehearsal) -> None:
        column.addWidget(caption(cadence.period(found.period, self._desk.today())))
        column.addWidget(words(_more(found), Type.SECTION, wrap=True))
        for title, before, after in (
            (_("People owed"), found.before, found.after),
            (_("Owed visits"), found.owed_before, found.owed_after),
        ):
            line = QHBoxLayout()
            line.addWidget(words(title), 1)
            line.addWidget(words(f"{grouped(before)} → {grouped(after)}", Type.STRONG))
            column.addLayout(line)
        column.addWidget(rule())
        for title, seqs in ((_("Join the list"), found.joining), (_("Leave the list"), found.leaving)):
            line = QHBoxLayout()
            line.addWidget(words(title), 1)
            number = LinkNumber(len(seqs), title)
            number.clicked.connect(_Opening(self, Names(title, seqs)))
            line.addWidget(number)
            column.addLayout(line)


class _Opening:
    """Opens the names of one number."""

    def __init__(self, view: EditView, names: Names) -> None:
        self._view, self._names = view, names

    def __call__(self, *_checked: bool) -> None:
        self._view.named.emit(self._names)


def _more(found: Rehearsal) -> str:
    if found.more > 0:
        said = ngettext("{count} more visit is owed", "{count} more visits are owed", found.more)
        return said.format(count=grouped(found.more))
    if found.more < 0:
        said = ngettext("{count} visit fewer is owed", "{count} visits fewer are owed", -found.more)
        return said.format(count=grouped(-found.more))
    return _("As many visits are owed as before")
