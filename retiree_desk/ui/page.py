"""What a page of the main window is: it gets the desk, says which kinds it shows, and reloads when they change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from retiree_desk.ui import theme
from retiree_desk.ui.desk import Changed, Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.widgets.cards import PageHeader

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office


OfficeAtHand = Callable[[], "Office"]
"""The office of the window: asked for when a page is made, as the window may be built before it is open."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as the rail knows it; ``word`` is marked with ``N_``, ``make`` runs when the page is first shown."""

    key: str
    icon: Icon
    word: str
    make: Callable[[Desk], Page]


class Page(QWidget):
    """A page with its header and, below it, ``body``. Subclasses say ``kinds`` and write ``reload``.

    A hidden page only notes that it is out of date, and reloads when it is shown. ``asked`` brings the key of another
    page and what it is to open.
    """

    kinds: frozenset[str] = frozenset()
    asked = Signal(str, object)

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.header = PageHeader(title)
        margin = theme.px(theme.MARGIN)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, theme.px(20), margin, theme.px(16))
        self.body.setSpacing(theme.px(16))
        self.body.addWidget(self.header)
        self._stale = True
        desk.changed.connect(self._note)

    def reload(self) -> None:
        """Show the records as they are now."""

    def open(self, what: object) -> None:
        """Show ``what`` another page asked for."""

    def _note(self, changed: Changed) -> None:
        if self.kinds and not self.kinds & changed.kinds:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()
