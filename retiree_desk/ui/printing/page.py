"""The page 打印 of the window: the gallery, the printing at hand, the log, the printers, the designs; one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget

from retiree_desk.i18n import N_, _
from retiree_desk.services import papers_files, papers_issue, papers_office
from retiree_desk.services.offices import Office
from retiree_desk.services.papers import Order, Paper, PrintRoom, Whom, room_of
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon, icon
from retiree_desk.ui.page import OfficeAtHand, Page, PageEntry
from retiree_desk.ui.printing.designs_view import DesignsView
from retiree_desk.ui.printing.gallery import Gallery
from retiree_desk.ui.printing.log_view import LogView
from retiree_desk.ui.printing.offers import Offer
from retiree_desk.ui.printing.office_form import NEEDED, OfficeDialog
from retiree_desk.ui.printing.print_wizard import PrintWizard
from retiree_desk.ui.printing.profile_view import ProfileView
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.progress import grouped

KEY = "print"
LOG, PRINTERS, DESIGNS = "log", "printers", "designs"
TITLES = {LOG: N_("Print log"), PRINTERS: N_("Printers"), DESIGNS: N_("Designs and templates")}


def entry(office: OfficeAtHand) -> PageEntry:
    """The page as the rail knows it."""
    return PageEntry(KEY, Icon.PRINT, N_("Print"), lambda desk: PrintPage(desk, office=office()))


class PrintPage(Page):
    """``open`` takes an ``Order`` (shown at once when it says for whom), or ``log``, ``printers``, ``designs``."""

    kinds = frozenset({"issued_paper", "stock_profile", "setting"})

    def __init__(self, desk: Desk, *, office: Office | None = None, room: PrintRoom | None = None) -> None:
        super().__init__(desk, _("Print"))
        self.room = room or (room_of(office, desk.today()) if office else PrintRoom(desk.today()))
        self.gallery = Gallery(desk, self.room)
        self.gallery.chosen.connect(self._choose)
        self.wizard: PrintWizard | None = None
        self._views: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gallery)
        self.body.addWidget(self._stack, 1)
        self._add_acts()

    def reload(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.gallery:
            self._tell()
            paths = papers_files.templates(self.room)
            self.gallery.show_own([Offer(Paper.LETTER, str(path), path.stem, own=True) for path in paths])
            self.gallery.draw()
        elif isinstance(shown, LogView | ProfileView | DesignsView):
            shown.reload()

    def open(self, what: object) -> None:
        if isinstance(what, Order):
            self.begin(what, shown=what.whom != Whom())
        elif isinstance(what, str) and what in TITLES:
            self.show_view(what)

    def begin(self, order: Order, *, shown: bool = False) -> PrintWizard:
        """Begin a printing; ``shown``: go to the preview at once."""
        self._drop_wizard()
        self.wizard = PrintWizard(self.desk, self.room, order)
        self.wizard.finished.connect(self.leave)
        self.wizard.cancelled.connect(self.leave)
        self._stack.addWidget(self.wizard)
        self._stack.setCurrentWidget(self.wizard)
        self.header.hide()
        if shown:
            self.wizard.go_to_preview()
        return self.wizard

    def leave(self) -> None:
        """Back to the gallery."""
        self._drop_wizard()
        self._stack.setCurrentWidget(self.gallery)
        self.header.name(_("Print"))
        self.header.show()
        self._show_acts(at_home=True)
        self.reload()

    def show_view(self, key: str) -> QWidget:
        """The log, the printers or the designs."""
        if key not in self._views:
            view = _VIEWS[key](self)
            if isinstance(view, LogView):
                view.again.connect(self.open)
            self._views[key] = view
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(self._views[key])
        self.header.name(_(TITLES[key]))
        self.header.say("")
        self.header.show()
        self._show_acts(at_home=False)
        self.reload()
        return self._views[key]

    def say_office(self) -> OfficeDialog:
        """Ask what paper says of the office."""
        dialog = OfficeDialog(self.desk, self)
        dialog.open()
        return dialog

    def _choose(self, offer: Offer) -> None:
        self.begin(Order(offer.paper, offer.name))

    def _drop_wizard(self) -> None:
        wizard, self.wizard = self.wizard, None
        if wizard is not None:
            self._stack.removeWidget(wizard)
            wizard.deleteLater()

    def _add_acts(self) -> None:
        self._home = button(_("All kinds of paper"), Icon.BACK)
        self._home.clicked.connect(self.leave)
        self._home.hide()
        self.header.add_act(self._home)
        self._acts: list[QPushButton] = [
            self._act(_("About the office…"), Icon.OFFICE, self.say_office),
            self._act(_("Print log"), Icon.HISTORY, partial(self.show_view, LOG)),
        ]
        more = button(_("More"), Icon.MORE)
        menu = QMenu(more)
        menu.addAction(icon(Icon.PRINT), _("Measure printers"), partial(self.show_view, PRINTERS))
        menu.addAction(icon(Icon.EDIT), _("Designs and Word templates"), partial(self.show_view, DESIGNS))
        more.setMenu(menu)
        self.header.add_act(more)
        self._acts.append(more)
        self.header.opened.connect(self._open_said)

    def _act(self, word: str, name: Icon, do: Callable[[], object]) -> QPushButton:
        made = button(word, name)
        made.clicked.connect(lambda _checked: do())
        self.header.add_act(made)
        return made

    def _show_acts(self, *, at_home: bool) -> None:
        self._home.setVisible(not at_home)
        for act in self._acts:
            act.setVisible(at_home)

    def _tell(self) -> None:
        """How much was printed lately, and what paper still lacks."""
        log = self.desk.read(papers_issue.issues)
        known = self.desk.read(papers_office.facts)
        lacking = [name for name in NEEDED if not known[name]]
        this_month = [one for one in log if one.day >= self.desk.today().replace(day=1)]
        pieces = sum(one.pieces for one in this_month)
        if lacking:
            told = _("Cards and envelopes still lack {names}: say it under About the office.")
            self.header.say(told.format(names="、".join(lacking)))
        else:
            said = _("This month {count} prints, {pieces} pieces")
            self.header.say(said.replace("{pieces}", grouped(pieces)), count=len(this_month))

    def _open_said(self, _key: str) -> None:
        self.show_view(LOG)


_VIEWS: dict[str, Callable[[PrintPage], QWidget]] = {
    LOG: lambda page: LogView(page.desk),
    PRINTERS: lambda page: ProfileView(page.desk, page.room),
    DESIGNS: lambda page: DesignsView(page.desk, page.room),
}
