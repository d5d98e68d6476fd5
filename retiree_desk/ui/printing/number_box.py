"""A small field for a whole number, with steps; plain enough to be typed into with figures of either width."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

from retiree_desk.ui import theme

_INDENT = 8


class NumberBox(QSpinBox):
    """A number from ``lowest`` to ``highest``."""

    def __init__(self, lowest: int = 1, highest: int = 1) -> None:
        super().__init__()
        self.setRange(lowest, highest)
        self.setFixedHeight(theme.px(theme.CONTROL))
        self.lineEdit().setTextMargins(theme.px(_INDENT), 0, 0, 0)
        self.lineEdit().setStyleSheet("border: 0; padding: 0; min-height: 0; background: transparent")
