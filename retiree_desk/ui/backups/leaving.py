"""The last backup, when the window has been closed: seen, and never a reason not to end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _
from retiree_desk.services import backups
from retiree_desk.services.backups import Reason
from retiree_desk.services.offices import Office
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.tasks import Task, Tasks
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.progress import ProgressStrip, items
from retiree_desk.ui.widgets.words import words


class Leaving(QWidget):
    """Shows that the backup is made, then calls ``leave``; closing it leaves at once."""

    def __init__(self, office: Office, tasks: Tasks, leave: Callable[[], None]) -> None:
        super().__init__()
        self._tasks = tasks
        self._leave = leave
        self._task = Task(
            self,
            lambda _task: backups.back_up(office, Reason.EXIT),
            done=self._done,
            failed=self._tell,
            stopped=self._go,
        )
        self.setWindowTitle(_("{office} — Retiree Desk").format(office=office.vault.office))
        self.setFixedWidth(theme.px(460))
        margin = theme.px(theme.MARGIN)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(margin, margin, margin, margin)
        self._layout.setSpacing(theme.px(12))
        self._strip = ProgressStrip(_("Making the last backup of the day's work"), items)
        self._strip.cancelled.connect(self._task.stop)
        self._layout.addWidget(self._strip)

    def begin(self) -> None:
        """Make the backup."""
        self.show()
        self._tasks.start(self._task)

    def _done(self, _made: object) -> None:
        self._go()

    def _tell(self, error: Exception) -> None:
        """Say what went wrong, and that everything is saved all the same."""
        self._strip.hide()
        known = wording.advice(error).happened if isinstance(error, Trouble) else ""
        self._layout.addWidget(words(_("The last backup could not be made."), Type.SECTION, wrap=True))
        said = _("{what} Your work itself is saved; the backups made before are as they were.")
        self._layout.addWidget(words(said.format(what=known).strip(), wrap=True))
        end = button(_("End the program"), Icon.LOG_OUT, Kind.PRIMARY)
        end.clicked.connect(self._go)
        self._layout.addWidget(end, 0, Qt.AlignmentFlag.AlignRight)
        end.setFocus()

    def _go(self) -> None:
        self.hide()
        self.deleteLater()
        self._leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self._task.stop()
        self._go()
