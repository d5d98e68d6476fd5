"""Ways to put what is under test on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

P = TypeVar("P", bound=QWidget)


@contextmanager
def shown(qtbot: QtBot, page: P, width: int = 1160, height: int = 640) -> Iterator[P]:
    """A page in its usual size, active, closed afterwards."""
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
    yield page
    page.close()


@contextmanager
def typed_into(qtbot: QtBot, field: P, *below: QWidget, width: int = 400) -> Iterator[P]:
    """A field at the top of a small active window, with the focus and with room for what it drops down."""
    window = QWidget()
    window.resize(width, 500)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addStretch(1)
    for widget in below:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    yield field
    window.close()
