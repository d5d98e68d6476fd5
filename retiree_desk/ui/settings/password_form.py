"""The small forms about passwords: one's own anew, and a further person's first one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import offices
from retiree_desk.services.offices import Office
from retiree_desk.store.vault import EVERYDAY, Cost
from retiree_desk.ui.password_window import PasswordEdit
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit


class OwnPasswordDialog(FormDialog):
    """The old password, the new one twice."""

    def __init__(
        self, office: Office, user: str, parent: QWidget | None = None, *, cost: Cost = EVERYDAY
    ) -> None:
        self._office, self._user, self._cost = office, user, cost
        self.old, self.new, self.again = (
            PasswordEdit(name) for name in (_("Present password"), _("New password"), _("Once more"))
        )
        form = Form(columns=1)
        form.add("old", _("Present password"), self.old)
        form.add(
            "password", _("New password"), self.new, note=_("at least 8 characters; length is what counts")
        )
        form.add("again", _("Once more"), self.again)
        super().__init__(_("Change the password of {user}").format(user=user), form, self._keep, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _keep(self) -> None:
        _expect_same(self.new, self.again)
        offices.change_password(self._office, self.old.text(), self.new.text(), cost=self._cost)


class NewPersonDialog(FormDialog):
    """A name and a first password."""

    def __init__(self, office: Office, parent: QWidget | None = None, *, cost: Cost = EVERYDAY) -> None:
        self._office, self._cost = office, cost
        self.user = LineEdit()
        self.new, self.again = PasswordEdit(_("Password")), PasswordEdit(_("Once more"))
        form = Form(columns=1)
        form.add("user", _("Name"), self.user)
        form.add("password", _("Password"), self.new, note=_("let the person type it; at least 8 characters"))
        form.add("again", _("Once more"), self.again)
        super().__init__(_("Add a user"), form, self._keep, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _keep(self) -> None:
        user = self.user.text().strip()
        if user in self._office.vault.users:
            raise RuleBroken("user_taken", "user", user=user)
        _expect_same(self.new, self.again)
        offices.set_password(self._office, user, self.new.text(), cost=self._cost)


def _expect_same(one: PasswordEdit, other: PasswordEdit) -> None:
    if one.text() != other.text():
        raise RuleBroken("passwords_differ", "again")
