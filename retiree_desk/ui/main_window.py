"""The frame: rail, top bar, pages, status line. No rules, no queries; a page is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Changed, Desk, Told
from retiree_desk.ui.help_sheet import HelpSheet
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.rail import Rail
from retiree_desk.ui.search_box import Finder
from retiree_desk.ui.status_line import StatusLine
from retiree_desk.ui.top_bar import TopBar
from retiree_desk.ui.widgets.line_edit import commit_composition

_LEAST = (960, 560)
_KEPT = "main"
_HISTORY = 30
MEMBERS = "members"
SETTINGS = "settings"
EXCHANGE = "exchange"


def no_counts() -> Mapping[str, int]:
    """Nothing waits anywhere."""
    return {}


class MainWindow(QMainWindow):
    """The window of one office. ``lock_asked`` comes when the person wants to leave the desk."""

    lock_asked = Signal()
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        entries: Sequence[PageEntry],
        *,
        office: str,
        find: Finder,
        counts: Callable[[], Mapping[str, int]] = no_counts,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._trail: list[str] = []
        self._count = counts
        self.setWindowTitle(_("{office} — Retiree Desk").format(office=office))
        self.top = TopBar(office, desk.user, find)
        self.rail = Rail(entries)
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._set_shortcuts()
        self._restore()
        if entries:
            self.rail.choose(entries[0].key)

    def page(self, key: str) -> Page:
        """The page ``key``, made now if it was never shown."""
        made = self._pages.get(key)
        if made is None:
            made = self._entries[key].make(self._desk)
            made.setAccessibleName(_(self._entries[key].word))
            made.asked.connect(self.show_page)
            self._pages[key] = made
            self._stack.addWidget(made)
        return made

    def show_page(self, key: str, what: object = None) -> None:
        """Go to the page ``key`` and let it open ``what``; a page that is not there is no place to go."""
        if key not in self._entries:
            return
        commit_composition()
        self.rail.choose(key)
        if what is not None:
            self.page(key).open(what)

    def shown(self) -> str:
        """The key of the page shown."""
        return self._trail[-1] if self._trail else ""

    def go_back(self) -> None:
        """To the page shown before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.rail.choose(self._trail.pop())

    def undo(self) -> None:
        """Take back what was done last, or say why not."""
        try:
            self._desk.undo_last(self)
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)

    def help(self) -> None:
        """Show the keys."""
        HelpSheet(self).open()

    def recount(self) -> None:
        """Ask anew how much waits on each page."""
        self.rail.show_counts(self._count())

    def _show(self, key: str) -> None:
        self._trail = [*self._trail[-_HISTORY:], key]
        self._stack.setCurrentWidget(self.page(key))

    def _tell(self, told: Told) -> None:
        self.status.tell(told.sentence, _("Undo") if told.set_id is not None else "")

    def _note(self, _changed: Changed) -> None:
        self._soon.start()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)
        self.setMinimumSize(*_LEAST)

    def _connect(self) -> None:
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.recount)
        self.rail.chosen.connect(self._show)
        self.status.undo_asked.connect(self.undo)
        self._desk.told.connect(self._tell)
        self._desk.changed.connect(self._note)
        self.top.lock_asked.connect(self._lock)
        self.top.help_asked.connect(self.help)
        self.top.settings_asked.connect(partial(self.show_page, SETTINGS))
        self.top.backup_asked.connect(partial(self.show_page, SETTINGS, "backups"))
        self.top.search.opened.connect(partial(self.show_page, MEMBERS))
        self.top.search.listed.connect(partial(self.show_page, MEMBERS))

    def _set_shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+F": partial(self.top.search.setFocus, Qt.FocusReason.ShortcutFocusReason),
            "F1": self.help,
            "Ctrl+L": self._lock,
            "Alt+Left": self.go_back,
            "Ctrl+Z": self.undo,
        }
        for number, key in enumerate(list(self._entries)[:9], start=1):
            keys[f"Ctrl+{number}"] = partial(self.show_page, key)
        for sequence, act in keys.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def _lock(self) -> None:
        commit_composition()
        self.lock_asked.emit()

    def _restore(self) -> None:
        kept = self._desk.settings.windows.get(_KEPT, "")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            room = self.screen().availableGeometry()
            self.resize(min(theme.px(1280), room.width()), min(theme.px(760), room.height()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()
        QTimer.singleShot(0, theme.load_rare_font)

    def closeEvent(self, event: QCloseEvent) -> None:
        commit_composition()
        kept = bytes(self.saveGeometry().toBase64().data()).decode()
        self._desk.prefer(windows={**self._desk.settings.windows, _KEPT: kept})
        super().closeEvent(event)
        self.closed.emit()
