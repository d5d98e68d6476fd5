"""The demo office is being made: a window with its progress and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.start import doors
from retiree_desk.ui.tasks import Task, Tasks
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.progress import ProgressStrip, items
from retiree_desk.ui.widgets.words import words

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office

_WIDTH = 560


class DemoWindow(QWidget):
    """``opened`` brings the open demo office, once the person has seen its password."""

    opened = Signal(object)
    back_asked = Signal()
    left = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._office: Office | None = None
        self.setWindowTitle(_("Retiree Desk"))
        self.setFixedWidth(theme.px(_WIDTH))
        told = _("{count} invented people with two years of visits, in a folder of their own.")
        self._told = words(told.format(count=doors.DEMO_MEMBERS), Type.BODY, Role.SOFT, wrap=True)
        self._strip = ProgressStrip(_("Making the demo office"), items)
        self._go = button(_("Look around"), Icon.NEXT, Kind.PRIMARY)
        self._go.clicked.connect(self._open)
        self._go.hide()
        self._lay_out()
        self._task = Task(
            self,
            lambda task: doors.demo(task.report),
            done=self._made,
            failed=self._failed,
            progressed=self._strip.show_progress,
            stopped=self.back_asked.emit,
        )
        self._strip.cancelled.connect(self._task.stop)
        tasks.start(self._task)

    def _made(self, made: tuple[Office, str]) -> None:
        self._office, password = made
        self._strip.hide()
        self._told.setText(
            _("The demo office is ready. Its password, should you come back to it: {password}").format(
                password=password
            )
        )
        self._go.show()
        self._go.setFocus()

    def _failed(self, error: Exception) -> None:
        troubles.show(error)
        self.back_asked.emit()

    def _open(self) -> None:
        office, self._office = self._office, None
        self.opened.emit(office)

    def _lay_out(self) -> None:
        margin = theme.px(32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(24))
        layout.setSpacing(theme.px(16))
        layout.addWidget(words(_("The demo office"), Type.TITLE))
        layout.addWidget(self._told)
        layout.addWidget(self._strip)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self._go)
        layout.addLayout(acts)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._task.stop()
        if self._office is not None:
            self._office.close()
        self.left.emit()
