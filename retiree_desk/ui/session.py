"""The program with a window, from its start to its end: application, the way in, the office on the screen."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from retiree_desk import logs, paths, settings
from retiree_desk.settings import Settings
from retiree_desk.ui import troubles
from retiree_desk.ui.application import application
from retiree_desk.ui.start.way_in import WayIn
from retiree_desk.ui.tasks import Tasks

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office
    from retiree_desk.ui.workplace import Workplace


def open_window(
    folder: Path | None = None, *, office: Office | None = None, user: str = "", language: str = ""
) -> int:
    """Show the office in ``folder`` (by default the last one) and run until its window is closed; the exit status.

    An ``office`` that is open already needs no password; it is closed at the end.
    """
    preferred = settings.load(paths.settings_file())
    if language:
        preferred = replace(preferred, language=language)
    app = application(sys.argv[:1], preferred)
    app.setQuitOnLastWindowClosed(False)
    logs.start(paths.log_folder())
    troubles.install()
    session = Session(app, preferred, folder, user=user)
    QTimer.singleShot(0, session.begin if office is None else lambda: session.enter(office))
    try:
        return app.exec()
    finally:
        session.end()
        logs.stop()


class Session(QObject):
    """One run of the program."""

    def __init__(
        self, app: QApplication, preferred: Settings, folder: Path | None = None, *, user: str = ""
    ) -> None:
        super().__init__()
        self._app = app
        self._settings = preferred
        self._file = paths.settings_file()
        self.tasks = Tasks(self)
        self.workplace: Workplace | None = None
        last = Path(preferred.last_folder) if preferred.last_folder else None
        self.way_in = WayIn(
            preferred,
            folder or last or paths.default_data(),
            self.tasks,
            expected=bool(folder or last),
            user=user,
        )
        self._prepared: Workplace | None = None
        self.way_in.preparing.connect(self.prepare)
        self.way_in.opened.connect(self.enter)
        self.way_in.left.connect(app.quit)

    def begin(self) -> None:
        """Show the first window."""
        self.way_in.begin()

    def prepare(self, name: str) -> None:
        """Build the window of the office called ``name``, once, however often its password is tried."""
        if self._prepared is None or self._prepared.name != name:
            self._drop_prepared()
            self._prepared = self._built(name)

    def enter(self, office: Office, first: str = "") -> None:
        """Show the open office."""
        folder = office.place.folder
        if folder.parent != paths.demo_data().parent or not folder.name.startswith(paths.demo_data().name):
            self._remember(folder, office.user)
        self.prepare(office.vault.office)
        self.workplace, self._prepared = self._prepared, None
        assert self.workplace is not None
        self.workplace.desk.settings = self._settings
        self.workplace.closed.connect(self._app.quit)
        self.workplace.enter(office)
        self.workplace.show(first)

    def end(self) -> None:
        """Whatever happened: no thread is left, and the office is let go of."""
        self.tasks.close()
        self._drop_prepared()
        if self.workplace is not None:
            self.workplace.office.close()

    def _built(self, name: str) -> Workplace:
        from retiree_desk.ui.workplace import Workplace  # heavy: every page and every service

        return Workplace(self._app, name, self._settings, settings_file=self._file, tasks=self.tasks)

    def _drop_prepared(self) -> None:
        if self._prepared is not None:
            self._prepared.drop()
            self._prepared = None

    def _remember(self, folder: Path, user: str) -> None:
        self._settings = replace(self._settings, last_folder=str(folder), last_user=user)
        settings.save(self._file, self._settings)
