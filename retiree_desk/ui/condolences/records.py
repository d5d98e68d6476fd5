"""The condolences of a year, the newest first; one that was a mistake is struck out with its booking."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from retiree_desk import wording
from retiree_desk.domain import money
from retiree_desk.domain.terms import CondolenceKind
from retiree_desk.i18n import _
from retiree_desk.services import condolences, condolences_book
from retiree_desk.services.condolences_book import Given, Year
from retiree_desk.ui import theme
from retiree_desk.ui.condolences.year_box import YearBox
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.paged_model import Column, PagedModel
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import FilterChip
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.listed import Listed, Sorter, give_room, spare
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import Table
from retiree_desk.ui.widgets.words import caption, words

_ROOM = 860
_SORTS: dict[str, Sorter] = {
    "day": lambda one: (one.day, -one.number),
    "name": lambda one: one.name,
    "amount": lambda one: one.amount,
}


class RecordsView(QWidget):
    """``opened`` brings the local number of the person; ``add_asked`` comes from the empty list."""

    opened = Signal(int)
    add_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._year = Year((), 0, 0)
        self._kind = ""
        self.year = YearBox(desk.today().year)
        self.model = PagedModel(Listed(), _columns(), sort="day", descending=True, parent=self)
        self.table = Table(self.model, _("Condolences of the year"))
        give_room(self.table, "note")
        self._sum = words("", Type.BODY, Role.SOFT)
        self.chips: dict[str, FilterChip] = {}
        self._flow = FlowLayout(gap=8)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        self._lay_out()
        self.year.changed.connect(self.reload)
        self.table.opened.connect(self._open)
        strike = QShortcut(QKeySequence("Del"), self.table)
        strike.setContext(Qt.ShortcutContext.WidgetShortcut)
        strike.activated.connect(self.void)

    def reload(self, _year: int = 0) -> None:
        """The year's condolences as they are now."""
        year = self.year.year()
        self._year = self._desk.read(lambda unit: condolences_book.of_year(unit, year))
        kinds = {one.kind for one in self._year.given}
        if self._kind not in kinds:
            self._kind = ""
        self._offer_kinds(sorted(kinds, key=_kind_order))
        self._fill()

    def void(self) -> None:
        """Strike the condolence on the line out."""
        one = self._current()
        if one is not None:
            told = _("The condolence for {name} of {day} is struck out").format(
                name=one.name, day=one.day.isoformat()
            )
            self._desk.do("condolence.edit", lambda unit: condolences.void(unit, one.uid), told=told)

    def year_shown(self) -> Year:
        """What the table holds."""
        return self._year

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare(self.table, ("form", "goods", "staff", "signer"), hidden=self.width() < theme.px(_ROOM))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(theme.px(16))
        above.addWidget(self.year)
        above.addStretch(1)
        above.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(above)
        column.addLayout(self._flow)
        column.addWidget(self._stack, 1)
        column.addWidget(caption(_("Enter: the person · Del: strike out · Ctrl+C: copy as a table")))

    def _empty(self) -> EmptyState:
        return EmptyState(
            Icon.CONDOLENCES,
            _("No condolence in this year yet"),
            _("What was paid before, and whether the year's limit is reached, is told while you type."),
            _("Record a condolence"),
            self.add_asked.emit,
            Icon.ADD,
        )

    def _offer_kinds(self, kinds: list[str]) -> None:
        if kinds != list(self.chips):
            self._flow.empty()
            self.chips = {kind: FilterChip(wording.term(kind)) for kind in kinds}
            for kind, chip in self.chips.items():
                chip.toggled.connect(partial(self._choose, kind))
                self._flow.addWidget(chip)
        for kind, chip in self.chips.items():
            count = sum(one.kind == kind for one in self._year.given)
            chip.setText(f"{wording.term(kind)} {count}")
            chip.setAccessibleName(chip.text())
            chip.setVisible(len(kinds) > 1)

    def _choose(self, kind: str, on: bool) -> None:
        self._kind = kind if on else ""
        for other, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(other == self._kind)
            chip.blockSignals(False)
        self._fill()

    def _fill(self) -> None:
        shown = [one for one in self._year.given if not self._kind or one.kind == self._kind]
        self.model.show(Listed(shown, _SORTS))
        self._stack.setCurrentIndex(0 if self._year.given else 1)
        total = money.words(sum(one.amount for one in shown))
        self._sum.setText(
            _("{count} condolences, {sum} yuan").format(count=grouped(len(shown)), sum=total) if shown else ""
        )
        if shown and self.table.current_id() is None:
            self.table.selectRow(0)

    def _current(self) -> Given | None:
        return next((one for one in self._year.given if one.number == self.table.current_id()), None)

    def _open(self, _number: int) -> None:
        one = self._current()
        if one is not None:
            self.opened.emit(one.seq)


def _kind_order(kind: str) -> tuple[int, str]:
    known = list(CondolenceKind)
    return (known.index(CondolenceKind(kind)) if kind in set(CondolenceKind) else len(known)), kind


def signed(one: Given) -> str:
    """Who signed, and how related."""
    return f"{one.signer} ({wording.term(one.signer_relation)})" if one.signer_relation else one.signer


def _columns() -> tuple[Column, ...]:
    return (
        Column("day", _("Day"), lambda one: one.day.isoformat(), 104, sortable=True),
        Column("name", wording.field("name"), lambda one: one.name, 84, sortable=True, strong=True),
        Column("kind", _("Occasion"), lambda one: wording.term(one.kind), 100),
        Column("amount", _("Yuan"), lambda one: money.words(one.amount) if one.amount else "", 96, sortable=True, figures=True),
        Column("form", _("Given as"), lambda one: wording.term(one.form), 84),
        Column("goods", _("Goods"), lambda one: one.goods, 132),
        Column("fund", _("Paid from"), lambda one: one.fund, 96),
        Column("signer", _("Signed by"), signed, 120),
        Column("staff", _("Handed over by"), lambda one: one.staff, 96),
        Column("note", _("Note"), lambda one: one.note, 140),
    )  # fmt: skip
