"""Campaigns as cards: what each is for, how far its signatures are, what it came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import money
from retiree_desk.i18n import _, ngettext
from retiree_desk.services.campaigns_book import Campaign
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import Card, EmptyState
from retiree_desk.ui.widgets.chips import Chip, ChipLook, Tone
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.words import Elided, words

_LEAST = 320
_SOON = 3


class CampaignCards(QWidget):
    """``opened`` brings the campaign's identity; ``start_asked`` comes when there is none yet."""

    opened = Signal(object)
    start_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[CampaignCard] = []
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 0, theme.px(4), 0)
        self._grid.setSpacing(theme.px(16))
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(page))
        self._stack.addWidget(
            EmptyState(
                Icon.GIFT,
                _("No campaign yet"),
                _("For a festival: a condition draws the list up, those in mourning are left out with the reason, "
                  "signatures are taken at the counter, and the totals stand in capital figures."),
                _("Set up a campaign"),
                self.start_asked.emit,
                Icon.ADD,
            )
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_campaigns(self, campaigns: Sequence[Campaign], today: date) -> None:
        """Show these."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [CampaignCard(one, today) for one in campaigns]
        for card in self._cards:
            card.opened.connect(self.opened)
        self._stack.setCurrentIndex(0 if campaigns else 1)
        self._arrange()

    def cards(self) -> list[CampaignCard]:
        """The cards shown."""
        return list(self._cards)

    def _arrange(self) -> None:
        room = self.width() + theme.px(16)
        columns = max(1, room // theme.px(_LEAST + 16))
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands a resize event
        self._arrange()


class CampaignCard(Card):
    """One campaign; a click or Enter opens it."""

    opened = Signal(object)

    def __init__(self, campaign: Campaign, today: date) -> None:
        super().__init__()
        self.campaign = campaign
        self.setAccessibleName(campaign.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        foot = campaign.totals
        self.body.addWidget(Elided(campaign.name, Type.SECTION))
        self.body.addLayout(self._chips(today))
        days = _("{start} to {end}").format(
            start=campaign.starts_on.isoformat(), end=campaign.ends_on.isoformat()
        )
        self.body.addWidget(Elided(f"{days} · {standard(campaign)}", Type.BODY, Role.SOFT))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, max(foot.planned, 1))
        bar.setValue(foot.given)
        bar.setAccessibleName(_("Given out"))
        self.body.addSpacing(theme.px(4))
        self.body.addWidget(bar)
        said = _("{given} of {planned} signed, {sum} yuan").format(
            given=grouped(foot.given), planned=grouped(foot.planned), sum=money.words(foot.given_fen)
        )
        self.body.addWidget(words(said, wrap=True))
        go = button(_("Open"), Icon.NEXT, Kind.QUIET)
        go.setAccessibleName(_("Open {name}").format(name=campaign.name))
        go.clicked.connect(partial(self.opened.emit, campaign.uid))
        self.body.addWidget(go, 0, Qt.AlignmentFlag.AlignRight)

    def _chips(self, today: date) -> FlowLayout:
        flow = FlowLayout(gap=4)
        for look in (ChipLook(wording.term(self.campaign.kind)), state_chip(self.campaign, today)):
            flow.addWidget(Chip(look))
        return flow

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.campaign.uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.campaign.uid)
            return
        super().keyPressEvent(event)


def standard(campaign: Campaign) -> str:
    """What each person gets."""
    sum_ = _("{sum} yuan each").format(sum=money.words(campaign.standard)) if campaign.standard else ""
    return " · ".join(part for part in (sum_, campaign.goods) if part)


def state_chip(campaign: Campaign, today: date) -> ChipLook:
    """Whether it runs, ends soon, waits to be closed or is closed."""
    if campaign.closed_on is not None:
        return ChipLook(_("closed on {day}").format(day=campaign.closed_on.isoformat()), Tone.DONE)
    left = (campaign.ends_on - today).days
    if left < 0:
        return ChipLook(_("past its last day: close it"), Tone.OVERDUE)
    if left <= _SOON:
        return ChipLook(
            ngettext("{count} day left", "{count} days left", left).format(count=left), Tone.LAST_CALL
        )
    if campaign.starts_on > today:
        return ChipLook(_("begins on {day}").format(day=campaign.starts_on.isoformat()), icon=Icon.CALENDAR)
    return ChipLook(_("running"), Tone.IMPORTANT, Icon.CLOCK)
