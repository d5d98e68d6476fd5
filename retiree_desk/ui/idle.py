"""Tells when nobody has touched a key or the mouse for some minutes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_MINUTE = 60_000


class Idle(QObject):
    """Calls ``act`` after the minutes given to ``wait``. It listens at the window in use, not at every widget: cheap."""

    def __init__(self, app: QGuiApplication, act: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: QWindow | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(act)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def wait(self, minutes: int) -> None:
        """Act after so many minutes without a touch; 0 never."""
        self._timer.stop()
        self._timer.setInterval(minutes * _MINUTE)
        if minutes:
            self._timer.start()

    def touched(self) -> None:
        """Somebody is there."""
        if self._timer.interval():
            self._timer.start()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window is not self._watched:
            window.installEventFilter(self)
            self._watched = window
        self.touched()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a touch; nothing is taken away."""
        if event.type() in _TOUCHES:
            self.touched()
        return False
