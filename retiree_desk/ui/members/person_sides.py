"""The two sides of a person's page: next to each other where there is room, else one at a time behind two tabs."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.widgets.tabs import tabs

_SIDE_BY_SIDE = 900
_STREAM = 348


class Sides(QWidget):
    """The facts and the stream; on a narrow page the tab chosen."""

    def __init__(self, facts: QWidget, stream: QWidget, at: int = 0) -> None:
        super().__init__()
        self._sides = (facts, stream)
        self.tabs = tabs((_("Facts"), _("What happened")), _("Sides of the page"))
        self.tabs.setCurrentIndex(at)
        self.tabs.currentChanged.connect(self._fit)
        both = QHBoxLayout()
        both.setSpacing(theme.px(16))
        both.addWidget(stream)
        both.addWidget(facts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.tabs)
        layout.addLayout(both, 1)
        self._fit()

    def shown(self) -> int:
        """0 when the facts are chosen, 1 when the stream is."""
        return self.tabs.currentIndex()

    def show_side(self, at: int) -> None:
        """Choose the facts (0) or the stream (1)."""
        self.tabs.setCurrentIndex(at)

    def _fit(self, *_changed: int) -> None:
        facts, stream = self._sides
        narrow = self.width() < theme.px(_SIDE_BY_SIDE)
        self.tabs.setVisible(narrow)
        facts.setVisible(not narrow or self.shown() == 0)
        stream.setVisible(not narrow or self.shown() == 1)
        stream.setMinimumWidth(0 if narrow else theme.px(_STREAM))
        stream.setMaximumWidth(16_777_215 if narrow else theme.px(_STREAM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
