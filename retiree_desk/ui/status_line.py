"""The quiet line at the bottom: what was just done, and the way back. It stays until the next one; nothing pops up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, pixmap
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.words import Elided, words

HEIGHT = 36


class StatusLine(QWidget):
    """``undo_asked`` comes when the person wants back what the sentence tells of."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.px(HEIGHT))
        self._sign = QLabel()
        self._sign.setPixmap(pixmap(Icon.CHECK, Role.ACCENT, 16))
        self._sentence = Elided()
        self._act = button(_("Undo"), Icon.UNDO, Kind.LINK)
        self._act.clicked.connect(self._do)
        self._do_it: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._sign)
        layout.addWidget(self._sentence, 0)
        layout.addWidget(self._act)
        layout.addStretch(1)
        layout.addWidget(words(_("F1 help · Ctrl+F find"), Type.CAPTION, Role.SOFT))
        self.clear()

    def tell(self, sentence: str, act: str = "", do: Callable[[], None] | None = None) -> None:
        """Show ``sentence``, and beside it ``act``; without ``do`` the act asks for undo."""
        self._sign.setVisible(bool(sentence))
        self._sentence.setText(sentence)
        self._act.setVisible(bool(act))
        self._act.setText(f" {act}")
        self._act.setAccessibleName(act)
        self._do_it = do
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def clear(self) -> None:
        """Say nothing."""
        self.tell("")

    def sentence(self) -> str:
        """What the line says."""
        return self._sentence.text()

    def _do(self) -> None:
        if self._do_it is not None:
            self._do_it()
        else:
            self.undo_asked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(Role.RAIL))
        painter.setPen(theme.colour(Role.LINE))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
