"""One rule as it stands: its sentence, the words it rests on, its versions, and the way to edit it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.cadence_rules import Rule, in_force
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, LinkNumber, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.chips import Chip, ChipLook, Tone
from retiree_desk.ui.widgets.words import caption, words
from retiree_desk.wording import rules as told


class RuleCard(Card):
    """``edited`` and ``named`` come when the form or the names behind the number are asked for."""

    edited = Signal()
    named = Signal()

    def __init__(self, versions: Sequence[Rule], owed: int, on: date) -> None:
        super().__init__()
        self.rule = _present(versions, on)
        self.body.setSpacing(theme.px(6))
        self.body.addLayout(self._top(owed))
        self.body.addWidget(words(told.sentence(self.rule), wrap=True))
        if self.rule.basis:
            self.body.addWidget(quoted(self.rule.basis))
        for version in sorted(versions, key=lambda one: one.valid_from, reverse=True):
            if len(versions) > 1 or version.valid_from > on:
                self.body.addWidget(caption(_version(version, self.rule), wrap=True))

    def _top(self, owed: int) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(words(self.rule.title or self.rule.code, Type.SECTION))
        head.addWidget(caption(self.rule.code))
        on = (
            ChipLook(_("in use"), Tone.DONE)
            if self.rule.enabled
            else ChipLook(_("off"), Tone.NEUTRAL, Icon.NEUTRAL)
        )
        head.addWidget(Chip(on))
        head.addStretch(1)
        if self.rule.enabled:
            head.addWidget(caption(_("people owed now")))
            number = LinkNumber(owed, _("people owed now"))
            number.clicked.connect(self.named)
            head.addWidget(number)
        edit = button(_("Edit"), Icon.EDIT, Kind.QUIET)
        edit.setAccessibleName(_("Edit {rule}").format(rule=self.rule.title or self.rule.code))
        edit.clicked.connect(self.edited)
        head.addWidget(edit)
        return head


def quoted(basis: str) -> QWidget:
    """The verbatim words a rule rests on."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    sign = QLabel()
    sign.setPixmap(pixmap(Icon.DOCUMENT, Role.SOFT, 16))
    sign.setContentsMargins(0, theme.px(2), 0, 0)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.addWidget(words(_("“{text}”").format(text=basis), Type.BODY, Role.SOFT, wrap=True))
    row.addLayout(column, 1)
    return made


def _present(versions: Sequence[Rule], on: date) -> Rule:
    """The version in force, else the next to come, else the last."""
    for rule in versions:
        if in_force(rule, on, versions):
            return rule
    return max(versions, key=lambda one: one.valid_from)


def _version(version: Rule, present: Rule) -> str:
    first = _("from {day}").format(day=wording.day(version.valid_from))
    last = _("to {day}").format(day=wording.day(version.valid_to)) if version.valid_to else ""
    now = _("in force") if version == present else ""
    return " · ".join(part for part in (first, last, told.sentence(version), now) if part)
