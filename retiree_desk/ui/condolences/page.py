"""The condolences page: the year's condolences, campaigns with their counter, funds with what is left."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from retiree_desk.documents.sheets import SheetKind
from retiree_desk.domain import money
from retiree_desk.domain.ids import Uid
from retiree_desk.i18n import N_, _
from retiree_desk.services import campaigns_book, papers_deliver
from retiree_desk.services.campaigns_book import Campaign
from retiree_desk.services.papers import Order, Paper, Whom
from retiree_desk.services.papers_deliver import Delivered
from retiree_desk.ui import theme
from retiree_desk.ui.condolences.campaign_cards import CampaignCards
from retiree_desk.ui.condolences.campaign_form import CampaignDialog
from retiree_desk.ui.condolences.campaign_view import CampaignView
from retiree_desk.ui.condolences.form import CondolenceDialog
from retiree_desk.ui.condolences.funds import FundsView
from retiree_desk.ui.condolences.records import RecordsView
from retiree_desk.ui.desk import Desk, Report
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import OfficeAtHand, Page, PageEntry
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.tabs import tabs

if TYPE_CHECKING:
    from retiree_desk.services.offices import Office

KEY = "condolences"
RECORDS, CAMPAIGNS, FUNDS = range(3)
_PARTS = {"records": RECORDS, "campaigns": CAMPAIGNS, "funds": FUNDS}


def entry(office: OfficeAtHand) -> PageEntry:
    """The page as the rail knows it; ``office`` makes the paper."""
    return PageEntry(
        KEY, Icon.CONDOLENCES, N_("Condolence"), lambda desk: CondolencesPage(desk, office=office())
    )


class CondolencesPage(Page):
    """``open`` takes ``records``, ``campaigns`` or ``funds``, or a person for whom a condolence is to be recorded."""

    kinds = frozenset(("condolence", "campaign", "campaign_gift", "fund", "fund_entry", "member", "staff"))

    def __init__(self, desk: Desk, office: Office | None = None) -> None:
        super().__init__(desk, _("Condolence"))
        self._office = office
        self._campaigns: list[Campaign] = []
        self.tabs = tabs((_("Condolences of the year"), _("Campaigns"), _("Funds")))
        self.records = RecordsView(desk)
        self.cards = CampaignCards()
        self.funds = FundsView(desk)
        self.campaign = CampaignView(desk)
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        on = self.desk.today()
        self._campaigns = self.desk.read(campaigns_book.every)
        self.records.reload()
        self.cards.show_campaigns(self._campaigns, on)
        self.funds.reload()
        self._say()
        shown = self.campaign.campaign
        if self._whole.currentWidget() is self.campaign and shown is not None:
            if any(one.uid == shown.uid for one in self._campaigns):
                self.campaign.show_campaign(shown.uid)
            else:
                self.show_part(CAMPAIGNS)

    def open(self, what: object) -> None:
        if isinstance(what, str) and what in _PARTS:
            self.show_part(_PARTS[what])
        elif isinstance(what, bytes):
            self.give(what)
        elif isinstance(what, int):
            for uid in self.desk.read(lambda unit: unit.members.uids_of_seqs([what])):
                self.give(uid)

    def show_part(self, at: int) -> None:
        """Show the records, the campaigns or the funds."""
        self._show(self._parts)
        self.tabs.setCurrentIndex(at)

    def show_campaign(self, uid: Uid) -> None:
        """Show one campaign with its counter."""
        self.campaign.show_campaign(uid)
        self._show(self.campaign)
        self.campaign.box.setFocus()

    def give(self, member: Uid | None = None) -> CondolenceDialog:
        """Open the form of a condolence."""
        dialog = CondolenceDialog(self.desk, self, member=member)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def start(self) -> CampaignDialog:
        """Open the form of a new campaign."""
        dialog = CampaignDialog(self.desk, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.started.connect(self.show_campaign)
        dialog.open()
        return dialog

    def print_sheet(self, campaign: Uid, path: Path) -> None:
        """Write the sign-for sheet of a campaign."""
        office = self._office
        if office is None:
            return
        self.desk.prefer(export_folder=str(path.parent))
        order = Order(Paper.SHEET, SheetKind.SIGN, Whom(campaign=campaign))

        def work(report: Report) -> Delivered:
            return papers_deliver.deliver(office, order, path, today=self.desk.today(), report=report)

        self.desk.watch(self, _("Writing the sign-for sheet"), work, partial(self._printed, path))

    def _printed(self, path: Path, made: Delivered) -> None:
        if not made.batch.uids:
            self.desk.tell(_("Nobody is left to sign; no sheet was written"))
            return
        said = _("Sign-for sheet for {count} people written to {file}")
        self.desk.tell(said.format(count=grouped(made.printed.pieces), file=path.name))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for shown in (self.records, self.cards, self.funds):
            self._stack.addWidget(shown)
        self._parts = QWidget()
        column = QVBoxLayout(self._parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._parts)
        self._whole.addWidget(self.campaign)
        start = button(_("Set up a campaign"), Icon.GIFT)
        start.clicked.connect(lambda _on: self.start())
        new = button(_("Record a condolence"), Icon.ADD, Kind.PRIMARY)
        new.setToolTip("Ctrl+N")
        new.clicked.connect(lambda _on: self.give())
        self.header.add_act(start)
        self.header.add_act(new)
        self.body.addWidget(self._whole, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.header.opened.connect(self._open_number)
        self.records.opened.connect(partial(self.asked.emit, "members"))
        self.records.add_asked.connect(self._give_anybody)
        self.cards.opened.connect(self.show_campaign)
        self.cards.start_asked.connect(self._start)
        self.funds.opened.connect(partial(self.asked.emit, "members"))
        self.campaign.left.connect(partial(self.show_part, CAMPAIGNS))
        self.campaign.opened.connect(partial(self.asked.emit, "members"))
        self.campaign.sheet_asked.connect(self.print_sheet)
        self.campaign.allow_paper(self._office is not None)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._give_anybody)

    def _give_anybody(self) -> None:
        self.give()

    def _start(self) -> None:
        self.start()

    def _show(self, shown: QWidget) -> None:
        self._whole.setCurrentWidget(shown)
        self.header.setVisible(shown is self._parts)

    def _say(self) -> None:
        year = self.records.year_shown()
        running = [one for one in self._campaigns if one.closed_on is None]
        self.header.say(
            _(
                "{people} people were given {count} condolences in the year shown, {sum} yuan; "
                "{running} campaigns are open"
            ).replace("{sum}", money.words(year.total)),
            people=year.people,
            count=len(year.given),
            running=len(running),
        )  # fmt: skip

    def _open_number(self, key: str) -> None:
        self.show_part(CAMPAIGNS if key == "running" else RECORDS)
