"""A card that scrolls when there is not room for all of it, and looks like a card all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from retiree_desk.ui.widgets.form import scrolled


def held(card: QWidget) -> QScrollArea:
    """The card in an area that scrolls up and down."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(card)
    return scrolled(holder)
