"""The rail at the left: every page with its icon, its word, and how much is waiting there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import SIZE, pixmap
from retiree_desk.ui.page import PageEntry
from retiree_desk.ui.theme import Look, Role, Type
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.progress import grouped

WIDTH = 184
_HEIGHT = 40
_LOWEST = 30


class RailButton(QAbstractButton):
    """One page."""

    def __init__(self, entry: PageEntry, number: int) -> None:
        super().__init__()
        self._icon = entry.icon
        self._count = 0
        self.setText(_(entry.word))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if number <= 9:
            self.setToolTip(f"Ctrl+{number}")
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many are waiting; nothing for none."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH - 24), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """On a low window the lines move together before they scroll."""
        return QSize(theme.px(WIDTH - 24), theme.px(_LOWEST))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        self._paint_plate(painter, on=on)
        ink = Role.ACCENT if on else Role.INK
        middle = self.rect().center().y()
        painter.drawPixmap(
            theme.px(12),
            middle - theme.px(SIZE) // 2 + 1,
            pixmap(self._icon, Role.ACCENT if on else Role.SOFT),
        )
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.now().font(Type.STRONG if on else Type.BODY))
        painter.drawText(self.rect().adjusted(theme.px(44), 0, 0, 0), _LEFT, self.text())
        if self._count:
            painter.setFont(theme.now().font(Type.CAPTION))
            painter.setPen(theme.colour(Role.ACCENT if on else Role.SOFT))
            painter.drawText(self.rect().adjusted(0, 0, -theme.px(12), 0), _RIGHT, grouped(self._count))

    def _paint_plate(self, painter: QPainter, *, on: bool) -> None:
        ground = Role.CARD if on else Role.HOVER if self.underMouse() else None
        if ground is None and not self.hasFocus():
            return
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(Role.ACCENT), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if on and theme.now().look is Look.CONTRAST:
            painter.setPen(QPen(theme.colour(Role.INK), 2))
        plate = self.rect().toRectF().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(plate, theme.px(8), theme.px(8))
        if on:
            bar = QRect(0, self.height() // 4, theme.px(3), self.height() // 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.ACCENT))
            painter.drawRoundedRect(bar, 1, 1)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Rail(QWidget):
    """The pages in their order; ``chosen`` brings the key of one."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme.px(WIDTH))
        self._buttons: dict[str, RailButton] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(2))
        for number, entry in enumerate(entries, start=1):
            made = RailButton(entry, number)
            made.toggled.connect(partial(self._tell, entry.key))
            self._buttons[entry.key] = made
            made.setMaximumHeight(theme.px(_HEIGHT))
            column.addWidget(made, 1)
        column.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))

    def choose(self, key: str) -> None:
        """Mark the page ``key``."""
        self._buttons[key].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much is waiting on each page."""
        for key, one in self._buttons.items():
            one.show_count(counts.get(key, 0))

    def _tell(self, key: str, on: bool) -> None:
        if on:
            self.chosen.emit(key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(Role.RAIL))
        painter.setPen(theme.colour(Role.LINE))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
