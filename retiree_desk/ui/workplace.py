"""An open office on the screen: its desk and window, backups when they are due, the lock, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from retiree_desk.i18n import _
from retiree_desk.services import backups
from retiree_desk.services.backups import BackedUp, Reason
from retiree_desk.services.offices import Office
from retiree_desk.settings import Settings
from retiree_desk.ui import pages, troubles
from retiree_desk.ui.application import dress
from retiree_desk.ui.backups.age import age, is_old
from retiree_desk.ui.backups.leaving import Leaving
from retiree_desk.ui.desk import Backup, Changed, Desk
from retiree_desk.ui.idle import Idle
from retiree_desk.ui.main_window import MainWindow
from retiree_desk.ui.members.finder import finder
from retiree_desk.ui.members.form_drafts import unfinished
from retiree_desk.ui.start.lock import LockWindow
from retiree_desk.ui.start.one_window import Doorbell
from retiree_desk.ui.tasks import Task, Tasks
from retiree_desk.ui.today import page as today_page
from retiree_desk.ui.today.board import board_of

_MINUTE = 60_000
_LOOKS = ("theme", "text_size", "language")


class Workplace(QObject):
    """The desk and the window of the office called ``name``, and from ``enter`` to ``closed`` the open office itself.

    They are built before the office is open, while its password is being stretched.
    """

    closed = Signal()

    def __init__(
        self,
        app: QApplication,
        name: str,
        settings: Settings,
        *,
        settings_file: Path | None = None,
        today: Callable[[], date] = date.today,
        tasks: Tasks | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self.name = name
        self._office: Office | None = None
        self.desk = Desk(
            today=today,
            settings=settings,
            settings_file=settings_file,
            tasks=tasks,
            parent=self,
        )
        self.desk.secure = lambda: backups.back_up(self.office, Reason.UNDO)
        self._settings = settings
        self._lock_window: LockWindow | None = None
        self._behind_lock: list[QWidget] = []
        self._idle = Idle(app, self.lock, self)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self.look)
        self.desk.settings_changed.connect(self._prefer)
        self.desk.changed.connect(self._note)
        self._board = board_of(self.desk)
        self.window = self._made_window()
        self._board.renewed.connect(self._recount)

    @property
    def office(self) -> Office:
        """The open office; RuntimeError before ``enter``."""
        if self._office is None:
            raise RuntimeError("no office is open yet")
        return self._office

    def enter(self, office: Office) -> None:
        """Take the open office; the day's work is put in order from now on."""
        self._office = office
        self.desk.open(office.store, office.user)
        self.window.top.name_user(office.user)
        self._doorbell = Doorbell(office.place.folder, self.come_forward, self)
        self._idle.wait(self._settings.lock_after)
        self._minute.start()
        self._board.now()

    def drop(self) -> None:
        """Take away the window that no office came to."""
        self.window.deleteLater()
        self.deleteLater()

    def show(self, first: str = "") -> None:
        """Show the window, and in it the page ``first`` asks for."""
        self.window.show()
        self.window.activateWindow()
        if first == "import":
            self.window.show_page("exchange", "import")
        elif self.desk.read(lambda unit: unfinished(unit, self.desk.user)):
            self.desk.tell(_("A form you did not finish last time is kept: the page Members offers it."))
        self._tell_age()

    def come_forward(self) -> None:
        """Before everything else on the screen."""
        shown = self._lock_window or self.window
        shown.showNormal() if shown.isMinimized() else shown.show()
        shown.raise_()
        shown.activateWindow()

    def look(self) -> None:
        """Once a minute: make a backup if one is due, say how old the newest is, keep the day's work in order."""
        last = backups.newest_proven(self.office)
        changed = backups.changed_since_newest(self.office)
        if backups.due(self.office.clock(), last, changed=changed) and not self.desk.tasks.busy():
            self.desk.tasks.start(
                Task(
                    self,
                    lambda _task: backups.back_up(self.office, Reason.HALF_HOUR),
                    done=self._backed_up,
                    failed=troubles.show,
                )
            )
        self._tell_age()
        self._board.now()

    def lock(self) -> None:
        """Leave the desk: nothing of the office is seen until somebody's password is given."""
        if self._lock_window is not None:
            return
        window = LockWindow(self.office, self.desk.user)
        window.unlocked.connect(self._unlock)
        window.given_up.connect(self._give_up)
        self._lock_window = window
        window.show()
        self.window.hide()
        self._behind_lock = [
            one for one in self._app.topLevelWidgets() if one.isVisible() and one is not window
        ]
        for dialog in self._behind_lock:
            dialog.hide()

    def close(self) -> None:
        """Stop what runs, make the last backup if anything changed, let go of the office."""
        self._idle.wait(0)
        self._minute.stop()
        self._doorbell.close()
        if backups.changed_since_newest(self.office):
            Leaving(self.office, self.desk.tasks, self._let_go).begin()
        else:
            self._let_go()

    def leave_open(self) -> None:
        """Take the window away and leave the office open to whoever gave it."""
        self._idle.wait(0)
        self._minute.stop()
        self._doorbell.close()
        self.window.closed.disconnect()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _let_go(self) -> None:
        self.desk.tasks.close()
        self.office.close()
        self.closed.emit()

    def _made_window(self) -> MainWindow:
        window = MainWindow(
            self.desk,
            pages.entries(lambda: self.office),
            office=self.name,
            find=finder(self.desk, self._photo),
            counts=lambda: {today_page.KEY: self._board.waiting()},
        )
        window.lock_asked.connect(self.lock)
        window.closed.connect(self.close)
        return window

    def _photo(self, name: str) -> bytes | None:
        return self.office.attachments.get(name)

    def _prefer(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        self._idle.wait(settings.lock_after)
        if any(getattr(before, name) != getattr(settings, name) for name in _LOOKS):
            QTimer.singleShot(0, self.rebuild)

    def rebuild(self) -> None:
        """Build the window anew in other looks or another language, at the page that was shown."""
        dress(self._app, self.desk.settings)
        former, shown, place = self.window, self.window.shown(), self.window.geometry()
        former.closed.disconnect()
        opened = former.isVisible()
        self.window = self._made_window()
        self.window.setGeometry(place)
        self.window.show_page(shown)
        if opened:
            self.window.show()
        former.close()
        former.deleteLater()
        self._tell_age()

    def _unlock(self, user: str) -> None:
        self._lock_window = None
        hidden, self._behind_lock = self._behind_lock, []
        self.window.show()
        self.window.activateWindow()
        if user != self.desk.user:
            self.desk.user = self.office.user = user
            self.rebuild()
            return
        for dialog in hidden:
            if isValid(dialog):
                dialog.show()

    def _give_up(self) -> None:
        self._lock_window = None
        self.window.close()

    def _note(self, _changed: Changed) -> None:
        QTimer.singleShot(0, self._tell_age)

    def _recount(self) -> None:
        self.window.recount()

    def _backed_up(self, _made: BackedUp) -> None:
        self._tell_age()

    def _tell_age(self) -> None:
        made = backups.newest_proven(self.office)
        now = self.office.clock()
        told = Backup(age(made, now), is_old(made, now))
        self.window.top.show_backup(told.sentence, old=told.old)
        self.desk.tell_backup(told)
