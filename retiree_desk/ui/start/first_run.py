"""The first set-up of an office: six steps, a way back at each, nothing but an empty office at the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.store.vault import EVERYDAY, Cost
from retiree_desk.ui import theme
from retiree_desk.ui.start.recovery_step import RecoveryStep
from retiree_desk.ui.start.set_up import SetUp
from retiree_desk.ui.start.steps import BackupStep, ContentStep, DoneStep, OfficeStep, PasswordStep
from retiree_desk.ui.widgets.wizard import Wizard

_SIZE = (920, 600)


class FirstRun(QWidget):
    """``finished`` brings the open office and what is to be shown first: ``import``, ``demo`` or nothing."""

    finished = Signal(object, str)
    restore_asked = Signal()
    demo_asked = Signal()
    left = Signal()

    def __init__(self, folder: Path, *, cost: Cost = EVERYDAY) -> None:
        super().__init__()
        self.set_up = SetUp(folder, cost=cost)
        self.office = OfficeStep(self.set_up)
        self.password = PasswordStep(self.set_up)
        self.recovery = RecoveryStep(self.set_up)
        self.backup = BackupStep(self.set_up)
        self.content = ContentStep(self.set_up)
        steps = (self.office, self.password, self.recovery, self.backup, self.content, DoneStep(self.set_up))
        self.wizard = Wizard(steps, _("Open the office"))
        self.wizard.finished.connect(self._finish)
        self.wizard.cancelled.connect(self.close)
        self.office.restore_asked.connect(self.restore_asked)
        self.office.demo_asked.connect(self.demo_asked)
        self.setWindowTitle(_("Set up an office — Retiree Desk"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wizard)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(_SIZE[0]), room.width()), min(theme.px(_SIZE[1]), room.height()))

    def _finish(self) -> None:
        self.finished.emit(self.set_up.hand_over(), self.set_up.first)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.set_up.give_up()
        self.left.emit()
