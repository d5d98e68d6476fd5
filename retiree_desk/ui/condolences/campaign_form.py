"""Setting a campaign up: name and days, the condition with the register's chips, the standard, and the list beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import money
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import CondolenceForm, CondolenceKind
from retiree_desk.domain.values import Value
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import campaigns, campaigns_book
from retiree_desk.services.campaigns import CampaignDraft
from retiree_desk.services.campaigns_book import Beforehand
from retiree_desk.services.condolences_book import fund_names
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.members.list_filters import FilterBar
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.chips import ChipLook
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from retiree_desk.ui.widgets.form import Form
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.listed import Listed
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import words
from retiree_desk.wording import care

_USUAL_DAYS = timedelta(days=21)
_LIST_HEIGHT = 188
_PAUSE = 250


class Named(NamedTuple):
    """Somebody a condition names; ``reason`` says why they get nothing, empty when they do."""

    seq: int
    member_no: str
    name: str
    reason: str


class NamedLines:
    """Those left out first; names are read for the lines in sight."""

    def __init__(self, desk: Desk, found: Beforehand) -> None:
        self._desk = desk
        self._out = found.out
        self._seqs = [*found.out, *found.gets]

    def ids(self, sort: str, descending: bool) -> Sequence[int]:
        """Everybody, in order."""
        return self._seqs

    def lines(self, ids: Sequence[int]) -> Sequence[Named]:
        """These people with the reason."""
        found = self._desk.read(lambda unit: unit.members.lines(ids, ("member_no", "name")))
        return [self._line(one.seq, one.values) for one in found]

    def _line(self, seq: int, values: Mapping[str, Value]) -> Named:
        number, name = str(values["member_no"] or ""), str(values["name"] or "")
        return Named(seq, number, name, self._out.get(seq, ""))


class NamesBefore(QWidget):
    """Who would be on the list, those left out first with the reason."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._said = words("", Type.STRONG, wrap=True)
        self.model = PagedModel(Listed(), _columns(), parent=self)
        self.table = Table(self.model, _("The list beforehand"))
        self.table.setFixedHeight(theme.px(_LIST_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(5), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._said)
        column.addWidget(self.table)

    def show_names(self, found: Beforehand) -> None:
        """Show them."""
        self.model.show(NamedLines(self._desk, found))

    def say(self, found: Beforehand, standard: int) -> None:
        """Say how many, and what it comes to."""
        count, out = len(found.gets), len(found.out)
        said = ngettext("{count} person gets it", "{count} people get it", count).format(count=grouped(count))
        if out:
            said += _("; {count} are left out, with the reason").format(count=grouped(out))
        if standard:
            said += _("; {sum} yuan in all").format(sum=money.words(standard * count))
        self._said.setText(said)

    def said(self) -> str:
        """The sentence above the names."""
        return self._said.text()


class CampaignDialog(FormDialog):
    """Nothing is drawn up before it is saved; ``started`` brings the new campaign."""

    started = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        today = desk.today()
        self.name = LineEdit()
        self.kind = CodeBox(tuple(CondolenceKind), wording.term)
        self.kind.set_value(CondolenceKind.FESTIVAL)
        self.starts_on, self.ends_on = DateField(desk.today), DateField(desk.today)
        self.starts_on.set_value(today)
        self.ends_on.set_value(today + _USUAL_DAYS)
        self.standard = LineEdit(figures=True)
        self.goods = LineEdit()
        self.form_box = CodeBox(tuple(CondolenceForm), wording.term)
        self.fund = CodeBox(desk.read(fund_names))
        self.festive = QCheckBox(_("Leave out those in mourning"))
        self.festive.setChecked(True)
        self.query = ListQuery(sort=Sort.STROKE)
        self.filters = FilterBar(desk)
        self.filters.show_query(self.query)
        self.names = NamesBefore(desk)
        self._found = Beforehand({}, [])
        self._asked = 0
        sentence = _(
            "The condition draws the list up once; who joins later is added by hand, who dies meanwhile is struck out."
        )
        super().__init__(_("Set up a campaign"), self._form(), self._keep, parent, sentence)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._preview)
        self.filters.changed.connect(self._narrow)
        self.standard.composed.connect(self._say)
        self.festive.toggled.connect(self._soon.start)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # a condition's own Enter opens its choices
            saving = QShortcut(QKeySequence(keys), self.filters)
            saving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            saving.activated.connect(self.form.saved)
        self._preview()
        self.name.setFocus()

    def value(self) -> CampaignDraft:
        """What the form says; RuleBroken names the field that is wrong."""
        starts, ends = self.starts_on.value(), self.ends_on.value()
        if starts is None or ends is None:
            raise RuleBroken("day_missing", "ends_on" if starts else "starts_on")
        return self._draft(starts, ends, _fen(self.standard.text()))

    def _draft(self, starts: date, ends: date, standard: int) -> CampaignDraft:
        return CampaignDraft(
            name=self.name.text().strip(),
            kind=self.kind.value(),
            starts_on=starts,
            ends_on=ends,
            condition=self.query,
            standard=standard,
            goods=self.goods.text().strip(),
            fund=self.fund.value(),
            form=self.form_box.value(),
            festive=self.festive.isChecked(),
        )

    def _form(self) -> Form:
        form = Form(columns=2)
        form.group(_("What and when"))
        form.add("name", _("Name of the campaign"), self.name, obligatory=True)
        form.add("kind", _("Occasion"), self.kind)
        form.add("starts_on", _("Day it begins"), self.starts_on)
        form.add("ends_on", _("Signed for until"), self.ends_on)
        form.add("standard_fen", _("Yuan each"), self.standard)
        form.add("goods", _("Goods"), self.goods)
        form.add("form", _("Given as"), self.form_box)
        form.add("fund", _("Paid from"), self.fund)
        form.group(_("Who gets it"))
        form.add("condition", _("Conditions"), self.filters, wide=True)
        form.add("festive", _("Mourning"), self.festive, wide=True)
        form.add("names", _("The list"), self.names, wide=True)
        return form

    def _narrow(self, query: ListQuery) -> None:
        self.query = query
        self._soon.start()

    def _preview(self) -> None:
        """Work the list out off the window's thread; what was asked before counts no more."""
        today = self._desk.today()
        self._asked += 1
        asked, draft = self._asked, self._draft(today, today, 0)
        self._desk.load(
            self, lambda unit: campaigns_book.preview(unit, draft, today), partial(self._show, asked)
        )

    def _show(self, asked: int, found: Beforehand) -> None:
        if asked == self._asked:
            self._found = found
            self.names.show_names(found)
            self._say()

    def _say(self, _typed: object = None) -> None:
        try:
            standard = _fen(self.standard.reading())
        except RuleBroken:  # half typed
            standard = 0
        self.names.say(self._found, standard)

    def _keep(self) -> None:
        draft, today = self.value(), self._desk.today()
        told = _("The campaign “{name}” is set up").format(name=draft.name)
        uid: Uid = self._desk.do(
            "campaign.start", lambda unit: campaigns.start(unit, draft, today=today), told=told
        )
        self.started.emit(uid)


def _fen(text: str) -> int:
    if not text.strip():
        return 0
    try:
        return money.parse(text)
    except RuleBroken as broken:
        raise RuleBroken("not_an_amount", "standard_fen", value=text.strip()) from broken


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", wording.field("name"), lambda one: one.name, 120, strong=True),
        Column("member_no", wording.field("member_no"), lambda one: one.member_no, 120),
        Column("reason", _("Left out"), lambda one: care.excluded(one.reason), 160, chips=_reason),
    )


def _reason(one: Named) -> tuple[ChipLook, ...]:
    return (ChipLook(care.excluded(one.reason), icon=Icon.LESS),) if one.reason else ()
