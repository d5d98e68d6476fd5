"""Who takes part: a line for each of the staff with the calls they can make a day; 0 = takes no part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from retiree_desk import wording
from retiree_desk.i18n import _
from retiree_desk.services.planning_crew import FULL_DAY, MOST_PER_DAY, Part
from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.words import Elided

_LEAST = 240
_ROOMY = 420


class CrewList(QWidget):
    """``changed`` comes when somebody joins, leaves or gets another number."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[Part] = []
        self._takes: list[QCheckBox] = []
        self._numbers: list[QSpinBox] = []
        self._abouts: list[Elided] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, theme.px(8), 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these people."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._parts, self._takes, self._numbers, self._abouts = list(parts), [], [], []
        for row, part in enumerate(self._parts):
            self._add(row, part)
        self.changed.emit()

    def value(self) -> list[Part]:
        """Everybody with the number chosen; 0 for those who take no part."""
        return [
            replace(part, per_day=number.value() if takes.isChecked() else 0)
            for part, takes, number in zip(self._parts, self._takes, self._numbers, strict=True)
        ]

    def _add(self, row: int, part: Part) -> None:
        takes = QCheckBox(part.name)
        takes.setChecked(part.per_day > 0)
        number = QSpinBox()
        number.setRange(1, MOST_PER_DAY)
        number.setValue(part.per_day or FULL_DAY)
        number.setFixedWidth(theme.px(100))
        number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        number.setSuffix(_(" a day"))
        number.setAccessibleName(_("{name}: calls a day").format(name=part.name))
        number.setEnabled(takes.isChecked())
        takes.toggled.connect(partial(self._toggle, number))
        number.valueChanged.connect(self.changed)
        self._grid.addWidget(takes, row, 0)
        about = Elided(_about(part), Type.CAPTION, Role.SOFT)
        about.setHidden(self._narrow())
        self._grid.addWidget(about, row, 1)
        self._abouts.append(about)
        self._grid.addWidget(number, row, 2)
        self._takes.append(takes)
        self._numbers.append(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for more, the names and numbers are enough."""
        super().resizeEvent(event)
        for about in self._abouts:
            about.setHidden(self._narrow())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), super().minimumSizeHint().height())

    def _narrow(self) -> bool:
        return self.width() < theme.px(_ROOMY)

    def _toggle(self, number: QSpinBox, on: bool) -> None:
        number.setEnabled(on)
        self.changed.emit()


def _about(part: Part) -> str:
    leads = [_("leader")] if part.leader else []
    known = ["、".join(part.areas)] if part.areas else []
    return " · ".join(filter(None, [wording.term(part.post), *leads, *known]))
