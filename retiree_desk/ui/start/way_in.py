"""From the start of the program to an open office: one window after another, and never an empty office for a missing one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.settings import Settings
from retiree_desk.troubles import Trouble
from retiree_desk.ui import troubles
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.password_window import PasswordWindow, Way
from retiree_desk.ui.start import doors, doorstep, one_window
from retiree_desk.ui.start.doors import Preload
from retiree_desk.ui.start.doorstep import Door
from retiree_desk.ui.start.repair_window import RepairWindow
from retiree_desk.ui.start.trouble_screen import Act, TroubleScreen
from retiree_desk.ui.tasks import Tasks, beside

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office

AT_THE_DOOR = frozenset(
    {"wrong_password", "wrong_recovery_code", "user_needed", "user_unknown", "vault_lost", "backup_none"}
)
"""Troubles that a person mends by typing again; any other takes the place of the window."""

ACTS = {
    "office_missing": ("retry", "choose", "restore", "new"),
    "database_gone": ("restore", "choose", "retry"),
    "database_empty": ("restore", "choose", "retry"),
    "vault_damaged": ("repair", "restore", "retry"),
    "place_is_network": ("choose", "retry"),
    "place_is_synced": ("choose", "retry"),
    "office_in_use": ("retry", "choose"),
}
_OTHERWISE = ("retry", "restore", "choose")


class WayIn(QObject):
    """``opened`` brings the open office and what is to be shown first; ``left`` comes when the person gives up.

    ``preparing`` brings the name of an office whose password is being tried: there is time to build its window.

    ``expected`` says that there must be an office in ``folder``: then its absence is a trouble, not a beginning.
    """

    opened = Signal(object, str)
    preparing = Signal(str)
    left = Signal()

    def __init__(
        self, settings: Settings, folder: Path, tasks: Tasks, *, expected: bool, user: str = ""
    ) -> None:
        super().__init__()
        self.window: QWidget | None = None
        self._settings = settings
        self._folder = folder
        self._tasks = tasks
        self._expected = expected
        self._user = user or settings.last_user
        self._preload = Preload()
        self._office: Office | None = None

    def begin(self) -> None:
        """Look at the folder and show what fits."""
        try:
            door = doorstep.look(self._folder)
        except Trouble as trouble:
            self._meet(trouble)
        else:
            self.ask_password(door)
        QTimer.singleShot(0, self._preload.start)

    def ask_password(self, door: Door) -> None:
        """The password window of this office."""
        way = Way(partial(self._unlock, door), partial(self._recover, door), self._explain)
        window = PasswordWindow(door.office, door.users, way, last_user=self._user)
        window.opened.connect(self._tell_opened)
        window.given_up.connect(partial(self._leave, window))
        self._show(window)

    def first_run(self) -> None:
        """Set up an office."""
        from retiree_desk.ui.start.first_run import FirstRun  # heavy: SQLAlchemy

        window = FirstRun(self._folder)
        window.finished.connect(self._finish_set_up)
        window.restore_asked.connect(self.restore)
        window.demo_asked.connect(self._demo)
        window.left.connect(partial(self._leave, window))
        self._show(window)

    def restore(self) -> None:
        """Make a data folder from a backup, then open it."""
        from retiree_desk.ui.backups.restore_window import RestoreWindow  # heavy: SQLAlchemy

        window = RestoreWindow(self._tasks, near=self._folder)
        window.restored.connect(self._go_to)
        window.back_asked.connect(self.begin)
        window.left.connect(partial(self._leave, window))
        self._show(window)

    def _meet(self, trouble: Trouble) -> None:
        """What takes the place of the office."""
        if trouble.code == "office_missing" and not self._expected:
            self.first_run()
        elif trouble.code == "office_in_use" and one_window.raise_other(self._folder):
            self.left.emit()
        else:
            screen = self.screen(trouble)
            screen.left.connect(partial(self._leave, screen))
            self._show(screen)

    def screen(self, trouble: Trouble) -> TroubleScreen:
        """What is said of a trouble, with what can be done about it."""
        acts = [self._act(name) for name in ACTS.get(trouble.code, _OTHERWISE)]
        return TroubleScreen(wording.advice(trouble), acts)

    def _act(self, name: str) -> Act:
        return {
            "retry": Act(_("Look again"), Icon.REFRESH, self.begin),
            "choose": Act(_("Choose a folder…"), Icon.FOLDER, self._choose),
            "restore": Act(_("Restore a backup…"), Icon.RESTORE, self.restore),
            "new": Act(_("Set up a new office…"), Icon.ADD, self.first_run),
            "repair": Act(_("Use the recovery code…"), Icon.KEY, self._repair),
        }[name]

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self.window, _("The folder of your office"), str(self._folder.parent)
        )
        if chosen:
            self._go_to(Path(chosen))

    def _go_to(self, folder: Path) -> None:
        self._folder = folder
        self._expected = True
        self.begin()

    def _repair(self) -> None:
        window = RepairWindow(self._rebuild, self._explain)
        window.opened.connect(self._tell_opened)
        window.back_asked.connect(self.begin)
        window.left.connect(partial(self._leave, window))
        self._show(window)

    def _unlock(self, door: Door, user: str, password: str) -> None:
        self._preload.wait()
        self._office = beside(
            partial(doors.open_office, door.folder, password, user), partial(self.preparing.emit, door.office)
        )

    def _recover(self, door: Door, code: str, password: str) -> None:
        self._preload.wait()
        user = self.window.person() if isinstance(self.window, PasswordWindow) else ""
        self._office = doors.recover(door.folder, code, user, password)

    def _rebuild(self, code: str, password: str) -> None:
        self._preload.wait()
        self._office = doors.rebuild(self._folder, code, password)

    def _explain(self, error: Exception) -> str:
        """A failure in a sentence; what typing can't mend takes the place of the window a moment later."""
        if isinstance(error, RuleBroken):
            return wording.refusal(error)
        if not isinstance(error, Trouble):
            troubles.bug(type(error), error, error.__traceback__)
            return ""
        if error.code not in AT_THE_DOOR:
            QTimer.singleShot(0, partial(self._meet, error))
        advice = wording.advice(error)
        return f"{advice.happened}\n{advice.cure}"

    def _finish_set_up(self, office: Office, first: str) -> None:
        self._office = office
        if first == "demo":
            self._demo()
        else:
            self._tell_opened(first)

    def _demo(self) -> None:
        from retiree_desk.ui.start.demo_window import DemoWindow  # heavy: SQLAlchemy

        if self._office is not None:
            self._office.close()
        window = DemoWindow(self._tasks)
        window.opened.connect(self._open_demo)
        window.back_asked.connect(self.begin)
        window.left.connect(partial(self._leave, window))
        self._show(window)

    def _open_demo(self, office: Office) -> None:
        self._office = office
        self._tell_opened()

    def _tell_opened(self, first: str = "") -> None:
        self._preload.wait()
        window, self.window = self.window, None
        self.opened.emit(self._office, first)
        if window is not None:
            window.close()
            window.deleteLater()

    def _leave(self, window: QWidget) -> None:
        if window is self.window:
            self.left.emit()

    def _show(self, window: QWidget) -> None:
        former, self.window = self.window, window
        window.show()
        window.activateWindow()
        if former is not None:
            former.close()
            former.deleteLater()
