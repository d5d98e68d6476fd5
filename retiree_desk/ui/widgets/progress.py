"""How far long work is, in people: a strip that a page shows in itself, or over a window that must wait."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.words import words

PATIENCE = 400
_UNKNOWN = 1 << 40


def people(done: int, total: int) -> str:
    """第 3 120 / 7 250 人."""
    return _("Person {done} of {total}").format(done=grouped(done), total=grouped(total))


def items(done: int, total: int) -> str:
    """The same where it is not people that are counted."""
    return _("{done} of {total}").format(done=grouped(done), total=grouped(total))


def grouped(number: int) -> str:
    """A number in groups of three: 7 250."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


class ProgressStrip(QWidget):
    """What is being done, a bar, how far, and a way to cancel; comes up after 400 ms only."""

    cancelled = Signal()

    def __init__(
        self, title: str, words_of: Callable[[int, int], str] = people, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words_of = words_of
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._count = words("", Type.CAPTION, Role.SOFT)
        self._cancel = button(_("Cancel"), Icon.CLOSE, Kind.QUIET)
        self._cancel.clicked.connect(self._stop)
        line = QHBoxLayout()
        line.addWidget(words(title))
        line.addStretch(1)
        line.addWidget(self._count)
        layout = QVBoxLayout()
        layout.setSpacing(theme.px(6))
        layout.addLayout(line)
        layout.addWidget(self._bar)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(16))
        whole.addLayout(layout, 1)
        whole.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignBottom)

    def show_progress(self, done: int, total: int) -> None:
        """Show ``done`` of ``total``; a total not known yet moves the bar to and fro."""
        if total >= _UNKNOWN:
            return
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._count.setText(self._words_of(done, total))

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._count.setText(_("Stopping at the next step; what was begun is taken back."))
        self.cancelled.emit()


class ProgressDialog(QDialog):
    """Holds the window while long work writes; appears after 400 ms, goes when told."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget, words_of: Callable[[int, int], str] = people) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(460))
        self.strip = ProgressStrip(title, words_of)
        self.strip.cancelled.connect(self.cancelled)
        margin = theme.px(theme.MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self.strip)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.open)
        self._patience.start(PATIENCE)

    def finish(self) -> None:
        """The work has ended, one way or another."""
        self._patience.stop()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
