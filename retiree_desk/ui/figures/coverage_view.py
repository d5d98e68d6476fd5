"""Coverage of one rule in one period: every number with its names, the areas, the periods before, who went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import coverage as rates
from retiree_desk.domain.coverage import Coverage
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.periods import Period
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.i18n import N_, _, ngettext
from retiree_desk.services import figures, figures_staff, planning_crew, trees
from retiree_desk.services.figures import Share
from retiree_desk.services.figures_staff import StaffShare
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.names_behind import Names
from retiree_desk.ui.figures.plot import Mark
from retiree_desk.ui.figures.plot_card import PlotCard
from retiree_desk.ui.figures.plots import Bars, Columns
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.buttons import LinkNumber, button
from retiree_desk.ui.widgets.cards import Card
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.words import caption, words
from retiree_desk.wording import cadence

_PERIODS = 6
_TWO = 720  # pixels at 100 % from which two cards stand side by side
WORDS = {
    "met": N_("Visits had in full"),
    "on_time": N_("In full and entered in time"),
    "missed": N_("Missed them"),
    "open": N_("Still to be made"),
    "waived": N_("Waived"),
    "lapsed": N_("Ended early"),
    "left": N_("Left in the period"),
}


class CoverageView(QWidget):
    """``named`` brings ``Names``, ``frozen`` comes when a report was closed."""

    named = Signal(object)
    frozen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.found: Coverage | None = None
        self._periods: dict[str, Period] = {}
        self._choosers()
        self.rate = words("", Type.NAME)
        self.said = words("", Type.BODY, Role.SOFT, wrap=True)
        self.numbers = {key: LinkNumber(0, _(word)) for key, word in WORDS.items()}
        self.areas = PlotCard(Bars(_("By area"), most=1.0))
        self.times = PlotCard(Columns(_("Over the last periods"), most=1.0))
        self.staff = PlotCard(Bars(_("By who answers for them"), most=1.0))
        self._lay_out()
        self._connect()
        self._offer_periods(self._rule.value())

    def reload(self) -> None:
        """The figures, as they are now."""
        code, period, on = self._rule.value(), self.period_name(), self._desk.today()
        if not code or not period:
            return
        node, name = self._nodes.get(self._node.value()), self._who.value()
        try:
            self.found, areas, times, staff = self._desk.read(
                lambda unit: _read(unit, code, period, on, node, name)
            )
        except RuleBroken as broken:
            self.said.setText(wording.refusal(broken))
            return
        self._show(self.found)
        self.areas.plot.show_marks(tuple(_rate_mark(one.name or _("No area noted"), one) for one in areas))
        self.times.plot.show_marks(tuple(_rate_mark(one.name, share) for one, share in times))
        self.staff.plot.show_marks(tuple(_staff_mark(one) for one in staff))

    def period_name(self) -> str:
        """The period chosen, as it is named in reports."""
        chosen = self._period.value()
        return self._periods[chosen].name if chosen in self._periods else chosen

    def freeze(self) -> None:
        """Close the period."""
        code, period, today = self._rule.value(), self.period_name(), self._desk.today()
        try:
            told = _("The report of {period} is closed").format(period=period)
            self._desk.do(
                "report.freeze", lambda unit: figures.freeze(unit, code, period, today=today), told=told
            )
        except RuleBroken as broken:
            self.said.setText(wording.refusal(broken))
        else:
            self.frozen.emit()

    def _choosers(self) -> None:
        rules, nodes, staff = self._desk.read(_offered)
        self._titles = rules
        self._rule = CodeBox(tuple(rules), lambda code: rules.get(code, code))
        self._rule.setAccessibleName(_("Rule"))
        self._rule.setFixedWidth(theme.px(240))
        self._rule.set_value("R80" if "R80" in rules else next(iter(rules), ""))
        self._period = CodeBox(())
        self._period.setAccessibleName(_("Period"))
        self._period.setFixedWidth(theme.px(170))
        self._nodes = dict(nodes)
        self._node = CodeBox(tuple(self._nodes))
        self._node.setAccessibleName(_("Group"))
        self._node.setPlaceholderText(_("The whole office"))
        self._node.setFixedWidth(theme.px(220))
        self._who = CodeBox(tuple(staff))
        self._who.setAccessibleName(_("Who answers for them"))
        self._who.setPlaceholderText(_("Everybody's members"))
        self._who.setFixedWidth(theme.px(170))
        self._close = button(_("Close the period"), Icon.LOCK)
        self._close.setToolTip(_("Keeps the figures with all names; later entries show as amendments"))

    def _offer_periods(self, code: str) -> None:
        on = self._desk.today()
        found = self._desk.read(lambda unit: figures.periods_of(unit, code, on))
        self._periods = {cadence.period(one, on): one for one in found}
        self._period.set_codes(tuple(self._periods))
        self._period.set_value(next(iter(self._periods), ""))

    def _lay_out(self) -> None:
        above = FlowLayout(gap=8)
        for part in (self._rule, self._period, self._node, self._who, self._close):
            above.addWidget(part)
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 0, theme.px(4), 0)
        self._grid.setSpacing(theme.px(12))
        self._cards = (self._sheet(), self.times, self.areas, self.staff)
        self._set_cards(columns=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(above)
        layout.addWidget(scrolled(page), 1)

    def _set_cards(self, *, columns: int) -> None:
        """Side by side where there is room, else one below the other."""
        if self._grid.count() and (self._grid.itemAtPosition(0, 1) is not None) == (columns > 1):
            return
        for card in self._cards:
            self._grid.removeWidget(card)
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(at, columns))
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setRowStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_cards(columns=2 if self.width() >= theme.px(_TWO) else 1)

    def _sheet(self) -> Card:
        card = Card()
        card.body.addWidget(caption(_("Coverage")))
        card.body.addWidget(self.rate)
        card.body.addWidget(self.said)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2))
        for at, (key, word) in enumerate(WORDS.items()):
            grid.addWidget(words(_(word)), at // 2, at % 2 * 2)
            grid.addWidget(self.numbers[key], at // 2, at % 2 * 2 + 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _connect(self) -> None:
        self._rule.picked.connect(self._choose_rule)
        for box in (self._period, self._node, self._who):
            box.picked.connect(self._again)
            box.editingFinished.connect(self._again)
        self._close.clicked.connect(self.freeze)
        for key, number in self.numbers.items():
            number.clicked.connect(partial(self._open, key))
        for card in (self.areas, self.times, self.staff):
            card.plot.opened.connect(self.named)

    def _again(self, *_news: object) -> None:
        self.reload()

    def _choose_rule(self, code: str) -> None:
        self._offer_periods(code)
        self.reload()

    def _show(self, found: Coverage) -> None:
        rate, period = found.rate, found.window.period
        self.rate.setText("—" if rate is None else f"{rate:.1%}")
        closing = rates.closing_day(period)
        self.said.setText(
            _("{met} of {asked} owed had their visits · in time {timely} · closing day {day}").format(
                met=len(found.met),
                asked=found.asked,
                timely="—" if found.rate_on_time is None else f"{found.rate_on_time:.1%}",
                day=wording.day(closing),
            )
        )
        for key, number in self.numbers.items():
            number.show_count(len(getattr(found, key)))

    def _open(self, key: str, *_checked: bool) -> None:
        if self.found is not None:
            seqs = tuple(one for one in getattr(self.found, key) if isinstance(one, int))
            self.named.emit(Names(_(WORDS[key]), seqs))


def _read(
    unit: Unit, code: str, period: str, on: date, node: Uid | None, name: str
) -> tuple[Coverage, list[Share], list[tuple[Period, Share]], list[StaffShare]]:
    of_group = figures.of_group(unit, node)

    def of_those(whole: Coverage) -> Coverage:
        group = of_group(whole)
        return figures_staff.of_staff(unit, group, name) if name else group

    group = figures.coverage(unit, code, period, on, node=node)
    found = of_those(group)
    times = figures.over_time(unit, code, on, _PERIODS, of_those)
    return found, figures.by_area(unit, found), times, figures_staff.by_staff(unit, group)


def _staff_mark(one: StaffShare) -> Mark:
    mark = _rate_mark(one.name or _("Nobody yet"), Share(one.name, one.met, one.asked))
    visits = ngettext("{count} visit", "{count} visits", one.visits).format(count=one.visits)
    return replace(mark, note=f"{mark.note} · {visits}")


def _rate_mark(name: str, share: Share) -> Mark:
    rate = share.rate or 0.0
    met = set(share.met)
    wanting = tuple(one for one in share.asked if one not in met)
    title = _("{name}: not made yet").format(name=name)
    return Mark(name, rate, f"{rate:.0%}", Names(title, wanting), note=f"{len(share.met)}/{len(share.asked)}")


def _offered(unit: Unit) -> tuple[dict[str, str], list[tuple[str, Uid]], list[str]]:
    rules = {rule.code: rule.title or rule.code for rule in figures.rules_of(unit)}
    nodes = [
        (unit.tree.words_of(node.uid), node.uid)
        for kind in (TreeKind.AREA, TreeKind.STATION, TreeKind.PARTY_BRANCH)
        for node in trees.nodes(unit, kind)
        if node.total and not node.is_building
    ]
    return rules, nodes, [part.name for part in planning_crew.parts(unit)]
