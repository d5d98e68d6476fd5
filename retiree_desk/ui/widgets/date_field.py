"""A plain field for a date: takes what people write (19500307, 1950.3.7, 50-3-7, １９５０年３月７日), says why not on leaving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from retiree_desk import wording
from retiree_desk.domain import dates
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.ui.widgets.line_edit import LineEdit

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class DateField(LineEdit):
    """Shows ``1950-03-07`` once left. ``refused`` brings the reason when it is no date, ``settled`` when it is well.

    With ``partial`` a year or a month will do. ↑ and ↓ move a whole date by a day; Ctrl+; writes today, as in Excel.
    """

    refused = Signal(str)
    settled = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        *,
        partial: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(figures=True, parent=parent)
        self._today = today
        self._partial = partial
        self.setPlaceholderText(_("such as 1950, 1950.3 or 1950.3.7") if partial else _("such as 1950.3.7"))

    def value(self) -> date | None:
        """The whole date, nothing when empty; raises RuleBroken when it is none."""
        return dates.parse(self.text(), partial=False) if self.text().strip() else None

    def partial_value(self) -> str:
        """The date as far as it is known, empty when empty; raises RuleBroken when it is none."""
        return dates.parse(self.text(), partial=True) if self.text().strip() else ""

    def set_value(self, value: date | str | None) -> None:
        """Show a date, whole or in part."""
        self.setText(value.isoformat() if isinstance(value, date) else value or "")

    def check(self) -> bool:
        """Write the date in its one spelling, or say why it is none."""
        try:
            self.set_value(self.partial_value() if self._partial else self.value())
        except RuleBroken as broken:
            self.refused.emit(wording.refusal(broken))
            return False
        self.settled.emit()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.check()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_Semicolon and not self.composing():
            self.set_value(self._today())
        elif (
            event.key() in _STEPS
            and not self.composing()
            and dates.is_valid(self.text())
            and len(self.text()) > 7
        ):
            day = date.fromisoformat(self.text())
            self.set_value(day + timedelta(days=_STEPS[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)
