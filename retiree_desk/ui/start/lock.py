"""The lock: the office stays open behind it, and only a password or the recovery code brings it back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from retiree_desk import wording
from retiree_desk.domain.passwords import check_password
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.services import offices
from retiree_desk.services.offices import Office
from retiree_desk.store import vault
from retiree_desk.troubles import Trouble
from retiree_desk.ui import troubles
from retiree_desk.ui.password_window import PasswordWindow, Way


class LockWindow(PasswordWindow):
    """``unlocked`` brings who is at the desk from now on."""

    unlocked = Signal(str)

    def __init__(self, office: Office, user: str) -> None:
        self._office = office
        way = Way(self._unlock, self._recover, explain)
        super().__init__(office.vault.office, office.vault.users, way, last_user=user)
        self.opened.connect(self._tell)
        self.say(_("Locked. The office is as you left it."))

    def _unlock(self, user: str, password: str) -> None:
        vault.unlock(self._office.vault, password, user)

    def _recover(self, code: str, password: str) -> None:
        check_password(password)
        vault.unlock_with_recovery(self._office.vault, code)
        offices.set_password(self._office, self.person(), password)

    def _tell(self) -> None:
        self.unlocked.emit(self.person())


def explain(error: Exception) -> str:
    """Why it stays locked."""
    if isinstance(error, RuleBroken):
        return wording.refusal(error)
    if isinstance(error, Trouble):
        advice = wording.advice(error)
        return f"{advice.happened}\n{advice.cure}"
    troubles.bug(type(error), error, error.__traceback__)
    return ""
