"""A list with the detail of its line at the right, so that reading never needs a new window; space shows and hides it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from retiree_desk.ui import theme

_DETAIL_LEAST = 300


class ListDetail(QSplitter):
    """``detail_toggled`` tells whether the detail is shown from now on, for the settings to keep."""

    detail_toggled = Signal(bool)

    def __init__(
        self, listed: QWidget, detail: QWidget, *, shown: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._detail = detail
        detail.setMinimumWidth(theme.px(_DETAIL_LEAST))
        self.addWidget(listed)
        self.addWidget(detail)
        self.setHandleWidth(theme.px(16))
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 5)
        self.setStretchFactor(1, 3)
        self.setSizes([5000, 3000])
        detail.setVisible(shown)

    def toggle(self) -> None:
        """Show the detail, or hide it."""
        shown = self._detail.isHidden()
        self._detail.setVisible(shown)
        self.detail_toggled.emit(shown)
