"""Who may open the office: people with their passwords, and the recovery code for when one is forgotten."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import offices
from retiree_desk.services.offices import Office
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.settings.password_form import NewPersonDialog, OwnPasswordDialog
from retiree_desk.ui.settings.recovery_dialog import RecoveryDialog
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.words import rule, section, words


class PeopleSection(QWidget):
    """Every password opens the whole office; the names tell who did what."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__()
        self._desk = desk
        self._office = office
        self._people = QVBoxLayout()
        self._people.setSpacing(theme.px(4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(section(_("People with a password")))
        told = _(
            "Each password opens the whole office; the name stands beside everything that person enters."
        )
        layout.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        layout.addLayout(self._people)
        add = button(_("Add a user…"), Icon.ADD)
        add.clicked.connect(self.add)
        layout.addSpacing(theme.px(4))
        layout.addWidget(add)
        layout.addSpacing(theme.px(12))
        layout.addWidget(rule())
        layout.addSpacing(theme.px(12))
        layout.addWidget(section(_("Recovery code")))
        told = _(
            "It opens the office when a password is forgotten. If the paper is lost or somebody has seen it, make a "
            "new code; the old one then opens only backups made before."
        )
        layout.addWidget(words(told, Type.BODY, Role.SOFT, wrap=True))
        renew = button(_("Make a new recovery code…"), Icon.KEY)
        renew.clicked.connect(self.renew)
        layout.addWidget(renew)
        layout.addStretch(1)

    def reload(self) -> None:
        """Show who there is now."""
        empty(self._people)
        for user in self._office.vault.users:
            self._people.addWidget(self._line(user))

    def add(self) -> NewPersonDialog:
        """Ask for a further person."""
        dialog = NewPersonDialog(self._office, self.window())
        dialog.accepted.connect(self.reload)
        dialog.open()
        return dialog

    def change(self) -> OwnPasswordDialog:
        """Ask for another password of the person at the desk."""
        dialog = OwnPasswordDialog(self._office, self._desk.user, self.window())
        dialog.accepted.connect(partial(self._desk.tell, _("The new password holds from now on.")))
        dialog.open()
        return dialog

    def renew(self) -> RecoveryDialog:
        """Make a new recovery code and have it typed back."""
        dialog = RecoveryDialog(self._office, self.window())
        dialog.open()
        return dialog

    def remove(self, user: str) -> None:
        """Take a person's password away."""
        try:
            offices.remove_user(self._office, user)
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)
            return
        self._desk.tell(_("{user} can no longer open the office.").format(user=user))
        self.reload()

    def _line(self, user: str) -> QWidget:
        row = QWidget()
        row.setMinimumHeight(theme.px(theme.ROW))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        sign = words()
        sign.setPixmap(pixmap(Icon.MEMBER, Role.SOFT, 18))
        layout.addWidget(sign)
        layout.addWidget(words(user, Type.STRONG))
        if user == self._desk.user:
            layout.addWidget(words(_("at the desk now"), Type.CAPTION, Role.SOFT))
        layout.addStretch(1)
        if user == self._desk.user:
            act = button(_("Change the password…"), Icon.EDIT, Kind.QUIET)
            act.clicked.connect(self.change)
        else:
            act = button(_("Take the password away"), Icon.REMOVE, Kind.QUIET)
            act.setAccessibleName(_("Take the password of {user} away").format(user=user))
            act.clicked.connect(partial(self.remove, user))
        layout.addWidget(act)
        return row
