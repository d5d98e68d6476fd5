"""The age of the newest proven backup on a page: a link that opens the backups."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from retiree_desk.ui.desk import Backup, Desk
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.theme import Role
from retiree_desk.ui.widgets.buttons import Kind, button


class AgeNote(QWidget):
    """Nothing until the age is known; an old backup gets a warning sign. ``clicked`` asks for the backups."""

    clicked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.act = button("", Icon.BACKUP, Kind.QUIET)
        self.act.clicked.connect(self.clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.act)
        self._show(desk.backup)
        desk.backup_told.connect(self._show)

    def _show(self, backup: Backup) -> None:
        self.act.setText(f" {backup.sentence}")
        self.act.setAccessibleName(backup.sentence)
        sign = icon(Icon.WARNING, Role.LAST_CALL) if backup.old else icon(Icon.BACKUP, Role.SOFT)
        self.act.setIcon(sign)
        self.setVisible(bool(backup.sentence))
