"""Funds of a year as cards: the budget and where it comes from, what was spent, what is left, and the payments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from retiree_desk.domain import money
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import FUND_SOURCES
from retiree_desk.domain.values import Row
from retiree_desk.i18n import _
from retiree_desk.services import funds, funds_book
from retiree_desk.services.funds import Fund
from retiree_desk.services.funds_book import Paid
from retiree_desk.ui import theme
from retiree_desk.ui.condolences.year_box import YearBox
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import button, icon_button
from retiree_desk.ui.widgets.cards import Card, EmptyState
from retiree_desk.ui.widgets.chips import Chip, ChipLook, Tone
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.emptying import empty
from retiree_desk.ui.widgets.form import Form, scrolled
from retiree_desk.ui.widgets.form_dialog import FormDialog
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.listed import Listed, give_room
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import Elided, words

_THOUSAND = 1000
_COLUMNS = 3
_LEAST = 180


class FundsView(QWidget):
    """``opened`` brings the local number of somebody who was paid."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paid: Sequence[Paid] = ()
        self.funds: list[Fund] = []
        self.year = YearBox(desk.today().year)
        self.model = PagedModel(Listed(), _columns(), parent=self)
        self.table = Table(self.model, _("Payments of the year"))
        give_room(self.table, "what")
        self.table.setMinimumHeight(theme.px(_LEAST))
        self._lay_out()
        self.year.changed.connect(self.reload)
        self.table.opened.connect(self._open)

    def reload(self, _year: int = 0) -> None:
        """The year's funds as they are now."""
        year, on = self.year.year(), self._desk.today()
        self.funds = self._desk.read(lambda unit: funds.balances(unit, year, on))
        self._paid = self._desk.read(lambda unit: funds_book.paid_in(unit, year))
        empty(self._cards)
        for at, fund in enumerate(self.funds):
            card = FundCard(fund)
            card.edit_asked.connect(partial(self.edit, fund))
            self._cards.addWidget(card, at // _COLUMNS, at % _COLUMNS)
        for column in range(_COLUMNS):
            self._cards.setColumnStretch(column, 1)
        self._stack.setCurrentIndex(0 if self.funds else 1)
        self.model.show(Listed(self._paid))

    def add(self) -> FundDialog:
        """Open the form of a new fund."""
        return self._ask(FundDialog(self._desk, self.year.year(), None, self))

    def edit(self, fund: Fund) -> FundDialog:
        """Open the form of a fund's budget."""
        row = self._desk.read(lambda unit: unit.rows("fund").get(fund.uid))
        return self._ask(FundDialog(self._desk, fund.year, row, self))

    def _add_first(self) -> None:
        self.add()

    def _ask(self, dialog: FundDialog) -> FundDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.year)
        above.addStretch(1)
        new = button(_("Set a fund…"), Icon.ADD)
        new.clicked.connect(lambda _on: self.add())
        above.addWidget(new)
        self._cards = QGridLayout()
        self._cards.setSpacing(theme.px(16))
        known = QWidget()
        inside = QVBoxLayout(known)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        inside.addLayout(self._cards)
        inside.addWidget(words(_("Payments"), Type.SECTION))
        inside.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(known))
        self._stack.addWidget(
            EmptyState(
                Icon.FUND,
                _("No fund in this year yet"),
                _("Activity money by heads or a fixed sum: what is spent on condolences is booked by itself, and what is "
                  "left stands here."),
                _("Set a fund"),
                self._add_first,
                Icon.ADD,
            )
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(above)
        column.addWidget(self._stack, 1)

    def _open(self, number: int) -> None:
        seq = next((one.seq for one in self._paid if one.number == number), 0)
        if seq:
            self.opened.emit(seq)


class FundCard(Card):
    """One fund: what is left in large figures."""

    edit_asked = Signal()

    def __init__(self, fund: Fund) -> None:
        super().__init__()
        self.setAccessibleName(fund.name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.addWidget(Elided(fund.name, Type.SECTION), 1)
        change = icon_button(_("Change the budget of {name}").format(name=fund.name), Icon.EDIT)
        change.clicked.connect(self.edit_asked)
        head.addWidget(change)
        self.body.addLayout(head)
        left = QHBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(words(money.words(fund.balance), Type.TITLE))
        left.addWidget(words(_("yuan left"), Type.BODY, Role.SOFT), 0, Qt.AlignmentFlag.AlignBottom)
        left.addStretch(1)
        if fund.balance < 0:
            left.addWidget(Chip(ChipLook(_("overspent"), Tone.OVERDUE)))
        self.body.addLayout(left)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, _THOUSAND)
        bar.setValue(min(_THOUSAND, fund.spent * _THOUSAND // fund.budget) if fund.budget > 0 else 0)
        bar.setAccessibleName(_("Spent"))
        self.body.addWidget(bar)
        for said in (
            _("Budget {sum} yuan").format(sum=money.words(fund.budget)),
            _("Spent {sum} yuan").format(sum=money.words(fund.spent)),
        ):
            self.body.addWidget(Elided(said, Type.BODY, Role.SOFT))


class FundDialog(FormDialog):
    """A fund's budget for a year: a fixed sum, or so much for each person on the register, or both."""

    def __init__(self, desk: Desk, year: int, row: Row | None, parent: QWidget | None = None) -> None:
        self._desk, self._year, self._row = desk, year, row
        self.name = CodeBox(FUND_SOURCES)
        self.budget, self.per_head = LineEdit(figures=True), LineEdit(figures=True)
        form = Form(columns=1)
        form.add("name", _("Name of the fund"), self.name, obligatory=True)
        form.add("budget_fen", _("Fixed sum"), self.budget, note=_("Yuan for the year"))
        form.add(
            "per_head_fen",
            _("Per head"),
            self.per_head,
            note=_("Yuan for each person on the register, such as 350"),
        )
        super().__init__(_("Budget of {year}").format(year=year), form, self._keep, parent)
        if row is not None:
            self.name.set_value(str(row["name"]))
            self.name.setEnabled(False)
            self.budget.setText(_yuan(row["budget_fen"]))
            self.per_head.setText(_yuan(row["per_head_fen"]))
        (self.budget if row is not None else self.name).setFocus()

    def _keep(self) -> None:
        name = self.name.value().strip()
        if not name:
            raise RuleBroken("fund_name_blank", "name")
        budget, per_head = _fen(self.budget, "budget_fen"), _fen(self.per_head, "per_head_fen")
        told = _("The budget of {name} for {year} is kept").format(name=name, year=self._year)
        self._desk.do(
            "fund.edit",
            lambda unit: funds.keep(unit, name, self._year, budget=budget, per_head=per_head),
            told=told,
        )


def _yuan(value: object) -> str:
    return money.words(value) if isinstance(value, int) and value else ""


def _fen(field: LineEdit, name: str) -> int:
    if not field.text().strip():
        return 0
    try:
        return money.parse(field.text())
    except RuleBroken as broken:
        raise RuleBroken("not_an_amount", name, value=field.text().strip()) from broken


def _columns() -> tuple[Column, ...]:
    return (
        Column("day", _("Day"), lambda one: one.day.isoformat(), 104),
        Column("fund", _("Name of the fund"), lambda one: one.fund, 120),
        Column("name", _("Person condoled"), lambda one: one.name, 96, strong=True),
        Column("amount", _("Yuan"), lambda one: money.words(one.amount), 110, figures=True),
        Column("what", _("What for"), lambda one: one.what, 240),
    )
