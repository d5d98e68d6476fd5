"""A small field for a whole number, with steps; plain enough to be typed into with figures of either width."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QSpinBox

from retiree_desk.ui import theme

_WIDTH = 120


class NumberBox(QSpinBox):
    """A number from ``lowest`` to ``highest``."""

    def __init__(self, lowest: int = 1, highest: int = 1) -> None:
        super().__init__()
        self.setRange(lowest, highest)
        self.setFixedWidth(theme.px(_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(theme.CONTROL))
        self.lineEdit().setStyleSheet("border: 0; padding: 0; min-height: 0; background: transparent")
