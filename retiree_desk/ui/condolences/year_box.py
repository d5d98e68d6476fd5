"""Choosing a year: one before, one after."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.buttons import icon_button
from retiree_desk.ui.widgets.words import words


class YearBox(QWidget):
    """``changed`` brings the year."""

    changed = Signal(int)

    def __init__(self, year: int) -> None:
        super().__init__()
        self._year = year
        self._shown = words("", Type.STRONG)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        before, after = (
            icon_button(_("The year before"), Icon.LEFT),
            icon_button(_("The year after"), Icon.RIGHT),
        )
        before.clicked.connect(partial(self._move, -1))
        after.clicked.connect(partial(self._move, 1))
        for one in (before, self._shown, after):
            layout.addWidget(one)
        self.set_year(year)

    def year(self) -> int:
        """The year chosen."""
        return self._year

    def set_year(self, year: int) -> None:
        """Show a year."""
        self._year = year
        self._shown.setText(_("Year {year}").format(year=year))

    def _move(self, by: int, *_clicked: object) -> None:
        self.set_year(self._year + by)
        self.changed.emit(self._year)
