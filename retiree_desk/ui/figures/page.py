"""The page of figures: coverage, ages, the work ahead, closed reports; every number opens to its names."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from retiree_desk.i18n import N_, _
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.coverage_view import CoverageView
from retiree_desk.ui.figures.frozen_view import FrozenView
from retiree_desk.ui.figures.names import open_names
from retiree_desk.ui.figures.names_behind import Names
from retiree_desk.ui.figures.people_view import PeopleView, WorkView
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.widgets.tabs import tabs

KEY = "figures"
_PARTS = ("coverage", "ages", "work", "closed")


def entry() -> PageEntry:
    """The page as the rail knows it."""
    return PageEntry(KEY, Icon.FIGURES, N_("Statistics"), FiguresPage)


class FiguresPage(Page):
    """``open`` takes ``coverage``, ``ages``, ``work`` or ``closed``."""

    kinds = frozenset(
        {
            "visit",
            "member",
            "fact",
            "waiver",
            "cadence_rule",
            "frozen_report",
            "staff",
            "tree_node",
            "setting",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Statistics"))
        self.header.say(_("Every number opens to its names; a closed report stays as it was."))
        self.coverage, self.people = CoverageView(desk), PeopleView(desk)
        self.work, self.closed = WorkView(desk), FrozenView(desk)
        self.tabs = tabs((_("Coverage"), _("Ages of the people"), _("Work ahead"), _("Closed reports")))
        self._stack = QStackedWidget()
        for view in (self.coverage, self.people, self.work, self.closed):
            self._stack.addWidget(view)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show)
        for view in (self.coverage, self.closed):
            view.named.connect(self._name)
        self.people.listed.connect(partial(self.asked.emit, "members"))
        self.coverage.frozen.connect(partial(self.tabs.setCurrentIndex, _PARTS.index("closed")))

    def reload(self) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, CoverageView | PeopleView | WorkView | FrozenView):
            shown.reload()

    def open(self, what: object) -> None:
        if what in _PARTS:
            self.tabs.setCurrentIndex(_PARTS.index(str(what)))

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.reload()

    def _name(self, names: Names) -> None:
        open_names(self, names.title, names.seqs)
