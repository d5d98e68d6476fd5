"""A returned sheet typed in as it was printed: one figure a row says what came of the visit and goes on to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from retiree_desk import wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind, VisitKind, VisitResult
from retiree_desk.i18n import _, ngettext
from retiree_desk.services import sheets, trees
from retiree_desk.services.sheets import LoggedSheet, PlannedTrip
from retiree_desk.store.unit import Unit
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.visits.paste_dialog import PasteDialog
from retiree_desk.ui.visits.sheet_model import (
    DAY,
    NOTE,
    PERSON,
    RESULT,
    RESULTS,
    STAFF,
    SheetModel,
    SheetRow,
    row_of,
)
from retiree_desk.ui.widgets.buttons import Kind, button
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import ChipLook, Tone, paint_chips
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.flow_layout import FlowLayout
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.table import paint_ground
from retiree_desk.ui.widgets.words import caption, words

KEYS = "name birth_date archive_birth_date id_number area_id building".split()
_WIDTHS = {0: 56, PERSON: 300, RESULT: 120, DAY: 124, STAFF: 150}
_COUNTING = {VisitResult.SEEN, VisitResult.FAMILY, VisitResult.CONTACTED}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_TRIPS = 20
_NAME_LEAST, _NOTE_LEAST = 120, 100


class SheetView(QWidget):
    """Choose the people as they were printed, then type; ``kept`` comes when the sheet is in the records."""

    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = SheetModel(self)
        self.table = SheetTable(self.model)
        self.kind = CodeBox(tuple(VisitKind), wording.term)
        self.kind.set_value(VisitKind.HOME.value)
        self.kind.setAccessibleName(_("Way of visiting of the whole sheet"))
        self.kind.setFixedWidth(theme.px(130))
        self._told = words("")
        self._lay_out()
        self.model.dataChanged.connect(self._tell)
        self.model.refused.connect(self._refuse)
        self.model.modelReset.connect(self._tell)
        self.table.saved.connect(self.save)
        self._tell()

    def show_people(self, seqs: Sequence[int], day: date | None = None, staff: str = "") -> None:
        """Lay these people out in this order; called on by the person at the desk today unless the sheet says otherwise."""
        on, who = day or self._desk.today(), staff or self._desk.user

        def work(unit: Unit) -> list[SheetRow]:
            return [row_of(one.seq, one.uid, one.values, on, who) for one in unit.members.lines(seqs, KEYS)]

        self.model.show(self._desk.read(work))
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, RESULT))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Write down every row that has a result."""
        rows, today = self.model.entered(self.kind.value()), self._desk.today()

        def told(logged: LoggedSheet) -> str:
            said = ngettext(
                "{count} visit of the sheet recorded", "{count} visits of the sheet recorded", logged.count
            ).format(count=grouped(logged.count))
            return " ".join([said, *(wording.refusal(RuleBroken(code)) for code in logged.warnings)])

        try:
            self._desk.do("visit.log", lambda unit: sheets.log_sheet(unit, rows, today=today), told=told)
        except RuleBroken as broken:
            self._told.setText(wording.refusal(broken))
        except Trouble as trouble:
            troubles.show(trouble, self)
        else:
            self.model.show([])
            self.kept.emit()

    def paste(self) -> None:
        """Ask for a list to be pasted."""
        dialog = PasteDialog(self._desk, self)
        dialog.chosen.connect(self.show_people)
        dialog.open()

    def choose_building(self) -> None:
        """Ask for the area or building the sheet is of."""
        self._building.open()
        self._building.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(self._above())
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                Icon.KEYBOARD,
                _("Type in a sheet that has come back"),
                _("Choose the building or the planned trip it was printed for, or paste its names: the rows stand here "
                  "in the printed order, and one figure a row is enough."),
                _("Paste names or numbers"),
                self.paste,
                Icon.COPY,
            )
        )  # fmt: skip
        self._stack.addWidget(self.table)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._below())

    def _above(self) -> FlowLayout:
        nodes = self._desk.read(_places)
        self._places = {word: uid for uid, word in nodes}
        self._building = CodeBox([word for _uid, word in nodes])
        self._building.setPlaceholderText(_("Area or building"))
        self._building.setAccessibleName(_("Area or building"))
        self._building.setFixedWidth(theme.px(220))
        self._building.picked.connect(self._take_building)
        planned = button(_("Planned trip"), Icon.ROUTE)
        self._trips = QMenu(planned)
        self._trips.aboutToShow.connect(self._offer_trips)
        planned.setMenu(self._trips)
        paste = button(_("Paste names or numbers"), Icon.COPY)
        paste.clicked.connect(self.paste)
        above = FlowLayout(gap=8)
        for part in (self._building, planned, paste, self.kind):
            above.addWidget(part)
        return above

    def _below(self) -> QHBoxLayout:
        keys = " · ".join(f"{at} {wording.term(result)}" for at, result in enumerate(RESULTS, 1))
        self._legend = caption(keys + " · " + _("0: nothing · D: day · S: staff · N: note"), wrap=True)
        self._save = button(_("Record the sheet"), Icon.CHECK, Kind.PRIMARY)
        self._save.setToolTip(_("Ctrl+Enter"))
        self._save.clicked.connect(self.save)
        below = QHBoxLayout()
        below.setSpacing(theme.px(12))
        below.addWidget(self._legend, 1)
        below.addWidget(self._told)
        below.addWidget(self._save)
        return below

    def _take_building(self, word: str) -> None:
        uid = self._places.get(word)
        if uid is not None:
            self.show_people(self._desk.read(lambda unit: sheets.people_at(unit, uid)))

    def _offer_trips(self) -> None:
        """The trips there are now: a plan may have been accepted since the page was opened."""
        self._trips.clear()
        today = self._desk.today()
        trips = self._desk.read(lambda unit: sheets.trips(unit, today, _MOST_TRIPS))
        for trip in trips:
            word = " · ".join(part for part in (wording.day(trip.day), trip.area, trip.staff) if part)
            self._trips.addAction(word, partial(self._take_trip, trip))
        if not trips:
            self._trips.addAction(_("No trip is planned")).setEnabled(False)

    def _take_trip(self, trip: PlannedTrip) -> None:
        """As it was planned: its day, unless that is still to come, and who was to go."""
        seqs = self._desk.read(lambda unit: sheets.people_on(unit, trip.uid))
        self.show_people(seqs, min(date.fromisoformat(trip.day), self._desk.today()), trip.staff)

    def _refuse(self, broken: RuleBroken) -> None:
        self._told.setText(wording.refusal(broken))

    def _tell(self) -> None:
        filled, whole = len(self.model.filled()), len(self.model.rows)
        self._stack.setCurrentIndex(1 if whole else 0)
        self._legend.setVisible(whole > 0)
        self._save.setVisible(whole > 0)
        self._save.setEnabled(filled > 0)
        self._told.setText(_("{filled} of {whole} rows").format(filled=filled, whole=whole) if whole else "")


class SheetTable(QTableView):
    """Figures write results and go on; letters edit the cell they stand for; ``saved`` comes with Ctrl+Enter."""

    saved = Signal()

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self._sheet = model
        self.setAccessibleName(_("The rows of the sheet"))
        self.setModel(model)
        self.setItemDelegate(_SheetDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(theme.ROW))
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setFixedHeight(theme.px(theme.ROW))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, text = self.currentIndex().row(), event.text()
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saved.emit()
        elif row < 0 or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif text.isdecimal() and 0 <= int(text) <= len(RESULTS):
            self._sheet.set_result(row, RESULTS[int(text) - 1].value if int(text) else "")
            self._go(row + 1)
        elif event.key() in _ENTER:
            self._go(row + 1)
        elif text.lower() in _EDITED and text:
            self.edit(self._sheet.index(row, _EDITED[text.lower()]))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are acts here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        others = sum(theme.px(width) for column, width in _WIDTHS.items() if column != PERSON)
        room = self.viewport().width() - others - theme.px(_NOTE_LEAST)
        self.setColumnWidth(PERSON, max(theme.px(_NAME_LEAST), min(room, theme.px(_WIDTHS[PERSON]))))

    def _go(self, row: int) -> None:
        if row < self._sheet.rowCount():
            self.setCurrentIndex(self._sheet.index(row, RESULT))


_EDITED = {"d": DAY, "s": STAFF, "n": NOTE}


class _SheetDelegate(QStyledItemDelegate):
    """Rows like those of every table; a result is a chip."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        room = paint_ground(painter, option)
        text = str(index.data() or "")
        model = index.model()
        if index.column() == RESULT and text and isinstance(model, SheetModel):
            counts = model.rows[index.row()].result in _COUNTING
            paint_chips(painter, room, (ChipLook(text, Tone.DONE if counts else Tone.NEUTRAL),))
        else:
            strong = index.column() == PERSON
            painter.setFont(theme.now().font(Type.STRONG if strong else Type.BODY))
            painter.setPen(theme.colour(Role.SOFT if index.column() == 0 else Role.INK))
            _write(painter, room, text, index.column())
        painter.restore()


def _write(painter: QPainter, room: QRect, text: str, column: int) -> None:
    """The name strong, who it is beside it in small letters."""
    name, _gap, about = text.partition("  ") if column == PERSON else (text, "", "")
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        room, middle, painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
    )
    if about:
        taken = painter.fontMetrics().horizontalAdvance(name) + theme.px(10)
        rest = room.adjusted(taken, 0, 0, 0)
        painter.setFont(theme.now().font(Type.CAPTION))
        painter.setPen(theme.colour(Role.SOFT))
        painter.drawText(
            rest, middle, painter.fontMetrics().elidedText(about, Qt.TextElideMode.ElideRight, rest.width())
        )


def _places(unit: Unit) -> list[tuple[bytes, str]]:
    return [
        (node.uid, unit.tree.words_of(node.uid)) for node in trees.nodes(unit, TreeKind.AREA) if node.total
    ]
