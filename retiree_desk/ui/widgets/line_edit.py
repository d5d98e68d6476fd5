"""The one-line field used everywhere: at home with input methods, never losing or swallowing what was typed.

While an input method composes, Enter, Esc and shortcuts belong to it. Full-width figures and letters become plain ones
before anything checks them. There is no maximum length: Qt would cut a name silently.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QValidator,
)
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, icon, pixmap

_LETTERS = {
    full: full - 0xFEE0 for full in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_FIGURES = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0x3002: 0x2E,
    0x2013: 0x2D,
}
_HELD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
_PAUSE = 60
_SIGN = 18
_SIDE = 24


def half_width(text: str, *, figures: bool = False) -> str:
    """Plain figures and letters for full-width ones; in a field of ``figures`` plain punctuation too.

    Only the full-width forms of Unicode NFKC are taken: the whole of it would change rare characters of names.
    """
    return text.translate(_FIGURES if figures else _LETTERS)


def commit_composition() -> None:
    """Let the input method hand over what it is composing: before saving, leaving, locking, printing."""
    QGuiApplication.inputMethod().commit()


class LineEdit(QLineEdit):
    """A one-line field; ``composed`` brings the text as it would read if the input method were done."""

    composed = Signal(str)

    def __init__(self, text: str = "", *, figures: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preedit = ""
        self._sign: Icon | None = None
        self._side: QToolButton | None = None
        self.setValidator(_Widths(self, figures=figures))
        self.setText(text)
        self.textChanged.connect(self._tell)

    def composing(self) -> bool:
        """Whether an input method holds letters that are not text yet."""
        return bool(self._preedit)

    def reading(self) -> str:
        """The text with what is being composed in it, without the input method's separators."""
        at = self.cursorPosition()
        return self.text()[:at] + self._preedit.replace("'", "") + self.text()[at:]

    def show_sign(self, name: Icon) -> None:
        """Draw an icon before the text."""
        self._sign = name
        self._leave_room()

    def add_side(self, name: Icon, word: str, act: Callable[[], object]) -> QToolButton:
        """A small button after the text; it takes no focus, so a key must do the same."""
        side = QToolButton(self)
        side.setProperty("side", True)
        side.setIcon(icon(name))
        side.setIconSize(QSize(theme.px(_SIGN), theme.px(_SIGN)))
        side.setFixedSize(theme.px(_SIDE), theme.px(_SIDE))
        side.setAccessibleName(word)
        side.setToolTip(word)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setCursor(Qt.CursorShape.ArrowCursor)
        side.clicked.connect(lambda _checked: act())
        self._side = side
        self._leave_room()
        return side

    def _leave_room(self) -> None:
        left = theme.px(_SIGN + 6) if self._sign else 0
        right = theme.px(_SIDE) if self._side else 0
        self.setTextMargins(left, 0, right, 0)

    def _tell(self) -> None:
        self.composed.emit(self.reading())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._side is not None:
            self._side.move(self.width() - theme.px(_SIDE + 4), (self.height() - theme.px(_SIDE)) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._sign is not None:
            top = (self.height() - theme.px(_SIGN)) // 2
            QPainter(self).drawPixmap(theme.px(9), top, pixmap(self._sign, size=_SIGN))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before, self._preedit = self._preedit, event.preeditString()
        super().inputMethodEvent(event)
        if before != self._preedit:
            self._tell()

    def event(self, event: QEvent) -> bool:
        if self._preedit and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._preedit and event.key() in _HELD:
            event.accept()
            return
        super().keyPressEvent(event)


class SearchEdit(LineEdit):
    """A search box: ``sought`` brings each new reading, a moment after the last key or at once with Enter."""

    sought = Signal(str)

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint or _("Search"))
        self.show_sign(Icon.SEARCH)
        self._clear = self.add_side(Icon.CLOSE, _("Clear"), self.clear)
        self._clear.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.seek)
        self._last = ""
        self.composed.connect(self._wait)

    def seek(self) -> None:
        """Tell the reading now, unless it was told before."""
        self._pause.stop()
        reading = self.reading().strip()
        if reading != self._last:
            self._last = reading
            self.sought.emit(reading)

    def _wait(self, reading: str) -> None:
        self._clear.setVisible(bool(reading))
        self._pause.start()


class _Widths(QValidator):
    """Accepts everything, in plain width: it sees typing, pasting and input methods alike."""

    def __init__(self, parent: QWidget, *, figures: bool) -> None:
        super().__init__(parent)
        self._figures = figures

    def validate(self, text: str, at: int) -> object:
        return QValidator.State.Acceptable, half_width(text, figures=self._figures), at
