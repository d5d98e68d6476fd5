"""One group of a person's facts, edited in place: Ctrl+Enter saves, Esc leaves and keeps what was typed as a draft."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain.dated import DATED_FIELDS
from retiree_desk.domain.fields import Group
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Row, Value
from retiree_desk.i18n import _
from retiree_desk.services import members
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members.form_drafts import Drafts, differing, raw_of, restore
from retiree_desk.ui.members.form_effective import EffectiveChoice
from retiree_desk.ui.members.form_fields import Editor, Raw, editable, editor, wide
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.words import caption, words

EFFECTIVE = "effective"


class GroupForm(QWidget):
    """``done`` comes when it was saved or left; the card then shows the facts again."""

    done = Signal()

    def __init__(self, desk: Desk, drafts: Drafts, uid: bytes, group: Group, values: Row) -> None:
        super().__init__()
        self._desk, self._drafts, self._uid, self._values = desk, drafts, uid, values
        self._key = f"{uid.hex()}.{group}"
        self.form = Form()
        self.form.saved.connect(self.save)
        self.form.left.connect(self.leave)
        self.editors: dict[str, Editor] = {}
        for field in editable(group):
            made = editor(field, desk)
            made.show(values.get(field.key))
            self.editors[field.key] = made
            self.form.add(
                field.key,
                wording.field(field.key),
                made.widget,
                wide=wide(field),
                obligatory=field.obligatory,
            )
        self._effective = self._ask_when()
        self._first = raw_of(self.editors.values())
        self._refusal = words("", wrap=True)
        self._refusal.hide()
        self._restored = caption("")
        self._restored.hide()
        self._lay_out()
        self._restore()
        self._keeping = drafts.watch(self, self._key, self._draft)

    def start(self, key: str = "") -> None:
        """Begin at the field ``key``, or at the first."""
        name = key if key in self.editors else next(iter(self.editors))
        self.editors[name].widget.setFocus()

    def save(self) -> None:
        """Keep what was changed, or say beside the field why not."""
        self.form.settle()
        self.form.accept_all()
        self._refusal.hide()
        try:
            self._write(self.changes())
        except RuleBroken as broken:
            self._refuse(broken)
        except Trouble as trouble:
            troubles.show(trouble, self)
        else:
            self._keeping.stop()
            self._drafts.forget(self._key)
            self.done.emit()

    def changes(self) -> dict[str, Value]:
        """The fields whose value differs from the register's."""
        found = {}
        for key, one in self.editors.items():
            if one.raw() != self._first[key]:
                found[key] = one.value()
        return found

    def leave(self) -> None:
        """Back to the facts; what was typed is kept as a draft."""
        self._keeping.stop()
        draft = self._draft()
        self._drafts.keep(self._key, draft)
        if draft:
            self._desk.tell(_("Not saved. What you typed is kept: open the group again to go on."))
        self.done.emit()

    def _draft(self) -> dict[str, Raw]:
        return differing(raw_of(self.editors.values()), self._first)

    def give_up(self) -> None:
        """Throw the draft away and show the register's values."""
        self._drafts.forget(self._key)
        for key, one in self.editors.items():
            one.show(self._values.get(key))
        self._restored.hide()
        self._again.hide()

    def _write(self, changed: dict[str, Value]) -> None:
        if not changed:
            return
        dated = any(key in DATED_FIELDS for key in changed)
        since: date | None = self._effective.value() if self._effective is not None and dated else None
        name = str(self._values.get("name") or "")
        told = _("{name}: {fields} changed").format(
            name=name, fields="、".join(wording.field(key) for key in list(changed)[:3])
        )
        self._desk.do(
            "member.edit", lambda unit: members.edit(unit, self._uid, changed, effective_on=since), told=told
        )

    def _ask_when(self) -> EffectiveChoice | None:
        names = [wording.field(key) for key in self.editors if key in DATED_FIELDS]
        if not names:
            return None
        made = EffectiveChoice(self._desk.today)
        note = _("for {fields}; the rules and the history go by it").format(fields="、".join(names))
        self.form.add(EFFECTIVE, _("Takes effect"), made, wide=True, note=note)
        return made

    def _refuse(self, broken: RuleBroken) -> None:
        sentence = wording.refusal(broken)
        if not self.form.refuse(broken.field, sentence, go=True):
            self._refusal.setText(sentence)
            self._refusal.show()

    def _restore(self) -> None:
        draft = self._drafts.of(self._key)
        restore(self.editors, draft)
        self._restored.setVisible(bool(draft))
        self._again.setVisible(bool(draft))
        self._restored.setText(_("This is what you typed last time; it is not saved yet."))

    def _lay_out(self) -> None:
        keep = button(_("Save"), Icon.CHECK, Kind.PRIMARY)
        keep.setToolTip(_("Ctrl+Enter"))
        keep.clicked.connect(self.save)
        leave = button(_("Leave"))
        leave.setToolTip(_("Esc; what you typed is kept"))
        leave.clicked.connect(self.leave)
        self._again = button(_("Show the register's values"), Icon.UNDO, Kind.QUIET)
        self._again.clicked.connect(self.give_up)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(keep)
        acts.addWidget(leave)
        acts.addWidget(self._again)
        acts.addStretch(1)
        acts.addWidget(words(_("Enter: next · Ctrl+Enter: save · Esc: leave"), Type.CAPTION, Role.SOFT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._restored)
        layout.addWidget(self.form)
        layout.addWidget(self._refusal)
        layout.addLayout(acts)
