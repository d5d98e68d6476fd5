"""The page of visits: the log, the sheets that come back, and what was promised."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from retiree_desk.domain.terms import VisitKind
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.i18n import N_, _
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.visits.follow_ups_view import FollowUpsView
from retiree_desk.ui.visits.form import VisitDialog
from retiree_desk.ui.visits.log_view import LogView
from retiree_desk.ui.visits.sheet_view import SheetView
from retiree_desk.ui.visits.whom_dialog import WhomDialog
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.tabs import tabs

KEY = "visits"
_PARTS = ("log", "sheet", "follow_ups")


def entry() -> PageEntry:
    """The page as the rail knows it."""
    return PageEntry(KEY, Icon.VISITS, N_("Visits and calls"), VisitsPage)


class VisitsPage(Page):
    """``open`` takes ``log``, ``sheet``, ``follow_ups``, a person's identity (a new visit) or local numbers (a sheet)."""

    kinds = frozenset({"visit", "follow_up", "member", "staff", "tree_node"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Visits and calls"))
        self.log, self.sheet, self.follow_ups = LogView(desk), SheetView(desk), FollowUpsView(desk)
        self.tabs = tabs((_("Log"), _("Returned sheets"), _("Things promised")))
        self._stack = QStackedWidget()
        for view in (self.log, self.sheet, self.follow_ups):
            self._stack.addWidget(view)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self._connect()

    def reload(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.log:
            self.log.reload()
        elif shown is self.follow_ups:
            self.follow_ups.reload()

    def open(self, what: object) -> None:
        if what in _PARTS:
            self.tabs.setCurrentIndex(_PARTS.index(str(what)))
        elif isinstance(what, bytes):
            self.record(what)
        elif isinstance(what, list | tuple):
            self.tabs.setCurrentIndex(1)
            self.sheet.show_people(what)

    def record(self, uid: bytes) -> VisitDialog:
        """The full form of a new visit to somebody."""
        draft = VisitDraft(day=self.desk.today(), kind=VisitKind.HOME.value)
        dialog = VisitDialog(self.desk, [uid], draft, self)
        dialog.open()
        return dialog

    def ask_whom(self) -> WhomDialog:
        """Ask whom the new visit was to."""
        dialog = WhomDialog(self.desk, self)
        dialog.chosen.connect(self.record)
        dialog.open()
        return dialog

    def _connect(self) -> None:
        new = button(_("Record a visit"), Icon.ADD, Kind.PRIMARY)
        new.setToolTip("Ctrl+N")
        new.clicked.connect(self.ask_whom)
        self.header.add_act(new)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.ask_whom)
        self.tabs.currentChanged.connect(self._show)
        self.log.opened.connect(partial(self.asked.emit, "members"))
        self.follow_ups.opened.connect(partial(self.asked.emit, "members"))
        self.sheet.kept.connect(partial(self.tabs.setCurrentIndex, 0))

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.reload()
