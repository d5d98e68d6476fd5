"""Taking everything out of a layout or a stack before it is filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QStackedWidget


def empty(layout: QLayout) -> None:
    """Take out every widget; hidden at once, gone when the events have been dealt with."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def empty_stack(stack: QStackedWidget) -> None:
    """Take out every page."""
    while (page := stack.widget(0)) is not None:
        stack.removeWidget(page)
        page.deleteLater()
