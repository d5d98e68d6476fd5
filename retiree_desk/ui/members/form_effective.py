"""From when a change holds: from a day on, which the rules and the history then know, or as a correction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.widgets.date_field import DateField


class EffectiveChoice(QWidget):
    """Today's date is offered; a correction says the value had been wrong all along."""

    refused = Signal(str)
    settled = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._since = QRadioButton(_("from this day on"))
        self._correction = QRadioButton(_("correction of a mistake"))
        self._since.setChecked(True)
        self.day = DateField(today)
        self.day.set_value(today())
        self.day.setFixedWidth(theme.px(128))
        self.day.setAccessibleName(_("Day from which it holds"))
        self.day.refused.connect(self.refused)
        self.day.settled.connect(self.settled)
        self._since.toggled.connect(self.day.setEnabled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._since)
        layout.addWidget(self.day)
        layout.addWidget(self._correction)
        layout.addStretch(1)
        self.setFocusProxy(self._since)

    def value(self) -> date | None:
        """The day, or nothing for a correction; RuleBroken when the day is none."""
        if self._correction.isChecked():
            return None
        day = self.day.value()
        if day is None:
            raise RuleBroken("day_missing", "effective")
        return day

    def correct(self) -> None:
        """Choose the correction."""
        self._correction.setChecked(True)
