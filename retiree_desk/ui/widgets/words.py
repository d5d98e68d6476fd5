"""Words on a page in the type scale, and the line between things."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from retiree_desk.ui import theme
from retiree_desk.ui.theme import Role, Type


def words(text: str = "", kind: Type = Type.BODY, role: Role = Role.INK, *, wrap: bool = False) -> QLabel:
    """A label of plain text in a type of the scale and a colour of the theme."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.now().font(kind))
    label.setWordWrap(wrap)
    tint(label, role)
    return label


def caption(text: str = "", *, wrap: bool = False) -> QLabel:
    """Small words of the second rank."""
    return words(text, Type.CAPTION, Role.SOFT, wrap=wrap)


def section(text: str = "") -> QLabel:
    """The heading of a group."""
    return words(text, Type.SECTION)


def tint(widget: QWidget, role: Role) -> None:
    """Write the words of ``widget`` in the colour of ``role``."""
    palette = widget.palette()
    for part in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(part, theme.colour(role))
    widget.setPalette(palette)


def rule() -> QFrame:
    """A hairline between two things one above the other."""
    line = QFrame()
    line.setProperty("rule", True)
    line.setFixedHeight(1)
    return line


class Elided(QLabel):
    """One line that ends in an ellipsis when there is no room; all of it in the tool tip."""

    def __init__(self, text: str = "", kind: Type = Type.BODY, role: Role = Role.INK) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.now().font(kind))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        tint(self, role)

    def minimumSizeHint(self) -> QSize:
        """Four characters are enough to be recognised."""
        return QSize(
            min(self.fontMetrics().height() * 4, super().sizeHint().width()), super().sizeHint().height()
        )

    def setText(self, text: str) -> None:
        """Show ``text``, its end left out when too long."""
        super().setText(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, self._shown())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def _tell(self) -> None:
        self.setToolTip("" if self._shown() == self.text() else self.text())
