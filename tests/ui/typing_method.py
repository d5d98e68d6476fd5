"""An input method played by hand: what a widget sees when Chinese is typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


def compose(widget: QWidget, letters: str) -> None:
    """Show ``letters`` as being composed."""
    QCoreApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def commit(widget: QWidget, text: str) -> None:
    """End composing with ``text``."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)
