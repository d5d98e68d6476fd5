"""The second step: what each sheet is and what each heading means, corrected where the program guessed wrong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from retiree_desk.exchange.columns import SheetKind
from retiree_desk.exchange.headings import Remembered, Table, one_line
from retiree_desk.exchange.lines import shown
from retiree_desk.exchange.sheets import Sheet
from retiree_desk.i18n import _
from retiree_desk.ui import theme
from retiree_desk.ui.icons import Icon, icon, pixmap
from retiree_desk.ui.imports.job import Job, columns_of, guessed
from retiree_desk.ui.imports.plain_words import column_word, kind_word
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.emptying import empty, empty_stack
from retiree_desk.ui.widgets.form import scrolled
from retiree_desk.ui.widgets.wizard import WizardStep
from retiree_desk.ui.widgets.words import Elided, caption, tint, words

_SAMPLES = 3
_LOOKED_AT = 40


class SheetsStep(WizardStep):
    """What was recognised, sheet by sheet; corrections are remembered for the next file with these headings."""

    def __init__(self, job: Job) -> None:
        super().__init__(
            _("Sheets and headings"),
            _(
                "What the program understands. Correct it where needed; it is remembered for the next file like this."
            ),
        )
        self._job = job
        self._shown: object = None
        self.sheets = QListWidget()
        self.sheets.setAccessibleName(_("Sheets"))
        self.sheets.setFixedWidth(theme.px(200))
        self.sheets.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages = QStackedWidget()
        self.sheets.currentRowChanged.connect(self._pages.setCurrentIndex)
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addWidget(self.sheets)
        line.addWidget(self._pages, 1)
        self.body.addLayout(line, 1)

    def enter(self) -> None:
        if self._shown is self._job.sheets:
            return
        self._shown = self._job.sheets
        self.sheets.clear()
        empty_stack(self._pages)
        for sheet, table in self._job.tables():
            item = QListWidgetItem(icon(Icon.LIST), sheet.name)
            item.setSizeHint(item.sizeHint().expandedTo(_row_size()))
            self.sheets.addItem(item)
            self._pages.addWidget(SheetPage(self._job, sheet, table))
        self.sheets.setCurrentRow(0)
        self.sheets.setVisible(self.sheets.count() > 1)

    def page(self, at: int) -> SheetPage:
        """What is known of the sheet ``at``."""
        found = self._pages.widget(at)
        assert isinstance(found, SheetPage)
        return found


class SheetPage(QWidget):
    """One sheet: its kind, then a line for each of its columns."""

    def __init__(self, job: Job, sheet: Sheet, table: Table | None) -> None:
        super().__init__()
        self._job = job
        self._sheet = sheet
        self._table = table
        self.boxes: dict[int, CodeBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        if table is None:
            layout.addWidget(
                words(_("Nothing in the first rows looks like headings; this sheet is left out."), wrap=True)
            )
            layout.addStretch(1)
            return
        layout.addLayout(self._kind_line(table))
        self._note = caption("", wrap=True)
        layout.addWidget(self._note)
        self._holder = QVBoxLayout()
        layout.addLayout(self._holder, 1)
        self._list()

    def decide(self, place: int, key: str) -> None:
        """The column at ``place`` means ``key``, or nothing when empty."""
        assert self._table is not None
        now = self._job.decision(self._table)
        keys = ["" if one == key else one for one in now.keys]
        keys[place] = key
        self._job.decide(self._table, Remembered(now.kind, tuple(keys)))
        for at, box in self.boxes.items():
            if box.value() != keys[at]:
                box.set_value(keys[at])
        self._tell()

    def _kind_line(self, table: Table) -> QHBoxLayout:
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("What this sheet is"))
        for one in SheetKind:
            self.kind.addItem(kind_word(one), one)
        self.kind.addItem(_("Leave this sheet out"), None)
        self.kind.setCurrentIndex(self.kind.findData(table.kind))
        self.kind.currentIndexChanged.connect(self._change_kind)
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(words(_("This sheet is:")))
        line.addWidget(self.kind)
        line.addStretch(1)
        told = _("headings in row {row}").format(row=table.heading_row + 1)
        line.addWidget(caption(told))
        return line

    def _change_kind(self) -> None:
        assert self._table is not None
        kind = self.kind.currentData()
        if kind is None:
            self._job.left_out.add(self._sheet.name)
        else:
            self._job.left_out.discard(self._sheet.name)
            self._job.decide(self._table, guessed(SheetKind(kind), self._table.headings))
        self._list()

    def _list(self) -> None:
        empty(self._holder)
        self.boxes = {}
        if self._table is not None and self._sheet.name not in self._job.left_out:
            self._holder.addWidget(scrolled(self._columns(self._table)), 1)
        else:
            self._holder.addStretch(1)
        self._tell()

    def _columns(self, table: Table) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, theme.px(12), 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(3, 4)
        for column, word in ((0, _("Heading in the file")), (1, _("First values")), (3, _("Means"))):
            grid.addWidget(caption(word), 0, column)
        decision = self._job.decision(table)
        known = {key: column_word(one) for key, one in columns_of(decision.kind).items()}
        row = 1
        for place, heading in enumerate(table.headings):
            values = _samples(self._sheet, table, place)
            if not heading and not values:
                continue
            self._row(grid, row, place, (one_line(heading), values), decision.keys[place], known)
            row += 1
        grid.setRowStretch(row, 1)
        return page

    def _row(
        self, grid: QGridLayout, row: int, place: int, said: tuple[str, str], key: str, known: dict[str, str]
    ) -> None:
        heading, values = said
        grid.addWidget(Elided(heading or _("(no heading)"), Type.STRONG), row, 0)
        grid.addWidget(Elided(values, Type.BODY, Role.SOFT), row, 1)
        arrow = words()
        arrow.setPixmap(pixmap(Icon.NEXT, Role.SOFT, 16))
        grid.addWidget(arrow, row, 2)
        box = CodeBox(tuple(known), partial(_word, known))
        box.setAccessibleName(_("{heading} means").format(heading=heading or str(place + 1)))
        box.setPlaceholderText(_("not taken"))
        box.set_value(key)
        box.setMinimumWidth(theme.px(150))
        box.picked.connect(partial(self.decide, place))
        box.editingFinished.connect(partial(self._typed, place))
        grid.addWidget(box, row, 3)
        self.boxes[place] = box

    def _typed(self, place: int) -> None:
        """A word typed in full, or taken out."""
        assert self._table is not None
        box = self.boxes.get(place)
        if box is None:
            return
        now = self._job.decision(self._table)
        value = box.value()
        if value in columns_of(now.kind) or not value:
            if value != now.keys[place]:
                self.decide(place, value)
        else:
            box.set_value(now.keys[place])

    def _tell(self) -> None:
        if self._table is None:
            return
        if self._sheet.name in self._job.left_out:
            self._note.setText(_("This sheet is left out."))
            return
        keys = self._job.decision(self._table).keys
        idle = sum(1 for place in self.boxes if not keys[place])
        self._note.setText(
            _("Every column is taken.")
            if not idle
            else _("{count} columns are not taken.").format(count=idle)
        )
        tint(self._note, Role.SOFT)


def _word(known: dict[str, str], key: str) -> str:
    return known.get(key, key)


def _row_size() -> QSize:
    return QSize(theme.px(120), theme.px(theme.ROW))


def _samples(sheet: Sheet, table: Table, place: int) -> str:
    """The first few values below a heading."""
    first = table.heading_row + 1
    cells = (row[place] for row in sheet.rows[first : first + _LOOKED_AT] if place < len(row))
    values = dict.fromkeys(shown(cell).strip() for cell in cells)
    return "、".join([value for value in values if value][:_SAMPLES])
