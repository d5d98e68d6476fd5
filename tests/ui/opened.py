"""An office opened for a whole window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retiree_desk.settings import Settings
from retiree_desk.ui.tasks import Tasks
from retiree_desk.ui.workplace import Workplace
from tests.data_folders import Folder, new_folder

TODAY = date(2026, 5, 18)


@contextmanager
def workplace(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, settings: Settings | None = None
) -> Iterator[tuple[Workplace, Folder]]:
    """A window over a fresh office; closed without its last backup."""
    folder = new_folder(tmp_path / "office")
    office = folder.open()
    made = Workplace(
        qapp,
        office.vault.office,
        settings or Settings(),
        settings_file=tmp_path / "settings.json",
        today=lambda: TODAY,
        tasks=Tasks(inline=True),
    )
    made.enter(office)
    with qtbot.waitActive(made.window):
        made.show()
    try:
        yield made, folder
    finally:
        if made._lock_window is not None:
            made._lock_window.given_up.disconnect()
            made._lock_window.close()
        made.leave_open()
        office.close()
