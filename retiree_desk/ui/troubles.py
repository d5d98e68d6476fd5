"""The one place that shows what went wrong: the world's troubles in three sentences, our own faults with an apology.

No traceback and no personal data reach the screen; the log has the rest.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import __version__, wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.advice import told
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.words import words
from retiree_desk.wording import Advice

log = logging.getLogger(__name__)

_WIDTH = 520
_shown: list[QDialog] = []


def show(error: Exception, parent: QWidget | None = None) -> None:
    """Show any failure as its kind asks: a trouble or a refusal in words, everything else as a fault of ours."""
    if isinstance(error, Trouble | RuleBroken):
        if isinstance(error, Trouble):
            log.warning("trouble: %s", error.code)
        _open(message(error, parent))
    else:
        bug(type(error), error, error.__traceback__)


def message(error: Trouble | RuleBroken, parent: QWidget | None) -> QDialog:
    """The window that tells of a trouble or a refusal."""
    if isinstance(error, Trouble):
        return _Message(_("This did not work"), wording.advice(error), parent)
    return _Message(_("This can't be done so"), Advice(wording.refusal(error), "", ""), parent)


def bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Apologise for a fault of ours, once at a time; the log gets where it was, without the message's words."""
    report = fault(kind, trace)
    log.error("fault: %s", report)
    if isinstance(error, KeyboardInterrupt) or _shown or QApplication.instance() is None:
        return
    advice = Advice(
        _("The program made a mistake."),
        _("Your data is safe: what was being done was taken back, everything before it is kept."),
        _("Please go on working. If it happens again, send the report to whoever looks after the program."),
    )
    _open(_Message(_("Something went wrong"), advice, QApplication.activeWindow(), report))


def install() -> None:
    """Send every error nobody caught here, from the window's thread and from others."""
    sys.excepthook = bug
    threading.excepthook = lambda news: bug(
        news.exc_type, news.exc_value or RuntimeError(), news.exc_traceback
    )


def fault(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Version, platform, the error's kind and the places it came through: no values, no names."""
    places = " < ".join(
        f"{Path(frame.filename).stem}:{frame.lineno}" for frame in reversed(traceback.extract_tb(trace))
    )
    return f"{__version__} Qt {qVersion()} {platform.platform(terse=True)} {kind.__name__} {places}"


def _open(message: QDialog) -> None:
    _shown.append(message)
    message.finished.connect(lambda _result: _shown.remove(message))
    message.open()


class _Message(QDialog):
    """What happened, whether the data is safe, what to do now, and one button."""

    def __init__(self, title: str, advice: Advice, parent: QWidget | None, report: str = "") -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.px(_WIDTH))
        margin = theme.px(theme.MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theme.px(16))
        layout.setSpacing(theme.px(16))
        layout.addWidget(words(advice.happened, Type.SECTION, wrap=True))
        layout.addLayout(told(advice))
        layout.addLayout(self._acts())

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.addStretch(1)
        if self._report:
            copy = button(_("Copy the report"), Icon.COPY)
            copy.clicked.connect(self._copy)
            acts.addWidget(copy)
        close = button(_("I see"), None, Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        acts.addWidget(close)
        return acts

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
