"""One campaign: its totals with capital figures, and the counter, where a name and Enter are a signature."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import money
from retiree_desk.domain.campaigns import GiftState, Signature
from retiree_desk.domain.campaigns_match import Lined, matching
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import campaigns, campaigns_book
from retiree_desk.services.campaigns import Gift
from retiree_desk.services.campaigns_book import Campaign
from retiree_desk.store.unit import Unit
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.condolences.campaign_cards import standard, state_chip
from retiree_desk.ui.condolences.campaign_totals import TotalsStrip
from retiree_desk.ui.condolences.sign_forms import AddDialog, ProxyDialog, StrikeDialog
from retiree_desk.ui.condolences.sign_table import SignLine, columns
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import PagedModel
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import button, icon_button
from retiree_desk.ui.widgets.chips import Chip, FilterChip
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import SearchEdit
from retiree_desk.ui.widgets.listed import Listed, give_room, spare
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import Elided, caption
from retiree_desk.wording import care

_STATES = tuple(GiftState)
_ROOM, _HIGH = 860, 520
Asked = TypeVar("Asked", bound=FormDialog)


class CampaignView(QWidget):
    """``left`` comes with the way back; ``opened`` brings a person's local number; ``sheet_asked`` the file for the sheet."""

    left = Signal()
    opened = Signal(object)
    sheet_asked = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.campaign: Campaign | None = None
        self._lines: list[SignLine] = []
        self._mark: Chip | None = None
        self._state: GiftState | None = None
        self.box = SignBox(_("Name, initials, member number or number on the sheet"))
        self.model = PagedModel(Listed(), columns(), parent=self)
        self.table = Table(self.model, _("The list"))
        give_room(self.table, "signer")
        self.totals = TotalsStrip()
        self.chips = {state: FilterChip(care.gift_state(state)) for state in _STATES}
        self._lay_out()
        self._connect()

    def show_campaign(self, uid: Uid) -> None:
        """Show a campaign as it is now."""
        another = self.campaign is None or self.campaign.uid != uid
        self.campaign = self._desk.read(lambda unit: campaigns_book.one(unit, uid))
        gifts = self._desk.read(lambda unit: campaigns.gifts(unit, uid))
        self._lines = [SignLine(place, gift) for place, gift in enumerate(gifts, 1)]
        if another:
            self.box.clear()
            self._state = None
        self._show_head(self.campaign)
        self._fill()

    def current(self) -> Gift | None:
        """The line one is on."""
        place = self.table.current_id()
        return next((one.gift for one in self._lines if one.place == place), None)

    def sign(self) -> None:
        """The person on the line has signed."""
        gift = self.current()
        if gift is None or self.campaign is None:
            return
        told = _("{name} has signed").format(name=gift.name)
        on = self._desk.today()
        self._do("campaign.sign", lambda unit: campaigns.sign(unit, gift.uid, Signature(), on), told, gift)

    def proxy(self) -> ProxyDialog | None:
        """Somebody signs for the person on the line."""
        gift = self._open_line()
        return self._ask(ProxyDialog(self._desk, gift, self)) if gift else None

    def strike(self) -> StrikeDialog | None:
        """Strike the line out, or put it back; of one who has signed take the signature back."""
        gift = self.current()
        signed = gift is not None and gift.state in (GiftState.SIGNED, GiftState.PROXY)
        if gift is not None and signed and self._open_line():
            self._take_back(gift)
            return None
        if gift is not None and gift.state is GiftState.EXCLUDED:
            told = _("{name} is on the list again").format(name=gift.name)
            self._do("campaign.edit", partial(campaigns_book.put_back, gift=gift.uid), told, gift)
            return None
        gift = self._open_line()
        return self._ask(StrikeDialog(self._desk, gift, self)) if gift else None

    def add(self) -> AddDialog | None:
        """One person more."""
        return self._ask(AddDialog(self._desk, self.campaign.uid, self)) if self.campaign else None

    def close_campaign(self) -> None:
        """Close it: what nobody signed for is unclaimed."""
        if self.campaign is None:
            return
        uid, on = self.campaign.uid, self._desk.today()
        foot = self.campaign.totals
        said = ngettext("Closed; {count} gift is unclaimed", "Closed; {count} gifts are unclaimed", foot.open)
        self._desk.do(
            "campaign.close", lambda unit: campaigns.close(unit, uid, on), told=said.format(count=foot.open)
        )

    def void(self) -> None:
        """Call the campaign off with every signature; the status line brings all of it back."""
        if self.campaign is None:
            return
        uid, foot = self.campaign.uid, self.campaign.totals
        told = _("“{name}” is called off").format(name=self.campaign.name)
        if foot.given:
            told = _("“{name}” is called off, with {count} signatures and bookings of {amount} yuan").format(
                name=self.campaign.name, count=foot.given, amount=money.words(foot.given_fen)
            )
        try:
            self._desk.do("campaign.void", lambda unit: campaigns_book.void(unit, uid), told=told)
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)

    def ask_sheet(self) -> QFileDialog | None:
        """Ask where the sign-for sheet goes."""
        if self.campaign is None:
            return None
        dialog = QFileDialog(self, _("The sign-for sheet as PDF"), self._desk.settings.export_folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self.campaign.name}{_('sign-for sheet')}.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._want_sheet)
        dialog.open()
        return dialog

    def allow_paper(self, allowed: bool) -> None:
        """Whether the sheet can be made here."""
        self._sheet.setVisible(allowed)

    def _want_sheet(self, name: str) -> None:
        if self.campaign is not None:
            self.sheet_asked.emit(self.campaign.uid, Path(name))

    def _lay_out(self) -> None:
        self._name = Elided("", Type.TITLE)
        self._about = Elided("", Type.BODY, Role.SOFT)
        self._marks = QHBoxLayout()
        self._marks.setSpacing(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(self._head())
        column.addWidget(self.totals)
        column.addLayout(self._counter())
        column.addWidget(self.table, 1)
        told = _(
            "Enter: the person has signed · F4: a proxy · Del: strike out or take back · Ctrl+O: the person · Esc: back"
        )
        self._keys = caption(told)
        column.addWidget(self._keys)

    def _head(self) -> QVBoxLayout:
        back = icon_button(_("Back to the campaigns"), Icon.BACK)
        back.clicked.connect(self.left)
        self._sheet = button(_("Sign-for sheet…"), Icon.PRINT)
        self._sheet.clicked.connect(lambda _on: self.ask_sheet())
        self._more = button(_("One person more…"), Icon.ENROL)
        self._more.clicked.connect(lambda _on: self.add())
        self._end = button(_("Close the campaign"), Icon.CHECK)
        self._end.clicked.connect(lambda _on: self.close_campaign())
        self._off = button(_("Call it off"), Icon.REMOVE)
        self._off.setToolTip(
            _("Strikes the campaign out with its list, signatures and bookings; Undo brings all of it back")
        )
        self._off.clicked.connect(lambda _on: self.void())
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(back)
        first.addWidget(self._name, 1)
        first.addLayout(self._marks)
        for act in (self._sheet, self._more, self._off, self._end):
            first.addWidget(act)
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        head.addLayout(first)
        head.addWidget(self._about)
        return head

    def _counter(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        self.box.setMinimumWidth(theme.px(160))
        line.addWidget(self.box, 1)
        for chip in self.chips.values():
            line.addWidget(chip)
        return line

    def _connect(self) -> None:
        self.box.composed.connect(self._fill)
        self.box.entered.connect(self.sign)
        self.box.moved.connect(self._move)
        self.table.opened.connect(self.sign)
        for state, chip in self.chips.items():
            chip.toggled.connect(partial(self._narrow, state))
        acts = {"F4": self.proxy, "Del": self.strike, "Ctrl+O": self._open_person}
        for key, act in acts.items():
            shortcut = QShortcut(QKeySequence(key), self if key != "Del" else self.table)
            context = (
                Qt.ShortcutContext.WidgetWithChildrenShortcut
                if key != "Del"
                else Qt.ShortcutContext.WidgetShortcut
            )
            shortcut.setContext(context)
            shortcut.activated.connect(act)

    def _show_head(self, campaign: Campaign) -> None:
        self._name.setText(campaign.name)
        days = care.window(campaign.starts_on, campaign.ends_on)
        parts = (wording.term(campaign.kind), days, standard(campaign), campaign.fund)
        self._about.setText(" · ".join(part for part in parts if part))
        empty(self._marks)
        self._mark = Chip(state_chip(campaign, self._desk.today()))
        self._marks.addWidget(self._mark)
        is_open = campaign.closed_on is None
        self._end.setVisible(is_open)
        self._more.setVisible(is_open)
        self._off.setVisible(is_open)
        self._fit_head()
        self.box.setEnabled(is_open)
        self.totals.show_totals(campaign.totals)
        for state, chip in self.chips.items():
            count = sum(one.gift.state is state for one in self._lines)
            chip.setText(f"{care.gift_state(state)} {count}")
            chip.setAccessibleName(chip.text())
            chip.setVisible(count > 0)
            chip.blockSignals(True)
            chip.setChecked(state is self._state)
            chip.blockSignals(False)
            chip.updateGeometry()

    def _fit_head(self) -> None:
        """The state, and on its button what goes with a campaign that is called off, are told where there is room."""
        count = self.campaign.totals.given if self.campaign else 0
        with_them = ngettext(
            "Call it off with {count} signature", "Call it off with {count} signatures", count
        )
        room = self.width() >= theme.px(_ROOM)
        self._off.setText(with_them.format(count=count) if count and room else _("Call it off"))
        if self._mark is not None:
            self._mark.setVisible(room)

    def _narrow(self, state: GiftState, on: bool) -> None:
        self._state = state if on else None
        for other, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(other is self._state)
            chip.blockSignals(False)
        self._fill()

    def _fill(self, _typed: str = "") -> None:
        typed = self.box.reading()
        lines = [one for one in self._lines if self._state is None or one.gift.state is self._state]
        if typed.strip():
            known = {one.place: one for one in lines}
            found = matching((Lined(one.place, one.gift.member_no, one.gift.name) for one in lines), typed)
            lines = sorted(
                (known[place] for place in found), key=lambda one: one.gift.state is not GiftState.LISTED
            )
        self.model.show(Listed(lines))
        if lines and (typed.strip() or self.table.current_id() is None):
            self.table.selectRow(0)

    def _move(self, by: int) -> None:
        row = max(0, min(self.table.currentIndex().row() + by, self.model.rowCount() - 1))
        self.table.selectRow(row)

    def _open_line(self) -> Gift | None:
        gift = self.current()
        return (
            gift
            if gift is not None and self.campaign is not None and self.campaign.closed_on is None
            else None
        )

    def _open_person(self) -> None:
        gift = self.current()
        if gift is not None:
            self.opened.emit(gift.member_id)

    def _take_back(self, gift: Gift) -> None:
        told = _("The signature for {name} is taken back").format(name=gift.name)
        self._desk.do("campaign.edit", lambda unit: campaigns_book.take_back(unit, gift.uid), told=told)

    def _do(self, action: str, work: Callable[[Unit], None], told: str, gift: Gift) -> None:
        try:
            if gift.state in (GiftState.SIGNED, GiftState.PROXY):
                raise RuleBroken("gift_signed_already", "gift", name=gift.name)
            self._desk.do(action, work, told=told)
        except (RuleBroken, Trouble) as error:
            troubles.show(error, self)
        else:
            self.box.clear()
            self.box.setFocus()

    def _ask(self, dialog: Asked) -> Asked:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.box.clear)
        dialog.open()
        return dialog

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare(self.table, ("goods", "member_no"), hidden=self.width() < theme.px(_ROOM))
        self._fit_head()
        self._keys.setVisible(self.height() >= theme.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class SignBox(SearchEdit):
    """``entered`` comes with Enter, ``moved`` with ↑ and ↓."""

    entered = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.entered.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
