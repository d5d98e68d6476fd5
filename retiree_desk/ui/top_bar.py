"""The bar at the top: whose office this is, the search box, who is at the desk, how old the newest backup is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.rail import WIDTH
from retiree_desk.ui.search_box import Finder, SearchBox
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.words import caption, words

HEIGHT = 60
_SEARCH_MOST = 620


class TopBar(QWidget):
    """Signals for what its menu offers; the window decides what they mean."""

    lock_asked = Signal()
    settings_asked = Signal()
    help_asked = Signal()
    backup_asked = Signal()

    def __init__(self, office: str, user: str, find: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.px(HEIGHT))
        self.search = SearchBox(find)
        self.search.setMaximumWidth(theme.px(_SEARCH_MOST))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._backup = _told("", Icon.BACKUP)
        self._backup.clicked.connect(self.backup_asked)
        self._user = _told("", Icon.MEMBER)
        self.name_user(user)
        self._user.setMenu(self._menu())
        self._user.setProperty("menu", True)
        self._backup.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.px(16), 0)
        layout.setSpacing(0)
        layout.addWidget(_Name(office))
        layout.addSpacing(theme.px(theme.MARGIN))
        layout.addWidget(self.search, 3)
        layout.addStretch(1)
        layout.addSpacing(theme.px(16))
        layout.addWidget(self._backup)
        layout.addWidget(self._user)

    def name_user(self, user: str) -> None:
        """Say who is at the desk."""
        self._user.setText(user or _("No name"))

    def show_backup(self, sentence: str, *, old: bool = False) -> None:
        """Say how old the newest verified backup is; an ``old`` one gets a warning sign."""
        self._backup.setVisible(bool(sentence))
        self._backup.setText(f" {sentence}")
        self._backup.setAccessibleName(sentence)
        self._backup.setIcon(icon(Icon.WARNING if old else Icon.BACKUP, Role.INK if old else Role.SOFT))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for name, word, signal in (
            (Icon.LOCK, _("Lock (Ctrl+L)"), self.lock_asked),
            (Icon.SETTINGS, _("Settings"), self.settings_asked),
            (Icon.HELP, _("Help (F1)"), self.help_asked),
        ):
            menu.addAction(icon(name), word, signal.emit)
        return menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(Role.CARD))
        painter.setPen(theme.colour(Role.LINE))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


def _told(word: str, name: Icon) -> QPushButton:
    made = button(word, name, Kind.QUIET)
    made.setIcon(icon(name, Role.SOFT))
    made.setIconSize(QSize(theme.px(18), theme.px(18)))
    made.setStyleSheet(f"color: {theme.now().hex(Role.INK)}")
    return made


class _Name(QWidget):
    """The office's name over the program's, as wide as the rail."""

    def __init__(self, office: str) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), 0, 0, 0)
        layout.setSpacing(0)
        layout.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        name = words(office, Type.STRONG)
        if name.sizeHint().width() <= theme.px(WIDTH - theme.MARGIN):
            layout.addWidget(name)
            layout.addWidget(caption(_("Retiree Desk")))
        else:
            layout.addWidget(_long(office))


def _long(office: str) -> QWidget:
    """A long name on two lines, its end left out if it is longer still."""
    made = words("", Type.CAPTION, wrap=True)
    room = theme.px(WIDTH - theme.MARGIN)
    made.setText(made.fontMetrics().elidedText(office, Qt.TextElideMode.ElideRight, room * 2 - theme.px(14)))
    made.setToolTip(office)
    made.setFixedHeight(made.heightForWidth(room))
    return made
