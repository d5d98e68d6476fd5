"""The one-line field used everywhere: at home with input methods, never losing or swallowing what was typed.

While an input method composes, Enter, Esc and shortcuts belong to it. Full-width figures and letters become plain ones
before anything checks them. There is no maximum length: Qt would cut a name silently.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui.icons import Icon, icon

_LETTERS = {full: full - 0xFEE0 for full in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FIGURES = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x3002: 0x2E, 0x2013: 0x2D}
_HELD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
_PAUSE = 60


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

    def _tell(self) -> None:
        self.composed.emit(self.reading())

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
        self.addAction(icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon(Icon.CLOSE), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(_("Clear"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
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
