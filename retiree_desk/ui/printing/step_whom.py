"""The first step: for whom."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.i18n import N_, _, ngettext
from retiree_desk.services import lists
from retiree_desk.services.papers import Order, Paper, Whom
from retiree_desk.store.unit import Unit
from retiree_desk.ui import theme
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.printing.job import Job
from retiree_desk.ui.printing.number_box import NumberBox
from retiree_desk.ui.theme import Type
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.wizard import WizardStep
from retiree_desk.ui.widgets.words import caption, words

OF_THE_DEAD = frozenset(("sympathy", "telegram", "obituary", "death"))
"""Letters and sheets about the dead: everybody then means them."""
_PAUSE = 250
_SORTS = (
    (Sort.NUMBER, N_("Member number")),
    (Sort.PINYIN, N_("Pinyin")),
    (Sort.STROKE, N_("Strokes of the family name")),
    (Sort.PLACE, N_("Area and building")),
    (Sort.AGE, N_("Age, the eldest first")),
)


class Way(StrEnum):
    """The ways to say who is meant."""

    CHOSEN = "chosen"
    EVERYBODY = "everybody"
    LIST = "list"
    CAMPAIGN = "campaign"
    SEARCH = "search"
    BLANK = "blank"


class WhomStep(WizardStep):
    """Counts the people as soon as they are chosen; who of them gets none is told in the preview."""

    def __init__(self, desk: Desk, job: Job) -> None:
        super().__init__(
            _("For whom"), _("Who gets none is told with the reason before anything is printed.")
        )
        self._desk, self._job = desk, job
        self._given = job.order.whom
        self._ways = QButtonGroup(self)
        self.radios: dict[Way, QRadioButton] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setColumnStretch(2, 1)
        self.saved, self.campaigns, self.sort = QComboBox(), QComboBox(), QComboBox()
        self.search = LineEdit()
        self.blank = NumberBox(1, 500)
        self._count = words("", Type.STRONG)
        self._number: int | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._tell_count)
        self._add_ways()
        self.body.addLayout(self._grid)
        self.body.addWidget(self._count)
        self.body.addStretch(1)

    def enter(self) -> None:
        self._tell_count()

    def ready(self) -> bool:
        return self._number is None or self._number > 0 or self.way() is Way.BLANK

    def leave(self) -> None:
        self._job.change(whom=self.whom(), blank=self.blank.value() if self.way() is Way.BLANK else 0)

    def way(self) -> Way:
        """The way chosen."""
        return next(way for way, radio in self.radios.items() if radio.isChecked())

    def choose(self, way: Way) -> None:
        """Choose a way."""
        self.radios[way].setChecked(True)

    def whom(self) -> Whom:
        """Who is meant."""
        way = self.way()
        if way is Way.CHOSEN:
            return self._given
        if way is Way.CAMPAIGN:
            return Whom(campaign=self.campaigns.currentData())
        if way is Way.BLANK:
            return Whom()
        return Whom(query=self._query(way))

    def _query(self, way: Way) -> ListQuery:
        sort: Sort = self.sort.currentData()
        if way is Way.LIST and isinstance(self.saved.currentData(), ListQuery):
            kept: ListQuery = self.saved.currentData()
            return kept.sorted_by(sort)
        if way is Way.SEARCH:
            return ListQuery(standings=tuple(Standing), sort=sort, text=self.search.text().strip())
        return ListQuery(standings=(everybody(self._job.order),), sort=sort)

    def _add_ways(self) -> None:
        order = self._job.order
        chosen = self._given.by_hand or self._given.batch or self._given.campaign or self._given.query
        if chosen:
            self._add_way(Way.CHOSEN, _("The people chosen before"))
        dead = everybody(order) is Standing.DECEASED
        self._add_way(Way.EVERYBODY, _("All who have died") if dead else _("Everybody on the register"))
        saved = self._desk.read(lists.saved)
        for one in saved:
            self.saved.addItem(one.name, one.query)
        if saved:
            self._add_way(Way.LIST, _("A saved list"), self.saved)
        for name, uid in self._desk.read(_campaigns):
            self.campaigns.addItem(name, uid)
        if self.campaigns.count():
            self._add_way(Way.CAMPAIGN, _("A campaign"), self.campaigns)
        self.search.setPlaceholderText(_("name, pinyin, number, building, birth year"))
        self._add_way(Way.SEARCH, _("Those who answer a search"), self.search)
        if order.paper is Paper.SHEET and order.name != "register":
            self.blank.setValue(10 if order.name not in ("visit", "death") else 1)
            self._add_way(Way.BLANK, _("Blank, to be filled in by hand"), self.blank)
        self._add_sort()
        next(iter(self.radios.values())).setChecked(True)
        self.search.composed.connect(partial(self._touch, Way.SEARCH))
        self.saved.activated.connect(partial(self._touch, Way.LIST))
        self.campaigns.activated.connect(partial(self._touch, Way.CAMPAIGN))

    def _add_way(self, way: Way, word: str, field: QWidget | None = None) -> None:
        row = self._grid.rowCount()
        radio = QRadioButton(word)
        radio.toggled.connect(self._changed)
        self._ways.addButton(radio)
        self.radios[way] = radio
        self._grid.addWidget(radio, row, 0)
        if field is not None:
            field.setAccessibleName(word)
            field.setFixedWidth(theme.px(280))
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(field, row, 1)

    def _add_sort(self) -> None:
        for sort, word in _SORTS:
            self.sort.addItem(_(word), sort)
        by_place = self._job.order.name == "route" or self._job.order.paper is Paper.LABEL
        self.sort.setCurrentIndex(self.sort.findData(Sort.PLACE) if by_place else 0)
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, theme.px(12))
        self._grid.addWidget(caption(_("In the order of")), row + 1, 0)
        self.sort.setAccessibleName(_("In the order of"))
        self.sort.setFixedWidth(theme.px(280))
        self._grid.addWidget(self.sort, row + 1, 1)

    def _touch(self, way: Way, _what: object = None) -> None:
        self.choose(way)
        self._changed()

    def _changed(self, _on: bool = False) -> None:
        self._number = None
        self._later.start()
        self.changed.emit()

    def _tell_count(self) -> None:
        way = self.way()
        if way is Way.BLANK:
            self._number, told = None, ""
        else:
            self._number = self._job.count(self.whom())
            told = ngettext("{count} person", "{count} people", self._number).format(
                count=grouped(self._number)
            )
        self._count.setText(told if self._number != 0 else _("Nobody answers this; please choose others."))
        self.changed.emit()


def everybody(order: Order) -> Standing:
    """Whom everybody means for an order: those on the register, or the dead."""
    return Standing.DECEASED if order.name in OF_THE_DEAD or order.family else Standing.ON_REGISTER


def _campaigns(unit: Unit) -> list[tuple[str, bytes]]:
    """The campaigns, the newest first."""
    rows = sorted(unit.rows("campaign").all(), key=lambda row: str(row["starts_on"] or ""), reverse=True)
    return [(str(row["name"] or ""), row["id"]) for row in rows if isinstance(row["id"], bytes)]
