"""What was not finished last time, above the register: one line, go on with it or let it go."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from retiree_desk import wording
from retiree_desk.domain.fields import Group
from retiree_desk.i18n import _
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.form_memory import FORMS
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.members.form_drafts import ADDING, Drafts
from retiree_desk.ui.theme import Role
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.words import Elided


class DraftOffer(QWidget):
    """``resumed`` brings the person and the group of the form to go on with; nobody is somebody new."""

    resumed = Signal(object, str)

    def __init__(self, desk: Desk, drafts: Drafts) -> None:
        super().__init__()
        self._desk, self._drafts = desk, drafts
        self._key = ""
        sign = QLabel()
        sign.setPixmap(pixmap(Icon.NOTE, Role.ACCENT, 20))
        self._said = Elided()
        self.go_on = button(_("Go on with it"), Icon.EDIT, Kind.QUIET)
        self.give_up = button(_("Let it go"), None, Kind.QUIET)
        self.go_on.clicked.connect(self._resume)
        self.give_up.clicked.connect(self._forget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(sign)
        layout.addWidget(self._said, 1)
        layout.addWidget(self.go_on)
        layout.addWidget(self.give_up)
        self.look()

    def look(self) -> None:
        """Offer the first form that was not finished and whose person is still there; none, nothing is shown."""
        self._key = ""
        for key in self._drafts.forms():
            words = self._desk.read(partial(_words, key=key))
            if words:
                self._key = key
                self._said.setText(_("You did not finish last time: {form}").format(form=words))
                break
        self.setVisible(bool(self._key))

    def said(self) -> str:
        """What is offered."""
        return self._said.text() if self._key else ""

    def _resume(self) -> None:
        member, _dot, group = self._key.partition(".")
        self.hide()
        self.resumed.emit(bytes.fromhex(member) if group else None, group)

    def _forget(self) -> None:
        self._drafts.forget(self._key)
        self.look()


def _words(unit: Unit, key: str) -> str:
    if key == ADDING:
        return _("a new person")
    member, _dot, group = key.partition(".")
    person = unit.members.person(bytes.fromhex(member))
    if person is None or person.voided or group not in {*Group, *FORMS}:
        return ""
    form = _(FORMS[group][1]) if group in FORMS else wording.group(Group(group))
    return _("{name}: {group}").format(name=person.text("name"), group=form)
